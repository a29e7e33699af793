"""Files that cannot be imported: each is told of, and nothing is changed."""

import fcntl
import json
import os
import signal
import subprocess
import time
import unittest
import uuid

from command_line import (DATA, INTERRUPTED, N_SAMPLES, NEWER, NOT_FOUND, PATIENCE, PLACE, SAMPLES, TEMPORARY,
                          CommandLineTest, load_samples)

HEAD = b'{"format":"stagematching-profile","version":1,"profile":{"name":"A","role":"region"}'


def change(samples, path, value):
    """Sets what stands at "students[3].postcode"; None takes it away."""
    place, _, field = path.partition('.')
    key, _, index = place.rstrip(']').partition('[')
    record = samples[key][int(index)] if index else samples[key]
    if value is None:
        del record[field]
    else:
        record[field] = value


class BadFiles(CommandLineTest):
    def setUp(self):
        self.own = self.filled()
        self.before = self.own.state()

    def assert_refused(self, path, status, *texts):
        started = time.monotonic()
        result = self.assert_fails(self.own.run('import', path), status, 'Nothing was changed.', *texts)
        self.assertLess(time.monotonic() - started, 20)
        self.assertEqual(self.own.state(), self.before)
        return result

    def test_no_regular_file(self):
        """One that never ends, or is none."""
        os.mkfifo(self.own.folder / 'pipe')
        for path in '/dev/zero', '/dev/null', self.own.folder / 'pipe', self.own.folder:
            with self.subTest(path):
                self.assert_refused(path, DATA, 'not a file')

    def test_no_file(self):
        self.assert_refused('missing.json', NOT_FOUND, 'Not found')
        self.assert_refused('no/folder/missing.json', NOT_FOUND)

    def test_not_of_the_format(self):
        whole = SAMPLES.read_bytes()
        deep = b'[' * 100000 + b']' * 100000
        for name, content in {
                'empty': b'', 'spaces': b'  \n', 'text': b'Beste, hierbij de leerlingen', 'number': b'5', 'null': b'null',
                'array': b'[]', 'object': b'{}', 'truncated': whole[:len(whole) // 2], 'last byte gone': whole.rstrip()[:-1],
                'two documents': whole + whole, 'rest': whole + b'x', 'nul': whole.replace(b'Janssens', b'Jan\0sens', 1),
                'not utf-8': whole.replace(b'Janssens', b'Jan\xff\xfesens', 1), 'utf-16': whole.decode().encode('utf-16'),
                'no format': b'{"version":1}', 'other format': HEAD.replace(b'stagematching', b'other') + b'}',
                'version of text': HEAD.replace(b':1', b':"1"') + b'}', 'version 0': HEAD.replace(b':1', b':0') + b'}',
                'no version': HEAD.replace(b'"version":1,', b'') + b'}',
                'format last': b'{"students":[],"format":"stagematching-profile","version":1}',
                'deep array': HEAD + b',"students":' + deep + b'}', 'deep document': deep,
                'deep object': HEAD + b',"students":[' + b'{"a":' * 50000 + b'1' + b'}' * 50000 + b']}',
                'long text': HEAD + b',"students":[{"uuid":"' + b'a' * 30000000 + b'"}]}',
                'database': b'SQLite format 3\0' + bytes(4096), 'own database': self.own.database.read_bytes(),
                'comments': HEAD + b'/* */}', 'trailing comma': HEAD + b',}', 'nan': HEAD + b',"students":[NaN]}',
                'two formats': HEAD + b',"format":"stagematching-profile"}'}.items():
            with self.subTest(name):
                self.assert_refused(self.own.write('bad.json', content), DATA)

    def test_newer(self):
        samples = load_samples()
        samples['version'] = 2
        result = self.own.run('import', self.own.write('newer.json', samples))
        self.assert_fails(result, NEWER, 'Made by a newer version', 'The file was left exactly as it is.', 'Update Stagematching')
        self.assertEqual(self.own.state(), self.before)

    def test_byte_order_mark(self):
        """Harmless, or refused; never half-read."""
        result = self.own.run('import', self.own.write('bom.json', b'\xef\xbb\xbf' + SAMPLES.read_bytes()))
        self.assertIn(result.status, (0, DATA))
        self.assertEqual(len(self.own.list('students')), 400)

    def test_unreadable(self):
        path = self.own.write('secret.json', SAMPLES.read_bytes())
        path.chmod(0)
        prefix = ['setpriv', '--bounding-set', '-dac_override,-dac_read_search', '--inh-caps', '-all']
        if os.getuid() == 0 and subprocess.run([*prefix, 'true'], check=False).returncode != 0:
            self.skipTest('the rights of root cannot be left')
        result = self.own.run('import', path, prefix=prefix if os.getuid() == 0 else [])
        self.assert_fails(result, PLACE, 'The place may not be written')
        self.assertEqual(self.own.state(), self.before)

    def test_wrong_values_are_named_with_their_place(self):
        for path, value in (('students[12].postcode', 'ABC'), ('students[0].national-number', '06010299875'),
                            ('students[399].email', 'nobody'), ('schools[3].name', None), ('students[1].study-year', '9'),
                            ('students[1].study-year', 7), ('requests[7].end-1', '2020-01-01'), ('requests[7].start-1', 'soon'),
                            ('requests[7].periods', 5), ('requests[7].hours-per-week', -1), ('requests[7].periods', 1.5),
                            ('placements[2].state', 'perhaps'), ('placements[2].state', None),
                            ('students[2].uuid', 'x'), ('students[2].uuid', None), ('students[2].revision', 0),
                            ('students[2].revision', 10 ** 12), ('students[2].changed-at', 'yesterday'),
                            ('students[2].shoe-size', '43'), ('students[2].transport', ['car', 'car']),
                            ('students[2].transport', 'car'), ('students[2].last-name', 5), ('students[2].last-name', []),
                            ('students[2].last-name', {}), ('students[2].last-name', 'x' * 500),
                            ('students[2].school', '00000000-0000-4000-8000-000000000000'),
                            ('requests[5].supervisor', '00000000-0000-4000-8000-000000000000'),
                            ('profile.role', 'king')):
            with self.subTest(path=path, value=value):
                samples = load_samples()
                for kind in 'schools', 'supervisors', 'services', 'programmes', 'students', 'requests', 'placements':
                    for record in samples[kind]:
                        record['revision'] = 2
                change(samples, path, value)
                result = self.assert_refused(self.own.write('wrong.json', samples), DATA, f'error: {path}: ')
                name = samples['students'][2].get('first-name')
                self.assertNotIn(name, result.errors)

    def test_all_wrong_values_at_once(self):
        samples = load_samples()
        for record in samples['students']:
            record.update({'revision': 2, 'postcode': 'ABC'})
        result = self.assert_refused(self.own.write('wrong.json', samples), DATA, '400 problems in the file')
        self.assertIn('error: students[0].postcode: ', result.errors)
        self.assertIn('and 300 more', result.errors)

    def test_twice_the_same_record(self):
        samples = load_samples()
        samples['students'].append(samples['students'][0])
        self.assert_refused(self.own.write('twice.json', samples), DATA, 'students[400].uuid')

    def test_values_are_not_told(self):
        samples = load_samples()
        samples['students'][0].update({'national-number': '85112526869', 'email': 'geheim adres', 'revision': 2})
        result = self.assert_refused(self.own.write('wrong.json', samples), DATA)
        for value in '85112526869', '851125', 'geheim':
            self.assertNotIn(value, result.errors)

    def test_dry_run_tells_the_same(self):
        samples = load_samples()
        samples['students'][12].update({'postcode': 'ABC', 'revision': 2})
        path = self.own.write('wrong.json', samples)
        self.assertEqual(self.own.run('import', '--dry-run', path), self.own.run('import', path))


def make_large():
    """A file that takes a while: a school with very many supervisors."""
    own = {'revision': 1, 'created-at': '2026-09-01T12:00:00Z', 'changed-at': '2026-09-01T12:00:00Z'}
    school = dict(own, uuid=str(uuid.uuid4()), name='Sint-Jan', strands=['secondary'])
    supervisors = [dict(own, uuid=str(uuid.uuid4()), name=f'Begeleider {number}', school=school['uuid'],
                        phone='0450 00 00 00', email='begeleider@example.org')
                   for number in range(30000)]
    return {'format': 'stagematching-profile', 'version': 1, 'profile': {'name': 'Regio', 'role': 'region'},
            'schools': [school], 'supervisors': supervisors}


class Working(CommandLineTest):
    """While an import is on its way."""

    @classmethod
    def setUpClass(cls):
        cls.large = json.dumps(make_large())

    def start(self, home, *, prefix=('env', '--default-signal'), pause=0.05):
        """Returns when the import has the profile open."""
        process = home.start('import', home.write('large.json', self.large), prefix=prefix)
        deadline = time.monotonic() + PATIENCE
        while self.is_free(home) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(pause)
        self.assertIsNone(process.poll())
        return process

    @staticmethod
    def is_free(home):
        try:
            with open(home.profile / 'profile.db.lock', 'rb') as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except FileNotFoundError:
            return True
        except BlockingIOError:
            return False
        return True

    def new(self):
        home = self.home()
        home.create()
        return home

    def assert_nothing_happened(self, home, before):
        self.assertEqual(home.list('supervisors'), [])
        self.assertEqual(home.state(), before)
        self.assert_works(home.run('check'))

    def test_interrupted(self):
        for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP:
            with self.subTest(number):
                home = self.new()
                before = home.state()
                process = self.start(home)
                process.send_signal(number)
                self.assert_fails(home.finish(process), INTERRUPTED, 'Interrupted. Nothing was changed.')
                self.assert_nothing_happened(home, before)

    def test_interrupted_and_not_waited_for(self):
        home = self.new()
        process = self.start(home)
        while process.poll() is None:
            process.send_signal(signal.SIGINT)
            time.sleep(0.002)
        self.assertEqual(home.finish(process).status, INTERRUPTED)
        self.assertEqual(home.list('supervisors'), [])
        self.assert_works(home.run('check'))

    def test_killed(self):
        home = self.new()
        process = self.start(home)
        process.kill()
        home.finish(process)
        self.assertEqual(home.list('supervisors'), [])
        self.assert_works(home.run('check'))
        self.assert_works(home.run('import', SAMPLES), f'{N_SAMPLES} new records')

    def test_ignored_signal_stays_ignored(self):
        home = self.new()
        process = self.start(home, prefix=['sh', '-c', 'trap "" INT; exec "$@"', 'sh'])
        for _ in range(3):
            process.send_signal(signal.SIGINT)
        self.assert_works(home.finish(process), '30001 new records')

    def test_progress_on_a_terminal(self):
        home = self.new()
        reader, writer = os.openpty()
        process = home.start('import', home.write('large.json', self.large), stderr=writer)
        os.close(writer)
        shown = b''
        try:
            while block := os.read(reader, 4096):
                shown += block
        except OSError:
            pass
        os.close(reader)
        self.assertIn('30001 new records', home.finish(process).output)
        self.assertRegex(shown.decode(), r'^(\r\x1b\[K\d+ records? \(\d+ %\))+\r\x1b\[K$')

    def test_others_do_not_write(self):
        """FACTS, decision 3: one process writes, others may read."""
        home = self.filled()
        process = self.start(home)
        process.send_signal(signal.SIGSTOP)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        for arguments in ['import', SAMPLES], ['import', '--dry-run', SAMPLES]:
            with self.subTest(arguments):
                self.assert_fails(home.run(*arguments), TEMPORARY, 'The profile is already open',
                                  'Nothing was changed.', 'Close the other window or command')
        self.assertEqual(len(home.list('students')), 400)
        self.assert_works(home.run('show', 'student', load_samples()['students'][0]['uuid']), 'Janssens')
        self.assert_works(home.run('backup'))
        for arguments, text in (['export', 'export.json'], 'history'), (['check'], 'search index'):
            with self.subTest(arguments):
                result = home.run(*arguments)
                self.assertEqual(result.status, 0, result)
                self.assertIn(text, result.errors)
        self.assertEqual(len(json.loads((home.folder / 'export.json').read_text())['students']), 400)
        process.send_signal(signal.SIGCONT)
        self.assert_works(home.finish(process), '30001 new records')
        self.assert_works(home.run('import', SAMPLES), 'Nothing changes')


if __name__ == '__main__':
    unittest.main()
