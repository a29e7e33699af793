"""Dossiers without the window: who is to be followed up, the steps, the calendar (SPEC W1 to W16)."""

import csv
import io
import json
import subprocess
import unittest

from command_line import DATA, IO, KEY, NOT_FOUND, PLACE, USAGE
from partner_office import EMPTY, OMAR, TINE, Office, PartnerTest, client, day, key, merge, national_number, shown
from three_profiles import record

OUTCOMES = {'P': 'present', 'V': 'absent-valid', 'I': 'absent-invalid'}
CHECKED = ('--residence-checked', '--work-card-checked')
# SPEC W5: how the appointments go, which are registered, and how the last one is recorded
SEQUENCES = {
    'P': ('-', 'present'), 'IP': ('-r', 'present'), 'II': ('-r', 'absent-invalid'), 'IVP': ('-rr', 'present'),
    'IVI': ('-rr', 'absent-invalid'), 'IVV': ('-rr', 'absent-valid'), 'VP': ('--', 'present'), 'VIP': ('--r', 'present'),
    'VII': ('--r', 'absent-invalid'), 'VIV': ('--r', 'absent-invalid'), 'VVP': ('--r', 'present'),
    'VVI': ('--r', 'absent-invalid'), 'VVV': ('--r', 'absent-invalid'),
}
MOVES = ('complete', 'replan', 'new-first', 'print-letter', 'print-agreement', 'sign-agreement', 'start-process', 'new-sheet',
         'sign-sheet', 'close-sheet', 'request-training', 'start-activity', 'end-activity', 'cancel-activity', 'end-process',
         'give-advice', 'close-by-vdab', 'print-attestation', 'send-signal')


def pdf_text(path):
    return subprocess.run(['pdftotext', path, '-'], check=True, capture_output=True, text=True).stdout


def activity(number, of=1, **fields):
    return {'activities': [record(key(4, number), mediation=key(2, of), state='planned', **fields)]}


class FirstAppointments(PartnerTest):
    """SPEC W5: every way in which the first appointments can go."""

    def setUp(self):
        self.taken = self.office(*(client(number, f'Client {number}') for number in range(1, len(SEQUENCES) + 1)))

    def go(self, number, sequence):
        """Each appointment on its day, and the next one made five days later."""
        for position, letter in enumerate(sequence):
            on = -60 + 10 * position
            if position > 0:
                self.take(self.taken, number, 'new-first', '--appointment', f'{day(on)} 09:00', on=on - 5)
            result = self.take(self.taken, number, 'complete', '--outcome', OUTCOMES[letter],
                               *(CHECKED if letter == 'P' else ()), on=on)
        return result, -60 + 10 * (len(sequence) - 1)

    def check_started(self, number, mediation, result, on):
        self.assertIn('State: First appointment attended', result.output)
        self.assertEqual(mediation['attended-on'], day(on))
        self.assertNotIn('closed-on', mediation)
        self.assert_refused(self.taken, self.taken.step(number, 'new-first', '--appointment', f'{day(-1)} 09:00', on=-20),
                            KEY, f'The client attended the first appointment on {shown(on)}: plan a follow-up contact.')

    def check_stopped(self, number, mediation, result, on):
        self.assertIn('State: Refused', result.output)
        self.assertEqual((mediation['ending'], mediation['closing'], mediation['closed-on'], mediation['access-until']),
                         ('absence', 'automatic', day(on), day(on)))
        self.assert_refused(self.taken, self.taken.step(number, 'new-first', '--appointment', f'{day(-1)} 09:00', on=on),
                            KEY, f'The right of access ended on {shown(on)}: this dossier can only be read.')

    def test_W5_every_sequence(self):
        ends = {sequence: (number, *self.go(number, sequence)) for number, sequence in enumerate(SEQUENCES, 1)}
        mediations = {found['uuid']: found for found in self.taken.list('mediations')}
        appointments, signals = self.taken.list('appointments'), self.taken.list('signals')
        for sequence, (number, result, on) in ends.items():
            with self.subTest(sequence):
                registered, recorded = SEQUENCES[sequence]
                found = sorted((found for found in appointments if found['mediation'] == key(2, number)),
                               key=lambda appointment: appointment['date'])
                self.assertEqual(''.join('r' if one.get('registered') else '-' for one in found), registered)
                self.assertEqual([one['outcome'] for one in found],
                                 [OUTCOMES[letter] for letter in sequence[:-1]] + [recorded])
                words = [one['topic'] for one in signals if one['mediation'] == key(2, number)]
                self.assertEqual(words, [] if sequence[-1] == 'P' else ['refused'])
                check = self.check_started if sequence[-1] == 'P' else self.check_stopped
                check(number, mediations[key(2, number)], result, on)


class Walk(PartnerTest):
    """From the referral by the VDAB to the attestation for form C91."""

    def setUp(self):
        self.taken = self.office(client(1, 'Abeel'), activity(1, type='own-training', code='953081', name='Werkervaringsstage'),
                                 activity(2, type='ibo', name='Magazijnier'),
                                 activity(3, type='requested-training', name='Heftruck', organiser='De Kade', starts_on=day(-30)),
                                 activity(4, type='requested-training', name='Lassen'),
                                 activity(5, type='own-training', code='953030', name='Beroepsverkennende stage'),
                                 activity(6, type='requested-training', name='Nederlands', organiser='VDAB', by_vdab=True))

    def no(self, *arguments, on, says, status=KEY):
        """Refused with this sentence, and nothing changed."""
        before = self.taken.state()
        self.assert_refused(self.taken, self.taken.step(1, *arguments, on=on), status, says)
        self.assertEqual(self.taken.state(), before, arguments)

    def yes(self, *arguments, on, says=''):
        return self.assertIn(says, self.take(self.taken, 1, *arguments, on=on).output)

    def attend(self):
        for move in (('print-agreement', '--output', 'a.pdf'), ('sign-agreement',), ('start-process',), ('new-sheet',),
                     ('end-process', '--ending', 'passive'), ('sign-sheet',), ('start-activity', '--about', key(4, 1)),
                     ('give-advice', '--advice', 'need', '--delivery', 'print', '--output', 'a.pdf')):
            self.no(*move, on=-60, says='First complete the first appointment with Present.')
        self.no('new-first', '--appointment', f'{day(-50)} 09:00', on=-60,
                says=f'Complete the first appointment of {shown(-60)} with Absent first.')
        self.no('complete', '--outcome', 'present', *CHECKED, on=-61,
                says=f'The appointment is on {shown(-60)}: it can be completed from that day on.')
        for checked, says in (((), 'Confirm the residence status and the work card first.'),
                              (CHECKED[:1], 'Confirm the work card first.'), (CHECKED[1:], 'Confirm the residence status first.')):
            self.no('complete', '--outcome', 'present', *checked, on=-60, says=says)
        self.yes('complete', '--outcome', 'present', *CHECKED, '--text', 'Kwam te voet', on=-60,
                 says='State: First appointment attended')
        self.no('complete', '--outcome', 'present', *CHECKED, on=-60,
                says=f'The appointment of {shown(-60)} is completed already.')
        self.assertEqual(self.taken.part('appointments', 1)[0]['remarks'], 'Kwam te voet')

    def agree(self):
        self.no('sign-agreement', on=-60, says='Print the WEO first.')
        self.no('start-process', on=-60, says='Print the WEO first.')
        self.yes('print-agreement', '--output', 'weo.pdf', on=-60, says='State: Agreement printed')
        self.assertIn('Abeel', pdf_text(self.taken.folder / 'weo.pdf'))
        self.no('start-process', on=-60, says='Note first that the WEO is signed.')
        self.no('sign-agreement', '--date', day(-61), on=-59, says=f'The date cannot be before {shown(-60)}')
        self.no('sign-agreement', '--date', day(-58), on=-59, says='The date lies in the future')
        self.yes('sign-agreement', '--date', day(-59), on=-58)
        self.no('sign-agreement', on=-58, says=f'That the WEO was signed on {shown(-59)} is noted already.')
        self.no('start-activity', '--about', key(4, 1), on=-58, says='Start the mediation process first.')
        for ending, says in (('no-contract-days', 'Start the mediation process first: contract days count from then on.'),
                             ('maximum-duration', 'The two years run until '),
                             ('absence', 'The client attended the first appointment: choose another reason.')):
            self.no('end-process', '--ending', ending, on=-58, says=says)
        self.yes('start-process', on=-58, says='State: In mediation')
        self.no('start-process', on=-57, says=f'The mediation process was started on {shown(-58)}.')
        self.no('end-process', '--ending', 'no-contract-days', on=-57, says='Two months without contract days are over after ')

    def sign_sheet(self):
        self.no('close-sheet', on=-55, says='Make an action sheet first.')
        self.no('new-sheet', '--date', day(-61), on=-55, says=f'The date cannot be before {shown(-60)}')
        self.yes('new-sheet', '--text', 'Verwittigt bij ziekte', on=-55, says='UUID: ')
        self.no('close-sheet', on=-55, says='Note first that both have signed action sheet 1.')
        self.yes('sign-sheet', '--about', day(-55), on=-54)
        self.no('sign-sheet', on=-54, says='That both have signed action sheet 1 is noted already: close it.')
        self.yes('close-sheet', on=-50)
        self.no('close-sheet', on=-50, says=f'Action sheet 1 was closed on {shown(-50)}.')
        sheet, = self.taken.part('sheets', 1)
        self.assertEqual((sheet['number'], sheet['agreements'], sheet['closed-on']), (1, 'Verwittigt bij ziekte', day(-50)))

    def learn(self):
        stage, ibo, fork, weld, tour, dutch = (('--about', key(4, number)) for number in range(1, 7))
        self.no('request-training', *stage, on=-50, says='Only a training of another organisation is requested')
        self.no('request-training', *weld, on=-50, says='Enter the organisation and its contact person first.')
        self.no('start-activity', *ibo, on=-50, says='Note first when the client agreed on the IBO.')
        self.no('start-activity', *fork, on=-50, says='Request the training first.')
        self.no('start-activity', *tour, on=-50, says='953030')
        self.no('end-activity', *stage, on=-50, says='Start this step towards work first, or cancel it.')
        self.no('print-attestation', *ibo, '--output', 'a.pdf', on=-50, says='Only a work experience stage (code 953081) gives a C91.')
        self.yes('start-activity', *stage, on=-50)
        self.no('start-activity', *stage, on=-50, says='This step towards work has started already.')
        self.no('print-attestation', *stage, '--output', 'a.pdf', on=-50, says='End the work experience stage first.')
        self.yes('request-training', '--about', day(-30), '--text', 'Overdag', on=-45)
        self.no('request-training', *fork, on=-45, says=f'This training was requested on {shown(-45)}.')
        self.yes('cancel-activity', *ibo, on=-45)
        self.no('cancel-activity', *ibo, on=-45, says='It was cancelled already.')
        self.yes('request-training', *dutch, on=-45)
        self.no('cancel-activity', *dutch, on=-44, says='VDAB')
        self.yes('cancel-activity', *dutch, '--text', 'Vond werk', on=-44)
        self.no('end-activity', *stage, '--hours', 'veel', on=-25, status=USAGE, says='“--hours” is a number of hours')
        self.no('start-activity', *fork, '--hours', '3', on=-25, status=USAGE, says='“start-activity” has no --hours.')
        self.yes('end-activity', *stage, '--text', 'Afgelopen', '--hours', '152.5', on=-25)
        self.assertEqual(self.taken.get('activities', key(4, 1))['hours'], 152 * 60 + 30)
        self.no('end-activity', *stage, on=-25, says='This step towards work is over.')
        self.no('print-attestation', *stage, '--output', 'a.pdf', on=-25, says='Give the final advice first.')

    def close(self):
        advise = ('give-advice', '--advice', 'need', '--output', 'advice.pdf', '--delivery')
        self.no(*advise, 'print', on=-20, says='End the mediation process first.')
        self.no('end-process', '--ending', 'early-stop', '--date', day(-59), on=-20, says=f'The date cannot be before {shown(-58)}')
        self.yes('end-process', '--ending', 'early-stop', '--text', 'Vond werk', on=-20, says='State: To be closed')
        self.no('end-process', '--ending', 'passive', on=-20,
                says=f'The mediation process ended on {shown(-20)}: only the final advice is still to be given.')
        self.no('send-signal', '--way', 'mailed', '--about', day(-45), on=-20, says='Several can be meant')
        stopped, = (one['uuid'] for one in self.taken.part('signals', 1) if one['topic'] == 'stopped')
        self.yes('send-signal', '--way', 'mailed', '--about', stopped.upper(), on=-19)
        self.no('send-signal', '--way', 'mailed', '--about', stopped, on=-18, says=f'This signal was sent on {shown(-19)}.')
        self.no(*advise, 'mail,print', on=-10, says='The client has no e-mail address')
        self.yes(*advise, 'print', '--text', 'Veel succes', on=-10, says='State: Closed')
        self.assertIn('Veel succes', pdf_text(self.taken.folder / 'advice.pdf'))
        self.no(*advise, 'print', on=-10, says=f'The right of access ended on {shown(-10)}: this dossier can only be read.')

    def test_W2_to_W15_from_referral_to_C91(self):
        self.attend()
        self.agree()
        self.sign_sheet()
        self.learn()
        self.assertNotIn('85.01.01', self.taken.call('show', 'dossier', key(1, 1)).output)
        self.assertIn('85.01.01', self.taken.call('show', 'dossier', key(1, 1), '--reveal').output)
        self.close()
        self.assertFalse((self.taken.folder / 'a.pdf').exists())
        mediation = self.taken.mediation(1)
        self.assertEqual([mediation[field] for field in ('attended-on', 'weo-signed-on', 'process-started-on', 'process-ended-on',
                                                         'ending', 'advice', 'advice-on', 'closing', 'access-until')],
                         [day(-60), day(-59), day(-58), day(-20), 'early-stop', 'need', day(-10), 'by-partner', day(-10)])
        self.check_attested()
        self.check_number_hidden()

    def check_attested(self):
        """SPEC W14: after the advice, and after the access ended."""
        self.no('print-attestation', '--about', key(4, 3), '--output', 'a.pdf', on=0, says='Only a work experience stage')
        self.yes('print-attestation', '--about', key(4, 1), '--output', 'c91.pdf', on=0)
        shown_on_paper = pdf_text(self.taken.folder / 'c91.pdf')
        for text in ('Abeel', 'Afgelopen', '152,5'):
            self.assertIn(text, shown_on_paper)
        self.assertEqual(sorted(printout['template'] for printout in self.taken.list('printouts')), ['advice', 'c91-attestation', 'weo'])
        self.assertEqual(self.taken.get('activities', key(4, 1))['attested-on'], day(0))

    def check_number_hidden(self):
        """SPEC W15"""
        number = national_number(1)
        for arguments in (['show', 'dossier', key(1, 1), '--reveal'], ['list', 'dossiers', '--format', 'json', '--reveal'],
                          ['list', 'dossiers', '--format', 'csv', '--reveal'], ['cases', '--all', '--format', 'json'],
                          ['step', '12990001', '--list']):
            result = self.assert_works(self.taken.call(*arguments))
            self.assertNotIn('85.01.01', result.output, arguments)
            self.assertNotIn(number, result.output, arguments)


class Planning(PartnerTest):
    """SPEC W4"""

    def test_W4_planned_again(self):
        office = self.office(client(1, 'Abeel', first=day(5)), client(2, 'Bracke'))
        self.take(office, 1, 'print-letter', '--output', 'letter.pdf')
        replan = ('replan', '--text', 'Zelf ziek', '--appointment')
        before = office.state()
        self.assert_refused(office, office.step(1, *replan, f'{day(-1)} 09:00'), KEY, 'The new appointment lies in the past')
        self.assert_refused(office, office.step(1, *replan, f'{day(9)} 10:30', '--postcode', 'x'), DATA, 'appointment.postcode: ')
        self.assertEqual(office.state(), before)
        self.take(office, 1, *replan, f'{day(9)} 10:30', '--duration', '45', '--location', 'Werkwinkel', '--contact', 'Omar')
        found, = office.part('appointments', 1)
        self.assertEqual([found[field] for field in ('date', 'time', 'duration', 'location', 'contact-name', 'replan-reason')],
                         [day(9), '10:30', 45, 'Werkwinkel', 'Omar', f'{shown(0)}: Zelf ziek'])
        self.assertNotIn('letter-printed-on', found)
        self.take(office, 2, 'complete', '--outcome', 'absent-valid', on=-60)
        self.assert_refused(office, office.step(2, *replan, f'{day(3)} 09:00'), KEY, 'make a new first appointment instead')

    def test_W5_new_one_has_the_mediator_and_the_address_of_the_partner(self):
        office = self.office(client(1, 'Abeel'))
        partner, = office.list('partners')
        self.assert_works(office.bring(partners=[partner | {'revision': 2, 'changed-at': '2026-09-01T08:00:00Z', 'street': 'Laan 1'}]))
        self.take(office, 1, 'complete', '--outcome', 'absent-invalid', on=-60)
        result = self.take(office, 1, 'new-first', '--appointment', f'{day(3)} 09:00', '--duration', '60', on=-2)
        new, = (found for found in office.part('appointments', 1) if 'outcome' not in found)
        self.assertIn(f"UUID: {new['uuid']}", result.output)
        self.assertEqual((new['contact-name'], new['location'], new['street'], new['registered']),
                         ('Tine Maes', 'Werkwijzer', 'Laan 1', True))
        self.take(office, 1, 'print-letter', '--about', new['uuid'], '--output', 'letter.pdf', on=-1)
        self.assertEqual(office.list('printouts')[0]['template'], 'registered-invitation')


class Calendar(PartnerTest):
    """SPEC W11, W12"""

    def setUp(self):
        def running(number, name, attended, started=None):
            part = client(number, name, referred=day(attended - 5), first=day(attended))
            part['appointments'][0] |= {'outcome': 'present', 'completed-on': day(attended), 'residence-checked': True,
                                        'work-card-checked': True}
            part['mediations'][0] |= {'attended-on': day(attended)}
            if started is not None:
                part['mediations'][0] |= {'weo-printed-on': day(attended), 'weo-signed-on': day(attended),
                                          'process-started-on': day(started)}
            return part

        self.taken = self.office(running(1, 'Abeel', -740), running(2, 'Bracke', -900), running(3, 'Claes', -90, -85),
                                 client(4, 'Dierckx'))

    def test_W11_W12_applied_once(self):
        before = self.taken.state()
        lines = self.assert_works(self.taken.call('calendar', '--dry-run')).output.splitlines()
        self.assertEqual(lines[-1], f'On {shown(0)} the calendar would apply 4 rules. Nothing was changed.')
        self.assertEqual([sum(text in line for line in lines) for text in
                          ('maximum duration of 2 years', 'no final advice', '2 months without', 'Dierckx')], [2, 1, 1, 0])
        self.assertEqual(self.taken.state(), before)
        self.assert_works(self.taken.call('calendar'), *lines[:-1], f'On {shown(0)} the calendar applied 4 rules.')
        endings = {found['uuid']: (found.get('ending'), found.get('closing'), found['revision'])
                   for found in self.taken.list('mediations')}
        self.assertEqual([endings[key(2, number)] for number in range(1, 5)],
                         [('maximum-duration', None, 2), ('maximum-duration', 'automatic', 3), ('no-contract-days', None, 2),
                          (None, None, 1)])
        before = self.taken.state()
        for options in (), ('--dry-run',), ('--today', day(-1)):
            self.assertRegex(self.assert_works(self.taken.call('calendar', *options)).output, EMPTY)
        self.assertEqual(self.taken.state(), before)

    def test_other_days(self):
        self.assertIn('apply 1 rule.', self.assert_works(self.taken.call('calendar', '-n', '--today', day(-160))).output)
        self.assertIn('apply 6 rules.', self.assert_works(self.taken.call('calendar', '-n', '--today', day(40))).output)
        self.assert_fails(self.taken.call('calendar', '--today', day(1)), USAGE, '“--today” lies in the future')
        self.assert_works(self.taken.call('calendar', '--today', day(-160)), 'applied 1 rule.')
        self.assert_works(self.taken.call('calendar'), 'applied 3 rules.')

    def test_reading_writes_nothing_and_shows_what_is_decided(self):
        before = self.taken.state()
        rows = json.loads(self.assert_works(self.taken.call('cases', '--format', 'json')).output)
        self.assertEqual({row['name']: row['reason'] for row in rows if row['reason'] == 'to-close'},
                         {'Abeel Jo': 'to-close', 'Claes Jo': 'to-close'})
        self.assertNotIn('Bracke Jo', [row['name'] for row in rows])
        self.assert_works(self.taken.call('step', '12990002', '--list'), 'The right of access ended on ', 'State: Closed')
        self.assertNotIn('process-ended-on', self.taken.mediation(2))
        self.assert_works(self.taken.call('show', 'dossier', key(1, 2)))
        self.assertEqual(self.taken.state(), before)

    def test_step_takes_what_was_decided_along_or_changes_nothing(self):
        before = self.taken.state()
        self.assert_refused(self.taken, self.taken.step(1, 'new-sheet'), KEY, 'The mediation process ended on ')
        self.assertEqual(self.taken.state(), before)
        self.take(self.taken, 1, 'give-advice', '--advice', 'no-need', '--delivery', 'print', '--output', 'advice.pdf')
        mediation = self.taken.mediation(1)
        self.assertEqual((mediation['ending'], mediation['closing'], mediation['advice-on']), ('maximum-duration', 'by-partner', day(0)))

    def test_W15_no_earlier_day_opens_what_is_closed(self):
        advise = ('give-advice', '--advice', 'no-need', '--delivery', 'print', '--output', 'advice.pdf')
        for decided in False, True:
            if decided:
                self.assert_works(self.taken.call('calendar'))
            before = self.taken.state()
            self.assert_refused(self.taken, self.taken.step(2, *advise, on=-150), KEY, 'The right of access ended on ')
            self.assertEqual(self.taken.state(), before)
        self.assertFalse((self.taken.folder / 'advice.pdf').exists())


class Cases(PartnerTest):
    """SPEC W1"""

    def test_W1_list(self):
        office = self.office(client(1, 'Abeel', mediator=OMAR), client(2, 'Bracke', first=day(0), lot='Perceel 7'),
                             client(3, 'Claes', first=day(20)))
        lines = self.assert_works(office.call('cases')).output.splitlines()
        self.assertRegex(lines[0], r'^Name +Catwz +Reason +Due by +Mediator +UUID$')
        self.assertRegex(lines[1], rf'^Abeel Jo +W1 +Complete the first appointment +{shown(-60)} +Omar Aziz +{key(1, 1)}$')
        self.assertRegex(lines[2], rf'^Bracke Jo +W1 +First appointment today +{shown(0)} +Tine Maes +{key(1, 2)}$')
        for whose, names in (('Omar Aziz', ['Abeel Jo']), (TINE, ['Bracke Jo', 'Claes Jo'])):
            rows = json.loads(self.assert_works(office.call('cases', '--mediator', whose, '--format', 'json')).output)
            self.assertEqual([row['name'] for row in rows], names)
        rows = list(csv.reader(io.StringIO(self.assert_works(office.call('cases', '--format', 'csv')).output), delimiter=';'))
        self.assertEqual([row[0].lstrip('\ufeff') for row in rows], ['Name', 'Abeel Jo', 'Bracke Jo', 'Claes Jo'])
        rows = json.loads(self.assert_works(office.call('cases', '--today', day(20), '--format', 'json')).output)
        self.assertEqual({row['name']: row['reason'] for row in rows}['Claes Jo'], 'first-today')

    def test_W1_followed_up(self):
        office = self.office(client(1, 'Abeel', first=day(1), followed_reason='new-service', followed_on=day(-1)),
                             client(2, 'Bracke', first=day(1)))
        reasons = [json.loads(self.assert_works(office.call('cases', '--format', 'json', *options)).output)
                   for options in ((), ('--all',))]
        self.assertEqual([[row['name'] for row in rows if row['reason'] == 'new-service'] for rows in reasons],
                         [['Bracke Jo'], ['Abeel Jo', 'Bracke Jo']])

    def test_none(self):
        office = self.office()
        self.assertEqual(self.assert_works(office.call('cases')).output, 'Name  Catwz  Reason  Due by  Mediator  UUID\n')
        self.assertEqual(json.loads(self.assert_works(office.call('cases', '--format', 'json')).output), [])
        self.assertRegex(self.assert_works(office.call('calendar')).output, EMPTY)

    def test_wrong_calls(self):
        office = self.office(client(1, 'Abeel'))
        for arguments, status, text in ((['--format', 'xml'], USAGE, 'table, csv, json'), (['a'], USAGE, 'cases'),
                                        (['--today', 'morgen'], USAGE, '“--today” is a day'),
                                        (['--today', '2026-02-30'], USAGE, '“--today” is a day'),
                                        (['--today', ''], USAGE, '“--today” is a day'),
                                        (['--mediator', 'Tine'], NOT_FOUND, 'Tine Maes'),
                                        (['--mediator', 'Niemand'], NOT_FOUND, '“Niemand”')):
            with self.subTest(arguments):
                self.assert_refused(office, office.call('cases', *arguments), status, text)


class Calling(PartnerTest):
    def test_list_of_moves(self):
        office = self.office(client(1, 'Abeel'))
        before = office.state()
        lines = self.assert_works(office.call('step', '12990001', '--list')).output.splitlines()
        self.assertEqual([line.split(' ')[0] for line in lines[1:len(MOVES) + 1]], list(MOVES))
        self.assertRegex(lines[1], rf'^complete +Complete the appointment +Appointment on {shown(-60)} +{key(3, 1)} +Yes$')
        self.assertIn('First complete the first appointment with Present.', lines[5])
        self.assertIn('State: Referred', lines)
        self.assertEqual(office.state(), before)

    def test_names_of_dossiers(self):
        office = self.office(client(1, 'Abeel'), client(2, 'Bracke'), client(3, 'Bracke'), {'dossiers': [
            record(key(1, 9), last_name='Leeg', first_name='Jo', client_number='12990009', mediator=TINE,
                   national_number=national_number(9))]})
        for name in key(1, 1), key(1, 1).upper(), '12990001', 'Jo Abeel', 'ABEEL jo', 'abéél jo':
            self.assert_works(office.call('step', name, '--list'), key(3, 1))
        for name, status, texts in (('Jo Bracke', KEY, ('Several', key(1, 2), key(1, 3))), ('Abee', NOT_FOUND, ('“Abee”',)),
                                    ('', NOT_FOUND, ('“”',)), ('1299', NOT_FOUND, ('“1299”',)), (key(2, 1), NOT_FOUND, ())):
            result = self.assert_fails(office.call('step', name, '--list'), status, *texts)
            self.assertNotIn('1299000', result.errors)
            self.assertNotIn('Abeel', result.errors)
        self.assert_refused(office, office.step(9, 'new-sheet'), KEY, 'Enter first the service that the VDAB started.')
        self.assert_works(office.step(9, '--list'), 'No mediation yet')

    def test_several_that_can_be_meant(self):
        office = self.office(client(1, 'Abeel'), {'appointments': [
            record(key(3, 8), mediation=key(2, 1), type='follow-up', date=day(-30), time='10:00')]})
        result = office.step(1, 'complete', '--outcome', 'absent-valid')
        self.assert_refused(office, result, KEY, f'{key(3, 1)} ({day(-60)}), {key(3, 8)} ({day(-30)})')
        self.take(office, 1, 'complete', '--outcome', 'absent-valid', '--about', day(-60))
        self.assert_refused(office, office.step(1, 'complete', '--outcome', 'absent-valid', '--about', day(-60)), KEY, 'completed already')
        for about in day(-31), key(3, 2), key(1, 1):
            self.assert_refused(office, office.step(1, 'complete', '--outcome', 'absent-valid', '--about', about), NOT_FOUND, about)

    def test_wrong_values(self):
        office = self.office(client(1, 'Abeel'))
        before = office.state()
        present = ('complete', '--outcome', 'present')
        advice = ('give-advice', '--advice', 'need', '--output', 'a.pdf')
        for arguments, text in (
                ((), '--list'), (('dance',), ', '.join(MOVES)), (('',), '“”'), (('keep-printout',), 'render --keep'),
                (('complete', 'now'), 'step DOSSIER [MOVE]'), (('--list', 'complete'), '“--list” stands'),
                (('--list', '--text', 'a'), '“--list” stands'), (('--list', '--about', day(0)), '“--list” stands'),
                (('complete',), '“complete” needs --outcome'), (('complete', '--outcome', ''), '“--outcome” is one of'),
                (('complete', '--outcome', 'late'), 'present, absent-valid, absent-invalid'),
                ((*present, '--ending', 'passive'), '“complete” has no --ending'),
                ((*present, '--date', day(0)), '“complete” has no --date'),
                ((*present, '--about', 'morgen'), '“--about” is a uuid, or a day'),
                (('new-sheet', *CHECKED), '“new-sheet” has no --residence-checked'),
                (('new-sheet', '--work-card-checked'), '“new-sheet” has no --work-card-checked'),
                (('new-sheet', '--date', '1-2-2026'), '“--date” is a day'), (('new-sheet', '--date', '2026-02-29'), '“--date” is a day'),
                (('new-sheet', '--about', day(0)), '“new-sheet” is done to the dossier itself'),
                (('replan', '--appointment', f'{day(1)} 09:00'), '“replan” needs --text'),
                (('replan', '--text', 'a'), '“replan” needs --appointment'),
                *((('new-first', '--appointment', moment), '“--appointment” is a day and a time')
                  for moment in ('', day(1), '09:00', f'{day(1)} 24:00', f'{day(1)}T09:00', '2026-02-30 09:00')),
                *((('new-first', '--appointment', f'{day(1)} 09:00', '--duration', minutes), '“--duration” is a number of minutes')
                  for minutes in ('', '0', '-5', '721', '1:00', '60 min', '9' * 30)),
                (('end-process',), '“end-process” needs --ending'),
                (('end-process', '--ending', 'death'), 'maximum-duration, passive, no-contract-days, absence, dismissal, early-stop'),
                (advice, '“give-advice” needs --delivery'),
                ((*advice[:3], '--delivery', 'print'), '“give-advice” needs --output'),
                *(((*advice, '--delivery', ways), '“--delivery” is mail, print, or both') for ways in ('', ',', 'mail,', 'fax')),
                (('give-advice', '--advice', 'x', '--delivery', 'mail', '--output', 'a.pdf'), 'no-need, need, exhausted, reassess'),
                (('print-agreement',), '“print-agreement” needs --output'),
                (('send-signal',), '“send-signal” needs --way'), (('send-signal', '--way', 'pigeon'), 'printed, saved, mailed, outside')):
            with self.subTest(arguments):
                self.assert_refused(office, office.call('step', '12990001', *arguments), USAGE, text)
        for today in day(1), '2026-13-01', 'vandaag', '':
            self.assert_refused(office, office.call('step', '12990001', 'new-sheet', '--today', today), USAGE, '“--today”')
        self.assert_fails(office.call('step'), USAGE, 'step DOSSIER [MOVE]')
        self.assertEqual(office.state(), before)
        self.assertEqual(list(office.folder.glob('*.pdf')), [])

    def test_document_that_cannot_be_written(self):
        office = self.office(client(1, 'Abeel', first=day(3)))
        before = office.state()
        result = office.step(1, 'print-letter', '--output', 'nowhere/letter.pdf')
        self.assertIn(result.status, (NOT_FOUND, PLACE, IO))
        self.assertIn('nowhere/letter.pdf', result.errors)
        self.assertEqual(office.state(), before)

    def test_P1_other_roles_have_no_dossiers(self):
        home = Office()
        self.addCleanup(home.remove)
        home.create('Sint-Jan', 'school')
        before = home.state()
        for arguments in (['cases'], ['calendar'], ['calendar', '-n'], ['step', '1', '--list'], ['step', '1', 'new-sheet']):
            self.assert_fails(home.call(*arguments), KEY, 'Your role')
        self.assertEqual(home.state(), before)


if __name__ == '__main__':
    unittest.main()
