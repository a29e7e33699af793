"""The keyring situations of FACTS, with a real gnome-keyring-daemon.

Each case has directories and a session bus of its own.  The bus starts no
services by itself, so that a case has the daemon and the prompter it asks for.
A situation is told by the error code, and in none of them is a lookup an
answer without a key and without an error.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

import gi
gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib

TOOL = os.environ['STM_KEYRING_TOOL']
PROFILE = '7f0c1a52-6a8e-4b0e-9a3f-0d2f1c5b7e11'
OTHER = '00000000-6a8e-4b0e-9a3f-0d2f1c5b7e11'
KEY = '00112233445566778899aabbccddeeff' * 2
NEW_KEY = 'ff' * 32
SERVICE = 'org.freedesktop.Secret.Service'
PATIENCE = 20

BUS_CONFIG = '''<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
'''

PROMPTER = '''<node><interface name="org.gnome.keyring.internal.Prompter">
  <method name="BeginPrompting"><arg type="o" direction="in"/></method>
  <method name="PerformPrompt">
    <arg type="o" direction="in"/><arg type="s" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="s" direction="in"/>
  </method>
  <method name="StopPrompting"><arg type="o" direction="in"/></method>
</interface></node>'''


class Prompter:
    """Stands for the user before the keyring's prompt: dismisses it, or does nothing."""

    def __init__(self, address, dismisses):
        self.dismisses = dismisses
        self.prompts = 0
        self.connection = connect(address)
        interface = Gio.DBusNodeInfo.new_for_xml(PROMPTER).interfaces[0]
        self.connection.register_object('/org/gnome/keyring/Prompter', interface,
                                        self.called, None, None)
        Gio.bus_own_name_on_connection(self.connection, 'org.gnome.keyring.SystemPrompter',
                                       Gio.BusNameOwnerFlags.NONE, None, None)
        wait_for_name(self.connection, 'org.gnome.keyring.SystemPrompter')

    def called(self, connection, sender, path, interface, method, parameters, invocation):
        callback = parameters.unpack()[0]
        invocation.return_value(None)
        if method == 'BeginPrompting':
            self.tell(sender, callback, 'PromptReady', GLib.Variant('(sa{sv}s)', ('', {}, '')))
        elif method == 'PerformPrompt':
            self.prompts += 1
            if self.dismisses:
                self.tell(sender, callback, 'PromptReady', GLib.Variant('(sa{sv}s)', ('no', {}, '')))
        else:
            self.tell(sender, callback, 'PromptDone', None)

    def tell(self, sender, callback, method, parameters):
        self.connection.call(sender, callback, 'org.gnome.keyring.internal.Prompter.Callback', method, parameters,
                             None, Gio.DBusCallFlags.NONE, -1, None, None)


def connect(address):
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)


def wait_for_name(connection, name):
    """Runs the main loop until somebody owns the name."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        GLib.MainContext.default().iteration(False)
        if connection.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                                'NameHasOwner', GLib.Variant('(s)', (name,)), None,
                                Gio.DBusCallFlags.NONE, -1, None).unpack()[0]:
            return
        time.sleep(0.01)
    raise AssertionError(name + ' did not come')


class Session:
    """Directories, a bus if wanted, and what is started on it."""

    def __init__(self, bus=True):
        self.folder = tempfile.mkdtemp(prefix='stm-keyring-')
        self.processes = []
        self.environment = {name: value for name, value in os.environ.items()
                            if name not in ('DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS',
                                            'GNOME_KEYRING_CONTROL', 'SSH_AUTH_SOCK', 'SECRET_BACKEND')}
        for name in 'HOME', 'XDG_RUNTIME_DIR', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME':
            self.environment[name] = os.path.join(self.folder, name.lower())
            os.mkdir(self.environment[name], 0o700)
        self.environment.pop('G_DEBUG', None)
        self.address = None
        if bus:
            self.start_bus()

    def start(self, *command, **options):
        process = subprocess.Popen(command, env=self.environment, **options)
        self.processes.append(process)
        return process

    def stop(self, process):
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.wait()
        for stream in process.stdin, process.stdout:
            if stream is not None:
                stream.close()
        self.processes.remove(process)

    def end(self):
        for process in reversed(list(self.processes)):
            self.stop(process)
        shutil.rmtree(self.folder)

    def start_bus(self):
        config = os.path.join(self.folder, 'bus.conf')
        with open(config, 'w', encoding='utf-8') as file:
            file.write(BUS_CONFIG.format(self.folder))
        daemon = self.start('dbus-daemon', '--config-file=' + config, '--nofork', '--print-address',
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = daemon.stdout.readline().strip()
        self.environment['DBUS_SESSION_BUS_ADDRESS'] = self.address
        self.connection = connect(self.address)

    def start_keyring(self, password=None):
        """Returns the daemon; without a password its keyring is not unlocked."""
        command = ['gnome-keyring-daemon', '--foreground', '--components=secrets']
        if password is not None:
            command.append('--unlock')
        daemon = self.start(*command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if password is not None:
            daemon.stdin.write(password.encode())
        daemon.stdin.close()
        wait_for_name(self.connection, 'org.freedesktop.secrets')
        return daemon

    def call(self, interface, method, parameters):
        return self.connection.call_sync('org.freedesktop.secrets', '/org/freedesktop/secrets', interface, method,
                                         parameters, None, Gio.DBusCallFlags.NONE, -1, None).unpack()

    def lock(self, alias='login'):
        path, = self.call(SERVICE, 'ReadAlias', GLib.Variant('(s)', (alias,)))
        self.call(SERVICE, 'Lock', GLib.Variant('(ao)', ([path],)))

    def make_open_default(self):
        """A default keyring without a password."""
        _, secret_session = self.call(SERVICE, 'OpenSession', GLib.Variant('(sv)', ('plain', GLib.Variant('s', ''))))
        path, = self.call('org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface', 'CreateWithMasterPassword',
                          GLib.Variant('(a{sv}(oayays))',
                                       ({'org.freedesktop.Secret.Collection.Label': GLib.Variant('s', 'open')},
                                        (secret_session, b'', b'', 'text/plain'))))
        self.call(SERVICE, 'SetAlias', GLib.Variant('(so)', ('default', path)))

    def start_tool(self):
        return self.start('env', 'G_DEBUG=fatal-warnings', TOOL,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


class KeyringTest(unittest.TestCase):
    def begin(self, bus=True):
        self.session = Session(bus)
        self.addCleanup(self.session.end)
        return self.session

    def ask(self, command, tool=None):
        """One command, by a tool of its own if none is given: the first word and the rest of the answer."""
        own = tool is None
        if own:
            tool = self.session.start_tool()
        tool.stdin.write(command + '\n')
        tool.stdin.flush()
        answer = self.wait_for_line(tool)
        if own:
            tool.stdin.close()
            self.assertEqual(tool.wait(PATIENCE), 0)
            self.session.stop(tool)
        word, _, rest = answer.strip().partition(' ')
        return word, rest

    def wait_for_line(self, tool):
        """The prompter lives in this process, so its main loop runs meanwhile."""
        lines = []
        loop = GLib.MainLoop()

        def read(source, condition):
            lines.append(tool.stdout.readline())
            loop.quit()
            return GLib.SOURCE_REMOVE

        source = GLib.io_add_watch(tool.stdout.fileno(), GLib.PRIORITY_DEFAULT,
                                   GLib.IOCondition.IN | GLib.IOCondition.HUP, read)
        timeout = GLib.timeout_add_seconds(PATIENCE, loop.quit)
        loop.run()
        GLib.source_remove(timeout if lines else source)
        self.assertTrue(lines, 'no answer')
        self.assertTrue(lines[0], 'the tool died')
        return lines[0]

    def assert_all_say(self, code, commands=('lookup', 'store', 'clear')):
        for command in commands:
            for prefix in '', 'async ':
                text = prefix + command + ' ' + PROFILE + (' ' + KEY if command == 'store' else '')
                with self.subTest(text):
                    word, message = self.ask(text)
                    self.assertEqual(word, code)
                    self.assertNotIn(KEY, message)
                    self.assertNotEqual(message, '')

    def store_key(self):
        self.assertEqual(self.ask('store {} {}'.format(PROFILE, KEY)), ('done', ''))

    def test_unlocked(self):
        self.begin().start_keyring('password')
        for prefix in '', 'async ':
            self.assertEqual(self.ask(prefix + 'lookup ' + PROFILE)[0], 'KEY_MISSING')
            self.assertEqual(self.ask('{}store {} {}'.format(prefix, PROFILE, KEY)), ('done', ''))
            self.assertEqual(self.ask(prefix + 'lookup ' + PROFILE), ('done', KEY))
            self.assertEqual(self.ask(prefix + 'lookup ' + OTHER)[0], 'KEY_MISSING')
            self.assertEqual(self.ask('{}store {} {}'.format(prefix, PROFILE, NEW_KEY)), ('done', ''))
            self.assertEqual(self.ask(prefix + 'lookup ' + PROFILE), ('done', NEW_KEY))
            self.assertEqual(self.ask(prefix + 'clear ' + OTHER), ('done', ''))
            self.assertEqual(self.ask(prefix + 'clear ' + PROFILE), ('done', ''))
            self.assertEqual(self.ask(prefix + 'lookup ' + PROFILE)[0], 'KEY_MISSING')
            self.assertEqual(self.ask(prefix + 'clear ' + PROFILE), ('done', ''))

    def test_locked_and_no_prompt_possible(self):
        session = self.begin()
        session.start_keyring('password')
        self.store_key()
        session.lock()
        self.assert_all_say('KEY_LOCKED')

    def test_locked_and_prompt_dismissed(self):
        session = self.begin()
        session.start_keyring('password')
        self.store_key()
        session.lock()
        prompter = Prompter(session.address, dismisses=True)
        self.assert_all_say('KEY_LOCKED')
        self.assertGreaterEqual(prompter.prompts, 6)

    def test_locked_and_prompt_left_alone(self):
        session = self.begin()
        session.start_keyring('password')
        self.store_key()
        session.lock()
        prompter = Prompter(session.address, dismisses=False)
        start = time.monotonic()
        self.assertEqual(self.ask('cancel ' + PROFILE)[0], 'CANCELLED')
        self.assertLess(time.monotonic() - start, 3)
        self.assertEqual(prompter.prompts, 1)

    def test_never_unlocked(self):
        """The user logged in without a password, or with one that is not the keyring's."""
        for password in None, 'wrong password':
            with self.subTest(password):
                session = self.begin()
                daemon = session.start_keyring('password')
                self.store_key()
                session.stop(daemon)
                session.start_keyring(password)
                self.assert_all_say('KEY_LOCKED')

    def test_never_unlocked_and_prompt_dismissed(self):
        session = self.begin()
        daemon = session.start_keyring('password')
        self.store_key()
        session.stop(daemon)
        session.start_keyring()
        prompter = Prompter(session.address, dismisses=True)
        self.assert_all_say('KEY_LOCKED')
        self.assertGreaterEqual(prompter.prompts, 6)

    def test_reset(self):
        """The keyring was thrown away and made anew: the key is gone, and may be given again."""
        session = self.begin()
        daemon = session.start_keyring('password')
        self.store_key()
        session.stop(daemon)
        shutil.rmtree(os.path.join(session.environment['XDG_DATA_HOME'], 'keyrings'))
        session.start_keyring('new password')
        self.assertEqual(self.ask('lookup ' + PROFILE)[0], 'KEY_MISSING')
        self.store_key()
        self.assertEqual(self.ask('lookup ' + PROFILE), ('done', KEY))

    def test_no_keyring_made_yet(self):
        session = self.begin()
        session.start_keyring()
        self.assert_all_say('KEY_MISSING', ['lookup'])
        self.assert_all_say('KEYRING', ['store'])
        prompter = Prompter(session.address, dismisses=True)
        self.assert_all_say('KEY_MISSING', ['lookup'])
        self.assertEqual(prompter.prompts, 0)
        self.assert_all_say('KEYRING', ['store'])
        self.assertEqual(prompter.prompts, 2)

    def test_unlocks_without_asking(self):
        """A keyring without a password is locked at first, but nobody needs to be asked."""
        session = self.begin()
        daemon = session.start_keyring('password')
        session.make_open_default()
        self.store_key()
        session.stop(daemon)
        session.start_keyring()
        for command in 'lookup', 'async lookup':
            self.assertEqual(self.ask(command + ' ' + PROFILE), ('done', KEY))
        session.lock('default')
        self.assertEqual(self.ask('store {} {}'.format(PROFILE, NEW_KEY)), ('done', ''))
        session.lock('default')
        self.assertEqual(self.ask('clear ' + PROFILE), ('done', ''))
        self.assertEqual(self.ask('lookup ' + PROFILE)[0], 'KEY_MISSING')

    def test_no_service(self):
        self.begin()
        self.assert_all_say('KEYRING')

    def test_no_bus(self):
        session = self.begin(bus=False)
        self.assert_all_say('KEYRING')
        session.environment['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=' + session.folder + '/nobody'
        self.assert_all_say('KEYRING')

    def test_not_a_key(self):
        session = self.begin()
        session.start_keyring('password')
        for value in '', 'not a key', KEY + '00', KEY[2:]:
            session.start('secret-tool', 'store', '--label', 'not a key', 'application', 'org.stagematching.Desktop',
                          'profile', PROFILE, 'kind', 'database-key', 'xdg:schema', 'org.stagematching.Desktop',
                          stdin=subprocess.PIPE, text=True).communicate(value)
            self.assert_all_say('KEY_MISSING', ['lookup'])
        self.store_key()
        self.assertEqual(self.ask('lookup ' + PROFILE), ('done', KEY))

    def test_service_comes_goes_and_comes_back(self):
        """One program all the while."""
        session = self.begin()
        tool = session.start_tool()
        self.assertEqual(self.ask('lookup ' + PROFILE, tool)[0], 'KEYRING')
        daemon = session.start_keyring('password')
        self.assertEqual(self.ask('store {} {}'.format(PROFILE, KEY), tool), ('done', ''))
        session.stop(daemon)
        self.assertEqual(self.ask('lookup ' + PROFILE, tool)[0], 'KEYRING')
        session.start_keyring('password')
        self.assertEqual(self.ask('lookup ' + PROFILE, tool), ('done', KEY))
        self.assertEqual(self.ask('async lookup ' + PROFILE, tool), ('done', KEY))

    def test_service_dies_while_it_asks(self):
        session = self.begin()
        daemon = session.start_keyring('password')
        self.store_key()
        session.lock()
        Prompter(session.address, dismisses=False)
        GLib.timeout_add(500, session.stop, daemon)
        self.assertIn(self.ask('async lookup ' + PROFILE)[0], ('KEYRING', 'KEY_LOCKED'))


if __name__ == '__main__':
    unittest.main()
