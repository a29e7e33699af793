"""The first minutes with the program, and what it does when it cannot open a profile."""

import glob
import os
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from harness import ROLE, Program, is_sensitive, name_of, wait_until  # noqa: E402


def begin_school(program, name='Atheneum De Proef'):
    """Makes a profile and returns its recovery code."""
    program.press(program.find(ROLE.LIST_ITEM, 'School'))
    program.set_text('Name', name)
    program.set_text('Postcode', '9000')
    program.click('Create Profile')
    program.find(ROLE.HEADING)
    return program.recovery_code()


def confirm_code(program):
    program.press(program.find(ROLE.CHECK_BOX))
    wait_until(lambda: is_sensitive(program.find(ROLE.BUTTON, 'Continue')), 'the way on')
    program.click('Continue')


class FirstStart(unittest.TestCase):
    def setUp(self):
        home = tempfile.TemporaryDirectory(prefix='stm-ui-')
        self.addCleanup(home.cleanup)
        self.home = home.name

    def start(self, *arguments, **options):
        return Program(*arguments, language='C.UTF-8', home=self.home, **options)

    def files(self, name):
        return glob.glob(f'{self.home}/data/stagematching/profiles/*/{name}')

    def test_a_school_begins_and_comes_back(self):
        with self.start() as program:
            begin_school(program)
            confirm_code(program)
            program.find(ROLE.LIST_ITEM, 'Supervisors')
        database, = self.files('profile.db')
        with open(database, 'rb') as file:
            self.assertNotEqual(file.read(15), b'SQLite format 3')
        with self.start() as program:
            program.find(ROLE.LIST_ITEM, 'Supervisors')

    def begin(self, program, row, **fields):
        """Makes a profile of that role and lists the views that it has."""
        program.press(program.find(ROLE.LIST_ITEM, row))
        for field, value in fields.items():
            program.set_text(field, value)
        program.click('Create Profile')
        program.find(ROLE.HEADING)
        confirm_code(program)
        views = program.find(ROLE.LIST, 'Views')
        return {name_of(node) for node in program.nodes(ROLE.LIST_ITEM, within=views)}

    def test_P1_a_service_begins(self):
        with self.start() as program:
            views = self.begin(program, 'Service', Name='Thuiszorg De Proef', Postcode='9000')
            program.find_text('No Candidates Yet')
            self.assertLessEqual({'Candidates', 'Students', 'Our Service', 'Schools'}, views)
            self.assertFalse({'Placements', 'Supervisors', 'Services'} & views)
            program.press(program.find(ROLE.LIST_ITEM, 'Our Service'))
            program.find(ROLE.BUTTON, 'Edit')
            self.assertIsNone(program.has(name='Delete Service'))
            program.find(ROLE.BUTTON, 'Thuiszorg De Proef, Service')

    def test_P1_a_region_begins(self):
        with self.start() as program:
            views = self.begin(program, 'Regional Coordinator', Name='Limburg')
            program.find_text('No Schools Yet')
            self.assertLessEqual({'Placements', 'Students', 'Supervisors', 'Services', 'Schools'}, views)

    def test_W16_who_works_is_asked_and_can_change(self):
        with self.start() as program:
            self.begin(program, 'Regional Coordinator', **{'Name': 'Limburg', 'Your name': 'An Peeters'})
            program.keys('ctrl+comma')
            name = program.find(ROLE.TEXT, 'Your name')
            self.assertEqual(program.text_of(name), 'An Peeters')
            program.set_text('Your name', 'Nele Baert')
            program.click('Apply')
            # it is pressed some time after, and goes when the name is taken
            program.wait_gone(ROLE.BUTTON, 'Apply')
            program.keys('Escape')
            program.wait_gone(ROLE.TEXT, 'Your name')
        with self.start() as program:
            program.find(ROLE.LIST_ITEM, 'Placements')
            program.keys('ctrl+comma')
            self.assertEqual(program.text_of(program.find(ROLE.TEXT, 'Your name')), 'Nele Baert')
            program.keys('Escape')
            program.wait_gone(ROLE.TEXT, 'Your name')

    def test_P1_a_partner_begins(self):
        with self.start() as program:
            views = self.begin(program, 'Partner Mediator', **{'Name': 'Bemiddeling Oost', 'Name of the mediator': 'An Claes'})
            program.find_text('No Clients Yet')
            self.assertLessEqual({'Follow Up Clients', 'Dossiers', 'Mediators', 'Our Organisation'}, views)
            self.assertFalse({'Placements', 'Candidates', 'Students', 'Supervisors', 'Schools'} & views)
            program.find(ROLE.BUTTON, 'Bemiddeling Oost, Partner mediator')

    def test_without_the_keyring_the_code_opens(self):
        with self.start() as program:
            code = begin_school(program)
            confirm_code(program)
            program.find(ROLE.LIST_ITEM, 'Supervisors')
        subprocess.run(['secret-tool', 'clear', 'application', 'org.stagematching.Desktop'], check=True)
        with self.start() as program:
            program.set_text('Recovery code', 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF')
            program.click('Open With Code')
            program.find_text('group')
            program.set_text('Recovery code', code)
            program.click('Open With Code')
            program.find(ROLE.LIST_ITEM, 'Supervisors')
        self.assertEqual(len(self.files('profile.db')), 1)

    def test_a_damaged_database_is_left_alone(self):
        with self.start() as program:
            begin_school(program)
            confirm_code(program)
            program.find(ROLE.LIST_ITEM, 'Supervisors')
        database, = self.files('profile.db')
        with open(database, 'r+b') as file:
            file.truncate(5000)
        with open(database, 'rb') as file:
            before = file.read()
        with self.start() as program:
            program.find_text('The database is damaged')
        with open(database, 'rb') as file:
            self.assertEqual(file.read(), before)


if __name__ == '__main__':
    unittest.main()
