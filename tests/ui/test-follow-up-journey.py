"""The home view of a school: rows and pictures open the lists that they tell of (SPEC T7–T9)."""

import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from harness import ROLE, Atspi, Program, name_of  # noqa: E402

OVERVIEW = 'Overview of the Stage Requests'


class FollowUp(unittest.TestCase):
    """Each case starts in the school of the samples, at the home view."""

    def setUp(self):
        home = tempfile.TemporaryDirectory(prefix='stm-ui-')
        self.addCleanup(home.cleanup)
        self.program = Program('--samples', language='C.UTF-8', home=home.name)
        self.program.find(None, 'To Follow Up')

    def tearDown(self):
        failed = self._outcome is not None and not self._outcome.success
        self.program.__exit__(*((AssertionError, None, None) if failed else (None, None, None)))

    def chip(self, text):
        return self.program.find(ROLE.BUTTON, lambda name: text in name)

    def statuses(self):
        """What the list says of its rows that are in sight."""
        table = self.program.find(ROLE.TREE_TABLE, OVERVIEW) if self.program.has(ROLE.TREE_TABLE, OVERVIEW) else None
        words = {'No request', 'Requested', 'Partly accepted', 'Accepted', 'Declined'}
        return {name_of(cell) for cell in self.program.nodes(ROLE.TABLE_CELL, within=table)} & words

    def test_T8_row_opens_its_list(self):
        row = self.program.find(ROLE.LIST_ITEM, lambda name: 'not accepted yet' in name)
        count = name_of(row).split()[0]
        self.program.press(row)
        self.program.find(ROLE.GROUPING, OVERVIEW)
        self.chip('Status: Requested')
        self.program.find_text(f'{count} students')
        self.assertEqual(self.statuses(), {'Requested'})

    def focused(self):
        return next((name_of(node) for node in self.program.nodes(ROLE.LIST_ITEM)
                     if node.get_state_set().contains(Atspi.StateType.FOCUSED)), '')

    def go_to(self, text):
        for _ in range(30):
            if text in self.focused():
                return
            self.program.keys('Tab')
        self.fail(f'Tab does not come to “{text}”')

    def test_row_by_the_keyboard_alone(self):
        self.go_to('not accepted yet')
        self.program.keys('Return')
        self.program.find(ROLE.GROUPING, OVERVIEW)
        self.chip('Status: Requested')
        self.program.keys('alt+Home')
        self.program.find(None, 'To Follow Up')

    def test_T9_part_of_the_funnel_opens_its_list(self):
        part = self.program.find(ROLE.BUTTON, lambda name: name.startswith('Accepted: '))
        count = name_of(part).split()[1]
        self.program.do(part)
        self.program.find(ROLE.GROUPING, OVERVIEW)
        self.chip('Status: Accepted')
        self.program.find_text(f'{count} students')
        self.assertEqual(self.statuses(), {'Accepted'})

    def test_T5_week_opens_its_list(self):
        part = self.program.find(ROLE.BUTTON, lambda name: name.startswith('Week ') and 'undecided' in name)
        self.program.do(part)
        self.program.find(ROLE.GROUPING, OVERVIEW)
        self.chip('Week: Week ')

    def test_T3_province_opens_its_list(self):
        part = next(node for node in self.program.nodes(ROLE.BUTTON, lambda name: name.startswith('Antwerp'), showing=False))
        self.program.do(part)
        self.program.find(ROLE.GROUPING, OVERVIEW)
        self.chip('Province: Antwerp')

    def test_pictures_are_told_in_words(self):
        for title in ('Where the requests stand', 'Stages by week', 'Requests and free places by province'):
            picture = next(self.program.nodes(ROLE.GROUPING, title, showing=False))
            self.assertTrue(picture.get_description(), title)


if __name__ == '__main__':
    unittest.main()
