"""A key slot is the old one or the new one, whatever system call fails."""

import os
import shutil
import subprocess
import tempfile
import unittest

TOOL = os.environ['STM_SLOT_TOOL']
CALLS = 'openat', 'write', 'fsync', 'rename', 'close', 'chmod', 'fchmod', 'fallocate', 'newfstatat', 'fstat'
STATUSES = {'ENOSPC': 73, 'EROFS': 73, 'EIO': 74}

# Leaks are looked for by tracing, which only one can do at a time.
ENVIRONMENT = dict(os.environ, ASAN_OPTIONS=os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0')


class SlotFaultsTest(unittest.TestCase):
    def setUp(self):
        if shutil.which('strace') is None or subprocess.run(
                ['strace', '-qq', '-o', os.devnull, 'true'], capture_output=True).returncode != 0:
            self.skipTest('processes cannot be traced here')
        self.base = tempfile.mkdtemp(prefix='stm-slot-')
        self.addCleanup(shutil.rmtree, self.base)
        self.folder = os.path.join(self.base, 'profile')
        os.mkdir(self.folder)
        self.path = os.path.join(self.folder, 'profile.key')

    def read(self):
        if not os.path.exists(self.path):
            return None
        with open(self.path, encoding='utf-8') as file:
            return file.read()

    def save(self, name):
        subprocess.run([TOOL, self.path, name], check=True, env=ENVIRONMENT)
        return self.read()

    def save_with_fault(self, call, error, position):
        """Whether there was such a call to fail, what the tool said, and its status."""
        log = os.path.join(self.base, 'log')
        result = subprocess.run(['strace', '-f', '-qq', '-o', log, '-e', 'trace=' + call,
                                 '-e', 'inject={}:error={}:when={}'.format(call, error, position),
                                 TOOL, self.path, 'new'], capture_output=True, text=True, timeout=60, env=ENVIRONMENT)
        with open(log, encoding='utf-8', errors='replace') as file:
            return '(INJECTED)' in file.read(), result.stdout, result.returncode

    def count_calls_before(self):
        """By kind: those that load the program, before the slot is touched."""
        log = os.path.join(self.base, 'log')
        subprocess.run(['strace', '-f', '-qq', '-o', log, '-e', 'trace=' + ','.join(CALLS), TOOL, self.path, 'new'],
                       check=True, env=ENVIRONMENT)
        with open(log, encoding='utf-8', errors='replace') as file:
            before = file.read().partition(self.path)[0].splitlines()
        return {call: sum(' ' + call + '(' in line for line in before[:-1]) for call in CALLS}

    def fail_each(self, prepare):
        """Every call of every kind fails once; returns how often that was told."""
        before = self.count_calls_before()
        new = self.read()
        told = 0
        for call in CALLS:
            for error, status in STATUSES.items():
                position, injected = before[call], True
                while injected:
                    position += 1
                    with self.subTest(call=call, error=error, position=position):
                        old = prepare()
                        injected, message, returned = self.save_with_fault(call, error, position)
                        if returned == 0:
                            self.assertEqual(self.read(), new)
                        else:
                            self.assertEqual(self.read(), old)
                        if message:
                            self.assertEqual(returned, status)
                            self.assertEqual(os.listdir(self.folder), [] if old is None else ['profile.key'])
                            told += 1
        return told

    def remove(self):
        if os.path.exists(self.path):
            os.remove(self.path)

    def test_replace(self):
        self.assertGreater(self.fail_each(lambda: self.save('old')), 8)

    def test_first(self):
        self.assertGreater(self.fail_each(self.remove), 8)


if __name__ == '__main__':
    unittest.main()
