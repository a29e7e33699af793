"""Whole commands on files of a person's own."""

import collections
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

PROGRAM = os.environ['STM_CLI']
DATABASE_TOOL = os.environ['STM_DATABASE_TOOL']
SAMPLES = pathlib.Path(os.environ['STM_SOURCE_ROOT'], 'data', 'samples.json')
PATIENCE = 120

USAGE, DATA, NOT_FOUND, PLACE, IO, TEMPORARY, KEY, NEWER = 64, 65, 66, 73, 74, 75, 77, 78
INTERRUPTED = 130

Result = collections.namedtuple('Result', 'status output errors')

# what the database has beside it while it is open, or was killed
PASSING = re.compile(r'\.(lock|db-wal|db-shm)$')


def load_samples():
    return json.loads(SAMPLES.read_text(encoding='utf-8'))


N_SAMPLES = sum(len(records) for records in load_samples().values() if isinstance(records, list))


def can_trace():
    """Leaks are looked for by tracing, which only one can do at a time."""
    return shutil.which('strace') is not None and subprocess.run(
        ['strace', '-qq', '-o', os.devnull, 'true'], capture_output=True, check=False).returncode == 0


class Home:
    """Somebody's directories, with the profiles in them."""

    def __init__(self, environment=None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='stm-cli-'))
        self.environment = dict(os.environ if environment is None else environment)
        self.environment['ASAN_OPTIONS'] = self.environment.get('ASAN_OPTIONS', '')
        if 'STM_CLI_PRELOAD' in os.environ:
            self.environment['LD_PRELOAD'] = os.environ['STM_CLI_PRELOAD']
            self.environment['ASAN_OPTIONS'] += ':verify_asan_link_order=0'
        for name in 'DATA', 'CONFIG', 'CACHE':
            self.environment[f'XDG_{name}_HOME'] = str(self.folder / name.lower())
        self.root = self.folder / 'data' / 'stagematching' / 'profiles'
        self.code = None

    def remove(self):
        shutil.rmtree(self.folder)

    def copy(self):
        """The same profiles, with the same keys, in other directories."""
        copy = type(self)(self.environment)
        shutil.copytree(self.folder, copy.folder, dirs_exist_ok=True, symlinks=True)
        copy.code = self.code
        return copy

    def start(self, *arguments, prefix=(), environment=None, **options):
        streams = {'stdin': subprocess.DEVNULL, 'stdout': subprocess.PIPE, 'stderr': subprocess.PIPE} | options
        return subprocess.Popen([*prefix, PROGRAM, *map(str, arguments)], cwd=self.folder, text=True,
                                env=self.environment | (environment or {}), **streams)

    def finish(self, process, text=None):
        output, errors = process.communicate(text, timeout=PATIENCE)
        return Result(process.returncode, output, errors)

    def run(self, *arguments, text=None, **options):
        """The program with these arguments, and text for its standard input."""
        if text is not None:
            options['stdin'] = subprocess.PIPE
        return self.finish(self.start(*arguments, **options), text)

    def create(self, name='Regio Oost', role='region', **options):
        result = self.run('create', '--name', name, '--role', role, **options)
        assert result.status == 0, result
        self.code = re.search(r'^Recovery code: (.*)$', result.output, re.M).group(1)
        return result

    def profiles(self):
        return sorted(path for path in self.root.iterdir()) if self.root.exists() else []

    @property
    def profile(self):
        profile, = self.profiles()
        return profile

    @property
    def database(self):
        return self.profile / 'profile.db'

    def write(self, name, content):
        path = self.folder / name
        if isinstance(content, (dict, list)):
            content = json.dumps(content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def code_file(self, code=None):
        return self.write('code', (code or self.code) + '\n')

    def execute(self, sql):
        """Changes the database as no command does."""
        subprocess.run([DATABASE_TOOL, self.profile, self.code, sql], check=True, env=self.environment)

    def state(self):
        """Every file of the profiles, by the hash of what is in it."""
        return {str(path.relative_to(self.root)): hashlib.sha256(path.read_bytes()).hexdigest()
                for path in self.root.rglob('*') if path.is_file() and not PASSING.search(path.name)}

    def list(self, kind, *options):
        """The records of a kind, as the program lists them."""
        result = self.run('list', kind, '--format', 'json', *options)
        assert result.status == 0, result
        return json.loads(result.output)


class CommandLineTest(unittest.TestCase):
    maxDiff = 4000
    template = None

    def home(self, environment=None):
        home = Home(environment)
        self.addCleanup(home.remove)
        return home

    def filled(self):
        """A region with all samples."""
        if CommandLineTest.template is None:
            template = Home()
            unittest.addModuleCleanup(self.forget_template)
            template.create()
            self.assert_works(template.run('import', SAMPLES))
            CommandLineTest.template = template
        home = CommandLineTest.template.copy()
        self.addCleanup(home.remove)
        return home

    @staticmethod
    def forget_template():
        CommandLineTest.template.remove()
        CommandLineTest.template = None

    def assert_works(self, result, *texts):
        self.assertEqual((result.status, result.errors), (0, ''), result.output)
        for text in texts:
            self.assertIn(text, result.output)
        return result

    def assert_fails(self, result, status, *texts):
        """It says what happened, what is kept and what to do, and nothing else."""
        self.assertEqual(result.status, status, result)
        self.assertEqual(result.output, '')
        lines = result.errors.splitlines()
        self.assertRegex(lines[0], r'^stagematching-cli: \S')
        for text in texts:
            self.assertIn(text, result.errors)
        if status == USAGE:
            self.assertEqual(lines[-1], 'Try “stagematching-cli --help”.')
        elif status != INTERRUPTED:
            self.assertGreaterEqual(len(lines), 3, result.errors)
        self.assertNotIn('CRITICAL', result.errors)
        self.assertNotIn('WARNING', result.errors)
        return result
