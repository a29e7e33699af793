"""Every text can be translated, and the Dutch is complete."""

import pathlib
import re
import subprocess
import tempfile
import unittest

from project import BUILD, ROOT, c_files, files, name, read, without_comments

CALL = r'\b(_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dgettext|g_dpgettext2?)\s*\(\s*(GETTEXT_PACKAGE,\s*)?"'
KEYWORDS = ['_', 'N_', 'Q_:1g', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3',
            'g_dgettext:2', 'g_dpgettext2:2c,3']


def listed():
    return [line.strip() for line in read(ROOT / 'po/POTFILES.in').splitlines()
            if line.strip() and not line.startswith('#')]


def has_texts(path):
    if path.suffix == '.c':
        return re.search(CALL, without_comments(read(path))) is not None
    if path.suffix == '.ui':
        return 'translatable="yes"' in read(path)
    return path.name.endswith(('.desktop.in', '.metainfo.xml.in'))


def run(*command):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


class Listing(unittest.TestCase):
    def test_files_with_texts_are_listed(self):
        wanted = [name(path) for path in files('src', 'data') if has_texts(path)]
        self.assertTrue(wanted)
        self.assertEqual(sorted(set(wanted) - set(listed())), [])

    def test_listed_files_are_there(self):
        self.assertEqual([entry for entry in listed() if not (ROOT / entry).is_file()], [])

    def test_list_is_sorted_and_without_doubles(self):
        self.assertEqual(listed(), sorted(set(listed())))

    def test_ui_texts_are_marked(self):
        """A label, title or tooltip in a .ui is a text, unless it says that it is not."""
        pattern = r'<property name="(label|title|subtitle|tooltip-text|description|placeholder-text)"(?![^>]*translatable=)'
        for path in files('src'):
            if path.suffix == '.ui':
                for number, line in enumerate(read(path).splitlines(), 1):
                    if re.search(pattern + r'[^>]*>[^<]*[A-Za-z]', line):
                        with self.subTest(file=f'{name(path)}:{number}'):
                            self.fail(line.strip())


class Dutch(unittest.TestCase):
    def test_is_complete(self):
        done = run('msgfmt', '--check', '--statistics', '-o', '/dev/null', 'po/nl.po')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotRegex(done.stderr, 'untranslated|fuzzy')

    def test_covers_the_sources_of_today(self):
        with tempfile.TemporaryDirectory() as folder:
            template = str(pathlib.Path(folder, 'stagematching.pot'))
            done = run('xgettext', '--from-code=UTF-8', '--files-from=po/POTFILES.in', '--directory=.',
                       *(f'--keyword={keyword}' for keyword in KEYWORDS), '--output', template)
            self.assertEqual(done.returncode, 0, done.stderr)
            done = run('msgcmp', 'po/nl.po', template)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_is_listed(self):
        self.assertIn('nl', read(ROOT / 'po/LINGUAS').split())

    def test_reaches_the_built_program(self):
        self.assertTrue(list(BUILD.glob('po/nl/LC_MESSAGES/stagematching.mo')))


class Help(unittest.TestCase):
    def test_pages_are_valid_mallard(self):
        pages = [str(path) for path in files('help') if path.suffix == '.page']
        self.assertTrue(pages)
        done = run('yelp-check', 'validate', *pages)
        self.assertEqual((done.returncode, done.stdout), (0, ''), done.stderr)

    def test_is_in_both_languages(self):
        self.assertIn('nl', read(ROOT / 'help/LINGUAS').split())
        self.assertTrue(list((ROOT / 'help/C').glob('*.page')))


class Sources(unittest.TestCase):
    def test_no_text_is_put_together_from_parts(self):
        """Translators need whole sentences, so no text ends or begins in the middle of one."""
        for path in c_files('src'):
            for text in re.findall(r'\b_\s*\(\s*"((?:\\.|[^"\\])*)"\s*\)', without_comments(read(path))):
                with self.subTest(file=name(path), text=text):
                    self.assertEqual(text, text.strip())


if __name__ == '__main__':
    unittest.main()
