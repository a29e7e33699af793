"""Codes, databases and disks that are not as they should be."""

import contextlib
import os
import pathlib
import shutil
import sqlite3
import subprocess
import unittest

from command_line import (DATA, IO, KEY, N_SAMPLES, NEWER, NOT_FOUND, PLACE, PROGRAM, SAMPLES, CommandLineTest,
                          can_trace, load_samples)

READING = ['list', 'students'], ['show', 'student', '00495119-a256-4fe5-8af5-7821ecb623f9'], ['export', 'export.json']
ALL = *READING, ['check'], ['backup'], ['import', SAMPLES]


class Codes(CommandLineTest):
    """X3: the recovery code, when the keyring is not asked."""

    def setUp(self):
        self.own = self.home()
        self.own.create()

    def test_as_people_type_it(self):
        code = self.own.code
        for text in code, code.lower(), code.replace('-', ' '), code.replace('-', ''), f'\n  {code}  \n\n', code + '\r\n', \
                code.replace('0', 'O').replace('1', 'l'), '-\n'.join(code.split('-')):
            with self.subTest(text):
                self.assert_works(self.own.run('--recovery-code-file', self.own.write('code', text), 'list', 'programmes'))

    def test_from_the_standard_input(self):
        self.assert_works(self.own.run('--recovery-code-file', '-', 'list', 'programmes', text=self.own.code + '\n'))
        self.assert_works(self.own.run('list', 'programmes', '--recovery-code-file=-', text=self.own.code))
        self.assert_fails(self.own.run('--recovery-code-file', '-', 'list', 'programmes', text=''), KEY)

    def test_from_a_terminal(self):
        """It is asked for, and not shown."""
        reader, writer = os.openpty()
        process = self.own.start('--recovery-code-file', '-', 'list', 'programmes', stdin=writer)
        os.close(writer)
        self.assertEqual(process.stderr.read(len('Recovery code: ')), 'Recovery code: ')
        os.write(reader, self.own.code.encode() + b'\n')
        result = self.own.finish(process)
        try:
            shown = os.read(reader, 1000)
        except OSError:
            shown = b''
        os.close(reader)
        self.assertEqual((result.status, result.errors), (0, '\n'))
        self.assertIn('7e jaar', result.output)
        self.assertNotIn(self.own.code[:5].encode(), shown)

    def test_slip_of_the_pen_names_the_group(self):
        code = self.own.code
        for group in range(6):
            place = group * 6 + 2
            wrong = code[:place] + ('A' if code[place] != 'A' else 'B') + code[place + 1:]
            with self.subTest(group):
                self.assert_fails(self.own.run('--recovery-code-file', self.own.code_file(wrong), 'list', 'programmes'), KEY,
                                  'The recovery code does not fit', str(group + 1), 'Your data is kept, encrypted.',
                                  'Compare each group')

    def test_code_of_another_profile(self):
        other = self.home()
        other.create()
        before = self.own.state()
        self.assert_fails(self.own.run('--recovery-code-file', self.own.code_file(other.code), 'import', SAMPLES), KEY,
                          'The recovery code does not fit')
        self.assertEqual(self.own.state(), before)

    def test_no_codes(self):
        for wrong in '', 'geheim', self.own.code[:-1], self.own.code + self.own.code, 'x' * 100000, 'é' * 30, '\0' * 40:
            with self.subTest(wrong[:40]):
                result = self.own.run('--recovery-code-file', self.own.write('code', wrong), 'list', 'programmes')
                self.assert_fails(result, KEY, 'The recovery code does not fit')
                self.assertNotIn(wrong[:20] or '\0', result.errors)

    def test_no_file(self):
        self.assert_fails(self.own.run('--recovery-code-file', 'missing', 'list', 'programmes'), NOT_FOUND, 'recovery code')
        self.assertNotEqual(self.own.run('--recovery-code-file', self.own.folder, 'list', 'programmes').status, 0)

    def test_changed_key_is_settled(self):
        """A change of key that stopped half-way: the pending slot is dropped once the old key opened the database."""
        pending = self.own.profile / 'profile.key.pending'
        shutil.copy(self.own.profile / 'profile.key', pending)
        self.assert_works(self.own.run('list', 'programmes'))
        self.assertTrue(pending.exists())
        self.assert_works(self.own.run('import', SAMPLES))
        self.assertFalse(pending.exists())

    def test_slot_of_another_key(self):
        """The keyring opens the profile; that the code would not is told."""
        other = self.home()
        other.create()
        slot = (other.profile / 'profile.key').read_text().replace(other.profile.name, self.own.profile.name)
        (self.own.profile / 'profile.key').write_text(slot)
        result = self.own.run('import', SAMPLES)
        self.assertEqual(result.status, 0)
        self.assertIn('The recovery code does not open this database any more.', result.errors)
        self.assertEqual((self.own.profile / 'profile.key').read_text(), slot)


class Databases(CommandLineTest):
    def setUp(self):
        self.own = self.filled()
        self.content = self.own.database.read_bytes()

    def assert_all_fail(self, status, *texts, commands=ALL):
        before = self.own.state()
        for arguments in commands:
            with self.subTest(arguments):
                self.assert_fails(self.own.run(*arguments), status, *texts)
        self.assertEqual(self.own.state(), before)
        self.assertFalse((self.own.folder / 'export.json').exists())

    def test_damaged_at_its_beginning(self):
        for name, content in (('one bit', bytes([self.content[0] ^ 1]) + self.content[1:]),
                              ('other bytes', os.urandom(len(self.content))), ('short', self.content[:100])):
            with self.subTest(name):
                self.own.database.write_bytes(content)
                self.assert_all_fail(IO, 'The database is damaged', 'The damaged file was left as it is, and so are your backups.',
                                     'Restore the newest good backup.')

    def test_damaged_somewhere(self):
        """Every bit is under a seal, so check finds it wherever it is; a backup is refused or whole."""
        size = len(self.content)
        for place in range(size // 16, size, size // 8):
            with self.subTest(place):
                content = bytearray(self.content)
                content[place] ^= 0x10
                self.own.database.write_bytes(content)
                self.assert_all_fail(IO, 'The database is damaged', commands=[['check']])
                result = self.own.run('backup', 'elsewhere')
                if result.status == 0:
                    # an index was damaged, which a backup makes anew
                    self.assert_works(self.restored(self.own.folder / 'elsewhere').run('check'), f'{N_SAMPLES + 2} records')
                    shutil.rmtree(self.own.folder / 'elsewhere')
                else:
                    self.assert_fails(result, IO, 'The database is damaged')

    def restored(self, folder):
        """Somebody who has the profile from its backup."""
        home = self.own.copy()
        backup, = folder.glob('*.db')
        shutil.copy(backup, home.database)
        self.addCleanup(home.remove)
        return home

    def test_truncated(self):
        self.own.database.write_bytes(self.content[:len(self.content) // 2])
        self.assert_all_fail(IO, 'The database is damaged', commands=[['check'], ['backup']])

    def test_empty(self):
        self.own.database.write_bytes(b'')
        self.assert_all_fail(IO, 'The database is damaged', 'The database is empty.')

    def test_missing(self):
        self.own.database.unlink()
        self.assert_all_fail(NOT_FOUND, 'The database of this profile is missing.')

    def test_not_encrypted(self):
        self.own.database.unlink()
        with contextlib.closing(sqlite3.connect(self.own.database)) as connection:
            connection.execute('CREATE TABLE bookmark (title TEXT)')
            connection.commit()
        self.assert_all_fail(DATA, 'This file belongs to another program', 'The file was left exactly as it is.')

    def test_of_another_program(self):
        self.own.execute('PRAGMA application_id = 1')
        self.assert_all_fail(DATA, 'This file belongs to another program', 'The file was left exactly as it is.')

    def test_newer(self):
        self.own.execute('PRAGMA user_version = 999')
        self.assert_all_fail(NEWER, 'Made by a newer version', '999', 'Update Stagematching')

    def test_broken_references(self):
        self.own.execute('PRAGMA foreign_keys = OFF; DELETE FROM school')
        self.assert_all_fail(IO, 'The database is damaged', commands=[['check']])

    def test_a_folder(self):
        self.own.database.unlink()
        self.own.database.mkdir()
        for arguments in ALL:
            self.assertIn(self.own.run(*arguments).status, (IO, PLACE, DATA))


def can_mount():
    return shutil.which('unshare') is not None and subprocess.run(
        ['unshare', '--mount', '--map-root-user', 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp'],
        capture_output=True, check=False).returncode == 0


# Puts a small disk where the folder is, with what is in it, then does something
# with the disk, runs the program, and does something else.
ON_DISK = '''set -e
folder=$1 before=$2 after=$3; shift 3
copy=$(mktemp -d)
cp -a "$folder/." "$copy"
mount -t tmpfs -o size=4m tmpfs "$folder"
cp -a "$copy/." "$folder"
rm -r "$copy"
eval "$before"
set +e; "$@"; status=$?
eval "$after"
exit $status'''
FILL = 'head -c 10m /dev/zero >"$folder/filling" 2>/dev/null || :'
READ_ONLY = 'mount -o remount,ro "$folder"'


@unittest.skipUnless(can_mount(), 'file systems cannot be mounted here')
class Disks(CommandLineTest):
    def on_disk(self, home, folder, before, *arguments, after=':', **options):
        folder = pathlib.Path(folder)
        folder.mkdir(exist_ok=True)
        prefix = ['unshare', '--mount', '--map-root-user', 'sh', '-c', ON_DISK, 'sh', folder, before, after]
        return home.run(*arguments, prefix=prefix, **options)

    def new(self):
        home = self.home()
        home.create()
        self.without_keyring = {'DBUS_SESSION_BUS_ADDRESS': ''}
        self.code = ['--recovery-code-file', home.code_file()]
        return home

    def test_full_disk_for_an_import(self):
        """The whole import is taken back, and the profile works again once there is room."""
        home = self.new()
        after = f'rm "$folder/filling"; for i in "list students" check "import {SAMPLES}"; do ' \
                f'{PROGRAM} --recovery-code-file {self.code[1]} $i --help >/dev/null; ' \
                f'{PROGRAM} --recovery-code-file {self.code[1]} $i || echo failed; done'
        result = self.on_disk(home, home.profile, FILL, *self.code, 'import', SAMPLES, after=after)
        self.assertEqual(result.status, PLACE, result)
        self.assertIn('The disk is full', result.errors)
        self.assertIn('Make room on the disk', result.errors)
        self.assertIn('UUID\nThe database is whole, and 2 records keep the rules.\n'
                      f'Imported: {N_SAMPLES} new records.\n', result.output)

    def test_full_disk_for_a_backup(self):
        home = self.new()
        place = home.folder / 'backups'
        result = self.on_disk(home, place, FILL, *self.code, 'backup', place, after='ls -A "$folder"')
        self.assertEqual(result.status, PLACE, result)
        self.assertIn('The disk is full', result.errors)
        self.assertEqual(result.output, 'filling\n')

    def test_full_disk_for_an_export(self):
        home = self.filled()
        place = home.folder / 'files'
        place.mkdir()
        (place / 'export.json').write_text('before')
        result = self.on_disk(home, place, FILL, '--recovery-code-file', home.code_file(), 'export', place / 'export.json',
                              after='ls -A "$folder"; cat "$folder/export.json"')
        self.assertEqual(result.status, PLACE, result)
        self.assertIn('The disk is full', result.errors)
        self.assertEqual(result.output, 'export.json\nfilling\nbefore')

    def test_full_disk_for_a_new_profile(self):
        home = self.home()
        result = self.on_disk(home, home.folder / 'data', FILL, 'create', '--name', 'A', '--role', 'region',
                              after='find "$folder" -type f')
        self.assertEqual(result.status, PLACE, result)
        self.assertEqual(result.output, str(home.folder / 'data' / 'filling') + '\n')

    def test_read_only_profile(self):
        """It can be read, exported and backed up elsewhere, and is not written."""
        home = self.filled()
        code = ['--recovery-code-file', home.code_file()]
        shutil.rmtree(home.profile / 'backups')
        self.assert_works(self.on_disk(home, home.profile, READ_ONLY, *code, 'list', 'students'), 'Janssens')
        self.assert_works(self.on_disk(home, home.profile, READ_ONLY, *code, 'backup', home.folder / 'elsewhere'))
        for arguments, text in (['check'], 'search index'), (['export', 'export.json'], 'history'):
            result = self.on_disk(home, home.profile, READ_ONLY, *code, *arguments)
            self.assertEqual(result.status, 0, result)
            self.assertIn(text, result.errors)
        for arguments in ['import', SAMPLES], ['backup']:
            self.assert_fails(self.on_disk(home, home.profile, READ_ONLY, *code, *arguments), PLACE,
                              'The place may not be written', 'Nothing was changed.', 'choose another place')

    def test_read_only_places(self):
        home = self.new()
        place = home.folder / 'place'
        for arguments in ['export', place / 'export.json'], ['backup', place], ['backup', place / 'below']:
            self.assert_fails(self.on_disk(home, place, READ_ONLY, *self.code, *arguments), PLACE, 'The place may not be written')
        other = self.home()
        self.assert_fails(self.on_disk(other, other.folder / 'data', READ_ONLY, 'create', '--name', 'A', '--role', 'region'),
                          PLACE, 'The place may not be written')

    def test_places_that_are_not_there(self):
        home = self.new()
        self.assert_fails(home.run('export', 'no/such/folder/export.json'), NOT_FOUND)
        self.assert_fails(home.run('export', home.folder), PLACE, 'not a folder')
        self.assert_fails(home.run('export', '/dev/null'), PLACE)
        self.assert_fails(home.run('backup', self.code[1]), IO, 'Not a directory')


@unittest.skipUnless(can_trace(), 'processes cannot be traced here')
class Traced(CommandLineTest):
    """Faults of the system, put in by strace."""

    def trace(self, *inject):
        options = [option for text in inject for option in ('-e', 'inject=' + text)]
        return ['strace', '-f', '-qq', '-o', '/dev/null', *options]

    def test_network_drive(self):
        """statfs tells NFS; f_type stands first in what it fills in."""
        home = self.home()
        home.create()
        environment = {'ASAN_OPTIONS': home.environment['ASAN_OPTIONS'] + ':detect_leaks=0'}
        before = home.state()
        for arguments in ALL:
            result = home.run(*arguments, prefix=self.trace('statfs:poke_exit=@arg2=6969000000000000'), environment=environment)
            self.assert_fails(result, PLACE, 'The profile is on a network drive', 'Nothing was changed.',
                              'Move the profile to a disk of this computer.')
        self.assertEqual(home.state(), before)

    def test_disk_that_fails_while_it_imports(self):
        """Wherever it fails: all or nothing."""
        home = self.home()
        home.create()
        environment = {'ASAN_OPTIONS': home.environment['ASAN_OPTIONS'] + ':detect_leaks=0'}
        samples = load_samples()
        small = home.write('small.json', {key: samples[key] for key in ('format', 'version', 'profile', 'schools')})
        told = 0
        for call in 'pwrite64', 'fdatasync', 'ftruncate':
            for error, status in ('EIO', IO), ('ENOSPC', PLACE):
                for position in 1, 2, 3, 5, 8, 13, 21, 34:
                    with self.subTest(call=call, error=error, position=position):
                        copy = home.copy()
                        self.addCleanup(copy.remove)
                        result = copy.run('import', small, prefix=self.trace(f'{call}:error={error}:when={position}'),
                                          environment=environment)
                        self.assertIn(result.status, (0, IO, PLACE), result)
                        if result.status != 0:
                            self.assertGreaterEqual(len(result.errors.splitlines()), 3)
                            told += 1
                        self.assertEqual(len(copy.list('schools')), 0 if result.status != 0 else 20)
                        self.assert_works(copy.run('check'))
        self.assertGreater(told, 5)


if __name__ == '__main__':
    unittest.main()
