"""Holds data/samples-partner.json to its script, to nobody's data and to what SPEC chapter 5 names."""

import collections
import datetime
import functools
import json
import re
import subprocess
import sys
import unittest
import unicodedata
import zoneinfo

from project import ROOT
from stdnum.be import bis, nn

SCRIPT = ROOT / 'build-aux/make-samples.py'
SAMPLES = ROOT / 'data/samples-partner.json'
REFERENCE = '2026-11-20'
SEED = {'65070664309', '85112526868'}  # of the people on the pictures of S5
REFERENCES = {
    'mediator': 'mediators', 'dossier': 'dossiers', 'mediation': 'mediations', 'sheet': 'sheets', 'goal': 'goals',
    'activity': 'activities', 'service': 'services'}
PHONE = re.compile(r'^(0450\d{6}|\+32450\d{6}|0[23]0\d{6}|0\d\d0\d{5})$')


@functools.cache
def samples():
    return json.loads(SAMPLES.read_text(encoding='utf-8'))


def records():
    return [(plural, record) for plural, listed in samples().items() if isinstance(listed, list) and plural != 'events'
            for record in listed]


def letters(text):
    """As they stand in an address."""
    return ''.join(c for c in unicodedata.normalize('NFKD', text.translate(str.maketrans('łŁıøß', 'lLios'))).lower() if c.isascii() and c.isalnum())


class PartnerSamples(unittest.TestCase):
    def test_script_gives_the_same_bytes(self):
        made = subprocess.run([sys.executable, SCRIPT, '--partner'], check=True, capture_output=True).stdout
        self.assertEqual(made, SAMPLES.read_bytes())

    def test_is_small(self):
        self.assertLess(SAMPLES.stat().st_size, 1500000)

    def test_counts(self):
        counts = {plural: len(listed) for plural, listed in samples().items() if isinstance(listed, list)}
        self.assertEqual((counts['partners'], counts['mediators'], counts['dossiers']), (1, 3, 60))
        self.assertGreaterEqual(counts['services'], 5)
        for plural, count in counts.items():
            self.assertTrue(count or plural == 'regions', plural)
        shared = collections.Counter(dossier['mediator'] for dossier in samples()['dossiers'])
        self.assertGreater(min(shared.values()), 12)

    def test_uuids_are_in_order(self):
        for plural, listed in samples().items():
            if isinstance(listed, list) and plural != 'events':
                uuids = [record['uuid'] for record in listed]
                self.assertEqual(uuids, sorted(set(uuids)), plural)

    def test_references_lead_somewhere(self):
        known = {plural: {record['uuid'] for record in samples()[plural]} for plural in REFERENCES.values()}
        for plural, record in records():
            for field, target in REFERENCES.items():
                if field in record:
                    self.assertIn(record[field], known[target], (plural, field))
        self.assertEqual(samples()['profile']['partner'], samples()['partners'][0]['uuid'])

    def test_nobody_has_these_numbers(self):
        numbers = [dossier['national-number'] for dossier in samples()['dossiers']]
        self.assertEqual(len(numbers), len(set(numbers)))
        self.assertLessEqual(SEED, set(numbers))
        for number in numbers:
            self.assertTrue(nn.is_valid(number) or bis.is_valid(number))
            if number not in SEED:
                self.assertGreaterEqual(int(number[6:9]), 900)
                self.assertNotIn(number[2:6], ('0101', '0701'))

    def test_nothing_reaches_anybody(self):
        for plural, record in records():
            for field, value in record.items():
                if field.endswith('phone'):
                    self.assertRegex(re.sub(r'[ ./]', '', value), PHONE, (plural, field))
                elif field.endswith('email'):
                    self.assertRegex(value, r'^[a-z0-9.-]+@([a-z0-9-]+\.)*(example\.(be|org|net)|\w+\.test)$', (plural, field))

    def test_ikl_is_each_ones_own(self):
        numbers = [dossier['client-number'] for dossier in samples()['dossiers']]
        self.assertEqual(len(numbers), len(set(numbers)))

    def test_the_last_change_is_on_the_reference_day(self):
        """By that day the program knows how far to shift them."""
        self.assertEqual(max(record['changed-at'] for _, record in records())[:10], REFERENCE)
        for plural, record in records():
            self.assertLessEqual(record['created-at'], record['changed-at'], plural)
            for field, value in record.items():
                if field in ('attended-on', 'completed-on', 'closed-on', 'sent-on', 'done-on', 'ended-on', 'made-on'):
                    self.assertLessEqual(value[:10], REFERENCE, (plural, field))

    def test_W6_to_W12_steps_follow_each_other(self):
        steps = ['referred-on', 'attended-on', 'weo-printed-on', 'weo-signed-on', 'process-started-on', 'process-ended-on',
                 'advice-on', 'closed-on', 'access-until']
        for mediation in samples()['mediations']:
            days = [mediation[step] for step in steps[:-1] if step in mediation]
            self.assertEqual(days, sorted(days))
            self.assertEqual('closed-on' in mediation, 'access-until' in mediation)
            self.assertEqual('advice' in mediation, mediation.get('closing') == 'by-partner')

    def test_W8_first_sheet_in_time(self):
        attended = {mediation['uuid']: mediation.get('attended-on') for mediation in samples()['mediations']}
        for sheet in samples()['sheets']:
            self.assertGreaterEqual(sheet['opened-on'], attended[sheet['mediation']])

    def test_mail_and_phone_are_each_ones_own(self):
        for dossier in samples()['dossiers']:
            name = letters(dossier['first-name']) + letters(dossier['last-name'])
            self.assertEqual(letters(dossier['email'].split('@')[0]), name)
        for field in 'email', 'phone':
            given = [dossier[field] for dossier in samples()['dossiers']]
            self.assertEqual(len(given), len(set(given)), field)

    def test_B4_pages_are_made_when_they_are_loaded(self):
        for printout in samples()['printouts']:
            self.assertNotIn('content', printout)
        shown = {printout['template'] for printout in samples()['printouts']}
        self.assertLessEqual({'weo', 'advice', 'c91-attestation', 'invitation', 'registered-invitation'}, shown)

    def test_W16_each_record_has_its_history(self):
        kinds = {record['uuid']: (record, []) for _, record in records()}
        for event in samples()['events']:
            if event['type'] != 'exported':
                kinds[event['record']][1].append(event)
        for record, events in kinds.values():
            self.assertEqual([event['type'] for event in events].count('created'), events[0]['type'] != 'applied')
            self.assertEqual(record['revision'], len(events))
            self.assertEqual((record['created-at'], record['changed-at']), (events[0]['at'], events[-1]['at']))

    def test_W16_what_is_printed_has_left(self):
        printed = [event for event in samples()['events'] if event['type'] == 'created' and event['kind'] == 'printout']
        left = [event for event in samples()['events'] if event['type'] == 'exported']
        advices = [printout for printout in samples()['printouts'] if printout['template'] == 'advice']
        self.assertEqual(len(left), len(printed) - len(advices))
        self.assertEqual({event['changes'] for event in left}, {'way: printed'})
        self.assertEqual({printout.get('way') for printout in samples()['printouts']}, {'printed', None})
        self.assertEqual({advice.get('way') for advice in advices}, {None})

    def test_W16_history_is_of_people_at_work(self):
        here = zoneinfo.ZoneInfo('Europe/Brussels')
        people = {mediator['name'] for mediator in samples()['mediators']}
        times = [event['at'] for event in samples()['events']]
        self.assertEqual(times, sorted(times))
        for event in samples()['events']:
            time = datetime.datetime.fromisoformat(event['at']).astimezone(here).time()
            self.assertTrue(datetime.time(8) <= time < datetime.time(18), event['at'])
            self.assertEqual(event['role'] is None, event['type'] == 'applied')
            self.assertEqual(event['role'] is None, event.get('changes', '').startswith('rule: '))
            self.assertEqual(event.get('person') in people, event['role'] == 'partner')


if __name__ == '__main__':
    unittest.main()
