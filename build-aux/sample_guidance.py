"""The guidance in the dossiers of sample_dossiers.py: sheets, tasks, steps towards work, signals and documents."""

import datetime
import json
import pathlib

DOCUMENTS = pathlib.Path(__file__).resolve().parent.parent / 'data/documents'

# name, kind, place
SERVICES = [
    ('Maatwerkbedrijf De Zagerij', 'other', ('3600', '089', 'Genk')), ('Woonzorgcentrum Heidebloem', 'residential-care', ('3500', '011', 'Hasselt')),
    ('Kringloopwinkel Het Rad', 'other', ('3920', '011', 'Lommel')), ('Thuiszorg Meersel', 'home-care', ('3700', '012', 'Tongeren')),
    ('Kinderdagverblijf Pluisje', 'child-care', ('3530', '011', 'Houthalen')), ('Groendienst De Bremberg', 'other', ('3960', '089', 'Bree'))]
TITLES = {
    '953030': 'Beroepsverkennende stage', '953081': 'Werkervaringsstage',
    '953082': 'Intensieve remediëring van randfactoren en het aanleren van generieke competenties'}
REQUESTED = [('Heftruckbestuurder', 'Opleidingscentrum De Kade', False), ('Nederlands op de werkvloer', 'VDAB', True),
             ('Basiscursus schoonmaak', 'VDAB', True), ('Rijbewijs B, theorie', 'Rijschool De Wissel', False)]
TAKEN = {'ibo': [('Magazijnmedewerker', 'Groothandel Van Looy'), ('Winkelmedewerker', 'Buurtwinkel Den Hoek')],
         'work': [('Keukenhulp, halftijds', 'Eethuis De Lepel'), ('Poetshulp met dienstencheques', 'Helder en Fris')]}
GOALS = {
    'competences': ['Nederlands oefenen op de werkvloer', 'Leren samenwerken in een ploeg'],
    'job-search': ['Een cv opstellen en verspreiden', 'Leren solliciteren'],
    'conditions': ['Kinderopvang zoeken', 'Vervoer naar het werk regelen'],
    'employability': ['Op tijd komen en verwittigen', 'Omgaan met kritiek'],
    'orientation': ['Beroepen leren kennen'], 'other': ['Schulden aanpakken met het OCMW']}
TASKS = ['Drie kinderdagverblijven opbellen', 'Het cv nalezen en doorsturen', 'Een abonnement op de bus vragen',
         'Twee vacatures meebrengen naar het volgende gesprek', 'De prestatiestaat laten ondertekenen',
         'Een afspraak maken bij de schuldbemiddelaar', 'Het dagboek van de stage invullen']
AGREEMENTS = ['We zien elkaar om de drie weken. De werkplek belt bij problemen dezelfde dag.',
              'De klant verwittigt voor 8 uur bij ziekte, en bezorgt het attest binnen twee dagen.']
COMPETENCES = ['Klantgericht werken', 'Werkplekken schoonmaken', 'Orders verzamelen', 'Maaltijden opdienen',
               'Goederen laden en lossen', 'Groen onderhouden', 'Samenwerken', 'Veilig werken']
STUDIES = ['Kantoor', 'Verzorging', 'Hout', 'Voeding en verzorging', 'Elektrische installaties', 'Algemene vakken']
SCHOOLS = ['Instituut De Zilverberk', 'GO! Zorgatelier De Mijnlamp', 'Vrij Instituut Hazelrank', 'een school in het buitenland']
TARGETS = ['Poetshulp', 'Magazijnmedewerker', 'Keukenmedewerker', 'Zorgkundige', 'Winkelmedewerker', 'Groenarbeider']
ADVICES = {'no-need': 'Geen nood aan persoonlijke dienstverlening', 'need': 'Nood aan persoonlijke dienstverlening',
           'exhausted': 'Dienstverlening uitgeput', 'reassess': 'Nieuwe inschatting nodig'}


class Guidance:
    def __init__(self, dossiers):
        self.dossiers = dossiers
        self.count = 0

    def dice(self):
        self.count += 1
        return self.dossiers.samples.dice('guidance', self.count)

    def services(self):
        return [(name, kind, place, place[1]) for name, kind, place in SERVICES]

    def mediation(self, uuid):
        return self.dossiers.record('mediations', uuid)

    def client(self, mediation):
        return self.dossiers.record('dossiers', self.mediation(mediation)['dossier'])

    # -- what a client brings along (SPEC W2)

    def add_past(self, dice, dossier, on, changed):
        add, year = self.dossiers.add, self.dossiers.reference.year
        scored = self.dossiers.day(on) if changed is None else self.dossiers.day(changed)
        spot = dice.below(len(COMPETENCES))
        for number in range(dice.between(2, 4)):
            score = '' if changed is None else str(dice.between(1, 4))
            add('competences', on, changed, dossier=dossier, name=COMPETENCES[(spot + number) % len(COMPETENCES)],
                score=score, scored_on=scored if score else None)
        left = year - dice.between(6, 25)
        add('studies', on, dossier=dossier, name=dice.pick(STUDIES), school=dice.pick(SCHOOLS),
            from_year=left - dice.between(2, 6), until_year=left, diploma=dice.chance(0.4))
        spot = dice.below(len(TARGETS))
        for rank in range(1, dice.between(2, 3)):
            add('targets', on, dossier=dossier, name=TARGETS[(spot + rank) % len(TARGETS)], rank=rank,
                remarks=dice.pick(['Liefst overdag.', 'Binnen een half uur met de bus.']) if dice.chance(0.3) else None)
        if changed is not None:
            self.dossiers.publish(dossier, scored)

    # -- sheets, working points and tasks (SPEC W8)

    def sheets(self, mediation, number, open_sheet=None, until=None, every=35):
        """Sheets with their working points and tasks, so many days apart; the last one open where that is told."""
        dice, attended = self.dice(), datetime.date.fromisoformat(self.mediation(mediation)['attended-on'])
        until = until or self.dossiers.reference
        rubrics = list(GOALS)
        for index in range(number):
            opened = min(attended + datetime.timedelta(days=2 + every * index), until)
            is_open = open_sheet is not None and index == number - 1
            closed = None if is_open else min(opened + datetime.timedelta(days=7), until)
            signed = None if open_sheet == 'unsigned' and is_open else min(opened + datetime.timedelta(days=5), until)
            sheet = self.dossiers.add(
                'sheets', opened, closed or signed, mediation=mediation, number=index + 1, opened_on=opened,
                agreements=dice.pick(AGREEMENTS), closed_on=closed, client_signed_on=signed, mediator_signed_on=signed)
            rubric = dice.pick(rubrics)
            rubrics = [other for other in rubrics if other != rubric] or list(GOALS)
            reached = index < number - 1 and dice.chance(0.6)
            goal = self.dossiers.add('goals', opened, until if reached else None, mediation=mediation, rubric=rubric,
                                     name=dice.pick(GOALS[rubric]), reached_on=until if reached else None)
            self.tasks(dice, mediation, sheet, goal, opened, min(opened + datetime.timedelta(days=14), until))
        return mediation

    def tasks(self, dice, mediation, sheet, goal, opened, done):
        spot = dice.below(len(TASKS))
        for number in range(2):
            progress = 'dropped' if dice.chance(0.15) else 'done'
            self.dossiers.add('tasks', opened, done, mediation=mediation, sheet=sheet, goal=goal, progress=progress,
                              name=TASKS[(spot + number) % len(TASKS)], due_on=opened + datetime.timedelta(days=21),
                              done_on=done if progress == 'done' else None,
                              remarks='Is niet meer nodig.' if progress == 'dropped' else None)

    def task(self, mediation, due):
        """One that is not done yet."""
        due = self.dossiers.day(due)
        self.dossiers.add('tasks', due - datetime.timedelta(days=14), mediation=mediation, name=self.dice().pick(TASKS),
                          due_on=due, progress='open')

    # -- steps towards work (SPEC W10)

    def activity(self, mediation, kind, code, starts, ends, state, is_new=False, **values):
        """One that was planned a week before, and went as planned; is_new: the competences are not updated yet."""
        dice, days = self.dice(), self.dossiers
        starts, ends = days.day(starts), None if ends is None else days.day(ends)
        ended = ends if state == 'ended' else None
        service = dice.pick(days.records['services']) if kind == 'own-training' and code != '953082' else None
        name, organiser = (TITLES[code], None) if code else dice.pick(TAKEN[kind])
        agreed = starts - datetime.timedelta(days=6) if kind == 'ibo' else None
        told = {
            'name': name, 'organiser': organiser, 'code': code, 'hours': dice.pick([120, 152, 228]) * 60,
            'service': service and service['uuid'], 'contact_name': service and service['contact-name'],
            'contact_phone': service and service['phone'], 'contact_email': service and service['email'],
            'client_agreed_on': agreed, 'mediator_agreed_on': agreed, **values}
        activity = days.add('activities', starts - datetime.timedelta(days=7), values.get('attested_on') or ended or starts,
                            mediation=mediation, type=kind, starts_on=starts, ends_on=ends, state=state, started_on=starts,
                            ended_on=ended, **told)
        if ended is not None and kind != 'work':
            self.remind(mediation, activity, name, ended, None if is_new else ended + datetime.timedelta(days=2))
        if values.get('attested_on'):
            self.print_out(mediation, 'c91-attestation', values['attested_on'], activity)
        return activity

    def remind(self, mediation, activity, name, ended, done):
        """After a training the competences are to be updated: as stm-activity-moves.c."""
        self.dossiers.add('tasks', ended, done, mediation=mediation, activity=activity, name='Competenties aanpassen na ' + name,
                          progress='open' if done is None else 'done', done_on=done)

    def request(self, mediation, asked, changed, spot, state, **values):
        name, organiser, by_vdab = REQUESTED[spot]
        asked = self.dossiers.day(asked)
        self.signal(mediation, 'training-request', asked, asked, 'Dienst inschrijvingen',
                    'inschrijvingen@{}.example.org'.format(self.dossiers.samples.domain(organiser)),
                    'Graag vraag ik een opleiding aan voor {name} (IKL {number}).\n\nOpleiding: ' + name +
                    '\n\nKan u mij laten weten wat de startvoorwaarden zijn?')
        return self.dossiers.add(
            'activities', asked, changed, mediation=mediation, type='requested-training', name=name, organiser=organiser,
            by_vdab=by_vdab, contact_name='Dienst inschrijvingen', contact_phone='02 001 64 10',
            contact_email='inschrijvingen@{}.example.org'.format(self.dossiers.samples.domain(organiser)),
            summary='Graag een groep die overdag les volgt.', starts_on=asked + datetime.timedelta(days=30),
            ends_on=asked + datetime.timedelta(days=75), state=state, requested_on=asked, **values)

    def requested(self, mediation, asked):
        """“Getenderde actie”: asked of another organisation, with its signal sent."""
        self.request(mediation, asked, None, 0, 'requested')

    def cancelled(self, mediation, asked):
        """A request that was cancelled, a training that is planned only, and one of the VDAB for which notice is to be given."""
        self.request(mediation, asked, self.dossiers.day(asked + 4), 3, 'cancelled', cancelled_on=self.dossiers.day(asked + 4))
        self.request(mediation, asked, None, 1, 'requested')
        self.dossiers.add('activities', asked, mediation=mediation, type='own-training', code='953082', name=TITLES['953082'],
                          starts_on=self.dossiers.day(25), ends_on=self.dossiers.day(80), state='planned')
        self.signal(mediation, 'training-notice', -1, None, 'Dienst inschrijvingen', 'inschrijvingen@vdab.example.org',
                    '{name} (IKL {number}) zal de aangevraagde opleiding niet volgen. Kan u de aanvraag annuleren?\n\n'
                    'Opleiding: Nederlands op de werkvloer')

    def trained(self, mediation, starts, ended):
        """A training that is over, after which the competences are to be updated."""
        self.activity(mediation, 'own-training', '953082', starts, ended, 'ended', is_new=True)

    # -- signals and documents

    def signal(self, mediation, topic, made, sent, recipient, email, text):
        client = self.client(mediation)
        name = '{} {}'.format(client['first-name'], client['last-name'])
        made = self.dossiers.day(made)
        text = 'Beste {}\n\n{}\n\nMet vriendelijke groeten\n\n{}\nVoorbeeldpartner Limburg'.format(
            recipient, text.format(name=name, number=client['client-number']),
            self.dossiers.record('mediators', client['mediator'])['name'])
        self.dossiers.add('signals', made, sent, mediation=mediation, topic=topic, recipient=recipient, email=email,
                          made_on=made, text=text, sent_on=None if sent is None else self.dossiers.day(sent),
                          sent_by='' if sent is None else 'mailed')

    def refused(self, mediation, made, sent):
        client = self.client(mediation)
        self.signal(mediation, 'refused', made, sent, client['counsellor-name'], client['counsellor-email'],
                    'Service geweigerd wegens afwezigheid: {name} (IKL {number}).\n\n'
                    'De klant was afwezig op de eerste afspraak voor bemiddeling bij partner. '
                    'De service bemiddeling door middel van tijdelijke werkervaring is daarom automatisch gestopt.')

    def stopped(self, mediation, made, sent):
        ending = {'dismissal': 'ontzetting', 'early-stop': 'vervroegde stopzetting'}[self.mediation(mediation)['ending']]
        self.signal(mediation, 'stopped', made, sent, 'Hilde Cools', 'projectopvolging@vdab.example.org',
                    'Het bemiddelingsproces van {name} (IKL {number}) is beëindigd.\nReden: ' + ending + '.')

    def advised(self, mediation, made, sent):
        client = self.client(mediation)
        self.signal(mediation, 'advice', made, sent, '{} {}'.format(client['first-name'], client['last-name']),
                    client['email'], 'Dit is je eindadvies: ' + ADVICES[self.mediation(mediation)['advice']] + '.')

    def print_out(self, mediation, template, on, about=None, way='printed'):
        """What was printed in a step: its pages are made when the samples are loaded."""
        document = json.loads((DOCUMENTS / (template + '.json')).read_text(encoding='utf-8'))
        self.dossiers.add('printouts', on, mediation=mediation, template=template, template_revision=document['revision'],
                          name=document['title'], about=about, way=way)
