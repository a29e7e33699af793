"""A partner begins: a client is entered, followed up and found again (SPEC W1, W2)."""

import datetime
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from harness import ROLE, Atspi, Program, is_sensitive, name_of, wait_until  # noqa: E402

VIEW = 'Follow Up Clients'


def day(days):
    return (datetime.date.today() + datetime.timedelta(days=days)).strftime('%d-%m-%Y')


class Cases(unittest.TestCase):
    """Each case starts in a new profile of a partner, at its home view."""

    def setUp(self):
        home = tempfile.TemporaryDirectory(prefix='stm-ui-')
        self.addCleanup(home.cleanup)
        self.home = home.name
        self.program = self.start()
        self.begin()

    def tearDown(self):
        failed = self._outcome is not None and not self._outcome.success
        self.program.__exit__(*((AssertionError, None, None) if failed else (None, None, None)))

    def start(self):
        return Program(language='C.UTF-8', home=self.home)

    def begin(self):
        program = self.program
        program.press(program.find(ROLE.LIST_ITEM, 'Partner Mediator'))
        program.set_text('Name', 'Springplank')
        self.assertFalse(is_sensitive(program.find(ROLE.BUTTON, 'Create Profile')))
        program.set_text('Name of the mediator', 'Dorien Jespers')
        program.click('Create Profile')
        program.find(ROLE.HEADING)
        program.press(program.find(ROLE.CHECK_BOX))
        wait_until(lambda: is_sensitive(program.find(ROLE.BUTTON, 'Continue')), 'the way on')
        program.click('Continue')
        program.find_text('No Clients Yet')

    def enter(self, first_name, last_name, number, date):
        """A new dossier, as a person who types it and saves by the keyboard."""
        program = self.program
        program.keys('ctrl+n')
        program.find(ROLE.DIALOG, 'New Dossier')
        program.set_text('First name', first_name)
        program.set_text('Last name', last_name)
        program.set_text('IKL', number)
        program.set_text('Catwz', '00')
        program.set_text('Date', date)
        program.set_text('Time', '09:00')
        program.keys('ctrl+s')
        program.wait_gone(ROLE.DIALOG)
        program.find(ROLE.TABLE_ROW, f'{last_name} {first_name}')

    def cells(self, name):
        row = self.program.find(ROLE.TABLE_ROW, name)
        return [name_of(cell) for cell in self.program.nodes(ROLE.TABLE_CELL, within=row)]

    def is_focused(self, text):
        return any(text in name_of(node) and node.get_state_set().contains(Atspi.StateType.FOCUSED)
                   for node in self.program.nodes(ROLE.TABLE_ROW))

    def go_to(self, text):
        """Into the list by Tab, along it by the arrow keys."""
        for _ in range(30):
            if any(node.get_state_set().contains(Atspi.StateType.FOCUSED) for node in self.program.nodes(ROLE.TABLE_ROW)):
                break
            self.program.keys('Tab')
        self.program.keys('Home')
        for _ in range(10):
            if self.is_focused(text):
                return
            self.program.keys('Down')
        self.fail(f'the arrow keys do not come to “{text}”')

    def test_W1_a_client_is_entered_and_followed_up(self):
        program = self.program
        self.enter('Jan', 'Janssens', '12774435', day(0))
        self.assertEqual(self.cells('Janssens Jan')[1:5], ['Janssens Jan', '00', 'First appointment today', 'Due'])
        self.enter('Zoë', 'Peeters', '12774436', day(4))
        self.assertEqual(self.cells('Peeters Zoë')[1:5], ['Peeters Zoë', '00', 'New service', 'New'])

        self.go_to('Peeters Zoë')
        program.keys('space')
        program.find_text('1 chosen')
        program.click('Followed Up')
        program.wait_gone(ROLE.TABLE_ROW, 'Peeters Zoë')
        program.find_text('Peeters Zoë is followed up')
        program.keys('ctrl+z')
        program.find(ROLE.TABLE_ROW, 'Peeters Zoë')
        self.assertEqual(program.nameless(), [])

    def test_W1_followed_clients_are_shown_on_demand(self):
        program = self.program
        self.enter('Jan', 'Janssens', '12774435', day(0))
        self.go_to('Janssens Jan')
        program.keys('ctrl+a')
        program.click('Followed Up')
        program.find_text('Nothing to Follow Up')
        program.press(program.find(ROLE.CHECK_BOX, 'Show 1 that is followed up too'))
        program.find(ROLE.TABLE_ROW, 'Janssens Jan')
        self.assertIn('Followed up', self.cells('Janssens Jan'))

    def test_W2_a_dossier_is_opened_and_found(self):
        program = self.program
        self.enter('Zoë', 'Peeters', '12774436', day(4))
        self.go_to('Peeters Zoë')
        program.keys('Return')
        wait_until(lambda: name_of(program.frame()) == 'Zoë Peeters', 'the dossier')
        program.keys('alt+Left')
        program.find(ROLE.TABLE_ROW, 'Peeters Zoë')

        program.keys('alt+6')
        program.find_text('1 dossier')
        program.find(ROLE.TABLE_ROW, 'Zoë Peeters')
        program.keys('ctrl+k')
        program.type('zoe')
        program.find(ROLE.LIST_ITEM, 'Zoë Peeters')

    def test_T2_a_mediator_with_dossiers_stays(self):
        program = self.program
        self.enter('Zoë', 'Peeters', '12774436', day(4))
        program.keys('alt+7')
        program.press(program.find(ROLE.TABLE_ROW, 'Dorien Jespers'))
        program.press(program.find(ROLE.BUTTON, 'Delete Mediator'))
        program.find(ROLE.LIST_ITEM, 'Zoë Peeters', program.find(ROLE.LIST, 'Linked records'))
        program.keys('Escape')
        program.wait_gone(ROLE.LIST, 'Linked records')

    def test_W11_the_organisation_names_its_project_follower(self):
        program = self.program
        program.press(program.find(ROLE.LIST_ITEM, 'Our Organisation'))
        program.click('Edit')
        program.set_text('Project follower', 'Els Maes')
        program.keys('ctrl+s')
        program.wait_gone(ROLE.DIALOG)
        program.find_text('Els Maes')
        self.assertIsNone(program.has(name='Delete Organisation'))

    def test_W1_it_comes_back_to_the_clients(self):
        self.enter('Jan', 'Janssens', '12774435', day(0))
        self.program.__exit__(None, None, None)
        self.program = self.start()
        self.program.find(ROLE.TABLE_ROW, 'Janssens Jan')
        self.assertEqual(name_of(self.program.frame()), VIEW)


if __name__ == '__main__':
    unittest.main()
