"""A dossier in the real window, from the referral to the C91 (SPEC W4 to W7, W9, W12 to W16)."""

import datetime
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from harness import ROLE, Atspi, NotFound, Program, is_sensitive, name_of, wait_until  # noqa: E402

PARTNER = '6f1c2b0e-8a35-4d1c-9e47-52d0c1a7b3e4'
CLIENT = 'Aardbei Emma'
MEDIATOR = 'EDU LIMB06'
COUNSELLOR = 'Karim Ouali'
CLOSED = 'Lander Benali'
RUNNING = 'Amira Hendrickx'


def day(days):
    return (datetime.date.today() + datetime.timedelta(days)).strftime('%d-%m-%Y')


class Dossier(unittest.TestCase):
    """Starts in the profile of the sample partner."""

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

    # what one does

    def show_tab(self, name):
        self.program.press(self.program.find(ROLE.PAGE_TAB, name))

    def press(self, label, within=None):
        """Presses a button that may first have to be brought into view."""
        button = self.program.find(ROLE.BUTTON, label, within)
        wait_until(lambda: is_sensitive(button), f'“{label}” to be possible')
        self.program.do(button)

    def dialog(self, title):
        dialog = self.program.find(ROLE.DIALOG, title)
        self.assertEqual(self.program.nameless(), [])
        return dialog

    def finish(self, dialog, title, label):
        self.press(label, dialog)
        self.program.wait_gone(ROLE.DIALOG, title)

    def choose(self, label, dialog):
        self.program.press(self.program.find(ROLE.RADIO_BUTTON, label, dialog))

    def switch(self, label, dialog):
        self.program.do(self.program.find(ROLE.CHECK_BOX, label, dialog), 'toggle')

    def reach(self, role, name, dialog):
        """Goes there by the Tab key, which brings it into sight."""
        node = self.program.find(role, name, dialog)
        for _ in range(60):
            try:
                wait_until(lambda: node.get_state_set().contains(Atspi.StateType.FOCUSED), f'“{name}” to have the focus', 0.3)
                return
            except NotFound:
                self.program.keys('Tab')
        self.fail(f'“{name}” is not reached by Tab')

    def save_pdf(self, title):
        """Saves what the preview shows, and with that makes the move."""
        program = self.program
        dialog = program.find(ROLE.DIALOG, title)
        path = os.path.join(self.home, f'paper-{len(os.listdir(self.home))}.pdf')
        self.press('Save as PDF…', dialog)
        program.save_as(path)
        program.wait_gone(ROLE.DIALOG, title)
        program._xdotool('windowfocus', program.window())
        with open(path, 'rb') as file:
            self.assertEqual(file.read(5), b'%PDF-')

    def enter_dossier(self):
        """As of three weeks ago, so that all of it can be done today."""
        program = self.program
        program.activate('win.add')
        dialog = self.dialog('New Dossier')
        first_name, last_name = CLIENT.split()[1], CLIENT.split()[0]
        for field, text in (('First name', first_name), ('Last name', last_name), ('IKL', '13000001'),
                            ('National number', '85.07.30-033.28'), ('E-mail', 'emma@example.org'),
                            ('VDAB mediator', COUNSELLOR), ('Referred on', day(-30)), ('Date', day(-20)), ('Time', '09:00')):
            program.set_text(field, text, dialog)
        self.reach(ROLE.COMBO_BOX, 'Mediator', dialog)
        program.choose('Mediator', MEDIATOR, dialog)
        self.finish(dialog, 'New Dossier', 'Save')

    def open_client(self, name):
        program = self.program
        program.activate('win.search')
        program.type(name.split()[-1])
        program.press(program.find(ROLE.LIST_ITEM, lambda found: all(word in found for word in name.split())))
        program.find_text('(IKL: ')
        program.find_text('National number:')

    def attend(self):
        """Present, with both papers confirmed: before that it cannot be completed (SPEC W9)."""
        title = 'Present'
        self.show_tab('Service Delivery')
        self.press('Present…')
        dialog = self.dialog(title)
        self.program.find_text('The contact can be completed once both are confirmed.')
        self.assertFalse(is_sensitive(self.program.find(ROLE.BUTTON, 'Complete', dialog)))
        self.switch('Residence status confirmed', dialog)
        self.switch('Work card confirmed', dialog)
        self.finish(dialog, title, 'Complete')
        self.program.find_text(f'Mediator: {MEDIATOR}')
        self.program.find(None, 'The partner mediates')

    def agree(self):
        """Each link comes with the step before it (SPEC W6, W7)."""
        program = self.program
        self.assertIsNone(program.has(ROLE.BUTTON, 'Note the Signature of the WEO…'))
        self.press('Print Work Experience Agreement…')
        self.save_pdf(self.preview())
        program.find(ROLE.BUTTON, 'Note the Signature of the WEO…')
        self.assertIsNone(program.has(ROLE.BUTTON, 'Start Mediation Process…'))
        self.press('Note the Signature of the WEO…')
        self.finish(self.dialog('Signature of the WEO'), 'Signature of the WEO', 'Signed')
        self.press('Start Mediation Process…')
        self.finish(self.dialog('Start Mediation Process'), 'Start Mediation Process', 'Start')
        program.find_text('Intensive mediation')

    def preview(self):
        """The name of the preview that is shown."""
        dialog = self.program.find(ROLE.DIALOG, lambda name: name != '')
        self.program.find(ROLE.BUTTON, 'Save as PDF…', dialog)
        self.assertEqual(self.program.nameless(), [])
        return name_of(dialog)

    def do_stage(self):
        """A work experience stage of one day, which is what the C91 is for (SPEC W14)."""
        program = self.program
        self.show_tab('Guidance')
        self.press('Add a Step…')
        dialog = self.dialog('What Do You Want to Do?')
        program.press(program.find(ROLE.LIST_ITEM, 'Start an own training', dialog))
        dialog = self.dialog('Start an Own Training')
        for field, text in (('Training code', '953081'), ('Title', 'Werkervaringsstage'),
                            ('From', day(0)), ('To', day(0))):
            program.set_text(field, text, dialog)
        self.finish(dialog, 'Start an Own Training', 'Save')
        self.press('Start…')
        self.finish(self.dialog('Start'), 'Start', 'Start')
        self.press('End…')
        self.finish(self.dialog('End'), 'End', 'End')

    def end_and_advise(self):
        program = self.program
        self.show_tab('Service Delivery')
        self.assertIsNone(program.has(ROLE.BUTTON, 'Give Final Advice…'))
        self.press('End Mediation Process…')
        dialog = self.dialog('End Mediation Process')
        self.press('End', dialog)
        program.find_text('Choose the reason of the ending first.')
        self.choose('3 times in a passive category', dialog)
        self.finish(dialog, 'End Mediation Process', 'End')
        self.press('Give Final Advice…')
        dialog = self.dialog('Give Final Advice')
        self.press('Give Final Advice', dialog)
        program.find_text('Choose one of the four advices first.')
        self.choose('Need for personal services', dialog)
        self.press('Give Final Advice', dialog)
        program.find_text('Choose Mail final advice, Print final advice, or both first.')
        self.reach(ROLE.CHECK_BOX, 'Print final advice', dialog)
        program.keys('space')
        self.press('Give Final Advice', dialog)
        program.wait_gone(ROLE.DIALOG, 'Give Final Advice')
        # it is given, whatever becomes of the paper, which can still be printed
        self.press('Cancel', program.find(ROLE.DIALOG, 'Eindadvies'))
        program._xdotool('windowfocus', program.window())
        program.find_text('not printed yet')
        program.keys('Escape')
        program.wait_gone(ROLE.DIALOG, 'Eindadvies')

    def deliver(self):
        """The verdict with the row that decided, the C91, and the history (SPEC W13, W14, W16)."""
        program = self.program
        program.find_text('Final advice: Need for personal services')
        program.find(ROLE.LIST_ITEM, 'Decided by')
        self.show_tab('Learning Path')
        self.press('Print the C91 Attestation…')
        self.save_pdf(self.preview())
        program.find_text('(C91): printed on')
        self.show_tab('History')
        program.find_text('C91')

    # the journeys

    def test_W5_to_W14_from_referral_to_C91(self):
        self.enter_dossier()
        self.open_client(CLIENT)
        self.program.find_text(f'Mediator: {COUNSELLOR}')
        self.assertIsNone(self.program.has(None, 'The partner mediates'))
        self.attend()
        self.agree()
        self.do_stage()
        self.end_and_advise()
        self.deliver()

    def test_W5_absences_end_the_service(self):
        """Absent without a reason, and again on the registered appointment."""
        program = self.program
        self.enter_dossier()
        self.open_client(CLIENT)
        self.show_tab('Service Delivery')
        self.assertIsNone(program.has(ROLE.BUTTON, 'Make a New First Appointment…'))
        self.press('Absent…')
        dialog = self.dialog('Absent')
        self.choose('Absent – invalid reason', dialog)
        self.finish(dialog, 'Absent', 'Complete')
        self.press('Make a New First Appointment…')
        dialog = self.dialog('New First Appointment')
        program.set_text('Date', day(0), dialog)
        program.set_text('Time', '10:00', dialog)
        self.finish(dialog, 'New First Appointment', 'Save')
        program.find_text('First appointment for mediation at the partner · registered')
        self.press('Absent…')
        dialog = self.dialog('Absent')
        program.find_text('The service stops by itself')
        self.choose('Absent – invalid reason', dialog)
        self.finish(dialog, 'Absent', 'Complete')
        program.find_text('Refused by absence')
        program.find_text('A signal is ready to be sent')
        self.assertIsNone(program.has(ROLE.BUTTON, 'Make a New First Appointment…'))
        self.assertIsNone(program.has(None, 'The partner mediates'))

    def test_W4_W16_what_comes_too_early_is_refused(self):
        """A contact of tomorrow is not completed; a look at the number is kept first (SPEC P3)."""
        program = self.program
        self.open_client(RUNNING)
        program.click('Show the national number')
        program.find_text('National number: 8')
        self.show_tab('Service Delivery')
        self.press('Plan a Contact…')
        dialog = self.dialog('Plan a Contact')
        program.set_text('Date', day(1), dialog)
        program.set_text('Time', '14:00', dialog)
        self.finish(dialog, 'Plan a Contact', 'Save')
        program.find_text(f'{day(1)} at 14:00')
        self.press('Present…')
        alert = program.find(ROLE.ALERT, 'Complete the appointment')
        program.find_text('it can be completed from that day on')
        self.press('Close', alert)
        program.wait_gone(ROLE.ALERT, 'Complete the appointment')
        self.show_tab('History')
        program.find_text('National number')

    def test_W15_after_the_access_ended_it_is_read_only(self):
        program = self.program
        self.open_client(CLOSED)
        program.find_text('this dossier can only be read')
        program.find_text('hidden, the right of access ended')
        self.assertIsNone(program.has(ROLE.BUTTON, 'Edit'))
        self.assertIsNone(program.has(ROLE.BUTTON, 'Add a Study…'))
        self.assertIsNone(program.has(ROLE.BUTTON, 'Show the national number'))
        self.show_tab('Service Delivery')
        program.find_text('Final advice: Services exhausted')
        self.assertIsNone(program.has(ROLE.BUTTON, 'Plan a Contact…'))
        self.show_tab('Learning Path')
        program.find(ROLE.BUTTON, 'Print the C91 Attestation…')


if __name__ == '__main__':
    unittest.main()
