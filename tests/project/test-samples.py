"""Holds data/samples.json to its script, to the counts promised and to the rules of SPEC chapter 1."""

import collections
import functools
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
PLURALS = ['schools', 'supervisors', 'services', 'programmes', 'students', 'requests', 'placements']
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
                self.assertEqual([len(data[plural]) for plural in PLURALS[:3]], [schools, supervisors, services])
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
             'preference-3': 'services'}
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
    for plural in ('schools', 'services', 'students', 'supervisors'):
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


if __name__ == '__main__':
    unittest.main()
