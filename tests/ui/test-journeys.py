"""What a school coordinator does, in the real window (SPEC T2–T9)."""

import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from harness import ROLE, Program, is_sensitive, name_of, wait_until  # noqa: E402

# invented, with check digits that are right, wrong
NUMBER = '85.11.25-268.68'
WRONG_NUMBER = '85.11.25-268.69'


class Journey(unittest.TestCase):
    """Each case has its own directories and starts in the school of the samples."""

    def setUp(self):
        home = tempfile.TemporaryDirectory(prefix='stm-ui-')
        self.addCleanup(home.cleanup)
        self.program = Program('--samples', language='C.UTF-8', home=home.name)
        self.overview()
        self.program.find(ROLE.TABLE_ROW, lambda name: 'Al-Masri' in name)

    def tearDown(self):
        failed = self._outcome is not None and not self._outcome.success
        self.program.__exit__(*((AssertionError, None, None) if failed else (None, None, None)))

    def view(self, name, title=None):
        self.program.press(self.program.find(ROLE.LIST_ITEM, name))
        self.program.find(ROLE.GROUPING, title or name)

    def overview(self):
        self.view('Placements', 'Overview of the Stage Requests')

    def add(self, title):
        self.program.click(f'Add {title}')
        return self.program.find(ROLE.DIALOG, f'New {title}')

    def add_supervisor(self, name):
        self.view('Supervisors')
        dialog = self.add('Supervisor')
        self.program.set_text('Name', name, dialog)
        self.program.set_text('Phone', '0450 12 34 56', dialog)
        self.program.set_text('E-mail', 'griet@example.be', dialog)
        self.program.click('Save', within=dialog)
        self.program.wait_gone(ROLE.DIALOG, 'New Supervisor')

    def begin_student(self, first_name, last_name, number=NUMBER):
        self.view('Students')
        dialog = self.add('Student')
        self.program.set_text('First name', first_name, dialog)
        self.program.set_text('Last name', last_name, dialog)
        self.program.set_text('National number', number, dialog)
        self.program.choose('Study year', '7th year', dialog)
        return dialog

    def fill_request(self, dialog, supervisor):
        self.program.choose('Programme', lambda name: name.startswith('7e jaar'), dialog)
        self.program.choose('Supervisor', supervisor, dialog)
        self.program.choose('Stage form', 'Block', dialog)
        self.program.set_text('Hours a week', '36', dialog)
        self.program.set_text('Total hours to do', '200', dialog)
        self.program.do(self.program.find(ROLE.RADIO_BUTTON, '2', dialog))
        for number, (start, end) in enumerate((('5-10-2026', '30-10-2026'), ('1-3-2027', '26-3-2027')), 1):
            self.program.set_text(f'Start of period {number}', start, dialog)
            self.program.set_text(f'End of period {number}', end, dialog)

    def discard(self, dialog):
        self.program.click('Cancel', within=dialog)
        self.program.click('Discard')
        self.program.wait_gone(ROLE.DIALOG)

    def can_save(self, dialog, label='Save'):
        return is_sensitive(self.program.find(ROLE.BUTTON, label, dialog))

    # T2

    def test_T2_enter_supervisor(self):
        self.add_supervisor('Griet Proefje')
        self.program.find(ROLE.TABLE_ROW, 'Griet Proefje')

    def test_T2_by_the_keyboard_alone(self):
        program = self.program
        program.keys('alt+3')
        program.find(ROLE.GROUPING, 'Supervisors')
        program.keys('ctrl+n')
        program.find(ROLE.DIALOG, 'New Supervisor')
        for text in ('Griet Proefje', '0450 12 34 56', 'griet@example.be'):
            program.type(text)
            program.keys('Tab')
        program.keys('ctrl+s')
        program.wait_gone(ROLE.DIALOG, 'New Supervisor')
        program.keys('ctrl+f')
        program.type('proefje')
        program.find(ROLE.TABLE_ROW, 'Griet Proefje')
        program.wait_gone(ROLE.TABLE_ROW, 'Divine Benali')

    def test_T2_linked_supervisor_stays(self):
        self.view('Supervisors')
        self.program.press(self.program.find(ROLE.TABLE_CELL, 'Divine Benali'))
        self.program.activate('record.delete')
        alert = self.program.find(ROLE.ALERT)
        self.program.find(None, lambda name: 'Delphine Al-Masri' in name, alert)
        self.program.click('Close', within=alert)
        self.program.wait_gone(ROLE.ALERT)
        self.program.find(ROLE.LABEL, 'Divine Benali')

    # T3–T5, T9

    def test_T4_student_with_two_periods(self):
        self.add_supervisor('Griet Proefje')
        dialog = self.begin_student('Zoë', 'Aardbei')
        self.fill_request(dialog, 'Griet Proefje')
        self.program.click('Save', within=dialog)
        self.program.wait_gone(ROLE.DIALOG, 'New Student')
        self.overview()
        row = self.program.find(ROLE.TABLE_ROW, 'Zoë Aardbei')
        cells = [name_of(cell) for cell in self.program.nodes(ROLE.TABLE_CELL, within=row)]
        for expected in ('Aardbei', 'Zoë', 'Griet Proefje', 'Block', '2', 'Requested'):
            self.assertIn(expected, cells)

    def test_T3_wrong_national_number(self):
        dialog = self.begin_student('Zoë', 'Aardbei')
        self.program.retype('National number', WRONG_NUMBER, dialog)
        self.program.find_text('The last two digits do not fit')
        self.program.do(self.program.find(ROLE.CHECK_BOX, 'Stage Request', self.program.find(ROLE.CHECK_BOX, 'Stage Request')),
                        'toggle')
        self.assertFalse(self.can_save(dialog))
        self.program.set_text('National number', NUMBER, dialog)
        wait_until(lambda: self.can_save(dialog), 'a right number to be savable')
        self.program.click('Save', within=dialog)
        self.program.wait_gone(ROLE.DIALOG, 'New Student')
        self.program.find(ROLE.TABLE_ROW, 'Zoë Aardbei')

    def test_T5_end_before_start(self):
        dialog = self.begin_student('Zoë', 'Aardbei')
        self.fill_request(dialog, 'Divine Benali')
        self.assertTrue(self.can_save(dialog))
        self.program.set_text('End of period 2', '28-2-2027', dialog)
        self.program.find_text('The end of period 2 lies before its start.')
        self.assertFalse(self.can_save(dialog))
        self.discard(dialog)

    # T8

    def accept(self, student):
        self.overview()
        self.program.press(self.program.find(ROLE.TABLE_ROW, student))
        self.program.click('Decide…')
        dialog = self.program.find(ROLE.DIALOG, 'Decision')
        self.program.choose('Service', bool, dialog)
        self.program.set_text('Contact person', 'Mieke Contact', dialog)
        wait_until(lambda: self.can_save(dialog, 'Accept'), 'a decision to be savable')
        self.program.click('Accept', within=dialog)
        self.program.wait_gone(ROLE.DIALOG, 'Decision')

    def test_T8_acceptance_locks(self):
        self.program.activate('win.act-as-region')
        self.program.find(ROLE.BUTTON, 'Back to School')
        self.accept('Nina De Ridder')
        self.program.find_text('Accepted')
        self.program.click('Back to School')
        self.program.find_text('A service has accepted this student')
        self.assertIsNone(self.program.has(ROLE.BUTTON, 'Edit'))
        self.overview()
        row = self.program.find(ROLE.TABLE_ROW, 'Nina De Ridder')
        self.program.find(ROLE.TABLE_CELL, 'Accepted', row)

    # every view

    def test_every_control_has_a_name(self):
        nameless = []
        for view, title in (('Follow-up', None), ('Placements', 'Overview of the Stage Requests'), ('Students', None), ('Supervisors', None),
                            ('Services', None), ('Schools', None), ('Search', None)):
            self.view(view, title)
            nameless += [f'{view}: {fault}' for fault in self.program.nameless()]
        dialog = self.begin_student('Zoë', 'Aardbei')
        nameless += [f'student: {fault}' for fault in self.program.nameless()]
        self.discard(dialog)
        self.assertEqual(nameless, [])


if __name__ == '__main__':
    unittest.main()
