"""A region, a school and a service, each with an encrypted profile of its own."""

import json
import pathlib
import re
import unittest
import uuid

from command_line import CommandLineTest, Home

PASSPHRASE = 'vier paarden in de wei'
NUMBER = '85112526868'
PHONE = '0470 00 00 01'
OTHER_NUMBER = '06010299874'
SCHOOL, LINDE, BERK, SUPERVISOR = (str(uuid.UUID(int=n, version=4)) for n in range(1, 5))
STUDENTS = [str(uuid.UUID(int=n, version=4)) for n in (11, 12)]
REQUESTS = [str(uuid.UUID(int=n, version=4)) for n in (21, 22)]
YEAR = '2026-2027'


def record(identifier, **fields):
    head = {'uuid': identifier, 'revision': 1, 'created-at': '2026-08-20T08:00:00Z', 'changed-at': '2026-08-20T08:00:00Z'}
    return head | {name.replace('_', '-'): value for name, value in fields.items()}


def services():
    return [record(LINDE, name='De Linde', kind='residential-care', contact_name='Mieke Mertens'),
            record(BERK, name='De Berk', kind='residential-care')]


def student(index=0, **fields):
    names = (('Noor', 'Wouters'), ('Ilias', 'Peeters'))[index]
    return record(STUDENTS[index], **{'school': SCHOOL, 'first_name': names[0], 'last_name': names[1], 'study_year': '7',
                                      'postcode': '9000', 'place': 'Gent', 'province': 'east-flanders', 'phone': PHONE,
                                      'national_number': (NUMBER, OTHER_NUMBER)[index]} | fields)


def supervisor():
    return record(SUPERVISOR, school=SCHOOL, name='Bea Gids', phone='09 210 00 02', email='bea.gids@example.org')


def request(programme, index=0, **fields):
    """Of one with two periods, and of one with one."""
    periods = ({'periods': 2, 'start_1': '2026-10-05', 'end_1': '2026-10-30', 'start_2': '2027-03-01', 'end_2': '2027-03-26'},
               {'periods': 1, 'start_1': '2026-10-05', 'end_1': '2026-10-30'})[index]
    return record(REQUESTS[index], **{'student': STUDENTS[index], 'programme': programme, 'supervisor': SUPERVISOR,
                                      'form': 'block', 'hours_per_week': 2160, 'total_hours': 12000,
                                      'preference_1': LINDE} | periods | fields)


class Party(Home):
    """Somebody who works in one profile."""

    role = None
    by_code = False

    def copy(self):
        copy = super().copy()
        copy.role = self.role
        return copy

    def call(self, *arguments, **options):
        code = ['--recovery-code-file', self.code_file()] if self.by_code else []
        return self.run(*code, *arguments, **options)

    def list(self, kind, *options):
        result = self.call('list', kind, '--format', 'json', *options)
        assert result.status == 0, result
        return json.loads(result.output)

    def get(self, kind, identifier):
        return {found['uuid']: found for found in self.list(kind)}.get(identifier)

    def fingerprint(self):
        return re.search(r'([0-9A-Z]{4}-){4}[0-9A-Z]{4}', self.call('partners').output).group(0)

    def bring(self, **kinds):
        """Imports records of its own, as a file of a profile."""
        content = {'format': 'stagematching-profile', 'version': 1, 'profile': {'name': 'Bestand', 'role': self.role}}
        return self.call('import', self.write('records.json', content | kinds))

    def passphrase(self, text=PASSPHRASE):
        return self.write('passphrase', text + '\n')


class ThreeProfilesTest(CommandLineTest):
    parties = None

    @staticmethod
    def make_party(name, role):
        party = Party()
        party.role = role
        party.create(name, role)
        return party

    def party(self, name, role):
        party = self.make_party(name, role)
        self.addCleanup(party.remove)
        return party

    def set_up_parties(self):
        """A region that knows services and a programme, and a school and a service that did not join it yet."""
        if ThreeProfilesTest.parties is None:
            ThreeProfilesTest.parties = self.make_parties()
            unittest.addModuleCleanup(self.forget_parties)
        self.region, self.school, self.service = (party.copy() for party in ThreeProfilesTest.parties)
        for party in self.region, self.school, self.service:
            self.addCleanup(party.remove)
        programme, = (found['uuid'] for found in self.region.list('programmes') if found['school-year'] == YEAR
                      and found['name'].startswith('7e jaar TBZ'))
        self.programme = programme

    def make_parties(self):
        parties = [self.make_party(name, role) for name, role in
                   (('Regio Oost', 'region'), ('Sint-Anna', 'school'), ('De Linde', 'service'))]
        self.assert_works(parties[0].bring(
            schools=[record(SCHOOL, name='Sint-Anna Gent', strands=['secondary'])], services=services()), '3 new records')
        self.assert_works(parties[0].call('programme', '--template', '7e-jaar-tbz', '--year', YEAR))
        return parties

    @staticmethod
    def forget_parties():
        for party in ThreeProfilesTest.parties:
            party.remove()
        ThreeProfilesTest.parties = None

    def join(self):
        self.send(self.region, self.school, 'catalogue', '--to', 'Sint-Anna Gent')
        self.send(self.region, self.service, 'catalogue', '--to', LINDE)

    def enter(self):
        self.assert_works(self.school.bring(
            supervisors=[supervisor()], students=[student(0), student(1)],
            requests=[request(self.programme, 0), request(self.programme, 1)]))

    def package(self, sender, kind, *options):
        """Returns where the package is."""
        path = sender.folder / f'{kind}.stagematching'
        self.assert_works(sender.call('package', kind, *options, path), str(path))
        return path

    def send(self, sender, receiver, kind, *options, sealed=None):
        """Makes a package, and takes it at the other side."""
        path = self.package(sender, kind, *options, *(['--passphrase-file', sender.passphrase()] if sealed else []))
        opening = ['--passphrase-file', receiver.passphrase()] if sealed else []
        return self.assert_works(receiver.call('import', path, '--trust', sender.fingerprint(), *opening))

    def assert_refused(self, party, result, status, *texts, before):
        self.assert_fails(result, status, *texts)
        self.assertEqual(party.state(), before)

    @staticmethod
    def damage(path, position):
        """A copy of which one byte is another one."""
        content = bytearray(path.read_bytes())
        content[position] ^= 1
        copy = pathlib.Path(path.parent, 'damaged.stagematching')
        copy.write_bytes(content)
        return copy
