"""tests/run: a session of its own for a test, and nothing left of it."""

import os
import pathlib
import signal
import subprocess
import time
import unittest

from project import ROOT

RUN = str(ROOT / 'tests/run')


def run(*command, **options):
    return subprocess.run([RUN, *command], capture_output=True, text=True, check=False, timeout=60, **options)


class Session(unittest.TestCase):
    def test_passes_input_output_and_status(self):
        done = run('--no-display', '--no-bus', 'sh', '-c', 'cat; echo complaint >&2; exit 7', input='said\n')
        self.assertEqual((done.returncode, done.stdout, done.stderr), (7, 'said\n', 'complaint\n'))

    def test_has_a_display_a_bus_and_a_keyring(self):
        done = run('sh', '-euc', '''
            xdpyinfo >"$TMPDIR/display"
            printf value | secret-tool store --label=label key name
            secret-tool lookup key name
            gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus --method org.a11y.Bus.GetAddress''')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"^value\('unix:")

    def test_starts_without_what_it_is_told_to_leave_out(self):
        done = run('--no-display', '--no-bus', 'sh', '-c', 'echo "${DISPLAY-none} ${DBUS_SESSION_BUS_ADDRESS-none}"')
        self.assertEqual((done.returncode, done.stdout), (0, 'none none\n'), done.stderr)
        done = run('--no-display', '--no-keyring', 'sh', '-c', 'gdbus call --session --dest org.freedesktop.DBus'
                   ' --object-path / --method org.freedesktop.DBus.NameHasOwner org.freedesktop.secrets')
        self.assertEqual((done.returncode, done.stdout), (0, '(false,)\n'), done.stderr)

    def test_speaks_belgian_dutch(self):
        done = run('--no-display', '--no-bus', 'env', 'LANG=nl_BE.UTF-8', 'date', '-d', '2026-08-03', '+%A %x')
        self.assertEqual((done.returncode, done.stdout), (0, 'maandag 03-08-26\n'), done.stderr)

    def test_directories_are_private_and_go(self):
        done = run('--no-display', '--no-bus', 'sh', '-c',
                   'stat -c %a "$XDG_RUNTIME_DIR"; echo "$HOME"; echo "$XDG_DATA_HOME"; touch "$HOME/left"')
        mode, home, data = done.stdout.split()
        self.assertEqual(mode, '700')
        self.assertNotEqual(home, os.environ.get('HOME'))
        self.assertTrue(data.startswith(home))
        self.assertFalse(pathlib.Path(home).parent.exists())

    def test_two_sessions_do_not_meet(self):
        script = 'echo "$DISPLAY $DBUS_SESSION_BUS_ADDRESS $HOME"; read -r wait'
        both = [subprocess.Popen([RUN, 'sh', '-c', script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
                for _ in range(2)]
        lines = [process.stdout.readline().split() for process in both]
        for process in both:
            process.communicate('\n', timeout=60)
        self.assertEqual([len(line) for line in lines], [3, 3])
        for one, other in zip(*lines):
            self.assertNotEqual(one, other)

    def test_nothing_is_left_when_it_is_stopped(self):
        process = subprocess.Popen([RUN, 'sh', '-c', 'sleep 4711 & echo "$HOME"; wait'], stdout=subprocess.PIPE, text=True)
        with process.stdout:
            scratch = pathlib.Path(process.stdout.readline().strip()).parent
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(timeout=60), 143)
        self.assertFalse(scratch.exists())
        deadline = time.monotonic() + 10
        while self.sleepers() and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertEqual(self.sleepers(), [])

    @staticmethod
    def sleepers():
        found = []
        for entry in pathlib.Path('/proc').glob('[0-9]*/cmdline'):
            try:
                if entry.read_bytes() == b'sleep\x004711\x00':
                    found.append(entry.parent.name)
            except OSError:
                pass
        return found


if __name__ == '__main__':
    unittest.main()
