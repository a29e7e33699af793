"""The keyring situations of FACTS, as the command line tells them.

In each of them the recovery code opens the profile, and nothing ever makes a
new key for a database that is there.
"""

import os
import shutil
import signal
import time
import unittest

from gi.repository import GLib

from command_line import INTERRUPTED, KEY, PATIENCE, SAMPLES, CommandLineTest
from keyring_session import Prompter, Session

COMMANDS = ['list', 'students'], ['import', SAMPLES], ['export', 'export.json'], ['check'], ['backup']


class KeyringTest(CommandLineTest):
    def begin(self, bus=True):
        self.session = Session(bus)
        self.addCleanup(self.session.end)
        self.session.environment['G_DEBUG'] = 'fatal-criticals'
        self.own = self.home(self.session.environment)
        return self.session

    def begin_with_profile(self):
        """With the key in an unlocked keyring; returns its daemon."""
        daemon = self.begin().start_keyring('password')
        self.assertEqual(self.own.create().errors, '')
        self.assert_works(self.own.run('list', 'programmes'), '7e jaar')
        return daemon

    def wait(self, process):
        """A prompter lives in this process, so its main loop runs meanwhile."""
        end = time.monotonic() + PATIENCE
        while process.poll() is None and time.monotonic() < end:
            GLib.MainContext.default().iteration(False)
            time.sleep(0.005)
        return self.own.finish(process)

    def run_program(self, *arguments):
        return self.wait(self.own.start(*arguments))

    def assert_all_say(self, title, *texts):
        before = self.own.state()
        for arguments in COMMANDS:
            with self.subTest(arguments):
                result = self.run_program(*arguments)
                self.assert_fails(result, KEY, f'stagematching-cli: {title}: ', 'Your data is kept, encrypted.',
                                  '--recovery-code-file', *texts)
                self.assertNotIn(self.own.code, result.errors)
        self.assertEqual(self.own.state(), before)
        self.assertEqual(len(self.own.profiles()), 1)
        self.assert_works(self.run_program('--recovery-code-file', self.own.code_file(), 'list', 'programmes'), '7e jaar')

    def assert_creates_with_a_note(self, text):
        """Without a keyring a profile can be made, which takes the code each time."""
        home = self.home(self.session.environment)
        process = home.start('create', '--name', 'Nieuw', '--role', 'region')
        result = self.wait(process)
        self.assertEqual(result.status, 0, result)
        self.assertIn('Recovery code: ', result.output)
        self.assertIn('the recovery code is needed each time', result.errors)
        self.assertIn(text, result.errors)

    def test_unlocked(self):
        self.begin_with_profile()
        for arguments in COMMANDS:
            self.assert_works(self.own.run(*arguments))

    def test_locked_and_no_prompt_possible(self):
        self.begin_with_profile()
        self.session.lock()
        self.assert_all_say('The keyring is locked', 'Unlock the keyring')
        self.assert_creates_with_a_note('not unlocked')

    def test_locked_and_prompt_dismissed(self):
        self.begin_with_profile()
        self.session.lock()
        prompter = Prompter(self.session.address, dismisses=True)
        self.assert_all_say('The keyring is locked', 'Unlock the keyring')
        self.assertEqual(prompter.prompts, len(COMMANDS))
        self.assert_creates_with_a_note('not unlocked')

    def test_locked_and_prompt_left_alone(self):
        """Who does not answer can stop the command."""
        self.begin_with_profile()
        self.session.lock()
        prompter = Prompter(self.session.address, dismisses=False)
        process = self.own.start('list', 'students', prefix=['env', '--default-signal'])
        end = time.monotonic() + PATIENCE
        while prompter.prompts == 0 and time.monotonic() < end:
            GLib.MainContext.default().iteration(False)
            time.sleep(0.005)
        self.assertIsNone(process.poll())
        process.send_signal(signal.SIGINT)
        self.assert_fails(self.wait(process), INTERRUPTED, 'Interrupted')

    def test_never_unlocked(self):
        for password in None, 'wrong password':
            with self.subTest(password):
                daemon = self.begin_with_profile()
                self.session.stop(daemon)
                self.session.start_keyring(password)
                self.assert_all_say('The keyring is locked', 'Unlock the keyring')

    def test_reset(self):
        daemon = self.begin_with_profile()
        self.session.stop(daemon)
        shutil.rmtree(os.path.join(self.session.environment['XDG_DATA_HOME'], 'keyrings'))
        self.session.start_keyring('new password')
        self.assert_all_say('The key of this profile is not in the keyring', 'Enter the recovery code, or restore a backup.')

    def test_no_service(self):
        daemon = self.begin_with_profile()
        self.session.stop(daemon)
        self.assert_all_say('There is no keyring on this computer')
        self.assert_creates_with_a_note('keyring')

    def test_no_bus(self):
        self.begin(bus=False)
        self.assertIn('each time', self.own.create().errors)
        self.assert_all_say('There is no keyring on this computer')
        self.own.environment['DBUS_SESSION_BUS_ADDRESS'] = f'unix:path={self.own.folder}/nobody'
        self.assert_all_say('There is no keyring on this computer')

    def test_key_of_another_database(self):
        """The keyring's key does not fit: the file may be of another computer."""
        self.begin_with_profile()
        other = self.home(self.session.environment)
        other.create()
        shutil.copy(other.database, self.own.database)
        self.assertEqual(self.own.run('list', 'students').status, 74)

    def test_code_does_not_need_the_keyring(self):
        """Not even to be asked: a locked one would wait for somebody."""
        self.begin_with_profile()
        self.session.lock()
        prompter = Prompter(self.session.address, dismisses=False)
        self.assert_works(self.run_program('--recovery-code-file', self.own.code_file(), 'import', SAMPLES))
        self.assertEqual(prompter.prompts, 0)


if __name__ == '__main__':
    unittest.main()
