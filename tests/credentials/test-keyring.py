"""The keyring situations of FACTS, with a real gnome-keyring-daemon.

Each case has directories and a session bus of its own.  A situation is told by
the error code, and in none of them is a lookup an answer without a key and
without an error.
"""

import os
import shutil
import subprocess
import time
import unittest

from gi.repository import GLib

from keyring_session import PATIENCE, Prompter, Session

TOOL = os.environ['STM_KEYRING_TOOL']
PROFILE = '7f0c1a52-6a8e-4b0e-9a3f-0d2f1c5b7e11'
OTHER = '00000000-6a8e-4b0e-9a3f-0d2f1c5b7e11'
KEY = '00112233445566778899aabbccddeeff' * 2
NEW_KEY = 'ff' * 32


def start_tool(session):
    return session.start('env', 'G_DEBUG=fatal-warnings', TOOL,
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
            tool = start_tool(self.session)
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
        tool = start_tool(session)
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
