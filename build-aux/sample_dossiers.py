"""What make-samples.py tells of a partner and its dossiers, one of every sort (SPEC chapter 5).

Days are told from the reference day, on which the file is made up; the program
shifts them all so that this is the day on which it makes the sample profile.
Whatever lies more than three years before it is history and stays: the training
that can be started no more.
"""

import calendar
import datetime
import json
import pathlib

from sample_guidance import Guidance
from sample_history import History

SCHEMA = pathlib.Path(__file__).resolve().parent.parent / 'data/stagematching-profile.schema.json'

LISTS = {  # how many there can be of each, at most: uuids stand in the order of making
    'services': 10, 'partners': 1, 'mediators': 3, 'dossiers': 60, 'mediations': 80, 'appointments': 400, 'sheets': 200,
    'goals': 200, 'activities': 200, 'tasks': 400, 'competences': 300, 'studies': 120, 'targets': 120, 'signals': 60,
    'printouts': 150}
KINDS = {plural: plural[:-3] + 'y' if plural.endswith('ies') else plural[:-1] for plural in LISTS}
MOST_WITHOUT = 45  # days without contract, of the two months that end a process
ALWAYS = {'state', 'progress'}  # written where they are the first word too

SITUATIONS = {
    '00': 'Uitkeringsgerechtigd volledig werkloos (00)', '02': 'Jongere in beroepsinschakelingstijd (02)',
    '03': 'Vrij ingeschreven niet-werkende werkzoekende (03)', '05': 'Niet-werkende werkzoekende ten laste van het OCMW (05)'}
COUNSELLORS = [('Griet Vandeputte', '011 02 30 14'), ('Karim Ouali', '089 01 44 27'), ('Lieve Mertens', '012 04 12 60')]
INSTITUTIONS = ['ACV', 'ABVV', 'ACLVB', 'HVW']
VALID = ['Was ziek, met een attest.', 'Moest die dag naar een examen.', 'Had een sollicitatiegesprek.']
INVALID = ['Kwam niet opdagen en verwittigde niet.', 'Gaf geen geldige reden.']

# SPEC W5: how the first appointments go until the client comes, or the service stops
STARTS = ['p', 'ip', 'ivp', 'vp', 'vvp', 'vip']
STOPS = ['ii', 'ivi', 'ivv', 'vvi', 'vii']
OUTCOMES = {'p': 'present', 'i': 'absent-invalid', 'v': 'absent-valid', '-': ''}

# SPEC W13: ending, way of closing and advice of the closed ones, all rows of annex 2 first
CLOSED = [(ending, 'by-partner', advice) for ending in ('maximum-duration', 'passive', 'no-contract-days')
          for advice in ('need', 'no-need', 'exhausted', 'reassess')]
CLOSED += [(ending, closing, '') for ending in ('maximum-duration', 'passive', 'no-contract-days')
           for closing in ('automatic', 'by-vdab')]
CLOSED += [('dismissal', 'by-partner', 'need'), ('early-stop', 'by-partner', 'exhausted'),
           ('dismissal', 'automatic', ''), ('early-stop', 'by-vdab', ''), ('', 'by-vdab', '')]
ADVICE_REMARKS = ['Solliciteert zelfstandig in de schoonmaak.', 'Kan aan de slag in een maatwerkbedrijf.',
                  'Wacht op een operatie in het voorjaar.', 'Zoekt verder naar werk dicht bij huis.']
ENDING_REMARKS = {'dismissal': 'Bleef tweemaal zonder melding weg van de werkervaringsstage.',
                  'early-stop': 'Verhuist naar een andere regio.', 'passive': 'Driemaal ingeschreven in een passieve categorie.'}


def add_months(day, months):
    """As stm_term_add_months()."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))


def agreement_end(day):
    """As stm_term_agreement_end()."""
    end = add_months(day, 24)
    return end - datetime.timedelta(days=1) if end.day == day.day else end


class Dossiers:
    def __init__(self, samples):
        self.samples = samples
        self.reference = datetime.date(samples.year, 11, 20)
        self.records = {plural: [] for plural in LISTS}
        schema = json.loads(SCHEMA.read_text(encoding='utf-8'))
        self.fields = {kind: list(definition['properties']) for kind, definition in schema['$defs'].items()
                       if 'properties' in definition}
        self.numbers = samples.numbers(40)
        self.guidance = Guidance(self)
        self.clients = 0
        self.make()
        self.history = History(samples, self.records, KINDS)

    # -- records

    def day(self, offset):
        return offset if isinstance(offset, datetime.date) else self.reference + datetime.timedelta(days=offset)

    def iso(self, offset):
        return None if offset is None else self.day(offset).isoformat()

    def add(self, plural, on, changed=None, **values):
        """A record made on a day, and changed on another; nothing happens after the reference day.

        The history tells at what time, and how often it was written.
        """
        index, kind = len(self.records[plural]), KINDS[plural]
        made = min(self.day(on), self.reference)
        changed = made if changed is None else max(made, min(self.day(changed), self.reference))
        assert index < LISTS[plural]
        record = self.samples.record('partner ' + plural, index, LISTS[plural], made, changed)
        values = {name.replace('_', '-'): self.iso(value) if isinstance(value, datetime.date) else value
                  for name, value in values.items()}
        record.update((name, values[name]) for name in self.fields[kind] if values.get(name) or name in ALWAYS & set(values))
        self.records[plural].append(record)
        return record['uuid']

    def record(self, plural, uuid):
        return next(record for record in self.records[plural] if record['uuid'] == uuid)

    def publish(self, dossier, on):
        """The client's CV is published a week after it was talked of."""
        published = self.day(on) + datetime.timedelta(days=7)
        if published < self.reference:
            record = self.record('dossiers', dossier)
            record['cv-published-on'] = published.isoformat()
            names = [*record][:5] + self.fields['dossier']
            self.records['dossiers'][self.records['dossiers'].index(record)] = {
                name: record[name] for name in dict.fromkeys(names) if name in record}

    # -- the partner

    def make(self):
        self.make_services()
        self.make_office()
        self.make_referred()
        self.make_running()
        self.make_ending()
        for sequence in STOPS:
            self.make_refused(sequence)
        for case in CLOSED:
            self.make_closed(*case)
        for mediation in self.records['mediations']:
            self.fill_gaps(mediation)

    def make_services(self):
        for index, (name, kind, place, area) in enumerate(self.guidance.services()):
            dice = self.samples.dice('partner service', index)
            address, _ = self.samples.address(dice, 'limburg', place)
            _, first, last = self.samples.person(dice, 0.6)
            self.add('services', -700 + index, name=name, kind=kind, **address, contact_name=first + ' ' + last,
                     phone=self.samples.landline(dice, area), email='stage@{}.example.org'.format(self.samples.domain(name)))

    def make_office(self):
        self.partner = self.add(
            'partners', -800, -200, name='Voorbeeldpartner Limburg', street='Opleidingsstraat 1', postcode='3600',
            place='Genk', phone='089 01 20 30', email='twe@voorbeeldpartner.example.org', follower_name='Hilde Cools',
            follower_phone='02 001 77 40', follower_email='projectopvolging@vdab.example.org',
            remarks='Het onthaal is open van 8.30 tot 16.30 uur.')
        self.mediators = [
            self.add('mediators', -800 + index, name=name, phone='0450 11 22 3{}'.format(index),
                     email='{}@voorbeeldpartner.example.org'.format(self.samples.domain(name)), remarks=remarks)
            for index, (name, remarks) in enumerate((('EDU LIMB06', None), ('Sofie Lemmens', 'Werkt niet op vrijdag.'),
                                                     ('Younes Haddad', None)))]
        self.person = self.records['mediators'][1]['name']

    # -- clients

    def client(self, on, changed=None, **given):
        """A dossier; what is given comes before what is invented."""
        index = self.clients
        self.clients += 1
        dice = self.samples.dice('client', index)
        is_woman, first, last = self.samples.person(dice, 0.5)
        province = dice.pick(['limburg', 'limburg', 'limburg', 'flemish-brabant', 'antwerp'])
        address, _ = self.samples.address(dice, province)
        category = given.get('category', dice.weighted({'00': 6, '02': 1, '03': 2, '05': 2}))
        first, last = given.get('first_name', first), given.get('last_name', last)
        name, phone = dice.pick(COUNSELLORS)
        residence = dice.weighted({'belgian': 7, 'eu': 2, 'unlimited': 3})
        values = {
            'last_name': last, 'first_name': first, 'client_number': str(12990000 + 137 * index),
            'national_number': self.numbers.belgian(is_woman, dice.chance(0.05)), **address,
            'phone': self.samples.mobile(dice),
            'email': '{}.{}@{}'.format(self.samples.domain(first), self.samples.domain(last), dice.pick(['example.org', 'post.test'])),
            'category': category, 'lot': 'Perceel {} – {}'.format(*dice.pick([(7, 'Limburg'), (8, 'Oost-Brabant')])),
            'mediator': self.mediators[index % len(self.mediators)], 'counsellor_name': name, 'counsellor_phone': phone,
            'counsellor_email': '{}@vdab.example.org'.format(self.samples.domain(name)), 'residence_status': residence,
            'work_card': 'unlimited' if residence == 'unlimited' else 'not-needed',
            'paying_institution': dice.pick(INSTITUTIONS) if category == '00' else None,
            'remarks': dice.pick(['Spreekt Nederlands en Turks.', 'Heeft rugklachten en kan niet zwaar heffen.',
                                  'Kan pas vanaf 9 uur, voor de schoolpoort.']) if dice.chance(0.2) else None}
        values['work_situation'] = SITUATIONS.get(category)
        values.update(given)
        uuid = self.add('dossiers', on, changed, **values)
        self.guidance.add_past(dice, uuid, on, changed)
        return uuid

    def mediate(self, dossier, on, changed=None, **values):
        return self.add('mediations', on, changed, dossier=dossier, referred_on=self.day(on), **values)

    def meet(self, mediation, kind, on, outcome='', registered=False, letter=None, made=None, **values):
        """A contact, planned or completed on its day."""
        index = len(self.records['appointments'])
        dice = self.samples.dice('contact', index)
        done = outcome != ''
        dossier = self.record('dossiers', self.record('mediations', mediation)['dossier'])
        remark = {'absent-valid': VALID, 'absent-invalid': INVALID}.get(outcome)
        values = {
            'remarks': dice.pick(remark) if remark else None, 'duration': 60, 'time': '{:02}:{}'.format(dice.between(9, 15), dice.pick(['00', '30'])),
            'contact_name': self.record('mediators', dossier['mediator'])['name'], 'location': 'Voorbeeldpartner Limburg',
            'street': 'Opleidingsstraat 1', 'postcode': '3600', 'place': 'Genk', **values}
        made = self.day(on) - datetime.timedelta(days=14) if made is None else self.day(made)
        contact = self.add('appointments', made, on if done else None, mediation=mediation, type=kind, registered=registered,
                           date=self.day(on), outcome=outcome, completed_on=self.day(on) if done else None,
                           residence_checked=outcome == 'present', work_card_checked=outcome == 'present',
                           letter_printed_on=None if letter is None else self.day(letter), **values)
        if letter is not None:
            self.guidance.print_out(mediation, 'registered-invitation' if registered else 'invitation', letter, contact)
        return contact

    def attend(self, mediation, sequence, last):
        """The first appointments, two weeks apart, the last one on a day."""
        for number, outcome in enumerate(sequence):
            day = self.day(last) - datetime.timedelta(days=14 * (len(sequence) - 1 - number))
            registered = number == 2 or (number == 1 and sequence[0] == 'i')
            letter = day - datetime.timedelta(days=10) if number > 0 else None
            self.meet(mediation, 'first', day, OUTCOMES[outcome], registered, letter,
                      day - datetime.timedelta(days=12) if number > 0 else None)

    # -- before the first appointment was attended (SPEC W1, W5)

    def make_referred(self):
        jan = self.client(0, first_name='Jan', last_name='Janssens', category=None)
        self.meet(self.mediate(jan, 0), 'first', 6, made=0, time='09:00')
        self.client(-1)
        self.mediate(self.client(-2), -2)
        self.meet(self.mediate(self.client(-9), -9), 'first', 0, made=-9)
        self.meet(self.mediate(self.client(-14), -14), 'first', -2, made=-14)
        for absent in (-3, -9):
            self.meet(self.mediate(self.client(-20), -20), 'first', absent, 'absent-invalid', made=-20)
        for sequence, last, planned, letter in (('i', -5, 9, None), ('v', -6, 8, -4), ('iv', -4, 10, None), ('vi', -20, 0, -17)):
            mediation = self.mediate(self.client(-48), -48)
            self.attend(mediation, sequence, last)
            self.meet(mediation, 'first', planned, registered=sequence != 'v', letter=letter, made=max(last + 1, -18))

    # -- from the attended appointment to the end of the process (SPEC W6 to W11)

    def begin(self, attended, until, sequence='p', client=None, **values):
        """A mediation whose first steps were made, as far as told: printed, signed, started."""
        attended = self.day(attended)
        referred = attended - datetime.timedelta(days=16 + 14 * (len(sequence) - 1))
        dossier = client or self.client(referred, attended)
        steps = {'weo_printed_on': 1, 'weo_signed_on': 3, 'process_started_on': 3}
        dates = {name: attended + datetime.timedelta(days=days)
                 for name, days in steps.items() if list(steps).index(name) < until}
        mediation = self.mediate(dossier, referred, max([attended, *dates.values()]), attended_on=attended, **dates, **values)
        self.attend(mediation, sequence, attended)
        if 'weo_printed_on' in dates:
            self.guidance.print_out(mediation, 'weo', dates['weo_printed_on'])
        return mediation

    def make_running(self):
        guidance = self.guidance
        banner = self.client(-19, -3, first_name='VNMLIMB0093', last_name='NAAMCLIMB0093', client_number='12774435',
                             national_number='65070664309', category='00', mediator=self.mediators[0])
        self.begin(-3, 0, client=banner)
        self.begin(-4, 1, STARTS[1])
        self.begin(-5, 2, STARTS[3])

        self.begin(-9, 3)
        guidance.sheets(self.begin(-12, 3, STARTS[2]), 1, open_sheet='signed')
        guidance.sheets(self.begin(-25, 3), 1, open_sheet='unsigned')

        self.make_selie()
        mediation = self.work(self.begin(-90, 3, STARTS[4]), 'own-training', '953082', -25, 30)
        self.meet(mediation, 'follow-up', 0, made=-21)
        mediation = self.work(self.begin(-130, 3), 'ibo', None, -20, 60)
        self.meet(mediation, 'follow-up', -1, made=-15)
        mediation = self.calm(self.begin(-150, 3))
        guidance.task(mediation, -6)
        mediation = self.calm(self.begin(-200, 3, STARTS[5]))
        guidance.trained(mediation, -60, -8)
        self.make_papers()
        followed = self.client(-126, -2, followed_reason='plan-contact', followed_on=self.day(-2))
        self.work(self.begin(-110, 3, client=followed), 'work', None, -40, None)
        mediation = guidance.sheets(self.begin(-220, 3), 3)
        guidance.activity(mediation, 'own-training', '953081', -130, -45, 'ended')
        self.meet(mediation, 'follow-up', 7, made=-10)
        mediation = self.calm(self.begin(add_months(self.reference + datetime.timedelta(days=15), -24), 3))
        guidance.cancelled(mediation, -12)
        self.make_old_hand()

    def make_selie(self):
        dossier = self.client(-80, -64, first_name='Peter', last_name='SELIE', client_number='12770380',
                              national_number='85112526868', mediator=self.mediators[0])
        mediation = self.begin(-64, 3, client=dossier)
        self.guidance.sheets(mediation, 2)
        self.guidance.requested(mediation, -5)
        self.work(mediation, 'own-training', '953081', -40, 45, sheets=0)
        self.meet(mediation, 'follow-up', -30, 'present')
        self.meet(mediation, 'follow-up', 9, made=-30)

    def make_papers(self):
        """Papers that expire soon, and some that did."""
        for residence, card in ((20, None), (400, -4)):
            dossier = self.client(-116, -100, residence_status='limited', residence_until=self.day(residence),
                                  work_card='limited' if card else 'unlimited',
                                  work_card_until=None if card is None else self.day(card))
            self.calm(self.begin(-100, 3, client=dossier))

    def work(self, mediation, kind, code, starts, ends, sheets=2):
        """Sheets, and a step towards work that runs."""
        if sheets:
            self.guidance.sheets(mediation, sheets)
        self.guidance.activity(mediation, kind, code, starts, ends, 'started')
        return mediation

    def calm(self, mediation):
        """All is well: there is work, and a next contact."""
        self.work(mediation, 'own-training', '953081', -30, 40)
        self.meet(mediation, 'follow-up', -16, 'present')
        self.meet(mediation, 'follow-up', 12, made=-16)
        return mediation

    def make_old_hand(self):
        """Who comes back after years, with a stage that can be started no more (SPEC W10)."""
        year = self.reference.year
        long_ago = datetime.date(year - 6, 3, 2)
        dossier = self.client(long_ago, -60)
        before = self.mediate(
            dossier, long_ago, datetime.date(year - 4, 4, 1), attended_on=datetime.date(year - 6, 3, 16),
            weo_printed_on=datetime.date(year - 6, 3, 16), weo_signed_on=datetime.date(year - 6, 3, 18),
            process_started_on=datetime.date(year - 6, 3, 18), process_ended_on=datetime.date(year - 4, 3, 15),
            ending='maximum-duration', advice='need', advice_on=datetime.date(year - 4, 4, 1), advice_delivery=['print'],
            closed_on=datetime.date(year - 4, 4, 1), closing='by-partner', access_until=datetime.date(year - 4, 4, 1))
        self.meet(before, 'first', datetime.date(year - 6, 3, 16), 'present')
        self.guidance.print_out(before, 'weo', datetime.date(year - 6, 3, 16))
        self.guidance.print_out(before, 'advice', datetime.date(year - 4, 4, 1), way=None)
        self.guidance.activity(before, 'own-training', '953030', datetime.date(year - 5, 10, 4), datetime.date(year - 5, 11, 26), 'ended')
        self.calm(self.begin(-60, 3, client=dossier))

    # -- the end of the process and of the service (SPEC W11 to W14)

    def end(self, ending, ended, sequence='p', **values):
        """A mediation whose process ended on a day, by hand or by the calendar."""
        ended = self.day(ended)
        if ending == 'maximum-duration':
            attended = add_months(ended + datetime.timedelta(days=1), -24)
            assert agreement_end(attended) == ended
        else:
            attended = ended - datetime.timedelta(days=170)
        last = add_months(ended, -2) if ending == 'no-contract-days' else ended - datetime.timedelta(days=4)
        assert ending != 'no-contract-days' or add_months(last, 2) == ended
        if ending:
            values.update(process_ended_on=ended, ending=ending, ending_remark=ENDING_REMARKS.get(ending))
        mediation = self.begin(attended, 3, sequence, **values)
        is_long = ending == 'maximum-duration'
        self.guidance.sheets(mediation, 8 if is_long else 3, until=ended, every=85 if is_long else 35)
        for number in range(8 if is_long else 1):
            self.meet(mediation, 'follow-up', attended + datetime.timedelta(days=40 + 85 * number), 'present')
        return mediation, last

    def fill_gaps(self, mediation):
        """Steps towards work where else the calendar would have ended the process before (SPEC W11)."""
        if 'process-started-on' not in mediation:
            return
        ended = mediation.get('process-ended-on') or mediation.get('closed-on')
        last, kinds = datetime.date.fromisoformat(mediation['process-started-on']), ['own-training', 'work', 'ibo']
        spans = [(activity['started-on'], activity.get('ended-on') or activity.get('ends-on') or ended or self.iso(0))
                 for activity in self.records['activities']
                 if activity['mediation'] == mediation['uuid'] and 'started-on' in activity]
        if ended and mediation.get('ending') != 'no-contract-days':
            spans.append((ended, ended))
        for start, end in sorted(spans):
            start = datetime.date.fromisoformat(start)
            while (start - last).days > MOST_WITHOUT:
                begun = last + datetime.timedelta(days=20)
                last = min(begun + datetime.timedelta(days=80), start - datetime.timedelta(days=8))
                kind = kinds[0]
                kinds = kinds[1:] + kinds[:1]
                self.guidance.activity(mediation['uuid'], kind, '953082' if kind == 'own-training' else None, begun, last, 'ended')
            last = max(last, datetime.date.fromisoformat(end))

    def stage(self, mediation, last, state='ended', **values):
        return self.guidance.activity(mediation, 'own-training', '953081', last - datetime.timedelta(days=80), last, state, **values)

    def make_ending(self):
        """“Ter afsluiting”: by the calendar, by hand with a stage that still runs, near the end of the month."""
        self.stage(*self.end('maximum-duration', -10))
        mediation, last = self.end('passive', -8)
        self.guidance.activity(mediation, 'own-training', '953081', last - datetime.timedelta(days=30), last + datetime.timedelta(days=60), 'started')
        mediation, last = self.end('dismissal', -6)
        self.stage(mediation, last, end_reason='Ontzetting')
        self.guidance.stopped(mediation, -6, None)
        mediation, last = self.end('no-contract-days', -24, STARTS[1])
        self.guidance.activity(mediation, 'work', None, last - datetime.timedelta(days=50), last, 'ended')

    def make_refused(self, sequence):
        last = -30 - 9 * STOPS.index(sequence)
        closed = self.day(last)
        referred = closed - datetime.timedelta(days=14 * len(sequence) + 2)
        dossier = self.client(referred)
        mediation = self.mediate(dossier, referred, closed, ending='absence', closed_on=closed, closing='automatic', access_until=closed)
        self.attend(mediation, sequence, closed)
        self.guidance.refused(mediation, closed, None if sequence == 'ii' else closed + datetime.timedelta(days=1))

    def make_closed(self, ending, closing, advice):
        index = CLOSED.index((ending, closing, advice))
        dice = self.samples.dice('closed', index)
        ended = self.day(-52 - 4 * index) if index else self.day(-12)
        closed = add_months(ended, 1) + datetime.timedelta(days=1)
        values = {'closing': closing, 'closed_on': closed, 'access_until': closed}
        if closing == 'automatic' and ending == 'maximum-duration':
            values['access_until'] = closed - datetime.timedelta(days=1)
        if closing != 'automatic':
            closed = ended + datetime.timedelta(days=12 if index == 0 else dice.between(4, 20)) if ending else ended
            values.update(closed_on=closed, access_until=closed)
        if advice:
            delivery = [['mail'], ['print'], ['mail', 'print']][index % 3]
            values.update(advice=advice, advice_on=closed, advice_delivery=delivery,
                          advice_remark=dice.pick(ADVICE_REMARKS) if index % 2 else None)
        mediation, last = self.end(ending, ended, STARTS[index % len(STARTS)], **values)
        self.close_steps(index, mediation, last, closed, values)

    def close_steps(self, index, mediation, last, closed, values):
        """A stage with its attestation, or not yet; what was printed and sent; what stays open (SPEC W13, W14)."""
        ending = self.record('mediations', mediation).get('ending')
        if index % 3 == 2:
            self.guidance.activity(mediation, 'work', None, last - datetime.timedelta(days=60), last, 'ended')
        else:
            attested = closed + datetime.timedelta(days=2) if 'advice' in values and index % 2 else None
            self.stage(mediation, last, attested_on=attested)
        if 'advice' in values:
            self.guidance.print_out(mediation, 'advice', closed, way=None)
            if 'mail' in values['advice_delivery']:
                self.guidance.advised(mediation, closed, closed if index else None)
        if ending in ENDING_REMARKS and ending != 'passive':
            ended = datetime.date.fromisoformat(self.record('mediations', mediation)['process-ended-on'])
            self.guidance.stopped(mediation, ended, ended + datetime.timedelta(days=1))
        if index % 7 == 1:
            self.guidance.task(mediation, closed)

    # -- the file

    def lists(self):
        """Those that a partner keeps."""
        lists = [(plural, lambda plural=plural: self.records[plural]) for plural in LISTS]
        return [('regions', list), *lists, ('events', self.history.events)]
