"""Stages by number, in the real window: the region arranges, the school passes on (SPEC V1–V4)."""

import datetime
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from harness import ROLE, Atspi, Program, is_sensitive, name_of, wait_until  # noqa: E402

SCHOOL = 'Instituut De Zilverberk'
PROGRAMME = 'Vmbo-stages'


def day(days):
    return (datetime.date.today() + datetime.timedelta(days)).strftime('%d-%m-%Y')


class Numbers(unittest.TestCase):
    """Starts in the school of the samples, whose database has a programme that works by number."""

    def setUp(self):
        home = tempfile.TemporaryDirectory(prefix='stm-ui-')
        self.addCleanup(home.cleanup)
        self.program = Program('--samples', language='C.UTF-8', home=home.name)
        self.program.find(ROLE.LIST_ITEM, 'Stages by Number')

    def tearDown(self):
        failed = self._outcome is not None and not self._outcome.success
        self.program.__exit__(*((AssertionError, None, None) if failed else (None, None, None)))

    def view(self, name):
        self.program.press(self.program.find(ROLE.LIST_ITEM, name))
        self.program.find(ROLE.GROUPING, name)

    def save(self, dialog, title, label='Save'):
        wait_until(lambda: is_sensitive(self.program.find(ROLE.BUTTON, label, dialog)), f'“{title}” to be savable')
        self.program.click(label, within=dialog)
        self.program.wait_gone(ROLE.DIALOG, title)

    def check(self, name, within):
        """Goes to a check button by the Tab key, and ticks it."""
        node = self.program.find(ROLE.CHECK_BOX, name, within)
        for _ in range(20):
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                break
            self.program.keys('Tab')
        self.program.keys('space')
        wait_until(lambda: node.get_state_set().contains(Atspi.StateType.CHECKED), f'“{name}” to be ticked')

    def fill_period(self, dialog):
        self.program.choose('Model', 'Weekly day', dialog)
        self.program.set_text('From', day(70), dialog)
        self.program.set_text('To', day(70 + 9 * 7), dialog)
        self.program.press(self.program.find(ROLE.TEXT, 'To', dialog))
        for half in ('Tuesday morning', 'Tuesday afternoon'):
            self.check(half, dialog)

    def add_student(self, first_name):
        self.view('Students')
        self.program.click('Add Student')
        dialog = self.program.find(ROLE.DIALOG, 'New Student')
        self.program.set_text('First name', first_name, dialog)
        self.program.set_text('Last name', 'Aardbei', dialog)
        self.program.choose('Study year', '4th year', dialog)
        switch = self.program.find(ROLE.CHECK_BOX, 'Stage Request', dialog)
        self.program.do(self.program.find(ROLE.CHECK_BOX, 'Stage Request', switch), 'toggle')
        self.save(dialog, 'New Student')

    def add_offer(self, places):
        self.view('Offers')
        self.program.click('Add Offer')
        dialog = self.program.find(ROLE.DIALOG, 'New Offer')
        self.program.choose('Service', bool, dialog)
        self.program.choose('Programme', lambda name: name.startswith(PROGRAMME), dialog)
        self.program.set_text('Places', str(places), dialog)
        self.program.set_text('Department', 'Keuken', dialog)
        self.fill_period(dialog)
        self.program.find_text('2 half-days, 8 hours a week')
        self.save(dialog, 'New Offer')
        self.program.find(ROLE.TABLE_CELL, 'Keuken')

    def add_demand(self, number):
        self.view('Stages by Number')
        self.program.click('Add Demand')
        dialog = self.program.find(ROLE.DIALOG, 'New Demand')
        self.program.choose('School', SCHOOL, dialog)
        self.program.set_text('Number of pupils', str(number), dialog)
        self.fill_period(dialog)
        self.save(dialog, 'New Demand')
        self.program.press(self.program.find(ROLE.TABLE_CELL, SCHOOL))
        self.program.find(ROLE.BUTTON, 'Arrange Places…')

    def pass_on(self, button, title, label='Passed On'):
        self.program.do(self.program.find(ROLE.BUTTON, button))
        dialog = self.program.find(ROLE.DIALOG, title)
        self.save(dialog, title, label)

    def region_arranges(self):
        program = self.program
        program.activate('win.act-as-region')
        program.find(ROLE.BUTTON, 'Back to School')
        self.add_offer(2)
        self.add_demand(2)
        program.find_text('0 (2 still to be found)')

        program.do(program.find(ROLE.BUTTON, 'Arrange Places…'))
        dialog = program.find(ROLE.DIALOG, 'Arrange Places')
        program.choose('Offer', bool, dialog)
        self.save(dialog, 'Arrange Places')
        program.find_text('2 places, 0 pupils')

        program.find(ROLE.BUTTON, 'Print…')
        self.pass_on('Mark as Passed On…', 'Pass On the List of Places')
        program.find_text('Passed on on ' + day(0))
        program.find_text('2 places are arranged:')

    def test_V3_from_demand_to_unused_places(self):
        program = self.program
        self.add_student('Sanne')
        self.region_arranges()

        program.click('Back to School')
        wait_until(lambda: program.has(ROLE.BUTTON, 'Arrange Places…') is None, 'the school to be at work')
        program.do(program.find(ROLE.BUTTON, 'Assign Pupils…'))
        dialog = program.find(ROLE.DIALOG, 'Assign Pupils')
        program.press(program.find(ROLE.LABEL, 'Sanne Aardbei', dialog))
        program.find_text('1 of 2 places taken')
        self.save(dialog, 'Assign Pupils')
        program.find_text('2 places, 1 pupil: Sanne Aardbei')

        self.pass_on('Mark as Passed On…', 'Pass On the List of Pupils')
        program.find_text('1 place stays unused and is not reported yet')
        self.pass_on('Report Unused Places…', 'Report Unused Places', 'Log')
        program.find_text('1 place stays unused, reported on ' + day(0))

        self.view('Stages by Number')
        row = program.find(ROLE.TABLE_ROW, lambda name: name.startswith('2 pupils'))
        cells = [name_of(cell) for cell in program.nodes(ROLE.TABLE_CELL, within=row)]
        self.assertEqual(cells.count('Done'), 2, cells)

    def test_V4_change_is_reported_to_the_bureau(self):
        program = self.program
        self.region_arranges()
        program.click('Back to School')
        wait_until(lambda: program.has(ROLE.BUTTON, 'Arrange Places…') is None, 'the school to be at work')

        program.activate('record.edit')
        dialog = program.find(ROLE.DIALOG, 'Edit Demand')
        program.set_text('Number of pupils', '5', dialog)
        self.save(dialog, 'Edit Demand')
        program.find_text('From 2 to 5')
        self.pass_on('Report to the Bureau…', 'Report the Change', 'Log')
        program.find_text('The number of pupils from')


if __name__ == '__main__':
    unittest.main()
