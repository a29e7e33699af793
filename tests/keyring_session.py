"""A session bus of a test's own, with a real gnome-keyring-daemon and a prompter.

The bus starts no services by itself, so that a test has what it asks for.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time

import gi
gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib

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
