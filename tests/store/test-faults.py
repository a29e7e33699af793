"""Nothing that was saved is lost, whatever fails: calls, disks, processes."""

import concurrent.futures
import glob
import os
import random
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

TOOL = os.environ['STM_STORE_TOOL']
CALLS = 'pwrite64', 'fdatasync', 'fsync', 'ftruncate', 'openat', 'unlink', 'rename', 'pread64'
ERRORS = 'EIO', 'ENOSPC'
POSITIONS = 24
KILLS = 44
LATEST = 2.0

# numbers of StmError
NOT_FOUND, DAMAGED, READ_ONLY, FULL, IN_USE, REMOTE, IO = 2, 7, 8, 9, 10, 11, 16

# what statfs says of NFS, SMB 2, CIFS, FUSE and 9P
REMOTE_TYPES = '6969', '424d53fe', '424d53ff', '46557365', '97190201'

# Leaks are looked for by tracing, which only one can do at a time.
ENVIRONMENT = dict(os.environ, ASAN_OPTIONS=os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0', G_DEBUG='')


def can(command):
    try:
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0
    except FileNotFoundError:
        return False


def find_namespace():
    """A prefix for commands that may mount, by right or as a user."""
    for prefix in ['unshare', '--mount'], ['unshare', '--map-root-user', '--mount']:
        if can([*prefix, 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp']):
            return prefix
    return None


class Run:
    """One run of the tool that ended by itself."""

    def __init__(self, folder, *command, prefix=()):
        path = os.path.join(folder, 'profile.db')
        result = subprocess.run([*prefix, TOOL, path, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True, timeout=120, env=ENVIRONMENT, check=False)
        self.said = result.stdout.splitlines()
        self.complained = result.stderr
        self.status = result.returncode

    def list(self, word):
        return [line.partition(' ')[2] for line in self.said if line.partition(' ')[0] == word]

    @property
    def code(self):
        errors = self.list('error')
        return int(errors[0].split()[0]) if len(errors) == 1 else None


class FaultsTest(unittest.TestCase):
    def setUp(self):
        self.base = tempfile.mkdtemp(prefix='stm-faults-')
        self.addCleanup(shutil.rmtree, self.base)
        self.folder = os.path.join(self.base, 'profile')
        os.mkdir(self.folder)
        self.assertEqual(Run(self.folder, 'create').said, ['created', 'done'])

    def uuids(self, folder):
        run = Run(folder, 'list')
        self.assertEqual(run.status, 0, run.said)
        return set(run.said[:-1])

    def assert_whole(self, folder, saved):
        run = Run(folder, 'check')
        self.assertEqual(run.said, ['whole', 'done'], run.complained)
        self.assertLessEqual(set(saved), self.uuids(folder))

    def assert_refused(self, run, code):
        self.assertEqual(run.code, code, run.said)
        self.assertGreater(run.status, 0)

    def namespace(self):
        prefix = find_namespace()
        if prefix is None:
            self.skipTest('nothing can be mounted here')
        return prefix


class CallsTest(FaultsTest):
    def setUp(self):
        super().setUp()
        if not can(['strace', '-qq', '-o', os.devnull, 'true']):
            self.skipTest('processes cannot be traced here')
        run = Run(self.folder, 'save', '3')
        self.saved = run.list('saved')
        self.assertEqual(len(self.saved), 3)

    def copy(self):
        folder = tempfile.mkdtemp(dir=self.base)
        for path in glob.glob(os.path.join(self.folder, 'profile.db*')):
            shutil.copy(path, folder)
        return folder

    def traced(self, folder, command, *options):
        log = os.path.join(folder, 'log')
        run = Run(folder, *(word.replace('@', folder) for word in command),
                  prefix=['strace', '-f', '-qq', '-y', '-o', log, *options])
        with open(log, encoding='utf-8', errors='replace') as file:
            return run, file.read()

    def count_before(self, command, call):
        """How many calls load the program, before the profile is touched."""
        folder = self.copy()
        _, log = self.traced(folder, command, '-e', 'trace=' + call)
        lines = log.splitlines()
        first = next((number for number, line in enumerate(lines) if folder in line), len(lines))
        return sum(' ' + call + '(' in line for line in lines[:first])

    def fail_once(self, command, call, error, position):
        """Whether there was such a call; what it did to the profile is judged."""
        folder = self.copy()
        run, log = self.traced(folder, command, '-e', 'trace=' + call,
                               '-e', f'inject={call}:error={error}:when={position}')
        injected = '(INJECTED)' in log
        what = f'{command} {call} {error} {position}: {run.said} {run.complained}'

        self.assertGreaterEqual(run.status, 0, 'killed by a signal: ' + what)
        self.assertNotIn(run.status, (99, 134), what)
        self.assertEqual(run.complained, '', what)
        if run.status == 0:
            self.assertEqual(run.said[-1], 'done', what)
        else:
            self.assertIn(run.code, (IO, FULL, READ_ONLY, DAMAGED, NOT_FOUND), what)
        with self.subTest(what):
            self.judge(folder, command[0], run)
        shutil.rmtree(folder)
        return injected, run.status != 0 or bool(run.list('failed'))

    def judge(self, folder, command, run):
        if command == 'migrate':
            state = Run(folder, 'migrated')
            self.assertEqual(state.status, 0, state.said)
            version, schools = state.list('version')[0].split()
            self.assertEqual(schools, '3')
            self.assertTrue(version == 'new' or run.status != 0)
            return
        self.assert_whole(folder, self.saved + run.list('saved'))
        self.assertIn(len(self.uuids(folder)) - 3 - len(run.list('saved')), (0, 200) if command == 'bulk' else (0,))
        if run.list('bulk'):
            self.assertEqual(len(self.uuids(folder)), 203)
        if command == 'backup':
            backups = glob.glob(os.path.join(folder, 'backups', '*.db'))
            for backup in backups:
                whole = os.path.join(folder, 'restored')
                os.mkdir(whole)
                shutil.copy(backup, os.path.join(whole, 'profile.db'))
                self.assert_whole(whole, self.saved)
            self.assertTrue(backups or run.status != 0)
            self.assertEqual(glob.glob(os.path.join(folder, 'backups', '*.partial')), [])

    def fail_each(self, *command):
        """Returns how many failures were told."""
        def one_kind(call):
            before, told = self.count_before(command, call), 0
            for position in range(before + 1, before + 1 + POSITIONS):
                injected, said = self.fail_once(command, call, ERRORS[position % 2], position)
                told += said
                if not injected:
                    break
            return told

        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            return sum(pool.map(one_kind, CALLS))

    def test_save(self):
        self.assertGreater(self.fail_each('save', '2'), 10)

    def test_bulk(self):
        self.assertGreater(self.fail_each('bulk'), 10)

    def test_backup(self):
        self.assertGreater(self.fail_each('backup', '@/backups'), 10)

    def test_migrate(self):
        self.assertGreater(self.fail_each('migrate'), 10)

    def test_network(self):
        for kind in REMOTE_TYPES:
            for command in 'save', 'list', 'check':
                with self.subTest(kind=kind, command=command):
                    folder = self.copy()
                    run, _ = self.traced(folder, [command], '-e', 'trace=statfs',
                                         '-e', f'inject=statfs:poke_exit=@arg2={kind:0<16}')
                    self.assert_refused(run, REMOTE)
                    self.assertEqual(sorted(name for name in os.listdir(folder) if name != 'log'),
                                     sorted(os.listdir(self.folder)))


class KillTest(FaultsTest):
    def start(self, *command):
        return subprocess.Popen([TOOL, os.path.join(self.folder, 'profile.db'), *command], stdout=subprocess.PIPE,
                                stdin=subprocess.PIPE, text=True, env=ENVIRONMENT)

    def kill(self, process, after, begun=''):
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        # communicate() would leave out what was read ahead with the first line
        with process:
            said = begun + process.stdout.read()
        # a line that is cut off was not told
        return [line for line in said.split('\n')[:-1] if line]

    def test_saves(self):
        saved = []
        for turn in range(KILLS):
            process = self.start('save', '1000000')
            begun = process.stdout.readline() if turn % 2 else ''
            said = self.kill(process, random.uniform(0, 0.15), begun)
            saved += [line.split()[1] for line in said if line.startswith('saved ')]
            self.assertEqual([line for line in said if not line.startswith('saved ')], [])
            if random.random() < 0.3:
                self.assert_whole(self.folder, saved)
        self.assert_whole(self.folder, saved)
        self.assertGreaterEqual(len(saved), KILLS // 2)
        # at most one of each round was safe without being told
        self.assertLessEqual(len(self.uuids(self.folder)), len(saved) + KILLS)

    def test_bulk(self):
        told = 0
        for _ in range(KILLS // 2):
            told += 'bulk' in self.kill(self.start('bulk'), random.uniform(0, 0.1))
        self.assert_whole(self.folder, [])
        number = len(self.uuids(self.folder))
        self.assertEqual(number % 200, 0)
        self.assertLessEqual(told, number // 200)

    def test_migration(self):
        Run(self.folder, 'save', '5')
        versions = set()
        original = os.path.join(self.base, 'original')
        shutil.copytree(self.folder, original)
        for _ in range(KILLS):
            shutil.rmtree(self.folder)
            shutil.copytree(original, self.folder)
            told = 'migrated' in self.kill(self.start('migrate'), random.uniform(0, 0.12))
            state = Run(self.folder, 'migrated')
            self.assertEqual(state.status, 0, state.said)
            version, schools = state.list('version')[0].split()
            self.assertEqual(schools, '5')
            self.assertTrue(version == 'new' or not told)
            versions.add(version)
        self.assertIn('old', versions)

    def test_backup(self):
        Run(self.folder, 'bulk')
        backups = os.path.join(self.base, 'backups')
        for _ in range(KILLS // 2):
            self.kill(self.start('backup', backups), random.uniform(0, 0.1))
        self.assertEqual(Run(self.folder, 'backup', backups).status, 0)
        self.assertRegex(' '.join(os.listdir(backups)), r'^profile-\d{4}-\d\d-\d\d\.db$')

    def test_lock_goes_with_its_process(self):
        holder = self.start('hold')
        self.assertEqual(holder.stdout.readline(), 'open\n')
        before = time.monotonic()
        self.assert_refused(Run(self.folder, 'save', '1'), IN_USE)
        self.assertLess(time.monotonic() - before, LATEST)
        self.assertEqual(Run(self.folder, 'list').said, ['done'])
        self.kill(holder, 0)
        self.assertEqual(Run(self.folder, 'save', '1').status, 0)

    def test_reading_while_another_writes(self):
        writer = self.start('save', '300')
        seen = set()
        while writer.poll() is None:
            now = self.uuids(self.folder)
            self.assertLessEqual(seen, now)
            seen = now
        self.assertEqual(writer.communicate()[0].count('saved '), 300)
        self.assertEqual(len(self.uuids(self.folder)), 300)

    def test_backup_while_another_writes(self):
        writer = self.start('save', '300')
        backups = os.path.join(self.base, 'backups')
        while writer.poll() is None:
            run = Run(self.folder, 'backup', backups)
            self.assertEqual(run.status, 0, run.said)
        writer.communicate()


class PlaceTest(FaultsTest):
    def in_namespace(self, script, *arguments):
        """Runs a shell script where it may mount; $1 is the profile's folder, $2 the tool."""
        result = subprocess.run([*self.namespace(), 'sh', '-euc', script, 'sh', self.folder, TOOL, *arguments],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=120,
                                env=ENVIRONMENT, check=False)
        return result.stdout.splitlines(), result.stderr

    def test_full_disk(self):
        said, complained = self.in_namespace('''
            mount -t tmpfs -o size=4m tmpfs "$1"
            "$2" "$1/profile.db" create
            head -c 2M /dev/zero >"$1/filler"
            "$2" "$1/profile.db" fill "$1/filler"
            "$2" "$1/profile.db" check''')
        self.assertEqual(said, ['created', 'done', f'failed {FULL}', 'again', 'done', 'whole', 'done'], complained)

    def test_full_disk_from_the_start(self):
        """The shorter the room, the earlier it fails; never is a half profile left."""
        for size in range(20, 1000, 70):
            with self.subTest(kilobytes=size):
                said, complained = self.in_namespace('''
                    mount -t tmpfs -o size="$3k" tmpfs "$1"
                    "$2" "$1/profile.db" create || ls "$1"''', str(size))
                if said[-1] != 'done':
                    self.assertRegex(said[0], rf'^error {FULL} ', complained)
                    self.assertLessEqual(set(said[1:]), {'profile.db.lock'})

    def test_full_disk_for_a_backup(self):
        Run(self.folder, 'bulk')
        said, complained = self.in_namespace('''
            mkdir "$1/backups"
            mount -t tmpfs -o size=100k tmpfs "$1/backups"
            "$2" "$1/profile.db" backup "$1/backups" || ls "$1/backups"''')
        self.assertEqual(len(said), 1, said)
        self.assertRegex(said[0], rf'^error {FULL} ', complained)

    def test_read_only_folder(self):
        saved = Run(self.folder, 'save', '3').list('saved')
        before = os.stat(os.path.join(self.folder, 'profile.db')).st_mtime_ns
        for name in 'profile.db-wal', 'profile.db-shm', 'profile.db.lock':
            for leftover in (False, True):
                with self.subTest(name=name, leftover=leftover):
                    path = os.path.join(self.folder, name)
                    if os.path.exists(path):
                        os.remove(path)
                    if leftover:
                        with open(path, 'wb'):
                            pass
                    self.try_read_only(saved)
        self.assertEqual(os.stat(os.path.join(self.folder, 'profile.db')).st_mtime_ns, before)

    def try_read_only(self, saved):
        said, complained = self.in_namespace('''
            mount --bind "$1" "$1"
            mount -o remount,bind,ro "$1"
            "$2" "$1/profile.db" list
            "$2" "$1/profile.db" save 1 || :
            "$2" "$1/new.db" create || :
            "$2" "$1/profile.db" backup "$1/backups" || :
            "$2" "$1/profile.db" backup "$3"''', os.path.join(self.base, 'backups'))
        self.assertEqual(sorted(said[:3]), sorted(saved), complained)
        self.assertEqual(said[3], 'done')
        for line in said[4:7]:
            self.assertRegex(line, rf'^error {READ_ONLY} ')
        self.assertRegex(said[7], '^backup ')

    def test_read_only_folder_after_a_crash(self):
        """What only the log holds cannot be read there, and that is said."""
        process = subprocess.Popen([TOOL, os.path.join(self.folder, 'profile.db'), 'save', '1000000'],
                                   stdout=subprocess.PIPE, text=True, env=ENVIRONMENT)
        line = process.stdout.readline()
        process.kill()
        process.communicate()
        os.remove(os.path.join(self.folder, 'profile.db-shm'))
        said, complained = self.in_namespace('''
            mount --bind "$1" "$1"
            mount -o remount,bind,ro "$1"
            "$2" "$1/profile.db" list || :''')
        self.assertRegex(said[0], rf'^error {READ_ONLY} ', complained)
        self.assert_whole(self.folder, [line.split()[1]])

    def test_missing_folder(self):
        shutil.rmtree(self.folder)
        for command in 'save', 'list':
            self.assert_refused(Run(self.folder, command), NOT_FOUND)


if __name__ == '__main__':
    unittest.main()
