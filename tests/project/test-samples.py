"""Holds data/samples.json to its script, to the counts promised and to the rules of SPEC chapter 1."""

import collections
import datetime
import functools
import itertools
import json
import re
import subprocess
import sys
import tempfile
import unittest

from project import ROOT
from stdnum.be import bis, nn, vat
from stdnum.nl import bsn

SCRIPT = ROOT / 'build-aux/make-samples.py'
SAMPLES = ROOT / 'data/samples.json'
PLURALS = ['regions', 'schools', 'supervisors', 'services', 'programmes', 'deadlines', 'offers', 'students', 'requests',
           'placements', 'demands', 'arrangements', 'assignments', 'messages']
FORMS = ['block', 'alternating', 'block-and-alternating']
TRANSPORT = ['car', 'e-bike', 'bicycle', 'public-transport']
PROVINCES = [(1000, 1299, 'brussels'), (1500, 1999, 'flemish-brabant'), (3000, 3499, 'flemish-brabant'),
             (2000, 2999, 'antwerp'), (3500, 3999, 'limburg'), (8000, 8999, 'west-flanders'),
             (9000, 9999, 'east-flanders')]


def make(*options):
    return subprocess.run([sys.executable, SCRIPT, *options], check=True, capture_output=True).stdout


@functools.cache
def samples():
    return json.loads(SAMPLES.read_text(encoding='utf-8'))


def by_uuid(data, plural):
    return {record['uuid']: record for record in data[plural]}


def weeks_between(first, last):
    return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days / 7


def accepted_periods(data):
    periods = collections.defaultdict(set)
    for placement in data['placements']:
        if placement['state'] == 'accepted':
            periods[placement['request']].add(placement['period'])
    return periods


def statuses(data):
    """The status of each request, as SPEC T8 derives it."""
    accepted = accepted_periods(data)
    declined = {placement['request'] for placement in data['placements'] if placement['state'] == 'declined'}
    for request in data['requests']:
        count = len(accepted[request['uuid']])
        if count == request['periods']:
            yield request, 'accepted'
        elif count > 0:
            yield request, 'partly'
        else:
            yield request, 'declined' if request['uuid'] in declined else 'requested'


class Script(unittest.TestCase):
    def test_gives_the_same_bytes(self):
        self.assertEqual(make(), SAMPLES.read_bytes())

    def test_seed_gives_others(self):
        self.assertNotEqual(make('--students', '10'), make('--students', '10', '--seed', '2'))

    def test_makes_any_size(self):
        for students, schools, services, supervisors in ((1, 1, 1, 1), (30, 3, 2, 2), (3000, 250, 400, 700)):
            with self.subTest(students=students):
                data = json.loads(make('--students', str(students), '--schools', str(schools), '--services',
                                       str(services), '--supervisors', str(supervisors), '--year', '2031'))
                self.assertEqual([len(data[plural]) for plural in PLURALS[1:4]], [schools, supervisors, services])
                self.assertEqual(len(data['students']), students)
                check_rules(self, data)

    def test_writes_a_file(self):
        with tempfile.NamedTemporaryFile() as file:
            self.assertEqual(make('--students', '5', '--output', file.name), b'')
            self.assertEqual(file.read(), make('--students', '5'))


class Contents(unittest.TestCase):
    def test_is_small(self):
        self.assertLess(SAMPLES.stat().st_size, 1000000)

    def test_counts(self):
        counts = {plural: len(samples()[plural]) for plural in PLURALS}
        self.assertEqual((counts['schools'], counts['services'], counts['supervisors'], counts['students']),
                         (20, 60, 90, 400))
        self.assertEqual((counts['regions'], counts['programmes'], counts['demands']), (1, 4, 12))
        for plural in 'deadlines', 'arrangements', 'assignments', 'messages':
            self.assertGreaterEqual(counts[plural], 10, plural)

    def test_T7_requests_come_in_every_round(self):
        """In time, as late starters, in the second round and after it."""
        entered = sorted(request['entered'] for request in samples()['requests'])
        bounds = [f'2026-09-{day:02} 12:00' for day in (3, 15, 29)]
        counts = [sum(moment < bound for moment in entered) for bound in bounds]
        self.assertGreater(counts[0], 250)
        self.assertGreater(counts[1], counts[0] + 10)
        self.assertGreater(counts[2], counts[1] + 5)
        self.assertGreater(len(entered), counts[2])

    def test_T7_moments_are_those_of_the_templates(self):
        programmes = by_uuid(samples(), 'programmes')
        moments = {(deadline.get('date'), deadline.get('time'), deadline['effect'])
                   for deadline in samples()['deadlines'] if 'method' not in programmes[deadline['programme']]}
        self.assertLessEqual({('2026-09-03', '12:00', 'requests'), ('2026-09-15', '12:00', 'late-starters'),
                              ('2026-09-15', '12:00', 'round'), ('2026-09-29', '12:00', 'round'),
                              ('2026-09-29', '12:00', 'final')}, moments)
        self.assertNotIn('{{', SAMPLES.read_text(encoding='utf-8'))

    def test_V2_offers_of_many_services(self):
        self.assertGreaterEqual(len({offer['service'] for offer in samples()['offers']}), 30)
        self.assertEqual({offer['model'] for offer in samples()['offers']},
                         {'block', 'alternating', 'block-and-alternating', 'ribbon'})

    def test_V3_demands_of_every_sort(self):
        """Both models, provisional and exact, one that came too late, one that is not placed whole, one left empty."""
        demands = samples()['demands']
        self.assertEqual({(demand['model'], demand['certainty']) for demand in demands},
                         set(itertools.product(('block', 'ribbon'), ('provisional', 'exact'))))
        self.assertTrue(any(weeks_between(demand['asked-on'], demand['starts-on']) < 6 for demand in demands))
        arranged = collections.Counter()
        for arrangement in samples()['arrangements']:
            arranged[arrangement['demand']] += arrangement['places']
        self.assertTrue(any(0 < arranged[demand['uuid']] < demand['number'] for demand in demands))
        assigned = collections.Counter(assignment['arrangement'] for assignment in samples()['assignments'])
        empty = [arrangement for arrangement in samples()['arrangements']
                 if 'pupils-sent-on' in arrangement and assigned[arrangement['uuid']] < arrangement['places']]
        self.assertEqual({'unused-sent-on' in arrangement for arrangement in empty}, {False, True})
        self.assertEqual({message['topic'] for message in samples()['messages']},
                         {'places-list', 'pupils-list', 'change', 'unused'})

    def test_V3_something_is_late_and_something_soon_in_november(self):
        due = {weeks_between('2026-11-22', demand['starts-on']) for demand in samples()['demands']
               if 'places-sent-on' not in demand}
        self.assertTrue(any(0 < weeks < 6 for weeks in due))
        self.assertTrue(any(6 <= weeks < 8 for weeks in due))

    def test_T4_every_combination_occurs(self):
        students = by_uuid(samples(), 'students')
        found = {(request['form'], request['periods'], means, status)
                 for request, status in statuses(samples())
                 for means in students[request['student']]['transport']}
        wanted = {(form, periods, means, status) for form in FORMS for periods in range(1, 5) for means in TRANSPORT
                  for status in ('requested', 'partly', 'accepted', 'declined') if status != 'partly' or periods > 1}
        self.assertEqual(wanted - found, set())

    def test_T3_every_set_of_transport_occurs_without_a_request_too(self):
        asked = {request['student'] for request in samples()['requests']}
        sets = {tuple(student['transport']) for student in samples()['students'] if student['uuid'] not in asked}
        self.assertEqual(len(sets), 15)

    def test_is_spread_over_flanders(self):
        for plural, least in (('students', 10), ('services', 3), ('schools', 1)):
            counts = collections.Counter(record['province'] for record in samples()[plural])
            for province in {province for _, _, province in PROVINCES} | {'abroad'}:
                self.assertGreaterEqual(counts[province], least, (plural, province))

    def test_rules(self):
        check_rules(self, samples())


def check_rules(test, data):
    check_file(test, data)
    check_references(test, data)
    check_numbers(test, data)
    check_addresses(test, data)
    check_requests(test, data)
    check_decisions(test, data)
    check_places(test, data)


def check_file(test, data):
    test.assertEqual(list(data), ['format', 'version', 'profile', *PLURALS])
    test.assertEqual((data['format'], data['version']), ('stagematching-profile', 1))
    for plural in PLURALS:
        uuids = [record['uuid'] for record in data[plural]]
        test.assertEqual(uuids, sorted(set(uuids)))
        for record in data[plural]:
            test.assertRegex(record['uuid'], r'^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$')
            test.assertLessEqual(record['created-at'], record['changed-at'])
            test.assertNotIn('', record.values())


def check_references(test, data):
    kinds = {'school': 'schools', 'student': 'students', 'programme': 'programmes', 'supervisor': 'supervisors',
             'request': 'requests', 'service': 'services', 'preference-1': 'services', 'preference-2': 'services',
             'preference-3': 'services', 'demand': 'demands', 'arrangement': 'arrangements', 'offer': 'offers'}
    known = {plural: by_uuid(data, plural) for plural in PLURALS}
    for plural in PLURALS:
        for record in data[plural]:
            for key, target in kinds.items():
                if key in record:
                    test.assertIn(record[key], known[target], (plural, key))


def check_numbers(test, data):
    schools = by_uuid(data, 'schools')
    seen = set()
    for student in data['students']:
        number = student['national-number']
        test.assertNotIn(number, seen)
        seen.add(number)
        if schools[student['school']]['province'] == 'abroad':
            test.assertTrue(bsn.is_valid(number))
            test.assertTrue(number.startswith('9999'))
        else:
            test.assertTrue(nn.is_valid(number) or bis.is_valid(number))
            test.assertGreaterEqual(int(number[6:9]), 900)
            test.assertNotIn(number[2:6], ('0101', '0701'))
    for service in data['services']:
        if 'business-number' in service:
            test.assertTrue(vat.is_valid(service['business-number']))


def check_addresses(test, data):
    for plural in ('schools', 'services', 'students'):
        for record in data[plural]:
            if record['province'] == 'abroad':
                test.assertRegex(record['postcode'], r'^[1-9]\d{3} (?!SA|SD|SS)[A-Z]{2}$')
            else:
                postcode = int(record['postcode'])
                test.assertIn(record['province'], [province for first, last, province in PROVINCES
                                                   if first <= postcode <= last])
    for plural in ('regions', 'schools', 'services', 'students', 'supervisors'):
        for record in data[plural]:
            digits = re.sub(r'[ ./]', '', record['phone'])
            test.assertRegex(digits, r'^(0450\d{6}|\+32450\d{6}|0600\d{6}|0[23]0\d{6}|090\d{6}|0\d\d0\d{5}|0\d{3}0\d{5})$')
            test.assertRegex(record['email'], r'^[a-z0-9.-]+@([a-z0-9-]+\.)*(example\.(be|org|net|nl)|\w+\.test)$')


def check_requests(test, data):
    students, supervisors = by_uuid(data, 'students'), by_uuid(data, 'supervisors')
    programmes = by_uuid(data, 'programmes')
    seen = set()
    for request in data['requests']:
        student = students[request['student']]
        test.assertNotIn(request['student'], seen)
        seen.add(request['student'])
        test.assertEqual(supervisors[request['supervisor']]['school'], student['school'])
        test.assertIn(student['study-year'], programmes[request['programme']]['study-years'])
        test.assertEqual(request['form'] != 'alternating', 'hours-per-week' in request)
        test.assertGreaterEqual(request['total-hours'], request.get('hours-per-week', 1))
        wanted = [request[key] for key in ('preference-1', 'preference-2', 'preference-3') if key in request]
        test.assertEqual(len(wanted), len(set(wanted)))
        test.assertEqual(wanted, [request['preference-{}'.format(i + 1)] for i in range(len(wanted))])
        check_periods(test, data, request)


def check_periods(test, data, request):
    year = int(data['programmes'][0]['school-year'][:4])
    days = [request['{}-{}'.format(edge, period)] for period in range(1, request['periods'] + 1)
            for edge in ('start', 'end')]
    test.assertEqual(days, sorted(set(days)))
    test.assertNotIn('start-{}'.format(request['periods'] + 1), request)
    test.assertGreater(days[0], '{}-09-14'.format(year))
    test.assertLess(days[-1], '{}-07-01'.format(year + 1))


def check_decisions(test, data):
    requests = by_uuid(data, 'requests')
    taken = set()
    for placement in data['placements']:
        test.assertIn(placement['period'], range(1, requests[placement['request']]['periods'] + 1))
        test.assertGreater(placement['created-at'], requests[placement['request']]['created-at'])
        if placement['state'] == 'accepted':
            place = placement['request'], placement['period']
            test.assertNotIn(place, taken)
            taken.add(place)
            test.assertIn('contact-name', placement)
        else:
            test.assertIn('reason', placement)


def check_places(test, data):
    """SPEC V1 to V3: offers suit and are not overbooked, and pupils are of the school that asks."""
    programmes, students = by_uuid(data, 'programmes'), by_uuid(data, 'students')
    demands, offers = by_uuid(data, 'demands'), by_uuid(data, 'offers')
    arrangements = by_uuid(data, 'arrangements')
    taken, assigned = collections.Counter(), collections.Counter()

    for demand in data['demands']:
        test.assertEqual(programmes[demand['programme']]['method'], 'by-number')
    for arrangement in data['arrangements']:
        offer, demand = offers[arrangement['offer']], demands[arrangement['demand']]
        taken[offer['uuid']] += arrangement['places']
        for key in 'programme', 'model':
            test.assertEqual(offer[key], demand[key])
        test.assertLessEqual(offer['starts-on'], demand['starts-on'])
        test.assertGreaterEqual(offer['ends-on'], demand['ends-on'])
        test.assertGreaterEqual(arrangement['created-at'], demand['created-at'])
    for assignment in data['assignments']:
        arrangement = arrangements[assignment['arrangement']]
        assigned[arrangement['uuid']] += 1
        test.assertEqual(students[assignment['student']]['school'], demands[arrangement['demand']]['school'])
    for uuid, places in taken.items():
        test.assertLessEqual(places, offers[uuid]['places'])
    for uuid, pupils in assigned.items():
        test.assertLessEqual(pupils, arrangements[uuid]['places'])
    for message in data['messages']:
        if 'arrangement' in message:
            test.assertEqual(arrangements[message['arrangement']]['demand'], message['demand'])


if __name__ == '__main__':
    unittest.main()
