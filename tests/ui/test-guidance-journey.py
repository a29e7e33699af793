"""The guidance of a client, in the real window: steps, tasks and a sheet, and their history (SPEC W8, W10, W16)."""

import datetime
import os
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from harness import ROLE, Program, is_sensitive, name_of, wait_until  # noqa: E402

# the partner of the samples, and a client that is in mediation
PARTNER = '6f1c2b0e-8a35-4d1c-9e47-52d0c1a7b3e4'
CLIENT = 'SELIE'


def day(days=0):
    return (datetime.date.today() + datetime.timedelta(days)).strftime('%d-%m-%Y')


class Guidance(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix='stm-ui-')
        cls.addClassCleanup(folder.cleanup)
        cls.samples = os.path.join(folder.name, 'samples')
        with Program('--samples', language='C.UTF-8', home=cls.samples) as program:
            program.find(ROLE.LIST_ITEM, 'Students')
        settings = os.path.join(cls.samples, 'config', 'glib-2.0', 'settings')
        os.makedirs(settings, exist_ok=True)
        with open(os.path.join(settings, 'keyfile'), 'w') as file:
            file.write(f"[org/stagematching/Desktop]\nlast-profile='{PARTNER}'\n")

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='stm-ui-')
        self.addCleanup(folder.cleanup)
        home = shutil.copytree(self.samples, os.path.join(folder.name, 'home'))
        self.program = Program(language='C.UTF-8', home=home)

    def tearDown(self):
        failed = self._outcome is not None and not self._outcome.success
        self.program.__exit__(*((AssertionError, None, None) if failed else (None, None, None)))

    def open_client(self):
        self.program.press(self.program.find(ROLE.LIST_ITEM, 'Dossiers'))
        self.program.press(self.program.find(ROLE.ENTRY, 'Search dossiers'))
        self.program.type(CLIENT)
        self.program.press(self.program.find(ROLE.TABLE_ROW, lambda name: CLIENT in name))
        self.program.find(ROLE.PAGE_TAB, 'Guidance')
        self.tab('Guidance')

    def tab(self, name):
        self.program.press(self.program.find(ROLE.PAGE_TAB, name))

    def button(self, name, row=None):
        """A button of the tab, in sight or not; of the row with that heading."""
        within = self.row(row) if row else None
        node = wait_until(lambda: next(self.program.nodes(ROLE.BUTTON, name, within, showing=False), None), f'“{name}”')
        self.program.do(node)

    def row(self, heading):
        def find():
            for item in self.program.nodes(ROLE.LIST_ITEM, showing=False):
                first = next(self.program.nodes(ROLE.LABEL, within=item, showing=False), None)
                if first is not None and name_of(first) == heading:
                    return item
            return None
        return wait_until(find, f'the row “{heading}”')

    def wait_for(self, row, text):
        wait_until(lambda: next(self.program.nodes(ROLE.LABEL, lambda name: text in name, self.row(row), showing=False), None),
                   f'“{text}” at “{row}”')

    def save(self, title, label='Save'):
        dialog = self.program.find(ROLE.DIALOG, title)
        wait_until(lambda: is_sensitive(self.program.find(ROLE.BUTTON, label, dialog)), f'“{title}” to be savable')
        self.program.click(label, within=dialog)
        self.program.wait_gone(ROLE.DIALOG, title)

    def refused(self, reason):
        self.program.find_text(reason)
        # a toast is an alert too, without a name
        self.program.click('Close', within=self.program.find(ROLE.ALERT, bool))
        self.program.wait_gone(ROLE.ALERT, bool)

    def add_step(self, kind, title):
        self.button('Add a Step…')
        dialog = self.program.find(ROLE.DIALOG, 'What Do You Want to Do?')
        self.program.press(self.program.find(ROLE.LIST_ITEM, lambda name: name.replace('_', '').startswith(kind), dialog))
        return self.program.find(ROLE.DIALOG, title)

    def edit(self, row):
        """By the menu of the row, whose items have no names for assistive technology."""
        self.program.do(next(self.program.nodes(ROLE.TOGGLE_BUTTON, f'More about “{row}”', showing=False)))
        self.program.find(ROLE.MENU)
        self.program.keys('Home', 'Return')

    def test_own_training_W10(self):
        # there is another stage under the title of S5
        name = 'Stage bij de bakker'
        stage = f'953081 · {name}'
        self.open_client()
        dialog = self.add_step('Start an own training', 'Start an Own Training')
        self.program.choose('Training', '953081 · Work experience stage', dialog)
        wait_until(lambda: self.program.text_of(self.program.find(ROLE.TEXT, 'Title', dialog)) == 'Werkervaringsstage',
                   'the title of the stage')
        self.program.set_text('Title', name, dialog)
        self.program.set_text('From', day(), dialog)
        self.program.set_text('To', day(60), dialog)
        self.program.set_text('Hours', '76', dialog)
        self.save('Start an Own Training')
        self.wait_for(stage, '76 hours')

        self.button('Start…', stage)
        self.save('Start', 'Start')
        self.wait_for(stage, f'Started on {day()}')
        self.button('End…', stage)
        self.save('End', 'End')
        self.wait_for(stage, f'Ended on {day()}')
        self.row(f'Competenties aanpassen na {name}')

        self.tab('Learning Path')
        self.wait_for(stage, 'Give the final advice first')

        self.tab('History')
        self.program.find_text('Step towards work · Changed by Sofie Lemmens (Partner mediator)')
        self.program.find_text('State: Started → Ended')
        self.program.find_text('Task · Entered by Sofie Lemmens (Partner mediator)')

    def test_closed_code_W10(self):
        self.open_client()
        dialog = self.add_step('Start an own training', 'Start an Own Training')
        self.program.choose('Training', '953030 · Exploratory stage', dialog)
        self.program.set_text('From', day(), dialog)
        self.program.press(self.program.find(ROLE.TEXT, 'Title', dialog))
        self.program.find_text('could start until 31-12-2022 only')
        self.assertFalse(is_sensitive(self.program.find(ROLE.BUTTON, 'Save', dialog)))
        self.program.keys('Escape')
        self.program.click('Discard', within=self.program.find(ROLE.ALERT, bool))
        self.program.wait_gone(ROLE.DIALOG, 'Start an Own Training')

    def test_ibo_W10(self):
        ibo = 'Heftruckchauffeur'
        self.open_client()
        dialog = self.add_step('IBO', 'Individual Vocational Training (IBO)')
        self.program.set_text('Title', ibo, dialog)
        self.program.set_text('Organisation', 'Groothandel De Proef', dialog)
        self.save('Individual Vocational Training (IBO)')
        self.wait_for(ibo, 'Client and mediator still have to agree')

        self.button('Start…', ibo)
        self.refused('Note first when the client agreed on the IBO')
        for title, next_reason in (('Client agreed on', 'Note first when the mediator agreed on the IBO'),
                                   ('Mediator agreed on', None)):
            self.edit(ibo)
            dialog = self.program.find(ROLE.DIALOG, 'Individual Vocational Training (IBO)')
            self.program.set_text(title, day(), dialog)
            self.save('Individual Vocational Training (IBO)')
            self.button('Start…', ibo)
            if next_reason:
                self.refused(next_reason)
        self.save('Start', 'Start')
        self.wait_for(ibo, f'Started on {day()}')

    def test_request_W10(self):
        training = '10123 · Lassen voor beginners'
        self.open_client()
        dialog = self.add_step('Request a training', 'Request a Training')
        self.program.set_text('Training code', '10123', dialog)
        self.program.set_text('Title', 'Lassen voor beginners', dialog)
        self.program.set_text('Organisation', 'VDAB Genk', dialog)
        self.program.press(self.program.find(ROLE.LABEL, 'Training of the VDAB', dialog))
        self.program.set_text('Contact person', 'Karin Peeters', dialog)
        self.program.set_text('E-mail', 'karin@voorbeeld.be', dialog)
        self.save('Request a Training', 'Request')
        self.wait_for(training, f'Requested on {day()}')
        self.wait_for('Training requested', 'karin@voorbeeld.be')

        self.button('Already Sent', 'Training requested')
        wait_until(lambda: not list(self.program.nodes(ROLE.BUTTON, 'Already Sent', showing=True)), 'the signal to go')

        self.button('Give Notice…', training)
        dialog = self.program.find(ROLE.DIALOG, 'Give Notice')
        self.program.set_text('Reason', 'Vond werk', dialog)
        self.save('Give Notice', 'Give Notice')
        self.wait_for('Training no longer wanted', 'Vond werk')
        self.wait_for(training, f'Requested on {day()}')

    def test_sheet_and_task_W8(self):
        self.open_client()
        self.button('New Sheet…')
        dialog = self.program.find(ROLE.DIALOG, 'New Action Sheet')
        self.program.set_text('Agreements', 'Wekelijks solliciteren', dialog)
        self.save('New Action Sheet')
        sheet = name_of(wait_until(lambda: self.newest_sheet(), 'the new sheet'))

        self.button('Add a Task…')
        dialog = self.program.find(ROLE.DIALOG, 'New Task')
        self.program.set_text('Task', 'Cv nakijken', dialog)
        self.program.set_text('Deadline', day(7), dialog)
        self.save('New Task')
        self.wait_for('Cv nakijken', sheet)
        self.button('Done', 'Cv nakijken')
        self.wait_for('Cv nakijken', f'Done on {day()}')

        self.button('Close…', sheet)
        self.refused('Note first that both have signed')
        self.button('Note Signatures…', sheet)
        self.save('Note the Signatures', 'Note')
        self.wait_for(sheet, f'Signed by both on {day()}')
        self.button('Close…', sheet)
        self.save('Close the Action Sheet', 'Close')
        self.wait_for(sheet, f'Closed on {day()}')

        self.tab('History')
        self.program.find_text('Action sheet · Changed by Sofie Lemmens (Partner mediator)')
        self.program.find_text(f'Closed on: {day()}')
        self.program.find_text('State: To do → Done')
        self.assertEqual(self.program.nameless(), [])

    def newest_sheet(self):
        """The heading of the row that has the agreements of the test."""
        for item in self.program.nodes(ROLE.LIST_ITEM, showing=False):
            if next(self.program.nodes(ROLE.LABEL, 'Wekelijks solliciteren', item, showing=False), None):
                return next(self.program.nodes(ROLE.LABEL, lambda name: name.startswith('Action sheet '), item, showing=False))
        return None


if __name__ == '__main__':
    unittest.main()
