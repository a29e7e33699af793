"""A school, its region and a service exchange packages, in their real windows (SPEC X1, P3, T8)."""

import json
import os
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from harness import ROLE, Atspi, Program, is_sensitive, name_of, wait_until  # noqa: E402

PASSPHRASE = 'vier zwarte paarden in galop'
TIME = '2026-09-01T08:00:00Z'
SCHOOL, SERVICE, PROGRAMME, SUPERVISOR, STUDENT, REQUEST = (
    f'a0000000-0000-4000-8000-00000000000{number}' for number in range(1, 7))


def record(uuid, **fields):
    times = {'uuid': uuid, 'revision': 1, 'created-at': TIME, 'changed-at': TIME}
    return times | {name.replace('_', '-'): value for name, value in fields.items()}


# what the region knows, and what the school enters once it has joined
REGION = {
    'schools': [record(SCHOOL, name='Sint-Jan', strands=['secondary'])],
    'services': [record(SERVICE, name='De Linde', kind='residential-care')],
    'programmes': [record(PROGRAMME, name='7e jaar Zorg 2026-2027', school_year='2026-2027', study='Zorg', study_years=['7'])],
}
STUDENTS = {
    'supervisors': [record(SUPERVISOR, school=SCHOOL, name='Bea Gids', phone='09 210 00 02')],
    'students': [record(STUDENT, school=SCHOOL, first_name='Noor', last_name='Proef', study_year='7',
                        national_number='85112526868', phone='0470/00.00.01')],
    'requests': [record(REQUEST, student=STUDENT, programme=PROGRAMME, supervisor=SUPERVISOR, form='block', periods=1,
                        hours_per_week=2160, total_hours=12000, start_1='2026-10-05', end_1='2026-10-30',
                        preference_1=SERVICE)],
}
NUMBER = '85.11.25-268.68'


class Party:
    """Somebody with a profile and a window of his own."""

    def __init__(self, folder, name, role):
        self.home = os.path.join(folder, role)
        self.role = role
        self.name = name
        os.makedirs(self.home)
        self.command('create', '--name', name, '--role', role)

    def command(self, *arguments):
        folders = {f'XDG_{name.upper()}_HOME': os.path.join(self.home, name) for name in ('data', 'config', 'cache', 'state')}
        subprocess.run([os.environ['STM_CLI'], *arguments], env=dict(os.environ) | folders, check=True, timeout=60,
                       capture_output=True)

    def enter(self, data):
        path = os.path.join(self.home, 'entered.json')
        with open(path, 'w', encoding='utf-8') as file:
            json.dump({'format': 'stagematching-profile', 'version': 1,
                       'profile': {'name': self.name, 'role': self.role}} | data, file)
        self.command('import', path)

    def start(self, *arguments):
        return Program(*arguments, language='C.UTF-8', home=self.home)


class Packages(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='stm-ui-')
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.region = Party(self.folder, 'Gent', 'region')
        self.region.enter(REGION)
        self.fingerprints = {}

    # what people do

    def view(self, program, name, title=None):
        program.press(program.find(ROLE.LIST_ITEM, name))
        program.find(ROLE.GROUPING, title or name)

    def fingerprint(self, program):
        """The own one, as it stands in the window."""
        self.view(program, 'Exchange')
        program.find_text('Own fingerprint')
        return name_of(program.find(ROLE.LABEL, lambda name: name.count('-') == 4 and len(name) == 24))

    def enter_secret(self, program, text, dialog):
        """A screen reader does not read it back."""
        Atspi.EditableText.set_text_contents(program.find(ROLE.TEXT, 'Passphrase', dialog), text)

    def save_as(self, program, path):
        program.find(ROLE.DIALOG, 'Save Package')
        program.save_as(path)
        program.wait_gone(ROLE.DIALOG, 'Save Package')
        program._xdotool('windowfocus', program.window())

    def begin_package(self, program, kind=None, receiver=None, content=None):
        self.view(program, 'Exchange')
        program.press(program.find(ROLE.BUTTON, 'Make Package…'))
        dialog = program.find(ROLE.DIALOG, 'Make Package')
        if kind is not None:
            program.press(program.find(ROLE.RADIO_BUTTON, kind, dialog))
            program.choose(kind, receiver, dialog)
        if content is not None:
            program.press(program.find(ROLE.RADIO_BUTTON, content, dialog))
        self.assertEqual(program.nameless(), [])
        return dialog

    def finish_package(self, program, dialog, name):
        path = os.path.join(self.folder, f'{name}.stagematching')
        program.click('Save As…', within=dialog)
        self.save_as(program, path)
        program.find_text('Package made with')
        program.wait_gone(ROLE.DIALOG, 'Make Package')
        return path

    def make(self, program, name, **choices):
        return self.finish_package(program, self.begin_package(program, **choices), name)

    def may_import(self, dialog):
        return any(is_sensitive(button) for button in self.program.nodes(ROLE.BUTTON, 'Import', dialog))

    def open(self, program, path):
        """As a double-click does while the program runs."""
        self.program = program
        subprocess.run([os.environ['STM_PROGRAM'], path], check=True, timeout=30)
        return program.find(ROLE.DIALOG, 'Import')

    def confirm(self, program, dialog, sender, fingerprint):
        """Compares the fingerprint of a new sender, without which nothing is imported."""
        program.find_text('New sender')
        program.find(ROLE.LABEL, fingerprint, dialog)
        self.assertFalse(self.may_import(dialog))
        self.assertEqual(program.nameless(), [])
        program.press(program.find(ROLE.CHECK_BOX, f'I compared this fingerprint with {sender}', dialog))
        wait_until(lambda: self.may_import(dialog), 'Import to be allowed')

    def finish_import(self, program, dialog):
        wait_until(lambda: self.may_import(dialog), 'Import to be allowed')
        program.click('Import', within=dialog)
        program.find_text('Imported: ')
        program.wait_gone(ROLE.DIALOG, 'Import')

    def leave(self, program, dialog):
        program.click('Close', within=dialog)
        program.wait_gone(ROLE.DIALOG, 'Import')

    def open_student(self, program):
        self.view(program, 'Students')
        program.press(program.find(ROLE.TABLE_CELL, lambda name: 'Proef' in name))
        program.find(ROLE.GROUPING, 'Noor Proef')

    def change_phone(self, program, phone):
        self.open_student(program)
        program.activate('record.edit')
        dialog = program.find(ROLE.DIALOG)
        program.set_text('Phone', phone, dialog)
        wait_until(lambda: is_sensitive(program.find(ROLE.BUTTON, 'Save', dialog)), 'Save to be allowed')
        program.click('Save', within=dialog)
        program.wait_gone(ROLE.DIALOG)

    # the steps

    def join(self, role, name, kind):
        """The region makes the catalogue, the other opens it with the program that is not yet there."""
        party = Party(self.folder, name, role)
        with self.region.start() as program:
            fingerprint = self.fingerprint(program)
            path = self.make(program, f'catalogue-{role}', kind=kind, receiver='Sint-Jan' if role == 'school' else 'De Linde')
        with party.start(path) as program:
            self.program = program
            dialog = program.find(ROLE.DIALOG, 'Import')
            program.find_text('This profile becomes')
            self.confirm(program, dialog, 'Gent', fingerprint)
            self.finish_import(program, dialog)
            self.fingerprints[role] = self.fingerprint(program)
            program.find_text('Confirmed on')
            program.find_text('Services and programmes from Gent')
        return party

    def send_requests(self, school, name):
        with school.start() as program:
            dialog = self.begin_package(program)
            program.find_text('Sealed to the key of the receiver')
            return self.finish_package(program, dialog, name)

    def request(self):
        """A school with a student, whose request came to the region."""
        school = self.join('school', 'Sint-Jan Gent', 'School')
        school.enter(STUDENTS)
        path = self.send_requests(school, 'requests')
        with self.region.start() as program:
            dialog = self.open(program, path)
            self.confirm(program, dialog, 'Sint-Jan Gent', self.fingerprints['school'])
            self.finish_import(program, dialog)
            self.open_student(program)
        return school

    def make_candidates(self):
        with self.region.start() as program:
            dialog = self.begin_package(program, kind='Service', receiver='De Linde', content='Candidates')
            button = program.find(ROLE.BUTTON, 'Save As…', dialog)
            self.assertFalse(is_sensitive(button))
            self.enter_secret(program, 'te kort', dialog)
            program.find_text('fewer than 12')
            self.assertFalse(is_sensitive(button))
            self.enter_secret(program, PASSPHRASE, dialog)
            wait_until(lambda: is_sensitive(button), 'a passphrase to be strong enough')
            return self.finish_package(program, dialog, 'candidates')

    def decide(self, service, path):
        """The service opens its candidates, sees no number, and accepts."""
        with service.start() as program:
            dialog = self.open(program, path)
            self.enter_secret(program, PASSPHRASE.upper(), dialog)
            program.click('Open Package', within=dialog)
            program.find_text('Check capitals and spaces')
            self.enter_secret(program, PASSPHRASE, dialog)
            program.click('Open Package', within=dialog)
            program.find_text('Known partner')
            self.finish_import(program, dialog)
            self.open_student(program)
            self.assertIsNone(program._has_text(NUMBER))
            program.activate('win.back')
            self.view(program, 'Candidates')
            program.press(program.find(ROLE.TABLE_ROW, lambda name: 'Proef' in name))
            program.click(lambda name: name.startswith('Decide'))
            dialog = program.find(ROLE.DIALOG, 'Decision')
            program.set_text('Contact person', 'Mieke Contact', dialog)
            wait_until(lambda: is_sensitive(program.find(ROLE.BUTTON, 'Accept', dialog)), 'a decision to be savable')
            program.click('Accept', within=dialog)
            program.wait_gone(ROLE.DIALOG, 'Decision')
            return self.make(program, 'decisions')

    def answer(self, path):
        """The region takes the decision in, and tells the school and the service."""
        with self.region.start() as program:
            dialog = self.open(program, path)
            self.confirm(program, dialog, 'De Linde Gent', self.fingerprints['service'])
            self.finish_import(program, dialog)
            return (self.make(program, 'placements', kind='School', receiver='Sint-Jan', content='Placements'),
                    self.make(program, 'details', kind='Service', receiver='De Linde', content='Details of accepted students'))

    def test_X1_three_profiles(self):
        school = self.request()
        service = self.join('service', 'De Linde Gent', 'Service')
        placements, details = self.answer(self.decide(service, self.make_candidates()))
        with school.start() as program:
            self.finish_import(program, self.open(program, placements))
            self.open_student(program)
            program.find_text('Accepted')
            program.find_text('A service has accepted this student')
            self.assertIsNone(program.has(ROLE.BUTTON, 'Edit'))
            # the same once more
            dialog = self.open(program, placements)
            program.find_text('Imported here before')
            program.find_text('Nothing to Import')
            self.leave(program, dialog)
        with service.start() as program:
            self.finish_import(program, self.open(program, details))
            self.open_student(program)
            self.assertIsNone(program._has_text(NUMBER))
            program.click('Show: National number')
            program.find_text(NUMBER)

    def test_X1_conflict_is_put_to_a_person(self):
        school = self.request()
        with school.start() as program:
            self.change_phone(program, '0470/00.00.02')
        with self.region.start() as program:
            self.change_phone(program, '0470/00.00.03')
        path = self.send_requests(school, 'requests-2')
        with self.region.start() as program:
            dialog = self.open(program, path)
            program.find_text('Here: 0470/00.00.03')
            program.find_text('In the package: 0470/00.00.02')
            self.assertFalse(self.may_import(dialog))
            self.assertEqual(program.nameless(), [])
            program.press(program.find(ROLE.RADIO_BUTTON, 'Take it from the package', dialog))
            self.finish_import(program, dialog)
            self.open_student(program)
            program.find_text('0470/00.00.02')

    def test_X1_what_is_refused(self):
        """A damaged package, and one for somebody else, are told of and change nothing."""
        school = self.join('school', 'Sint-Jan Gent', 'School')
        school.enter(STUDENTS)
        path = self.send_requests(school, 'requests')
        with open(path, 'rb') as file:
            content = bytearray(file.read())
        content[len(content) // 2] ^= 1
        damaged = os.path.join(self.folder, 'damaged.stagematching')
        with open(damaged, 'wb') as file:
            file.write(content)
        with self.region.start() as program:
            dialog = self.open(program, damaged)
            program.find_text('Nothing was changed.')
            self.assertIsNone(program.has(ROLE.BUTTON, 'Import', dialog))
            self.leave(program, dialog)
        with school.start() as program:
            dialog = self.open(program, path)
            program.find_text('Nothing was changed.')
            self.assertIsNone(program.has(ROLE.BUTTON, 'Try Again', dialog))
            self.leave(program, dialog)


if __name__ == '__main__':
    unittest.main()
