"""A programme with its rounds, from a template to a moment done, in the real window (SPEC T7, V5, T11)."""

import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from harness import ROLE, Program, is_sensitive, name_of, wait_until  # noqa: E402

REMINDER = 'Stagebegeleiders beheren in de tool'
REQUESTS = 'Jongeren met stageaanvragen en voorkeursdienst ingeven'
NAME = '7e jaar TBZ 2026-2027'


class Programmes(unittest.TestCase):
    """Each case has its own directories and starts in the school of the samples."""

    def setUp(self):
        home = tempfile.TemporaryDirectory(prefix='stm-ui-')
        self.addCleanup(home.cleanup)
        self.program = Program('--samples', language='C.UTF-8', home=home.name)
        self.program.press(self.program.find(ROLE.LIST_ITEM, 'Programmes'))
        self.program.find(ROLE.GROUPING, 'Programmes')

    def tearDown(self):
        failed = self._outcome is not None and not self._outcome.success
        self.program.__exit__(*((AssertionError, None, None) if failed else (None, None, None)))

    def make(self):
        self.program.click('Add Programme')
        dialog = self.program.find(ROLE.DIALOG, 'New Programme')
        self.program.set_text('School year', '2026-2027', dialog)
        self.program.find(ROLE.LIST_ITEM, lambda name: '03-09-2026, 12:00' in name, dialog)
        self.program.click('Save', within=dialog)
        self.program.wait_gone(ROLE.DIALOG, 'New Programme')
        self.row(REMINDER)

    def row(self, moment):
        return self.program.find(ROLE.LIST_ITEM, lambda name: name.startswith(moment))

    def edit(self, moment):
        self.program.do(self.row(moment), 'deadline.edit')
        return self.program.find(ROLE.DIALOG, 'Edit Moment')

    def test_T7_from_the_template_to_done(self):
        self.make()
        for title in ('Round 1', 'Round 2'):
            self.program.find(ROLE.LABEL, title)
        # what the state is depends on the day of the test, that it has a word does not
        states = ('Open', 'Soon', 'Late', 'Over')
        self.assertIn(name_of(self.row(REMINDER)).split(', ')[1], states)
        self.assertIn(name_of(self.row(REQUESTS)).split(', ')[1], states)

        self.program.do(self.row(REMINDER), 'deadline.mark')
        wait_until(lambda: 'Done on ' in name_of(self.row(REMINDER)), 'the reminder to be done')
        self.program.do(self.row(REMINDER), 'deadline.mark')
        wait_until(lambda: 'Done on ' not in name_of(self.row(REMINDER)), 'the reminder to be open again')

        self.program.activate('win.back')
        self.program.find(ROLE.TABLE_ROW, NAME)

    def test_T7_a_bad_time_is_told_and_kept(self):
        self.make()
        dialog = self.edit(REQUESTS)
        self.program.retype('Time', '25u', dialog)
        self.program.find_text('This is no time of day, such as 12:00.')
        self.assertFalse(is_sensitive(self.program.find(ROLE.BUTTON, 'Save', dialog)))
        self.assertEqual(self.program.text_of(self.program.find(ROLE.TEXT, 'Time', dialog)), '25u')

        self.program.set_text('Date', '4/9/2026', dialog)
        self.program.set_text('Time', '9u30', dialog)
        self.program.click('Save', within=dialog)
        self.program.wait_gone(ROLE.DIALOG, 'Edit Moment')
        wait_until(lambda: '04-09-2026, 09:30' in name_of(self.row(REQUESTS)), 'the new moment')

    def test_T7_a_deleted_moment_comes_back(self):
        self.make()
        self.program.do(self.row(REQUESTS), 'deadline.delete')
        self.program.wait_gone(ROLE.LIST_ITEM, lambda name: name.startswith(REQUESTS))
        self.program.activate('win.undo')
        self.row(REQUESTS)

    def test_T11_help_line_of_the_region(self):
        self.program.activate('win.help-line')
        dialog = self.program.find(ROLE.DIALOG, 'Help Line')
        self.program.find_text('hulplijn@voorbeeldregio.example.org')
        self.program.find(None, 'Open the Manual', dialog)
        self.program.keys('Escape')
        self.program.wait_gone(ROLE.DIALOG)

    def test_everything_has_a_name(self):
        self.make()
        self.assertEqual(self.program.nameless(), [])


if __name__ == '__main__':
    unittest.main()
