"""How profiles open, are recovered and restored, in the real window (SPEC P1, X3, X5)."""

import fcntl
import glob
import os
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from harness import ROLE, Program, is_sensitive, name_of, wait_until  # noqa: E402


def spoil(code, group):
    """The code with another character in one of its groups."""
    groups = code.split('-')
    first = groups[group - 1][0]
    groups[group - 1] = ('A' if first != 'A' else 'B') + groups[group - 1][1:]
    return '-'.join(groups)


class Profiles(unittest.TestCase):
    def setUp(self):
        home = tempfile.TemporaryDirectory(prefix='stm-ui-')
        self.addCleanup(home.cleanup)
        self.home = home.name

    def start(self, *arguments):
        return Program(*arguments, language='C.UTF-8', home=self.home)

    def make_region(self, program, kept=True):
        """A new profile; gives its recovery code."""
        program.activate('start.new-region')
        program.set_text('Name', 'Limburg')
        program.click('Create Profile')
        program.find_text('Keep This Recovery Code')
        code = program.recovery_code()
        if kept:
            program.press(program.find(ROLE.CHECK_BOX, 'I have kept the code in a safe place'))
            wait_until(lambda: program.has(ROLE.BUTTON, 'Later') is None, 'Later to go')
            program.click('Continue')
        else:
            program.click('Later')
        program.find(ROLE.LIST_ITEM, 'Students')
        return code

    def database(self):
        return glob.glob(self.home + '/data/stagematching/profiles/*/profile.db')[0]

    def forget_key(self):
        profile = os.path.basename(os.path.dirname(self.database()))
        subprocess.run(['secret-tool', 'clear', 'profile', profile], check=True, timeout=20)

    # P1

    def test_P1_wrong_postcode(self):
        with self.start() as program:
            program.activate('start.new-school')
            program.set_text('Name', 'Proefschool')
            program.set_text('Postcode', '99')
            wait_until(lambda: not is_sensitive(program.find(ROLE.BUTTON, 'Create Profile')), 'Create Profile to be refused')

    def test_P1_act_as_region(self):
        with self.start('--samples') as program:
            program.find(ROLE.LIST_ITEM, 'Placements')
            program.activate('win.act-as-region')
            program.find_text('You are working as regional coordinator')
            program.click('Back to School')
            program.wait_gone(ROLE.BUTTON, 'Back to School')

    # X3

    def test_X3_opens_by_itself(self):
        with self.start() as program:
            self.make_region(program)
        with self.start() as program:
            program.find(ROLE.BUTTON, 'Limburg, Regional coordinator')
            self.assertIsNone(program.has(ROLE.BUTTON, 'Make a New Code…'))

    def test_X3_lost_key(self):
        with self.start() as program:
            code = self.make_region(program, kept=False)
        self.forget_key()
        with self.start() as program:
            program.find_text('The key of this profile is not in the keyring')
            program.set_text('Recovery code', spoil(code, 2))
            program.click('Open With Code')
            program.find_text('Group 2 of the recovery code is mistyped')
            program.set_text('Recovery code', code.lower().replace('-', ' '))
            program.click('Open With Code')
            program.find(ROLE.BUTTON, 'Limburg, Regional coordinator')
        # the keyring has it again
        with self.start() as program:
            program.find(ROLE.BUTTON, 'Limburg, Regional coordinator')

    def test_X3_new_code(self):
        with self.start() as program:
            old = self.make_region(program)
            program.activate('win.new-recovery-code')
            program.click('Make New Code')
            program.find_text('Keep This Recovery Code')
            program.press(program.find(ROLE.CHECK_BOX, 'I have kept the code in a safe place'))
            program.click('Continue')
            program.wait_gone(ROLE.CHECK_BOX)
        self.forget_key()
        with self.start() as program:
            program.set_text('Recovery code', old)
            program.click('Open With Code')
            program.find_text('it is not the code of this profile')

    # X5

    def test_X5_restore_damaged(self):
        with self.start() as program:
            self.make_region(program)
            backups = os.path.join(os.path.dirname(self.database()), 'backups')
            wait_until(lambda: glob.glob(backups + '/profile-*.db'), 'the backup of the day')
        with open(self.database(), 'r+b') as file:
            file.seek(100)
            file.write(b'damaged')
        with self.start() as program:
            program.find_text('The database is damaged')
            program.click('Restore a Backup…')
            program.find_text('From Elsewhere')
            program.press(program.find(ROLE.LIST_ITEM, lambda name: any(c.isdigit() for c in name)))
            program.click('Restore')
            program.find(ROLE.BUTTON, 'Limburg, Regional coordinator')
        kept = glob.glob(os.path.dirname(self.database()) + '/profile-kept-*')
        self.assertEqual(sorted(os.path.splitext(path)[1] for path in kept), ['.db', '.key'])

    def test_X5_in_use(self):
        with self.start() as program:
            self.make_region(program)
        with open(self.database() + '.lock', encoding='ascii') as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            with self.start() as program:
                program.find_text('The profile is already open')
                fcntl.flock(lock, fcntl.LOCK_UN)
                program.click('Try Again')
                program.find(ROLE.BUTTON, 'Limburg, Regional coordinator')

    def test_X5_second_start(self):
        with self.start() as program:
            self.make_region(program)
            done = subprocess.run([os.environ['STM_PROGRAM']], timeout=20, check=False)
            self.assertEqual(done.returncode, 0)
            self.assertEqual(len(list(program.nodes(ROLE.FRAME))), 1)


if __name__ == '__main__':
    unittest.main()
