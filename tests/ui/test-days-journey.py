"""What the calendar decides while the program runs, and before it starts (SPEC W11, W12, W14, W15)."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from harness import ROLE, Program, clock_at  # noqa: E402

ENTERED = '2026-03-31T08:00:00Z'
CLOSED = 'Closed by itself: no final advice within a month'


def uuid(number):
    return f'a0000000-0000-4000-8000-{number:012}'


PARTNER, MEDIATOR = uuid(1), uuid(2)


def record(number, **fields):
    times = {'uuid': uuid(number), 'revision': 1, 'created-at': ENTERED, 'changed-at': ENTERED}
    return times | {name.replace('_', '-'): value for name, value in fields.items()}


def mediation(number, dossier, ended_on, **fields):
    return record(number, dossier=uuid(dossier), referred_on='2025-02-24', attended_on='2025-03-03', weo_printed_on='2025-03-03',
                  weo_signed_on='2025-03-05', process_started_on='2025-03-05', process_ended_on=ended_on, ending='passive',
                  **fields)


# whose month for the advice ends on 30 April and on 20 May, and who got the advice on 26 May
CLIENTS = {'Avond Anna': (10, '85073003328'), 'Buiten Bert': (11, '93051822361'), 'Citroen Cora': (12, '85112526868')}
NUMBER = '85.11.25-268.68'
DATA = {
    'partners': [record(1, name='De Proef')],
    'mediators': [record(2, name='EDU LIMB06')],
    'dossiers': [record(number, last_name=name.split()[0], first_name=name.split()[1], client_number=f'130000{number}',
                        national_number=national, mediator=MEDIATOR)
                 for name, (number, national) in CLIENTS.items()],
    'mediations': [mediation(20, 10, '2026-03-30'), mediation(21, 11, '2026-04-20'),
                   mediation(22, 12, '2026-05-04', advice='need', advice_on='2026-05-26', advice_delivery=['print'],
                             closed_on='2026-05-26', closing='by-partner', access_until='2026-05-26')],
    'activities': [record(30, mediation=uuid(22), type='own-training', code='953081', name='Werkervaringsstage',
                          starts_on='2025-04-01', ends_on='2026-04-30', state='ended', started_on='2025-04-01',
                          ended_on='2026-04-30')],
}


class Days(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix='stm-ui-')
        cls.addClassCleanup(folder.cleanup)
        cls.made = os.path.join(folder.name, 'made')
        cls.command('create', '--name', 'De Proef', '--role', 'partner')
        path = os.path.join(folder.name, 'entered.json')
        with open(path, 'w', encoding='utf-8') as file:
            json.dump({'format': 'stagematching-profile', 'version': 1,
                       'profile': {'name': 'De Proef', 'role': 'partner', 'partner': PARTNER}} | DATA, file)
        cls.command('import', path)

    @classmethod
    def command(cls, *arguments):
        folders = {f'XDG_{name.upper()}_HOME': os.path.join(cls.made, name) for name in ('data', 'config', 'cache', 'state')}
        for folder in folders.values():
            os.makedirs(folder, exist_ok=True)
        run = subprocess.run([os.environ['STM_CLI'], *arguments], timeout=60, capture_output=True, text=True,
                             env=dict(os.environ) | folders | clock_at('2026-05-26 10:00:00'))
        assert run.returncode == 0, run.stderr

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='stm-ui-')
        self.addCleanup(folder.cleanup)
        self.home = shutil.copytree(self.made, os.path.join(folder.name, 'home'))

    # what one does

    def start(self, moment):
        self.program = Program(language='C.UTF-8', home=self.home, moment=moment)
        return self.program

    def open_client(self, name):
        program = self.program
        program.find(ROLE.LIST_ITEM, 'Follow Up Clients')
        program.activate('win.search')
        program.type(name.split()[0])
        program.press(program.find(ROLE.LIST_ITEM, lambda found: all(word in found for word in name.split())))
        program.find_text('(IKL: ')

    def show_tab(self, name):
        self.program.press(self.program.find(ROLE.PAGE_TAB, name))

    def count(self, text):
        """How many lines of the history say so."""
        history = self.program.find(ROLE.LIST, 'History')
        self.program.find_text(text)
        return len(list(self.program.nodes(ROLE.LIST_ITEM, lambda name: text in name, history, showing=False)))

    def save_pdf(self):
        """Saves what the preview shows, and reads it."""
        program = self.program
        dialog = program.find(ROLE.DIALOG, lambda name: name != '')
        program.click('Save as PDF…', within=dialog)
        path = os.path.join(self.home, 'paper.pdf')
        program.save_as(path)
        program.wait_gone(ROLE.DIALOG, lambda name: name != '')
        program._xdotool('windowfocus', program.window())
        return subprocess.run(['pdftotext', '-layout', path, '-'], check=True, capture_output=True, text=True).stdout

    # the journeys

    def test_W12_the_month_runs_out_at_midnight(self):
        """The open dossier changes under the eyes of who looks at it."""
        with self.start('2026-04-30 23:59:30') as program:
            self.open_client('Avond Anna')
            self.show_tab('Service Delivery')
            program.find(ROLE.BUTTON, 'Give Final Advice…')
            program.find_text('Give the final advice by 30-04-2026')
            self.assertIsNone(program._has_text('Automatic, without final advice'))

            program.find_text('Automatic, without final advice', timeout=60)
            program.find_text('From 24-02-2025 to 01-05-2026')
            self.assertIsNone(program.has(ROLE.BUTTON, 'Give Final Advice…'))
            self.show_tab('History')
            self.assertEqual(self.count(CLOSED), 1)
            program.find_text('01-05-2026 00:00')

    def test_W12_applied_at_the_next_start_and_once(self):
        """Weeks later, and as of the day on which it was decided."""
        for moment in '2026-05-25 09:00:00', '2026-05-25 15:00:00':
            with self.start(moment) as program:
                self.open_client('Buiten Bert')
                program.find_text('The right of access ended on 21-05-2026')
                self.show_tab('Service Delivery')
                program.find_text('From 24-02-2025 to 21-05-2026')
                self.show_tab('History')
                self.assertEqual(self.count(CLOSED), 1)
                program.find_text('25-05-2026 09:00')

    def test_W14_W15_access_ends_the_day_after_the_advice(self):
        with self.start('2026-05-26 16:00:00') as program:
            self.open_client('Citroen Cora')
            program.find(None, 'The partner mediates')
            for label in ('Edit', 'Show the national number'):
                program.find(ROLE.BUTTON, label)
        with self.start('2026-05-27 09:00:00') as program:
            self.open_client('Citroen Cora')
            program.find_text('this dossier can only be read')
            program.find_text('hidden, the right of access ended')
            self.assertIsNone(program.has(None, 'The partner mediates'))
            for label in ('Edit', 'Show the national number'):
                self.assertIsNone(program.has(ROLE.BUTTON, label))
            self.show_tab('Learning Path')
            program.click('Print the C91 Attestation…')
            self.assertIn(NUMBER, self.save_pdf())


if __name__ == '__main__':
    unittest.main()
