"""Every dialog of a dossier, and each kind that one has, is among those that
tests/views/test-dossier-dialogs.c opens to look for nameless and too wide widgets."""

import re
import unittest

from project import ROOT, files, name, read, without_comments

TEST = ROOT / 'tests/views/test-dossier-dialogs.c'
FOLDERS = ('src/views/dossiers', 'src/views/mediators', 'src/views/partner')
HEADERS = ('src/views/stm-preview-dialog.h', 'src/views/stm-refusal.h')
# where a dialog has a table of its kinds, and what names one in it
KINDS = (('src/views/dossiers/stm-move-dialog.c', r'\{ (STM_MOVE_\w+),'),
         ('src/views/dossiers/stm-day-dialog.c', r'\{\s+(STM_MOVE_\w+),'),
         ('src/views/dossiers/stm-part-dialog.c', r'\{ ("\w+"), stm_\w+_get_type,'),
         ('src/core/stm-activity.h', r'^\s+(STM_ACTIVITY_TYPE_(?!NONE)\w+)'))


def headers():
    return [path for folder in FOLDERS for path in files(folder) if path.suffix == '.h'] + [ROOT / path for path in HEADERS]


class Dialogs(unittest.TestCase):
    def setUp(self):
        self.test = without_comments(read(TEST))

    def test_each_is_opened(self):
        functions = {function: name(path) for path in headers()
                     for function in re.findall(r'^AdwDialog \*\s*(\w+)\s*\(', without_comments(read(path)), re.MULTILINE)}
        self.assertGreater(len(functions), 15)
        self.assertEqual({function: path for function, path in functions.items() if f'{function} (' not in self.test}, {})

    def test_each_has_its_line(self):
        """What makes one is in the list too, not only written."""
        makers = re.findall(r'^static AdwDialog \*\n(\w+) \(Fixture \*fixture, int ', self.test, re.MULTILINE)
        self.assertGreater(len(makers), 15)
        self.assertEqual([maker for maker in makers if not re.search(r'\{ ' + maker + r'\b', self.test)], [])

    def test_each_kind_is_opened(self):
        for path, pattern in KINDS:
            kinds = re.findall(pattern, without_comments(read(ROOT / path)), re.MULTILINE)
            with self.subTest(file=path):
                self.assertGreater(len(kinds), 2)
                self.assertEqual([kind for kind in kinds if not re.search(re.escape(kind) + r'(?!\w)', self.test)], [])


if __name__ == '__main__':
    unittest.main()
