"""A partner of the VDAB with an encrypted profile, its mediators and clients."""

import datetime
import re
import uuid
import zoneinfo

from command_line import CommandLineTest
from three_profiles import Party, record

PARTNER, TINE, OMAR = (str(uuid.UUID(int=n, version=4)) for n in range(101, 104))
# where the program is, whatever the clock of the machine says
TODAY = datetime.datetime.now(zoneinfo.ZoneInfo('Europe/Brussels')).date()
EMPTY = re.compile(r'^The calendar decides nothing on \d\d-\d\d-\d{4}\.\n$')


def day(days):
    """So many days from today on, or before it."""
    return (TODAY + datetime.timedelta(days=days)).isoformat()


def shown(days):
    """The same as people read it."""
    return '-'.join(reversed(day(days).split('-')))


def key(kind, number):
    return str(uuid.UUID(int=kind * 1000 + number, version=4))


def national_number(number):
    """Of a client, right by its check digits."""
    digits = f'8501{number // 1000 + 1:02}{number % 1000:03}'
    return digits + f'{97 - int(digits) % 97:02}'


def client(number, name, **fields):
    """A dossier, its mediation, and its first appointment."""
    referred, first = fields.pop('referred', day(-61)), fields.pop('first', day(-60))
    return {
        'dossiers': [record(key(1, number), last_name=name, first_name='Jo', client_number=f'1299{number:04}',
                            national_number=national_number(number), mediator=fields.pop('mediator', TINE),
                            category='W1', **fields)],
        'mediations': [record(key(2, number), dossier=key(1, number), referred_on=referred)],
        'appointments': [record(key(3, number), mediation=key(2, number), type='first', date=first, time='09:00', duration=60)],
    }


def merge(*parts):
    kinds = {}
    for part in parts:
        for kind, records in part.items():
            kinds.setdefault(kind, []).extend(records)
    return kinds


class Office(Party):
    role = 'partner'

    def step(self, number, *arguments, on=0):
        """A step in the dossier of this IKL, on a day before today."""
        return self.call('step', f'1299{number:04}', *arguments, '--today', day(on))

    def part(self, kind, number):
        """The records of a kind in the mediation of this client, as they are listed."""
        return [found for found in self.list(kind) if found['mediation'] == key(2, number)]

    def mediation(self, number):
        return self.get('mediations', key(2, number))


class PartnerTest(CommandLineTest):
    def office(self, *clients):
        """With these clients, as client() makes them."""
        office = Office()
        self.addCleanup(office.remove)
        office.create('Werkwijzer', 'partner')
        self.assert_works(office.bring(**merge(
            {'mediators': [record(TINE, name='Tine Maes'), record(OMAR, name='Omar Aziz')]}, *clients)))
        return office

    def assert_refused(self, office, result, status, *texts):
        self.assert_fails(result, status, *texts)
        for name in 'Abeel', 'Bracke', '1985', '85.01', '8501':
            self.assertNotIn(name, result.errors)
        self.assertEqual(result.output, '')

    def take(self, office, number, *arguments, on=0):
        return self.assert_works(office.step(number, *arguments, on=on))
