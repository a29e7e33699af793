"""A document of a client, in the real window: shown, saved, kept, and saved again as it was (SPEC B1, B4, W6)."""

import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from harness import ROLE, Program, wait_until  # noqa: E402

# the partner of the samples, and a client whose agreement is to be printed
PARTNER = '6f1c2b0e-8a35-4d1c-9e47-52d0c1a7b3e4'
CLIENT = 'NAAMCLIMB0093'
TITLE = 'Werkervaringsovereenkomst'


class Papers(unittest.TestCase):
    def setUp(self):
        home = tempfile.TemporaryDirectory(prefix='stm-ui-')
        self.addCleanup(home.cleanup)
        self.home = home.name
        with Program('--samples', language='C.UTF-8', home=self.home) as program:
            program.find(ROLE.LIST, 'Views')
        folder = os.path.join(self.home, 'config', 'glib-2.0', 'settings')
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, 'keyfile'), 'w') as settings:
            settings.write(f"[org/stagematching/Desktop]\nlast-profile='{PARTNER}'\n")
        self.program = Program(language='C.UTF-8', home=self.home)
        self.program.find(ROLE.LIST_ITEM, 'Follow Up Clients')

    def tearDown(self):
        failed = self._outcome is not None and not self._outcome.success
        self.program.__exit__(*((AssertionError, None, None) if failed else (None, None, None)))

    def open_client(self):
        self.program.activate('win.search')
        self.program.type(CLIENT)
        self.program.press(self.program.find(ROLE.LIST_ITEM, lambda name: CLIENT in name))
        self.program.find_text('(IKL: ')

    def begin(self):
        """The preview of the agreement."""
        button = wait_until(lambda: next(self.program.nodes(ROLE.BUTTON, lambda name: name.startswith('Print'), showing=False), None),
                            'something to print')
        self.program.do(button)
        dialog = self.program.find(ROLE.DIALOG, TITLE)
        self.assertEqual(self.program.nameless(), [])
        return dialog

    def choose_file(self, path):
        program = self.program
        program.save_as(path)
        program.wait_gone(ROLE.DIALOG, TITLE)
        program._xdotool('windowfocus', program.window())
        with open(path, 'rb') as file:
            return file.read()

    def save(self, dialog, name):
        self.program.click('Save as PDF…', within=dialog)
        return self.choose_file(os.path.join(self.home, name))

    def show_history(self):
        self.program.press(next(node for node in self.program.nodes(None, 'History')
                                if node.get_role() in (ROLE.PAGE_TAB, ROLE.RADIO_BUTTON, ROLE.TOGGLE_BUTTON)))

    def width(self):
        return self.program.find(ROLE.IMAGE, 'Page 1 of 4').get_component_iface().get_size().x

    def test_pages_can_be_looked_at(self):
        self.open_client()
        self.begin()
        for number in range(1, 5):
            wait_until(lambda: next(self.program.nodes(ROLE.IMAGE, f'Page {number} of 4', showing=False), None), f'page {number}')
        before = self.width()
        self.program.keys('ctrl+plus', 'ctrl+plus')
        wait_until(lambda: self.width() > before, 'larger pages')
        self.program.keys('ctrl+0')
        wait_until(lambda: self.width() == before, 'the width there is')
        self.program.keys('Escape')
        self.program.wait_gone(ROLE.DIALOG, TITLE)

    def test_saved_and_kept_as_it_was_B4(self):
        self.open_client()
        saved = self.save(self.begin(), 'first.pdf')
        self.assertEqual(saved[:5], b'%PDF-')
        self.program.find_text('Saved as “first.pdf”')

        self.show_history()
        item = self.program.find(ROLE.LIST_ITEM, lambda name: TITLE in name)
        self.program.click('Open', within=item)
        dialog = self.program.find(ROLE.DIALOG, TITLE)
        self.program.find_text('Saved as a file')
        self.assertEqual(self.program.nameless(), [])
        self.assertEqual(self.save(dialog, 'again.pdf'), saved)


if __name__ == '__main__':
    unittest.main()
