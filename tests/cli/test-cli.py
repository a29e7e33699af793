"""What each command does when all goes well, and when it is called wrongly."""

import csv
import io
import json
import os
import re
import shutil
import stat
import subprocess
import time
import unittest

from command_line import DATA, KEY, N_SAMPLES, NOT_FOUND, PLACE, PROGRAM, SAMPLES, USAGE, CommandLineTest, load_samples

COMMANDS = ('create', 'profiles', 'list', 'show', 'import', 'export', 'package', 'partners', 'decide', 'programme', 'deadlines',
            'cases', 'step', 'calendar', 'render', 'rules', 'check', 'backup')
KINDS = ('schools', 'supervisors', 'services', 'deadlines', 'offers', 'students', 'requests', 'placements', 'demands',
         'arrangements', 'assignments', 'messages')
BELGIAN = {'LANG': 'nl_BE.UTF-8', 'LANGUAGE': '', 'LC_ALL': ''}


class Calling(CommandLineTest):
    def test_help(self):
        result = self.assert_works(self.home().run('--help'), '--profile', '--recovery-code-file', '--version')
        for command in COMMANDS:
            self.assertRegex(result.output, rf'(?m)^  {command}\b')

    def test_help_on_a_command(self):
        home = self.home()
        for command in COMMANDS:
            result = self.assert_works(home.run(command, '--help'), 'stagematching-cli [OPTION…] ' + command)
            self.assertEqual(home.run('--help', command), result)
        self.assert_works(home.run('list', '-h'), '--search', '--sort', '--descending', '--filter', '--format')

    def test_version(self):
        self.assertRegex(self.assert_works(self.home().run('--version')).output, r'^Stagematching \d+\.\d+')

    def test_wrong_calls(self):
        home = self.home()
        for arguments, text in (([], 'No command'), (['dance'], '“dance”'), (['--dance'], '--dance'),
                                (['import'], 'import FILE'), (['import', 'a', 'b'], 'import FILE'),
                                (['export'], 'export FILE'), (['check', 'a'], 'check'), (['list'], 'list KIND'),
                                (['show', 'student'], 'show KIND UUID'), (['list', 'dragons'], 'students'),
                                (['show', 'student', '5'], 'uuid'), (['backup', 'a', 'b'], 'backup [FOLDER]'),
                                (['list', 'students', '--format', 'xml'], 'table, csv, json'),
                                (['list', 'students', '--sort', 'shoe-size'], 'last-name'),
                                (['list', 'students', '--sort', 'phone'], 'last-name'),
                                (['list', 'requests', '--search', 'a'], '“requests”'),
                                (['import', '--dance', 'a'], '--dance'), (['--profile'], '--profile'),
                                (['create', '--name', 'A'], '--role'), (['create', '--role', 'region'], '--name'),
                                (['create', '--name', 'A', '--role', 'teacher'], '“partner”'),
                                (['create', '--name', 'A', '--role', 'school', '--service', 'B'], 'service'),
                                (['create', '--name', 'A', '--role', 'partner', '--region', 'B'], 'region'),
                                (['create', '--name', 'A', '--role', 'region', '--school', 'B'], 'school')):
            with self.subTest(arguments):
                self.assert_fails(home.run(*arguments), USAGE, text)
        self.assertEqual(home.profiles(), [])

    def test_options_stand_before_or_after_the_command(self):
        home = self.filled()
        uuid = home.profile.name
        for arguments in (['--profile', uuid, 'list', 'programmes'], ['list', '--profile', uuid, 'programmes'],
                          ['list', 'programmes', '-p', uuid], ['-p', uuid, 'list', '--', 'programmes']):
            self.assert_works(home.run(*arguments), '7e jaar')

    def test_speaks_dutch(self):
        result = self.home().run('profiles', environment=BELGIAN)
        if 'There is no profile' in result.errors:
            self.skipTest('not installed, so there are no translations')
        self.assertIn('profiel', result.errors)


class Creating(CommandLineTest):
    def test_region(self):
        home = self.home()
        result = home.create('Regio Oost', 'region')
        self.assertEqual(result.errors, '')
        self.assertIn(str(home.profile), result.output)
        self.assertRegex(home.code, r'^([0-9A-Z]{5}-){5}[0-9A-Z]{5}$')
        profile, = home.list('profile')
        region, = home.list('regions')
        self.assertEqual((profile['name'], profile['role'], profile['region']), ('Regio Oost', 'region', region['uuid']))
        self.assertEqual(region['name'], 'Regio Oost')
        programme, = home.list('programmes')
        self.assertEqual(programme['study-years'], ['7'])
        self.assertEqual(home.list('schools'), [])

    def test_school(self):
        home = self.home()
        home.create('Sint-Jan', 'school')
        profile, = home.list('profile')
        school, = home.list('schools')
        self.assertEqual((profile['role'], profile['school']), ('school', school['uuid']))
        self.assertEqual((school['name'], school['strands']), ('Sint-Jan', ['secondary']))

    def test_service(self):
        """A service has no programme until its region sends one."""
        home = self.home()
        home.create('Thuiszorg De Proef', 'service')
        profile, = home.list('profile')
        service, = home.list('services')
        self.assertEqual((profile['role'], profile['service']), ('service', service['uuid']))
        self.assertEqual(service['name'], 'Thuiszorg De Proef')
        self.assertEqual(home.list('programmes'), [])

    def test_partner(self):
        home = self.home()
        home.create('Bemiddeling Oost', 'partner')
        profile, = home.list('profile')
        self.assertEqual((profile['name'], profile['role']), ('Bemiddeling Oost', 'partner'))
        self.assertEqual(home.list('services'), [])

    def test_own_names(self):
        home = self.home()
        self.assertEqual(home.run('create', '--name', 'Werk', '--role', 'service', '--service', 'De Linde').status, 0)
        self.assertEqual(home.list('services')[0]['name'], 'De Linde')
        home = self.home()
        self.assertEqual(home.run('create', '--name', 'Werk', '--role', 'region', '--region', 'Limburg').status, 0)
        self.assertEqual(home.list('regions')[0]['name'], 'Limburg')

    def test_school_of_another_name(self):
        home = self.home()
        self.assertEqual(home.run('create', '--name', 'Stages 2026', '--role', 'school',
                                  '--school', 'Atheneum “’t Kruispunt”').status, 0)
        self.assertEqual(home.list('profile')[0]['name'], 'Stages 2026')
        self.assertEqual(home.list('schools')[0]['name'], 'Atheneum “’t Kruispunt”')

    def test_only_for_its_owner(self):
        home = self.home()
        home.create()
        for path in home.root, home.profile, home.database, home.profile / 'profile.key':
            self.assertEqual(stat.S_IMODE(path.stat().st_mode) & 0o077, 0, path)

    def test_code_is_the_second_home_of_the_key(self):
        """X3"""
        home = self.home()
        home.create()
        without_keyring = {'DBUS_SESSION_BUS_ADDRESS': '', 'XDG_RUNTIME_DIR': str(home.folder)}
        self.assert_works(home.run('--recovery-code-file', home.code_file(), 'list', 'programmes',
                                   environment=without_keyring), '7e jaar')
        self.assert_fails(home.run('list', 'programmes', environment=without_keyring), KEY)

    def test_code_is_nowhere_else(self):
        home = self.home()
        home.create()
        for path in home.folder.rglob('*'):
            if path.is_file():
                content = path.read_bytes()
                self.assertNotIn(home.code.encode(), content)
                self.assertNotIn(home.code.replace('-', '').encode(), content)

    def test_bad_names(self):
        home = self.home()
        for name in '', '   ', 'x' * 5000:
            self.assert_fails(home.run('create', '--name', name, '--role', 'school'), DATA, 'name')
        self.assertEqual(home.profiles(), [])

    def test_code_that_cannot_be_shown(self):
        """A profile whose code nobody saw is not left behind."""
        home = self.home()
        with open('/dev/full', 'w', encoding='utf-8') as full:
            result = home.finish(home.start('create', '--name', 'A', '--role', 'region', stdout=full))
        self.assertEqual(result.status, PLACE, result)
        self.assertEqual(home.profiles(), [])


class Naming(CommandLineTest):
    """Which profile is meant."""

    def setUp(self):
        self.two = self.home()
        self.two.create('Regio Oost', 'region')
        self.two.create('Regio West', 'region')

    def test_list(self):
        self.assertRegex(self.assert_works(self.two.run('profiles')).output,
                         r'(?s)Name .*\nRegio Oost +Regional coordinator +[0-9a-f-]{36} +/.*\nRegio West ')

    def test_none(self):
        result = self.home().run('profiles')
        self.assertEqual((result.status, result.output), (0, ''))
        self.assertIn('stagematching-cli create', result.errors)

    def test_by_name_uuid_and_place(self):
        for folder in self.two.profiles():
            name = self.two.run('--profile', folder.name, 'show', 'profile', folder.name).output
            name = re.search(r'Name +(.*)', name).group(1)
            for meant in name, name.upper(), folder.name, folder.name.upper(), folder, folder / 'profile.db', \
                    './' + str(folder.relative_to(self.two.folder)):
                with self.subTest(meant):
                    self.assert_works(self.two.run('-p', meant, 'list', 'profile'), folder.name)

    def test_several(self):
        self.assert_fails(self.two.run('list', 'students'), USAGE, '--profile', 'profiles')

    def test_several_of_one_name(self):
        self.two.create('Regio West', 'region')
        self.assert_fails(self.two.run('-p', 'Regio West', 'list', 'students'), KEY, 'Several profiles')

    def test_unknown(self):
        for meant, text in (('Regio Zuid', 'of that name'), (self.two.folder, 'in that place'), ('/nowhere', 'in that place')):
            self.assert_fails(self.two.run('-p', meant, 'list', 'students'), NOT_FOUND, text)

    def test_none_yet(self):
        self.assert_fails(self.home().run('list', 'students'), NOT_FOUND, 'stagematching-cli create')

    def test_broken_ones_are_told(self):
        first, second = self.two.profiles()
        (first / 'profile.key').write_text('nonsense')
        (second / 'profile.db').unlink()
        result = self.two.run('profiles')
        self.assertEqual(result.status, 0)
        self.assertEqual(result.errors.count('warning: '), 2)
        self.assertIn('Cannot be read', result.output)
        self.assert_fails(self.two.run('-p', second.name, 'list', 'students'), NOT_FOUND, 'database')

    def test_broken_slot_is_no_hindrance_with_the_keyring(self):
        first, _ = self.two.profiles()
        (first / 'profile.key').write_text('nonsense')
        self.assert_works(self.two.run('-p', first.name, 'list', 'programmes'), '7e jaar')


class Importing(CommandLineTest):
    def test_samples(self):
        """X1"""
        home = self.home()
        home.create()
        samples = load_samples()
        n = sum(len(records) for records in samples.values() if isinstance(records, list))
        self.assert_works(home.run('import', SAMPLES), f'Imported: {n} new records')
        for kind in KINDS:
            self.assertEqual({record['uuid']: record for record in home.list(kind)},
                             {record['uuid']: record for record in samples[kind]})

    def test_again_changes_nothing(self):
        home = self.filled()
        before = home.list('students')
        self.assert_works(home.run('import', SAMPLES), f'Nothing changes: {N_SAMPLES} the same as here.')
        self.assertEqual(home.list('students'), before)

    def test_dry_run(self):
        home = self.home()
        home.create()
        self.assert_works(home.run('import', '--dry-run', SAMPLES), f'Would be imported: {N_SAMPLES} new records')
        self.assertEqual(home.list('students'), [])
        self.assert_works(home.run('import', '-n', SAMPLES), f'Would be imported: {N_SAMPLES} new records')

    def test_newer_older_and_conflict(self):
        home = self.filled()
        samples = load_samples()
        newer, conflict = samples['students'][:2]
        newer['revision'] = 2
        newer['first-name'] = 'Nieuw'
        conflict['first-name'] = 'Anders'
        result = home.run('import', home.write('changed.json', samples))
        self.assertEqual(result.status, 0)
        self.assertIn('1 newer than here', result.output)
        self.assertIn('1 changed in both places', result.output)
        self.assertIn(f'students[1]: changed here and in the file; kept as it is here (student {conflict["uuid"]})',
                      result.errors)
        self.assertNotIn(conflict['last-name'], result.errors)
        students = {student['uuid']: student for student in home.list('students')}
        self.assertEqual(students[newer['uuid']]['first-name'], 'Nieuw')
        self.assertNotEqual(students[conflict['uuid']]['first-name'], 'Anders')
        self.assert_works(home.run('import', SAMPLES), '1 older, kept as it is here')

    def test_warnings(self):
        home = self.home()
        home.create()
        samples = load_samples()
        del samples['students'][3]['national-number']
        result = home.run('import', home.write('warning.json', samples))
        self.assertEqual(result.status, 0)
        self.assertIn('warning: students[3].national-number: ', result.errors)
        self.assertIn(f'{N_SAMPLES} new records', result.output)


class Exporting(CommandLineTest):
    def test_equals_what_was_imported(self):
        """X1"""
        home = self.filled()
        path = home.folder / 'export.json'
        self.assert_works(home.run('export', path), str(path))
        exported, samples = json.loads(path.read_text()), load_samples()
        own = {}
        for kind in 'regions', 'programmes':
            known = {record['uuid'] for record in samples[kind]}
            own[kind], = (record for record in exported[kind] if record['uuid'] not in known)
            exported[kind].remove(own[kind])
        self.assertEqual(exported.pop('profile'), {'name': 'Regio Oost', 'role': 'region', 'region': own['regions']['uuid']})
        # what was imported has no history but here
        self.assertEqual({event['record'] for event in exported.pop('events')}, {record['uuid'] for record in own.values()})
        samples.pop('profile')
        self.assertTrue(exported == samples)

    def test_same_bytes(self):
        home = self.filled()
        for name in 'one.json', 'two.json':
            self.assert_works(home.run('export', name))
        self.assertTrue((home.folder / 'one.json').read_bytes() == (home.folder / 'two.json').read_bytes())

    def test_for_its_owner_only(self):
        home = self.filled()
        path = home.write('export.json', 'old')
        path.chmod(0o644)
        self.assert_works(home.run('export', path))
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)
        self.assertEqual(sorted(entry.name for entry in home.folder.iterdir() if entry.is_file()), ['export.json'])

    def test_moves_to_another_profile(self):
        home, other = self.filled(), self.home()
        path = home.folder / 'export.json'
        self.assert_works(home.run('export', path))
        other.create('Nieuwe regio', 'region')
        self.assert_works(other.run('import', path), 'new records')
        self.assertTrue(other.list('placements') == home.list('placements'))

    def test_history_moves_along(self):
        """W16, X1: once, and with who did it."""
        home, other = self.home(), self.home()
        home.create()
        other.create('Nieuwe regio', 'region')
        path, back = home.folder / 'export.json', home.folder / 'back.json'
        home.execute("UPDATE profile SET person = 'An Peeters'")
        self.assert_works(home.run('programme', '--template', '7e-jaar-tbz', '--year', '2027-2028'))
        self.assert_works(home.run('export', path))
        events = json.loads(path.read_text())['events']
        self.assertEqual({event.get('person') for event in events if event['kind'] == 'deadline'}, {'An Peeters'})

        self.assert_works(other.run('import', path), f'{len(events)} lines of history')
        self.assert_works(other.run('import', path), 'Nothing changes')
        self.assert_works(other.run('export', back))
        brought = {record['uuid'] for records in json.loads(path.read_text()).values()
                   if isinstance(records, list) for record in records if 'uuid' in record}
        self.assertEqual([event for event in json.loads(back.read_text())['events'] if event['record'] in brought], events)


class Person(CommandLineTest):
    """W16: the history names who works."""

    def persons(self, home):
        path = home.folder / 'persons.json'
        self.assert_works(home.run('export', path))
        return [event['person'] for event in json.loads(path.read_text())['events']
                if event['kind'] == 'programme' and 'person' in event]

    def test_named(self):
        home = self.home()
        home.create()
        home.execute("UPDATE profile SET person = 'An Peeters'")
        make = ('programme', '--template', '7e-jaar-tbz', '--year')
        self.assert_works(home.run('--person', ' Nele Baert ', *make, '2027-2028'))
        self.assert_works(home.run(*make, '2028-2029', '--person', 'Ömer Ünal'))
        self.assert_works(home.run(*make, '2029-2030'))
        self.assertEqual(sorted(self.persons(home)), ['An Peeters', 'Nele Baert', 'Ömer Ünal'])
        self.assertEqual(json.loads((home.folder / 'persons.json').read_text())['profile']['person'], 'An Peeters')

    def test_new_profile(self):
        home = self.home()
        self.assert_works(home.run('create', '--name', 'Regio Oost', '--role', 'region', '--person', 'Nele Baert'))
        path = home.folder / 'export.json'
        self.assert_works(home.run('export', path))
        self.assertEqual({event.get('person') for event in json.loads(path.read_text())['events']}, {'Nele Baert'})

    def test_refused(self):
        home = self.home()
        home.create()
        make = ('programme', '--template', '7e-jaar-tbz', '--year')
        before = home.state()
        for name, says in (('', 'A name is expected here.'), ('  ', 'A name is expected here.'),
                           ('An\nPeeters', 'control character'), ('An\x1b[1m', 'control character'),
                           ('é' * 201, 'too long for a name')):
            with self.subTest(name):
                self.assert_fails(home.run('--person', name, *make, '2027-2028'), USAGE, '--person: ', says)
        self.assertEqual(home.state(), before)
        self.assert_works(home.run('--person', 'é' * 200, *make, '2027-2028'))


class Listing(CommandLineTest):
    def test_table(self):
        home = self.filled()
        lines = self.assert_works(home.run('list', 'students')).output.splitlines()
        self.assertEqual(len(lines), 401)
        self.assertRegex(lines[0], r'^Last name +First name +School .* UUID$')
        column = lines[0].index('UUID')
        for line in lines[1:]:
            self.assertRegex(line[column:], r'^[0-9a-f-]{36}$')
        self.assertEqual(home.run('list', 'student').output.splitlines(), lines)

    def test_every_kind(self):
        home = self.filled()
        samples = load_samples()
        for kind in KINDS:
            with self.subTest(kind):
                self.assertEqual(len(self.assert_works(home.run('list', kind)).output.splitlines()), len(samples[kind]) + 1)
        self.assertEqual(len(home.list('overview')), 400)

    def test_csv(self):
        """T9, X2"""
        home = self.filled()
        output = self.assert_works(home.run('list', 'services', '--format', 'csv')).output
        self.assertTrue(output.startswith('\ufeffName;'))
        rows = list(csv.reader(io.StringIO(output[1:]), delimiter=';'))
        self.assertEqual(len(rows), 61)
        self.assertEqual(sorted(row[0] for row in rows[1:]), sorted(record['name'] for record in load_samples()['services']))

    def test_search(self):
        home = self.filled()
        student = load_samples()['students'][0]
        for text in 'janss', 'JANSSENS celine', 'Céline':
            found = [record['uuid'] for record in home.list('students', '--search', text)]
            self.assertIn(student['uuid'], found)
            self.assertLess(len(found), 40)
        self.assertEqual(home.list('students', '--search', 'qqqq'), [])

    def test_sort(self):
        home = self.filled()
        up = [record['place'] for record in home.list('schools', '--sort', 'place')]
        down = [record['place'] for record in home.list('schools', '--sort', 'place', '--descending')]
        self.assertEqual(sorted(up, key=str.casefold), up)
        self.assertEqual(list(reversed(up)), down)

    def test_filter_by_reference(self):
        home = self.filled()
        samples = load_samples()
        school = samples['schools'][0]
        of_school = {student['uuid'] for student in samples['students'] if student['school'] == school['uuid']}
        for value in school['uuid'], school['uuid'].upper(), school['name'], school['name'].upper():
            self.assertEqual({record['uuid'] for record in home.list('students', '--filter', 'school=' + value)}, of_school)

    def test_filters(self):
        home = self.filled()
        samples = load_samples()
        for kind, filters, condition in (
                ('students', ['province=antwerp'], lambda student: student.get('province') == 'antwerp'),
                ('students', ['province=antwerp|limburg'], lambda student: student.get('province') in ('antwerp', 'limburg')),
                ('students', ['province=antwerp', 'study-year=6'],
                 lambda student: student.get('province') == 'antwerp' and student['study-year'] == '6'),
                ('students', ['transport=car'], lambda student: 'car' in student.get('transport', [])),
                ('students', ['place=Gent'], lambda student: student.get('place') == 'Gent'),
                ('requests', ['hours-per-week=37.5'], lambda request: request.get('hours-per-week') == 2250),
                ('requests', ['periods=2'], lambda request: request['periods'] == 2),
                ('requests', ['start-1=2027-03-08'], lambda request: request['start-1'] == '2027-03-08'),
                ('requests', ['start-1=8-3-2027'], lambda request: request['start-1'] == '2027-03-08'),
                ('placements', ['state=declined'], lambda placement: placement['state'] == 'declined')):
            with self.subTest(filters):
                options = [option for text in filters for option in ('--filter', text)]
                self.assertEqual(len(home.list(kind, *options)), len(list(filter(condition, samples[kind]))))

    def test_wrong_filters(self):
        home = self.filled()
        for kind, text, told in (('students', 'place', 'FIELD=VALUE'), ('students', '=a', 'last-name'),
                                 ('students', 'shoe-size=1', 'last-name'), ('students', 'province=Mars', 'antwerp'),
                                 ('requests', 'periods=two', '“two”'), ('requests', 'periods=1.5', '“1.5”'),
                                 ('requests', 'periods=-1', '“-1”'), ('requests', 'start-1=soon', '“soon”'),
                                 ('students', 'school=Hogwarts', '“Hogwarts”'), ('requests', 'periods=nan', '“nan”')):
            with self.subTest(text):
                self.assert_fails(home.run('list', kind, '--filter', text), USAGE, told)

    def test_nothing_there(self):
        home = self.home()
        home.create()
        self.assertEqual(home.list('students'), [])
        self.assertRegex(home.run('list', 'students').output, r'^Last name .* UUID\n$')

    def test_obeys_no_control_characters(self):
        """What somebody typed does not steer a terminal."""
        home = self.filled()
        service = load_samples()['services'][0]['uuid']
        home.execute("UPDATE service SET name = 'A' || char(27) || '[2J' || char(0x202e) || 'B',"
                     f" remarks = 'one' || char(10, 7) || 'two' WHERE uuid = '{service}'")
        for arguments in ['list', 'services'], ['show', 'service', service]:
            output = self.assert_works(home.run(*arguments), 'A [2J B').output
            self.assertNotRegex(output, r'[\x00-\x09\x0b-\x1f\x7f\u202e]')

    def test_reader_that_goes_away(self):
        home = self.filled()
        process = home.start('list', 'overview', '--format', 'json')
        process.stdout.read(10)
        process.stdout.close()
        errors = process.stderr.read()
        process.stderr.close()
        self.assertIn(process.wait(60), (0, 141, -13))
        self.assertEqual(errors, '')

    def test_output_that_is_full(self):
        home = self.filled()
        with open('/dev/full', 'w', encoding='utf-8') as full:
            result = home.finish(home.start('list', 'students', stdout=full))
        self.assertEqual(result.status, PLACE)
        self.assertIn('The disk is full', result.errors)


class Showing(CommandLineTest):
    def test_text(self):
        home = self.filled()
        student = load_samples()['students'][0]
        output = self.assert_works(home.run('show', 'student', student['uuid'])).output
        self.assertRegex(output, r'(?m)^Last name +Janssens$')
        self.assertRegex(output, rf'(?m)^School .*\({student["school"]}\)$')
        self.assertRegex(output, rf'(?m)^UUID +{student["uuid"]}$')
        self.assertEqual(home.run('show', 'students', student['uuid'].upper()).output, output)

    def test_json(self):
        home = self.filled()
        student = load_samples()['students'][0]
        self.assertEqual(json.loads(self.assert_works(home.run('show', 'student', student['uuid'], '--json')).output), student)

    def test_every_kind(self):
        home = self.filled()
        self.assertRegex(home.run('list', 'profile').output, r'^Name +Role .* UUID\nRegio Oost ')
        for kind in *KINDS, 'region', 'programme', 'overview', 'tally', 'profile':
            record = home.list(kind)[0]
            self.assert_works(home.run('show', kind, record['uuid']), record['uuid'])

    def test_none(self):
        home = self.filled()
        self.assert_fails(home.run('show', 'student', '00000000-0000-4000-8000-000000000000'), NOT_FOUND, 'no such record')
        self.assert_fails(home.run('show', 'school', load_samples()['students'][0]['uuid']), NOT_FOUND)


class Policy(CommandLineTest):
    """P1, P3, T8: the role of the profile decides what is seen."""

    def of_role(self, role):
        home = self.filled()
        home.execute(f'UPDATE profile SET role = {role}')
        return home

    def test_school_sees_no_refusal(self):
        home = self.filled()
        declined = {record['uuid'] for record in home.list('overview', '--filter', 'status=declined')}
        requested = {record['uuid'] for record in home.list('overview', '--filter', 'status=requested')}
        placement = next(record for record in load_samples()['placements'] if record['state'] == 'declined')
        self.assertTrue(declined)
        school = self.of_role(1)
        self.assertEqual(school.list('overview', '--filter', 'status=declined'), [])
        self.assertEqual({record['uuid'] for record in school.list('overview', '--filter', 'status=requested')},
                         declined | requested)
        self.assertEqual(school.run('list', 'overview', '--format', 'json').output.count('"declined"'), 0)
        self.assertEqual(school.run('list', 'overview').output.count('Declined'), 0)
        self.assertNotIn('Declined', school.run('show', 'overview', min(declined)).output)
        self.assertEqual(school.list('placements', '--filter', 'state=declined'), [])
        self.assert_fails(school.run('show', 'placement', placement['uuid']), NOT_FOUND)

    def test_service_sees_numbers_only_of_whom_it_accepted(self):
        """Also not of whom another one accepted; and it has to ask, which is logged."""
        service = self.of_role(2)
        samples = load_samples()
        own = next(record['service'] for record in samples['placements'] if record['state'] == 'accepted')
        service.execute(f"UPDATE profile SET service = '{own}'")
        requests = {record['uuid']: record['student'] for record in samples['requests']}
        accepted = {requests[record['request']] for record in samples['placements']
                    if record['state'] == 'accepted' and record['service'] == own}
        for student in service.list('students'):
            self.assertFalse({'national-number', 'phone', 'email'} & set(student))
        for student in service.list('students', '--reveal'):
            self.assertEqual('national-number' in student or 'phone' in student or 'email' in student,
                             student['uuid'] in accepted)
        self.assertNotIn('E-mail', service.run('list', 'students', '--format', 'csv').output.splitlines()[0])
        rows = list(csv.DictReader(io.StringIO(service.run('list', 'students', '--reveal', '--format', 'csv').output[1:]),
                                   delimiter=';'))
        self.assertEqual(sum(row['E-mail'] == '' for row in rows), 400 - len(accepted))
        hidden = next(record for record in samples['students'] if record['uuid'] not in accepted)
        self.assert_works(service.run('show', 'student', hidden['uuid']), 'Hidden until accepted')
        shown = next(record for record in samples['students'] if record['uuid'] in accepted)
        self.assertNotIn(shown['email'], self.assert_works(service.run('show', 'student', shown['uuid']), '--reveal').output)
        self.assert_works(service.run('show', 'student', shown['uuid'], '--reveal'), shown['email'])
        self.assertNotIn(hidden['email'], service.run('show', 'student', hidden['uuid'], '--json').output)
        self.assert_fails(service.run('list', 'students', '--filter', 'email=' + hidden['email']), KEY, 'email')
        self.assert_fails(service.run('list', 'students', '--sort', 'email'), USAGE)

    def test_partner_sees_none(self):
        partner = self.of_role(4)
        self.assert_fails(partner.run('list', 'students'), KEY)
        self.assert_fails(partner.run('show', 'student', load_samples()['students'][0]['uuid']), KEY)


class Checking(CommandLineTest):
    def test_whole(self):
        home = self.filled()
        self.assert_works(home.run('check'), f'The database is whole, and {N_SAMPLES + 2} records keep the rules.')

    def test_values_that_break_the_rules(self):
        """Each is told by its uuid, and nobody by name."""
        home = self.filled()
        student = load_samples()['students'][5]
        home.execute(f"UPDATE student SET postcode = 'ABC' WHERE uuid = '{student['uuid']}'")
        result = home.run('check')
        self.assertEqual(result.status, DATA)
        self.assertIn(f'error: student {student["uuid"]}, postcode: ', result.output)
        self.assertIn('1 value breaks the rules', result.errors)
        self.assertNotIn(student['last-name'], result.output + result.errors)
        self.assertNotIn('ABC', result.output + result.errors)

    def test_links_that_break_the_rules(self):
        home = self.filled()
        samples = load_samples()
        one = next(request for request in samples['requests'] if request['periods'] == 1)
        placement = next(placement for placement in samples['placements'] if placement['state'] != 'withdrawn')
        student = samples['students'][0]
        home.execute(f"UPDATE placement SET request = '{one['uuid']}', period = 4 WHERE uuid = '{placement['uuid']}';"
                     f"UPDATE student SET study_year = 3 WHERE uuid = '{student['uuid']}';")
        result = home.run('check')
        self.assertEqual(result.status, DATA)
        self.assertRegex(result.output, rf'error: placement {placement["uuid"]}, period: ')
        self.assertRegex(result.output, r'error: request [0-9a-f-]+, [a-z0-9-]+: ')

    def test_warnings_are_no_errors(self):
        home = self.filled()
        student = load_samples()['students'][0]
        home.execute(f"UPDATE student SET national_number = NULL WHERE uuid = '{student['uuid']}'")
        self.assert_works(home.run('check'), f'warning: student {student["uuid"]}, national-number: ', 'keep the rules')


class BackingUp(CommandLineTest):
    """X5"""

    def test_backup_is_restored_with_the_code(self):
        home, other = self.filled(), self.home({'PATH': os.environ['PATH'], 'HOME': '/nonexistent'})
        self.assert_works(home.run('backup'), 'The backup is “')
        backup, = (home.profile / 'backups').glob('*.db')
        self.assertEqual(backup.name, time.strftime('profile-%Y-%m-%d.db'))
        place = other.root / home.profile.name
        place.mkdir(parents=True)
        shutil.copy(backup, place / 'profile.db')
        shutil.copy(backup.with_suffix('.key'), place / 'profile.key')
        other.code = home.code
        for name, kept in (('mine.json', home), ('theirs.json', other)):
            self.assert_works(kept.run('--recovery-code-file', kept.code_file(), 'export', home.folder / name))
        self.assertTrue((home.folder / 'mine.json').read_bytes() == (home.folder / 'theirs.json').read_bytes())

    def test_elsewhere(self):
        home = self.filled()
        self.assert_works(home.run('backup', 'a/b'), 'a/b/profile-')
        self.assertEqual(sorted(path.suffix for path in (home.folder / 'a' / 'b').iterdir()), ['.db', '.key'])
        self.assertEqual(list((home.profile / 'backups').iterdir()), [])

    def test_again_on_one_day(self):
        home = self.filled()
        for _ in range(2):
            self.assert_works(home.run('backup'))
        self.assertEqual(len(list((home.profile / 'backups').iterdir())), 2)

    def test_changes_nothing_else(self):
        home = self.filled()
        before = home.state()
        self.assert_works(home.run('backup', 'elsewhere'))
        self.assertEqual(home.state(), before)


class Secrets(CommandLineTest):
    def test_no_option_takes_a_code(self):
        """Everybody on a computer sees the arguments of its programs."""
        text = subprocess.run([PROGRAM, '--help'], capture_output=True, text=True, check=True).stdout
        self.assertIn('--recovery-code-file=FILE', text)
        self.assertNotRegex(text, r'--(recovery-)?(code|key|password)=')

    def test_no_names_on_disk(self):
        home = self.filled()
        self.assert_works(home.run('list', 'students'))
        self.assert_works(home.run('backup'))
        name = load_samples()['students'][0]['email'].encode()
        for path in home.root.rglob('*'):
            if path.is_file():
                self.assertNotIn(name, path.read_bytes(), path)


if __name__ == '__main__':
    unittest.main()
