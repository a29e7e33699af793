"""The history of the dossiers of sample_dossiers.py: every write that led to them, as the program notes it (SPEC W16).

What a record holds in the end tells which steps were taken, and on which days:
each becomes one transaction with one time, and an event for each record that it
wrote, with the fields that it changed.  Of fields that the tables of core call
tracked the old and the new value stand in it, in the words of
store/stm-transaction.c.
"""

import collections
import datetime
import json
import pathlib
import re
import zoneinfo

ROOT = pathlib.Path(__file__).resolve().parent.parent
HERE = zoneinfo.ZoneInfo('Europe/Brussels')
DEFAULTS = {'state': 'planned', 'progress': 'open'}  # the first word of other choices is empty

# Steps of one day in one dossier, in this order.
RANKS = ['rules', 'refer', 'past', 'complete', 'plan', 'letter', 'score', 'print', 'sign', 'start', 'guide', 'sheet-sign',
         'sheet-close', 'step', 'agree', 'request', 'begin', 'over', 'cancel', 'notice', 'task', 'reach', 'publish', 'end',
         'close', 'send', 'attest', 'follow']

# those that begin with a document that is printed or saved
PRINTED = {'letter', 'print', 'attest'}

# SPEC W11: what the calendar decides, by the ending that it leads to
CALENDAR = {'maximum-duration', 'no-contract-days'}

Field = collections.namedtuple('Field', 'name type tracked')
Write = collections.namedtuple('Write', 'plural record names rule')


def read_table(kind):
    """The fields of a kind of record, as core has them."""
    text = (ROOT / 'src/core/stm-{}.c'.format(kind)).read_text(encoding='utf-8')
    rows = re.search(r'^static const StmField fields\[\] = \{\n(.*?)^\};', text, re.S | re.M)[1]
    found = re.findall(r'^  \{ "([a-z0-9-]+)", STM_FIELD_(\w+)(.*?) \},$', rows, re.S | re.M)
    return [Field(name, kind, 'STM_FIELD_TRACKED' in flags) for name, kind, flags in found]


class Step:
    """What one transaction writes."""

    def __init__(self, day, rank, owner, person, after):
        self.day, self.rank, self.owner, self.person, self.after = day, RANKS.index(rank), owner, person, after
        self.writes = []
        self.at = None

    def write(self, plural, record, names=None, rule=None):
        """names: of the fields that it changed, those that are empty left out; all where the record is new"""
        if names is not None:
            names = [name for name in names if record.get(name) not in (None, '', False)]
        if names != []:
            self.writes.append(Write(plural, record, names, rule))


class History:
    """samples: where the dice are; records: by plural; kinds: of the plurals"""

    def __init__(self, samples, records, kinds):
        self.samples, self.records, self.kinds = samples, records, kinds
        self.tables = {plural: read_table(kind) for plural, kind in kinds.items()}
        schema = json.loads((ROOT / 'data/stagematching-profile.schema.json').read_text(encoding='utf-8'))
        self.deliveries = schema['$defs']['mediation']['properties']['advice-delivery']['items']['enum']
        self.named = {record['uuid']: record for listed in records.values() for record in listed}
        self.steps = {}
        self.tell()
        self.give_times()

    # -- steps

    def step(self, rank, day, record, key=None, after=None):
        """The step of a rank on a day that is about a record; made where it is new.

        key: what else it is known by; after: the time here before which it is not
        """
        dossier = self.dossier(record)
        person = self.named[dossier['mediator']]['name'] if dossier else self.records['mediators'][1]['name']
        owner = dossier['uuid'] if dossier else ''
        key = (rank, day, key or record['uuid'])
        if key not in self.steps:
            self.steps[key] = Step(datetime.date.fromisoformat(day), rank, owner, person, after)
        return self.steps[key]

    def dossier(self, record):
        """Whose it is, or None."""
        if 'mediation' in record:
            record = self.named[record['mediation']]
        return self.named[record['dossier']] if 'dossier' in record else record if 'client-number' in record else None

    def entered(self, record):
        return record['created-at'][:10]

    def parts(self, plural, mediation):
        return [record for record in self.records[plural] if record['mediation'] == mediation['uuid']]

    def printed(self, mediation, about=None, template=None):
        """What was printed in a step."""
        return [record for record in self.parts('printouts', mediation)
                if record.get('about') == about and template in (None, record['template'])]

    def made(self, mediation, topic, day):
        """The signals that a step made."""
        return [record for record in self.parts('signals', mediation) if record['topic'] == topic and record['made-on'] == day]

    def write_all(self, step, plural, records, rule=None):
        for record in records:
            step.write(plural, record, rule=rule)

    # -- what was done, by the records that it was done to

    def tell(self):
        for plural in ('services', 'partners', 'mediators'):
            for record in self.records[plural]:
                self.step('refer', self.entered(record), record).write(plural, record)
        for partner in self.records['partners']:
            self.step('follow', partner['changed-at'][:10], partner).write('partners', partner, ['remarks'])
        for dossier in self.records['dossiers']:
            self.tell_client(dossier)
        for mediation in self.records['mediations']:
            self.tell_opening(mediation)
            for tell in self.tell_contact, self.tell_sheet, self.tell_goal, self.tell_task, self.tell_activity:
                plural = tell.__name__.removeprefix('tell_')
                plural = 'appointments' if plural == 'contact' else plural[:-1] + 'ies' if plural == 'activity' else plural + 's'
                for record in self.parts(plural, mediation):
                    tell(mediation, record)
            self.tell_closing(mediation)
            self.tell_signals(mediation)

    def tell_client(self, dossier):
        self.step('refer', self.entered(dossier), dossier).write('dossiers', dossier)
        for plural in ('competences', 'studies', 'targets'):
            for record in self.records[plural]:
                if record['dossier'] == dossier['uuid']:
                    self.step('past', self.entered(record), record).write(plural, record)
                    if 'scored-on' in record:
                        self.step('score', record['scored-on'], record).write(plural, record, ['score', 'scored-on'])
        for rank, names in (('publish', ['cv-published-on']), ('follow', ['followed-reason', 'followed-on'])):
            if names[-1] in dossier:
                self.step(rank, dossier[names[-1]], dossier).write('dossiers', dossier, names)

    def refer(self, mediation):
        """Client, service and first appointment are entered at once, but where the client was here before."""
        return self.step('refer', self.entered(mediation), self.dossier(mediation))

    def tell_opening(self, mediation):
        self.refer(mediation).write('mediations', mediation)
        for rank, name in (('print', 'weo-printed-on'), ('sign', 'weo-signed-on'), ('start', 'process-started-on')):
            if name in mediation:
                step = self.step(rank, mediation[name], mediation)
                step.write('mediations', mediation, [name])
                if rank == 'print':
                    self.write_all(step, 'printouts', self.printed(mediation, template='weo'))

    def tell_contact(self, mediation, contact):
        day = self.entered(contact)
        step = self.refer(mediation) if day == self.entered(mediation) else self.step('plan', day, contact)
        step.write('appointments', contact)
        if 'letter-printed-on' in contact:
            step = self.step('letter', contact['letter-printed-on'], contact)
            step.write('appointments', contact, ['letter-printed-on'])
            self.write_all(step, 'printouts', self.printed(mediation, contact['uuid']))
        if 'completed-on' not in contact:
            return

        over = datetime.datetime.strptime(contact['time'], '%H:%M') + datetime.timedelta(minutes=contact['duration'])
        step = self.step('complete', contact['completed-on'], contact, after=over.time())
        names = ['outcome', 'completed-on', 'residence-checked', 'work-card-checked']
        step.write('appointments', contact, names if contact['outcome'] == 'present' else ['remarks'] + names[:2])
        if contact['type'] != 'first':
            return

        if contact['outcome'] == 'present':
            step.write('mediations', mediation, ['attended-on'])
        elif mediation.get('ending') == 'absence' and mediation['closed-on'] == contact['completed-on']:
            step.write('mediations', mediation, ['ending', 'closed-on', 'closing', 'access-until'], 'absence')
            self.write_all(step, 'signals', self.made(mediation, 'refused', mediation['closed-on']), 'absence')

    def tell_sheet(self, _, sheet):
        self.step('guide', sheet['opened-on'], sheet).write('sheets', sheet)
        if 'client-signed-on' in sheet:
            self.step('sheet-sign', sheet['client-signed-on'], sheet).write(
                'sheets', sheet, ['client-signed-on', 'mediator-signed-on'])
        if 'closed-on' in sheet:
            self.step('sheet-close', sheet['closed-on'], sheet).write('sheets', sheet, ['closed-on'])

    def tell_goal(self, _, goal):
        self.step('guide', self.entered(goal), goal).write('goals', goal)
        if 'reached-on' in goal:
            self.step('reach', goal['reached-on'], goal).write('goals', goal, ['reached-on'])

    def tell_task(self, _, task):
        """One that reminds of competences is made when the training is over."""
        if 'activity' not in task:
            self.step('guide', self.entered(task), task).write('tasks', task)
        if task['progress'] == 'done':
            self.step('task', task['done-on'], task).write('tasks', task, ['progress', 'done-on'])
        elif task['progress'] == 'dropped':
            self.step('task', task['changed-at'][:10], task).write('tasks', task, ['progress', 'remarks'])

    def tell_activity(self, mediation, activity):
        self.step('step', self.entered(activity), activity).write('activities', activity)
        steps = [('agree', 'client-agreed-on', ['client-agreed-on', 'mediator-agreed-on']),
                 ('request', 'requested-on', ['state', 'requested-on']), ('begin', 'started-on', ['state', 'started-on']),
                 ('over', 'ended-on', ['state', 'ended-on', 'end-reason']), ('cancel', 'cancelled-on', ['state', 'cancelled-on']),
                 ('attest', 'attested-on', ['attested-on'])]
        for rank, name, names in steps:
            if name not in activity:
                continue
            step = self.step(rank, activity[name], activity)
            step.write('activities', activity, names)
            if rank == 'request':
                self.write_all(step, 'signals', [signal for signal in self.made(mediation, 'training-request', activity[name])
                                                 if activity['name'] in signal['text']])
            elif rank == 'over':
                self.write_all(step, 'tasks', [task for task in self.records['tasks'] if task.get('activity') == activity['uuid']])
            elif rank == 'attest':
                self.write_all(step, 'printouts', self.printed(mediation, activity['uuid']))

    def tell_closing(self, mediation):
        ending, closing = mediation.get('ending'), mediation.get('closing')
        if 'process-ended-on' in mediation:
            ended = datetime.date.fromisoformat(mediation['process-ended-on'])
            by_rule = ending in CALENDAR
            day = (ended + datetime.timedelta(days=by_rule)).isoformat()
            step = self.step('rules' if by_rule else 'end', day, mediation)
            step.write('mediations', mediation, ['process-ended-on', 'ending', 'ending-remark'], ending if by_rule else None)
            self.write_all(step, 'signals', self.made(mediation, 'stopped', day))
        if closing is None or ending == 'absence':
            return

        names = ['closed-on', 'closing', 'access-until']
        if closing == 'automatic':
            self.step('rules', mediation['closed-on'], mediation, key='closed').write('mediations', mediation, names, 'advice-term')
            return
        step = self.step('close', mediation['closed-on'], mediation)
        step.write('mediations', mediation, ['advice', 'advice-remark', 'advice-on', 'advice-delivery'] + names)
        self.write_all(step, 'signals', self.made(mediation, 'advice', mediation['closed-on']))
        self.write_all(step, 'printouts', self.printed(mediation, template='advice'))

    def tell_signals(self, mediation):
        for signal in self.parts('signals', mediation):
            if signal['topic'] == 'training-notice':
                self.step('notice', signal['made-on'], signal).write('signals', signal)
            if 'sent-on' in signal:
                self.step('send', signal['sent-on'], signal).write('signals', signal, ['sent-on', 'sent-by'])

    # -- times, and what follows from them

    def give_times(self):
        """At office hours; a contact is completed when it is over."""
        days = collections.defaultdict(list)
        for step in self.steps.values():
            days[step.owner, step.day].append(step)
        for (owner, day), steps in sorted(days.items()):
            dice = self.samples.dice('history', owner, day)
            clock = datetime.datetime.combine(day, datetime.time(8, 32))
            for step in sorted(steps, key=lambda step: step.rank):
                if step.rank == 0:
                    step.at = datetime.datetime.combine(day, datetime.time(8, 1 + dice.below(20), dice.below(60)))
                    continue
                if step.after:
                    clock = max(clock, datetime.datetime.combine(day, step.after))
                clock += datetime.timedelta(seconds=dice.between(70, 400))
                step.at = clock
            assert clock.time() < datetime.time(18)
        for step in self.steps.values():
            step.at = step.at.replace(tzinfo=HERE)

        order = {id(step): number for number, step in enumerate(self.steps.values())}
        self.order = sorted(self.steps.values(), key=lambda step: (step.at, step.rank, order[id(step)]))
        self.mark_records()

    def mark_records(self):
        """Each has its writes counted, and the time of the first and of the last."""
        met = set()
        for step in self.order:
            for write in step.writes:
                record, at = write.record, self.moment(step.at)
                assert (write.names is None) == (record['uuid'] not in met), (write.plural, record, step.day)
                record.update({'revision': 1, 'created-at': at} if write.names is None else {'revision': record['revision'] + 1})
                record['changed-at'] = at
                met.add(record['uuid'])
                if write.plural == 'printouts':
                    record['made-on'] = '{:%Y-%m-%d %H:%M}'.format(step.at)
        assert met == set(self.named), [self.named[uuid] for uuid in set(self.named) - met]

    def moment(self, time):
        return '{:%Y-%m-%dT%H:%M:%SZ}'.format(time.astimezone(datetime.timezone.utc))

    # -- events

    def value(self, field, value):
        """What the history says of it."""
        if field.type == 'SET':
            return str(sum(1 << self.deliveries.index(word) for word in value))
        return str(int(value)) if field.type in ('INTEGER', 'HOURS', 'BOOLEAN') else value

    def default(self, field):
        return '0' if field.type in ('INTEGER', 'HOURS', 'BOOLEAN', 'SET') else DEFAULTS.get(field.name, '')

    def events(self):
        """In the order in which they happened."""
        kept = {uuid: {} for uuid in self.named}
        later = {(write.record['uuid'], name) for step in self.order for write in step.writes for name in write.names or ()}
        told = []
        for step in self.order:
            if RANKS[step.rank] in PRINTED:
                told.append(self.departure(step))
            told += [self.event(step, write, kept[write.record['uuid']], later) for write in step.writes]
        return sorted(told, key=lambda event: event['at'])

    def departure(self, step):
        """What is printed leaves the program shortly before the step that it belongs to is taken."""
        dice = self.samples.dice('departure', step.owner, step.at)
        event = {'at': self.moment(step.at - datetime.timedelta(seconds=dice.between(6, 50))), 'role': 'partner',
                 'person': step.person, 'type': 'exported', 'kind': 'dossier', 'record': step.owner}
        if RANKS[step.rank] != 'letter':
            event['fields'] = 'national-number'
        event['changes'] = 'way: printed'
        return event

    def event(self, step, write, kept, later):
        """kept: the values before, which become those after; later: what a later step writes"""
        record, fields, changes = write.record, [], []
        for field in self.tables[write.plural]:
            before = kept.get(field.name, self.default(field))
            is_meant = field.name in write.names if write.names is not None else (
                field.name in record and (record['uuid'], field.name) not in later)
            if not is_meant:
                continue
            after = self.changed(write, step, field)
            if after == before:
                continue
            fields.append(field.name)
            kept[field.name] = after
            if field.tracked:
                changes.append('{}: {} → {}'.format(field.name, before, after))
        event = {'at': self.moment(step.at), 'role': None if write.rule else 'partner'}
        if not write.rule:
            event['person'] = step.person
        event.update(type='applied' if write.rule else 'created' if write.names is None else 'changed',
                     kind=self.kinds[write.plural], record=record['uuid'])
        if write.rule:
            changes.insert(0, 'rule: ' + write.rule)
        if write.names is not None:
            event['fields'] = ' '.join(fields)
        if changes:
            event['changes'] = '\n'.join(changes)
        return event

    def changed(self, write, step, field):
        """The value that a step gave; only a state is written more than once."""
        if field.name == 'state' and write.names is not None:
            name = next(name for name in write.names if name != 'state')
            return name.removesuffix('-on')
        return self.value(field, write.record[field.name])
