"""What the tree may hold: its top level, sizes, words and paths."""

import hashlib
import pathlib
import re
import shutil
import subprocess
import unittest

from project import NOT_OURS, ROOT, c_files, files, matches, name, read, text_files

TOP_LEVEL = set('''src data po help tests meson.build meson.options org.stagematching.Desktop.json
                   README.md COPYING NEWS dev build-aux'''.split())

MOST_LINES = 800
MOST_LINES_OF_A_FUNCTION = 80

# Data that others published, to try imports with; it is not ours to give away.
FOREIGN_DATA = {
    '27f3bd018c3f7ccd235e7020d0494d04b2af392fce4ac768b6d332e5886ad02f': 'postcodes of Belgium',
    '28220dba013706097da5f92b42222897b327c05b5c49377ff6e210ebd15b35ec': 'postcodes of the Netherlands',
    '4b3314cf92ef78c8aef92836263e6cc4a88e53be66d35e809241dcc437ebae0c': 'Dutch places with coordinates',
    '2525e2956f0300719ba06769f963387ac66ceb20d9fdcd9cbbe55bbc4792a04b': 'outlines of the regions',
}


def functions(path):
    """The name line and length of each function, which stands between braces in the first column."""
    lines = read(path).splitlines()
    start = None
    for number, line in enumerate(lines):
        if line == '{' and lines[number - 1].rstrip().endswith(')'):
            start = number
        elif line == '}' and start is not None:
            yield f'{name(path)}:{start + 1}', number - start + 1
            start = None


class Tree(unittest.TestCase):
    def test_top_level_is_as_agreed(self):
        found = {path.name for path in ROOT.iterdir() if not path.name.startswith('.')} - NOT_OURS
        self.assertEqual(found, TOP_LEVEL)

    def test_files_are_short(self):
        for path in text_files('src', 'tests'):
            if path.suffix in {'.c', '.h', '.py', '.ui', '.sh'}:
                with self.subTest(file=name(path)):
                    self.assertLessEqual(len(read(path).splitlines()), MOST_LINES)

    def test_functions_are_short(self):
        for path in c_files('src', 'tests'):
            for function, length in functions(path):
                with self.subTest(function=function):
                    self.assertLessEqual(length, MOST_LINES_OF_A_FUNCTION)

    def test_nothing_is_left_to_do(self):
        words = r'\b(' + '|'.join(['TO' 'DO', 'FIX' 'ME', 'X' 'XX']) + r')\b'
        self.assertEqual(matches(words, text_files()), [])

    def test_no_paths_of_one_machine(self):
        paths = r'(?<![\w.}])/(work|root|home)/[\w.]'
        self.assertEqual(matches(paths, text_files()), [])

    def test_no_package_server_is_named(self):
        servers = r'\b(deb|ftp|security|archive)\.(debian|ubuntu)\.'
        self.assertEqual(matches(servers, text_files()), [])

    def test_no_foreign_data(self):
        for path in files():
            with self.subTest(file=name(path)):
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                self.assertNotIn(digest, FOREIGN_DATA)

    def test_scripts_can_be_run(self):
        for path in files():
            if path.suffix in {'.png', '.db'} or path.is_symlink():
                continue
            with self.subTest(file=name(path)), path.open('rb') as start:
                if path.stat().st_mode & 0o100:
                    self.assertEqual(start.read(2), b'#!')

    def test_lines_end_cleanly(self):
        for path in text_files('src', 'tests', 'build-aux', 'po'):
            if 'fixtures' not in path.parts:
                text = read(path)
                wrong = [number for number, line in enumerate(text.split('\n'), 1) if re.search(r'[ \t\r]$', line)]
                with self.subTest(file=name(path)):
                    self.assertEqual(wrong, [], 'lines with blanks at their end')
                    self.assertTrue(not text or text.endswith('\n'))


class Scripts(unittest.TestCase):
    def test_shellcheck(self):
        scripts = [path for path in files() if path.is_file() and
                   (path.suffix == '.sh' or re.match(rb'#!.*\b(ba|da)?sh\b', path.read_bytes()[:64]))]
        self.assertIn('dev', [name(path) for path in scripts])
        done = subprocess.run([shutil.which('shellcheck'), '-x', *map(str, scripts)], cwd=ROOT,
                              capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout), (0, ''))

    def test_python_compiles(self):
        for path in files():
            if path.suffix == '.py':
                with self.subTest(file=name(path)):
                    compile(path.read_bytes(), str(path), 'exec')


class Released(unittest.TestCase):
    """What users' databases went through, or their documents were made of, never changes."""

    def check(self, listing):
        lines = read(ROOT / 'tests/project' / listing).splitlines()
        listed = dict(reversed(line.split('  ', 1)) for line in lines if line)
        self.assertTrue(listed)
        for released, digest in listed.items():
            with self.subTest(file=released):
                self.assertEqual(hashlib.sha256((ROOT / released).read_bytes()).hexdigest(), digest)

    def test_scripts_are_unchanged(self):
        self.check('migrations.sha256')

    def test_templates_are_unchanged(self):
        """A template that changes gets a higher revision, and its new digest is listed."""
        self.check('documents.sha256')

    def test_scripts_are_numbered_without_a_gap(self):
        scripts = [pathlib.Path(path).name for path in files('src/store') if path.suffix == '.sql']
        self.assertEqual(sorted(scripts), [f'version-{number:03}.sql' for number in range(1, len(scripts) + 1)])
        self.assertTrue(scripts)


if __name__ == '__main__':
    unittest.main()
