"""A profile in which every field of every kind holds a word of its own.

There is a student for each state of the policy's table, and a client; all their
records carry words that stand nowhere else.  What a role may see of them is what the table,
printed by core itself, answers.
"""

import base64
import csv
import io
import os
import subprocess
import uuid

STATES = 'none', 'requested', 'declined', 'accepted', 'accepted-elsewhere', 'withdrawn'
DECISIONS = {'declined': 'declined', 'accepted': 'accepted', 'accepted-elsewhere': 'accepted', 'withdrawn': 'withdrawn'}
ACCESS = 'access', 'no-access'
ROLES = {'school': 1, 'service': 2, 'region': 3, 'partner': 4}

# long texts and names, which are shown as they are
WORDS = {
    'region': ('name', 'contact-name', 'website', 'street', 'opening-hours', 'remarks'),
    'school': ('name', 'institution-number', 'street', 'contact-name', 'remarks'),
    'supervisor': ('name',),
    'service': ('name', 'street', 'contact-name', 'remarks'),
    'programme': ('name', 'study'),
    'deadline': ('name', 'remarks'),
    'offer': ('department', 'contact-name', 'remarks'),
    'student': ('last-name', 'first-name', 'street', 'place', 'remarks'),
    'request': ('remarks',),
    'placement': ('contact-name', 'notes', 'reason'),
    'demand': ('contact-name', 'remarks'),
    'arrangement': ('contact-name', 'remarks'),
    'message': ('text',),
    'partner': ('name', 'street', 'place', 'follower-name', 'remarks'),
    'mediator': ('name', 'remarks'),
    'dossier': ('last-name', 'first-name', 'street', 'place', 'work-situation', 'category', 'lot', 'counsellor-name',
                'paying-institution', 'remarks'),
    'mediation': ('ending-remark', 'advice-remark'),
    'appointment': ('contact-name', 'location', 'street', 'place', 'remarks', 'replan-reason'),
    'sheet': ('agreements',),
    'goal': ('name', 'remarks'),
    'activity': ('name', 'organiser', 'contact-name', 'summary', 'end-reason'),
    'task': ('name', 'remarks'),
    'competence': ('name', 'remarks'),
    'study': ('name', 'school'),
    'target': ('name', 'remarks'),
    'signal': ('recipient', 'text'),
    'printout': ('template', 'name', 'about'),
}
# each after those that it refers to
ORDER = ('regions', 'schools', 'supervisors', 'services', 'programmes', 'deadlines', 'offers', 'students', 'requests',
         'placements', 'demands', 'arrangements', 'assignments', 'messages')
PARTNER_ORDER = ('partners', 'mediators', 'dossiers', 'mediations', 'appointments', 'sheets', 'goals', 'activities',
                 'tasks', 'competences', 'studies', 'targets', 'signals', 'printouts')
TIME = '2026-09-01T08:00:00Z'


def plural_of(kind):
    if kind in ('overview', 'caseload'):
        return kind
    return kind[:-1] + 'ies' if kind.endswith('y') else kind + 's'


def identify(name):
    return str(uuid.uuid5(uuid.NAMESPACE_OID, 'privacy ' + name))


def load_table():
    """The policy's answer to (kind, field, role, state)."""
    text = subprocess.run([os.environ['STM_POLICY_TABLE'], 'csv'], check=True, capture_output=True, text=True).stdout
    rows = csv.DictReader(io.StringIO(text))
    return {(row['kind'], row['field'], row['role'], row['state']): row['answer'] == 'yes' for row in rows}


def number_of(index):
    """A national number that is right, and its display."""
    start = f'050101{101 + index:03}'
    digits = f'{start}{97 - int("2" + start) % 97:02}'
    return digits, f'{digits[:2]}.{digits[2:4]}.{digits[4:6]}-{digits[6:9]}.{digits[9:]}'


def page_of(text):
    """A PDF file of one page with that text."""
    content = f'BT /F1 12 Tf 72 720 Td ({text}) Tj ET'
    objects = ('<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
               '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
               f'<</Length {len(content)}>>stream\n{content}\nendstream',
               '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>')
    body, places = '%PDF-1.4\n', []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += f'{number} 0 obj{each}\nendobj\n'
    table = ''.join(f'{place:010} 00000 n \n' for place in places)
    return (f'{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}'
            f'trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n').encode()


class Canaries:
    def __init__(self):
        self.count = 0
        self.records = {}
        self.words = {}        # (kind, uuid, field): what is shown of it
        self.state_of = {}     # uuid: state
        self.make_offices()
        self.make_numbers()
        for index, state in enumerate(STATES):
            self.make_student(index, state)
        self.make_partner()
        for index, state in enumerate(ACCESS):
            self.make_dossier(index, state)

    def add(self, kind, name, of=None, /, **values):
        record = {'uuid': identify(f'{kind} {name}'), 'revision': 1, 'created-at': TIME, 'changed-at': TIME}
        record |= {field.replace('_', '-'): value for field, value in values.items()}
        for field in WORDS.get(kind, ()):
            self.count += 1
            record[field] = f'K{self.count:03}w'
            self.words[kind, record['uuid'], field] = record[field]
        if 'email' in record:
            self.words[kind, record['uuid'], 'email'] = record['email']
        self.records.setdefault(plural_of(kind), []).append(record)
        self.state_of[record['uuid']] = of
        return record

    def contact(self, name):
        self.count += 1
        return {'phone': f'+32 470 00 0{self.count // 100} {self.count % 100:02}', 'email': f'k{self.count:03}w.{name}@example.be'}

    def make_offices(self):
        address = {'postcode': '9000', 'place': 'Gent', 'province': 'east-flanders'}
        self.region = self.add('region', 'r', postcode='9000', place='Gent', **self.contact('region'))
        self.school = self.add('school', 's', strands=['secondary'], **address, **self.contact('school'))
        self.supervisor = self.add('supervisor', 'b', school=self.school['uuid'], **self.contact('begeleider'))
        self.own, self.other = [
            self.add('service', name, kind='home-care', business_number='0202239951', **address, **self.contact(name))
            for name in ('own', 'other')]
        self.programme = self.add('programme', 'p', school_year='2026-2027', study_years=['7'], method='by-number')
        self.add('deadline', 'd', programme=self.programme['uuid'], date='2026-10-01', time='12:00', starts_on='2026-09-01',
                 round=1, effect='round', audience=['school', 'service', 'region'], done_on='2026-10-02')
        self.add('deadline', 'w', programme=self.programme['uuid'], weeks_before=6, effect='reminder', audience=['region'])

    def make_numbers(self):
        when = {'model': 'block', 'starts-on': '2026-11-02', 'ends-on': '2026-11-20'}
        days = ['mon-am', 'mon-pm', 'tue-am', 'tue-pm', 'wed-am', 'wed-pm', 'thu-am', 'thu-pm', 'fri-am', 'fri-pm']
        self.offer = self.add('offer', 'o', service=self.own['uuid'], programme=self.programme['uuid'], places=5,
                              days=days, **{key.replace('-', '_'): value for key, value in when.items()})
        self.demand = self.add('demand', 'd', school=self.school['uuid'], programme=self.programme['uuid'], number=3,
                               days=days, half_day_hours=240, certainty='exact', asked_on='2026-08-20',
                               places_sent_on='2026-09-10', **{key.replace('-', '_'): value for key, value in when.items()})
        self.arrangement = self.add('arrangement', 'a', demand=self.demand['uuid'], offer=self.offer['uuid'], places=2,
                                    pupils_sent_on='2026-10-10', unused_sent_on='2026-10-11')
        self.add('message', 'm', demand=self.demand['uuid'], arrangement=self.arrangement['uuid'], topic='change',
                 audience=['region'], sent_on='2026-10-12')

    def make_student(self, index, state):
        digits, shown = number_of(index)
        student = self.add('student', state, state, school=self.school['uuid'], national_number=digits, postcode='9000',
                           study_year='7', province='east-flanders', transport=['car'], **self.contact(f's{index}'))
        self.words['student', student['uuid'], 'national-number'] = shown
        self.words['student', student['uuid'], 'phone'] = student['phone']
        if state == 'accepted':
            self.add('assignment', state, arrangement=self.arrangement['uuid'], student=student['uuid'])
        if state == 'none':
            return
        periods = {f'{end}-{n}': f'2027-{n:02}-{day}' for n in range(1, 5) for end, day in (('start', '05'), ('end', '20'))}
        request = self.add('request', state, state, student=student['uuid'], programme=self.programme['uuid'],
                           supervisor=self.supervisor['uuid'], form='block', periods=4, hours_per_week=2160,
                           total_hours=24000, entered='2026-09-02 10:00',
                           **{key.replace('-', '_'): value for key, value in periods.items()})
        request |= {'preference-1': self.own['uuid'], 'preference-2': self.other['uuid']}
        if state == 'requested':
            third = self.add('service', 'third', kind='other', **self.contact('third'))
            request['preference-3'] = third['uuid']
        if state in DECISIONS:
            service = self.other if state == 'accepted-elsewhere' else self.own
            self.add('placement', state, state, request=request['uuid'], period=1, service=service['uuid'],
                     state=DECISIONS[state], decided_at='2026-09-14T10:00:00Z')

    def make_partner(self):
        self.partner = self.add('partner', 'p', 'access', postcode='3600', follower_phone='+32 470 00 09 01',
                                follower_email='volger@example.be', **self.contact('partner'))
        self.mediator = self.add('mediator', 'm', 'access', **self.contact('mediator'))

    def make_dossier(self, index, state):
        """Everything that a dossier can hold, with an access that ended long ago or never ends."""
        digits, shown = number_of(50 + index)
        dossier = self.add('dossier', state, state, client_number=f'1299000{index}', national_number=digits, postcode='3600',
                           province='limburg', mediator=self.mediator['uuid'], counsellor_phone='+32 470 00 09 02',
                           counsellor_email='vdab@example.be', residence_status='limited', residence_until='2027-01-01',
                           work_card='limited', work_card_until='2027-01-01', cv_published_on='2026-09-01',
                           followed_reason='task', followed_on='2026-09-01', **self.contact(f'k{index}'))
        self.words['dossier', dossier['uuid'], 'national-number'] = shown
        self.words['dossier', dossier['uuid'], 'phone'] = dossier['phone']
        days = ('referred', 'attended', 'weo-printed', 'weo-signed', 'process-started', 'process-ended', 'advice')
        mediation = self.add('mediation', state, state, dossier=dossier['uuid'], ending='passive', advice='need',
                             advice_delivery=['print'], closing='by-partner',
                             closed_on='2026-01-16', access_until='2026-01-16',
                             **{f'{day.replace("-", "_")}_on': f'2026-01-{10 + number}' for number, day in enumerate(days)})
        self.make_guidance(state, dossier['uuid'], mediation['uuid'], shown)

    def make_guidance(self, state, dossier, mediation, shown):
        day = '2026-01-11'
        self.add('appointment', state, state, mediation=mediation, type='first', date=day, time='09:00', duration=60,
                 postcode='3600', outcome='present', completed_on=day, residence_checked=True, work_card_checked=True,
                 letter_printed_on=day)
        self.add('appointment', state + ' later', state, mediation=mediation, type='follow-up', registered=True, date=day,
                 time='10:00')
        sheet = self.add('sheet', state, state, mediation=mediation, number=1, opened_on=day, closed_on=day,
                         client_signed_on=day, mediator_signed_on=day)
        goal = self.add('goal', state, state, mediation=mediation, rubric='other', reached_on=day)
        steps = ('starts', 'ends', 'client_agreed', 'mediator_agreed', 'requested', 'started', 'ended', 'cancelled')
        activity = self.add('activity', state, state, mediation=mediation, type='requested-training', code='953081', by_vdab=True,
                            service=self.own['uuid'], goal=goal['uuid'], hours=60, state='ended', contact_phone='+32 470 00 09 03',
                            contact_email='opleiding@example.be', attested_on='2026-01-16',
                            **{f'{step}_on': day for step in steps})
        self.add('task', state, state, mediation=mediation, sheet=sheet['uuid'], goal=goal['uuid'], activity=activity['uuid'],
                 due_on=day, progress='done', done_on=day)
        self.add('competence', state, state, dossier=dossier, score='3', scored_on=day)
        self.add('study', state, state, dossier=dossier, from_year=2000, until_year=2004, diploma=True)
        self.add('target', state, state, dossier=dossier, rank=1)
        self.add('signal', state, state, mediation=mediation, topic='stopped', made_on=day, sent_on=day, sent_by='mailed',
                 email='volger@example.be')
        self.add('printout', state, state, mediation=mediation, template_revision=1, made_on=f'{day} 10:00', way='printed',
                 content=base64.b64encode(page_of(shown)).decode())

    def partner_file(self):
        return {'format': 'stagematching-profile', 'version': 1, 'profile': {'name': 'Partner', 'role': 'partner'},
                **{kind: self.records[kind] for kind in PARTNER_ORDER}}

    def file(self):
        return {'format': 'stagematching-profile', 'version': 1, 'profile': {'name': 'Regio', 'role': 'region'},
                **{kind: self.records[kind] for kind in ORDER}}

    def become(self, role):
        """What makes of the region's profile one of another role, with all that is in it."""
        partner = '(SELECT uuid FROM partner)' if role == 'partner' else 'NULL'
        return (f"UPDATE profile SET role = {ROLES[role]}, school = '{self.school['uuid']}',"
                f" service = '{self.own['uuid']}', region = '{self.region['uuid']}', partner = {partner}")

    def keep_access(self):
        """What keeps the access of one dossier open, as no file may."""
        kept = self.records['mediations'][ACCESS.index('access')]
        return f"UPDATE mediation SET access_until = '2099-12-31' WHERE uuid = '{kept['uuid']}'"

    def of_student(self, state):
        """Each (kind, field, what is shown of it) of the student in that state."""
        return [(kind, field, word) for (kind, owner, field), word in self.words.items() if self.state_of[owner] == state]
