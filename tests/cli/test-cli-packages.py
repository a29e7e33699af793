"""Packages from profile to profile, by whole commands (SPEC X1, P3, T8)."""

import os
import time
import unittest

from command_line import DATA, KEY, NEWER, NOT_FOUND, TEMPORARY, USAGE
from three_profiles import (BERK, LINDE, NUMBER, PASSPHRASE, PHONE, REQUESTS, SCHOOL, STUDENTS, YEAR, ThreeProfilesTest, record,
                            request, services, student, supervisor)


class Round(ThreeProfilesTest):
    """school → region → service → region → school, and the details to the service"""

    def setUp(self):
        self.set_up_parties()
        for party in self.region, self.school, self.service:
            party.by_code = True

    def assert_hidden(self):
        for found in self.service.list('students'):
            self.assertNotIn('national-number', found)
            self.assertNotIn('phone', found)
        shown = self.service.call('show', 'student', STUDENTS[0], '--reveal')
        self.assertNotIn('85.11.25', shown.output)
        self.assertNotIn(PHONE, shown.output)
        for path in self.service.root.rglob('*'):
            if path.is_file():
                self.assertNotIn(NUMBER.encode(), path.read_bytes())

    def decide_as_service(self):
        """One period is accepted; the other student is declined."""
        self.assert_works(self.service.call('decide', REQUESTS[0], '--period', '1', '--accept', '--contact', 'Mieke Mertens',
                                            '--notes', 'Breng een schort mee'), 'De Linde, period 1: Accepted')
        self.assert_works(self.service.call('decide', REQUESTS[1], '--service', 'de linde', '--period', '1', '--decline',
                                            '--reason', 'Volzet'), 'De Linde, period 1: Declined')

    def test_whole(self):
        """X1, P3, T8"""
        self.join()
        self.assertEqual(self.school.list('schools')[0]['uuid'], SCHOOL)
        self.assertEqual({found['name'] for found in self.school.list('services')}, {'De Linde', 'De Berk'})
        self.assertGreater(len(self.school.list('deadlines')), 5)
        self.assertIn(LINDE, [found['uuid'] for found in self.service.list('services')])

        self.enter()
        self.send(self.school, self.region, 'requests')
        self.assertEqual(self.region.get('students', STUDENTS[0])['national-number'], NUMBER)

        self.send(self.region, self.service, 'candidates', '--to', 'De Linde', sealed=True)
        self.assertEqual({found['uuid'] for found in self.service.list('students')}, set(STUDENTS))
        self.assert_hidden()

        self.decide_as_service()
        self.assert_hidden()
        self.send(self.service, self.region, 'decisions')
        self.cross()
        self.send(self.region, self.school, 'placements', '--to', 'Sint-Anna Gent')

        status = {found['request']: found['status'] for found in self.school.list('overview')}
        self.assertEqual(status, {REQUESTS[0]: 'partly', REQUESTS[1]: 'requested'})
        placement, = self.school.list('placements')
        self.assertEqual((placement['service'], placement['contact-name'], placement['notes']),
                         (LINDE, 'Mieke Mertens', 'Breng een schort mee'))
        self.lock()

        self.send(self.region, self.service, 'details', '--to', LINDE)
        self.assertIn('85.11.25-268.68', self.service.call('show', 'student', STUDENTS[0], '--reveal').output)
        self.assertNotIn('national-number', self.service.get('students', STUDENTS[1]))
        self.unlock()

        for party in self.region, self.school, self.service:
            self.assert_works(party.call('check'))

    def lock(self):
        """T8: the school has what the region kept, and a file does not change it any more."""
        self.assertEqual(self.school.get('students', STUDENTS[0])['first-name'], 'Noor')
        self.school.bring(students=[student(0, revision=40, first_name='Nele')])
        self.assertEqual(self.school.get('students', STUDENTS[0])['first-name'], 'Noor')

    def cross(self):
        """T8: what the school changed before it knew, the region does not take unseen."""
        self.school.bring(students=[student(0, revision=5, first_name='Nora')])
        path = self.package(self.school, 'requests')
        before = self.region.state()
        result = self.region.call('import', path)
        self.assert_fails(result, TEMPORARY, STUDENTS[0], 'first-name', 'has accepted', '--keep')
        self.assertEqual(self.region.state(), before)
        self.assertEqual(self.region.call('import', path, '--keep', f'{STUDENTS[0]}=ours').status, 0)
        self.assertEqual(self.region.get('students', STUDENTS[0])['first-name'], 'Noor')

    def unlock(self):
        """T8: by that service or the region, with a reason"""
        self.assert_works(self.service.call('decide', REQUESTS[0], '--period', '1', '--withdraw', '--reason', 'Verhuisd'),
                          'Withdrawn')
        self.send(self.service, self.region, 'decisions')
        self.send(self.region, self.school, 'placements', '--to', SCHOOL)
        self.assertEqual({found['status'] for found in self.school.list('overview')}, {'requested'})
        self.school.bring(students=[student(0, revision=50, first_name='Noortje')])
        self.assert_works(self.region.call('import', self.package(self.school, 'requests')), 'newer than here')
        self.assertEqual(self.region.get('students', STUDENTS[0])['first-name'], 'Noortje')


class Telling(ThreeProfilesTest):
    """What is said of a package when it is made and before it is taken."""

    def setUp(self):
        self.set_up_parties()

    def test_catalogue(self):
        path = self.region.folder / 'c.stagematching'
        result = self.assert_works(self.region.call('package', 'catalogue', '--to', 'sint-anna gent', path),
                                   'records for Sint-Anna Gent', 'not sealed', self.region.fingerprint())
        self.assertEqual(os.stat(path).st_mode & 0o077, 0, result)

    def test_plan(self):
        path = self.package(self.region, 'catalogue', '--to', SCHOOL)
        before = self.school.list('services'), self.school.call('partners').output
        plan = self.assert_works(self.school.call('import', '--dry-run', path), 'Regio Oost', 'Regional coordinator',
                                 self.region.fingerprint(), 'Services and programmes', 'not sealed', 'not confirmed',
                                 'Would be imported: ')
        self.assertRegex(plan.output, r'Made +\d\d-\d\d-\d{4} \d\d:\d\d\n')
        self.assertRegex(plan.output, r'Came before +no\n')
        self.assertEqual((self.school.list('services'), self.school.call('partners').output), before)
        self.assert_works(self.school.call('import', path, '--trust', self.region.fingerprint().lower()), 'Imported: ')
        plan = self.school.call('import', '-n', path)
        self.assertRegex(plan.output, r'Trust +confirmed before\nCame before +the same package, on ')

    def test_seals(self):
        self.join()
        self.enter()
        path = self.school.folder / 'r.stagematching'
        self.assert_works(self.school.call('package', 'requests', path), 'for Regio Oost', 'sealed to the key',
                          self.region.fingerprint())
        plan = self.region.call('import', '-n', path, '--trust', self.school.fingerprint())
        self.assertRegex(plan.output, r'Seal +sealed to the key of this profile\nTrust +confirmed now\n')
        path = self.school.folder / 'p.stagematching'
        self.assert_works(self.school.call('package', 'requests', '--passphrase-file', '-', path, text=PASSPHRASE + '\n'),
                          'sealed with the passphrase')
        plan = self.region.call('import', '-n', path, '--passphrase-file', self.region.passphrase())
        self.assertRegex(plan.output, r'Seal +sealed with a passphrase\nTrust +not confirmed')
        self.assertNotIn(b'Wouters', path.read_bytes())

    def test_code_and_passphrase_from_one_pipe(self):
        path = self.region.folder / 'c.stagematching'
        result = self.region.run('--recovery-code-file', '-', 'package', 'catalogue', '--to', SCHOOL, '--passphrase-file', '-',
                                 path, text=f'{self.region.code}\n{PASSPHRASE}\n')
        self.assert_works(result, 'sealed with the passphrase')

    def type(self, path, *lines):
        """Answers on a terminal; returns what came of it, and what the terminal showed."""
        reader, writer = os.openpty()
        process = self.region.start('package', 'catalogue', '--to', SCHOOL, '--passphrase-file', '-', path, stdin=writer)
        os.close(writer)
        for question, line in zip(('New passphrase: ', '\nThe same again: '), lines):
            self.assertEqual(process.stderr.read(len(question)), question)
            os.write(reader, line.encode() + b'\n')
        result = self.region.finish(process)
        try:
            shown = os.read(reader, 1000)
        except OSError:
            shown = b''
        os.close(reader)
        return result, shown

    def test_typed_twice(self):
        path = self.region.folder / 'c.stagematching'
        result, shown = self.type(path, PASSPHRASE, PASSPHRASE.replace('vier', 'vijf'))
        self.assertEqual(result.status, DATA, result)
        self.assertIn('two different ways', result.errors)
        self.assertFalse(path.exists())
        result, shown = self.type(path, PASSPHRASE, PASSPHRASE)
        self.assertEqual((result.status, result.errors), (0, '\n'))
        self.assertIn('sealed with the passphrase', result.output)
        self.assertNotIn(b'paarden', shown)
        self.assert_works(self.school.call('import', path, '--passphrase-file', self.school.passphrase(),
                                           '--trust', self.region.fingerprint()))

    def test_second_round(self):
        """T8: who has no place yet goes to a service that nobody asked for too."""
        self.join()
        self.enter()
        self.send(self.school, self.region, 'requests')
        options = ['--to', 'De Berk', '--passphrase-file', self.region.passphrase()]
        path = self.region.folder / 'b.stagematching'
        first = self.assert_works(self.region.call('package', 'candidates', *options, path)).output
        second = self.assert_works(self.region.call('package', 'candidates', '--undecided', *options, path)).output
        self.assertNotEqual(first, second)


class Twice(ThreeProfilesTest):
    def setUp(self):
        self.set_up_parties()
        self.join()
        self.enter()
        self.send(self.school, self.region, 'requests')

    def test_the_same_again(self):
        """X1"""
        path = self.school.folder / 'requests.stagematching'
        students = self.region.list('students'), self.region.list('requests')
        result = self.region.call('import', path)
        self.assertEqual(result.status, 0)
        self.assertIn('Nothing changes', result.output)
        self.assertIn('The same package came before', result.errors)
        self.assertEqual((self.region.list('students'), self.region.list('requests')), students)

    def test_conflicts_are_chosen(self):
        """X1"""
        self.assert_works(self.region.bring(students=[student(0, revision=2, phone='0499 11 11 11'), student(1, revision=2, place='Aalst')]))
        self.assert_works(self.school.bring(students=[student(0, revision=2, phone='0499 22 22 22'), student(1, revision=2, place='Eeklo')]))
        path = self.package(self.school, 'requests')
        before = self.region.state()
        result = self.region.call('import', path)
        self.assert_refused(self.region, result, TEMPORARY, f'conflict: student {STUDENTS[0]}: phone (not chosen yet)',
                            f'conflict: student {STUDENTS[1]}: place (not chosen yet)', '2 records were changed',
                            'Nothing was changed.', '--keep', before=before)
        for value in '0499', 'Aalst', 'Eeklo', 'Wouters', 'Noor':
            self.assertNotIn(value, result.errors)
        result = self.region.call('import', path, '--keep', f'{STUDENTS[0]}=theirs')
        self.assert_refused(self.region, result, TEMPORARY, '1 record was changed', 'theirs is taken', before=before)
        result = self.region.call('import', path, '--dry-run')
        self.assertEqual(result.status, 0)
        self.assertEqual(result.errors.count('not chosen yet'), 2)
        self.assertEqual(self.region.get('students', STUDENTS[0])['phone'], '0499 11 11 11')
        result = self.region.call('import', path, '--keep', f'{STUDENTS[0].upper()}=theirs', '--keep', 'ours')
        self.assertEqual(result.status, 0, result)
        self.assertEqual(self.region.get('students', STUDENTS[0])['phone'], '0499 22 22 22')
        self.assertEqual(self.region.get('students', STUDENTS[1])['place'], 'Aalst')

    def test_overtaken(self):
        early = self.package(self.school, 'requests').read_bytes()
        self.assert_works(self.school.bring(students=[student(0, revision=2, place='Eeklo')]))
        # when a package was made is told in seconds
        time.sleep(1.1)
        self.assert_works(self.region.call('import', self.package(self.school, 'requests')))
        result = self.region.call('import', self.region.write('early.stagematching', early))
        self.assertEqual(result.status, 0, result)
        self.assertIn('A later package of this kind came', result.errors)
        self.assertEqual(self.region.get('students', STUDENTS[0])['place'], 'Eeklo')


class BadPackages(ThreeProfilesTest):
    """Each is told of, with what to do, and nothing is changed."""

    def setUp(self):
        self.set_up_parties()

    def take(self, party, path, status, *texts, options=()):
        # the keys of a profile are made when they are first asked for
        party.fingerprint()
        before = party.state()
        result = party.call('import', path, *options)
        self.assert_refused(party, result, status, 'Nothing was changed.', *texts, before=before)
        return result

    def test_unknown_sender(self):
        path = self.package(self.region, 'catalogue', '--to', SCHOOL)
        self.take(self.school, path, KEY, 'not confirmed', self.region.fingerprint(), '--trust')

    def test_wrong_fingerprint(self):
        path = self.package(self.region, 'catalogue', '--to', SCHOOL)
        for wrong in self.service.fingerprint(), self.region.fingerprint()[:-1], '', 'ja':
            with self.subTest(wrong):
                self.take(self.school, path, KEY, 'fingerprint', options=['--trust', wrong])

    def test_changed_key(self):
        self.join()
        known = self.region.fingerprint()
        self.region.execute('DELETE FROM identity')
        path = self.package(self.region, 'catalogue', '--to', SCHOOL)
        fingerprint = self.region.fingerprint()
        self.assertNotEqual(fingerprint, known)
        for options in [], ['--trust', fingerprint], ['--dry-run']:
            self.take(self.school, path, KEY, known, fingerprint, 'partners --forget', options=options)
        partner, = [line for line in self.school.call('partners').output.splitlines() if line.startswith('Regio Oost')]
        self.assert_works(self.school.call('partners', '--forget', partner.split()[-1]), '“Regio Oost” is forgotten')
        self.assertNotIn('Regio Oost', self.school.call('partners').output)
        self.take(self.school, path, KEY, 'not confirmed', fingerprint)
        self.assert_works(self.school.call('import', path, '--trust', fingerprint))

    def test_passphrases(self):
        path = self.package(self.region, 'catalogue', '--to', LINDE, '--passphrase-file', self.region.passphrase())
        trust = ['--trust', self.region.fingerprint()]
        self.take(self.service, path, KEY, 'needs a passphrase', '--passphrase-file', options=trust)
        for wrong in 'vier paarden in de stal', PASSPHRASE.upper(), '', ' ' + PASSPHRASE:
            with self.subTest(wrong):
                options = [*trust, '--passphrase-file', self.service.passphrase(wrong)]
                self.take(self.service, path, KEY, 'assphrase', options=options)
        self.take(self.service, path, NOT_FOUND, 'file with the passphrase', options=[*trust, '--passphrase-file', 'none'])
        windows = self.service.write('windows', PASSPHRASE + '\r\n')
        self.assert_works(self.service.call('import', path, *trust, '--passphrase-file', windows))

    def test_weak_passphrases(self):
        path = self.region.folder / 'weak.stagematching'
        for weak in 'kort', '', 'a' * 30, ' ' + PASSPHRASE, PASSPHRASE + '\t':
            with self.subTest(weak):
                before = self.region.state()
                result = self.region.call('package', 'catalogue', '--to', SCHOOL, '--passphrase-file',
                                          self.region.passphrase(weak), path)
                self.assert_refused(self.region, result, DATA, 'passphrase', before=before)
                self.assertFalse(path.exists())

    def test_damaged(self):
        path = self.package(self.region, 'catalogue', '--to', SCHOOL)
        size = path.stat().st_size
        trust = ['--trust', self.region.fingerprint()]
        for position in (60, 100, size // 2, size - 1):
            with self.subTest(position):
                self.take(self.school, self.damage(path, position), DATA, options=trust)
        content = path.read_bytes()
        for name, part in (('cut', content[:-10]), ('half', content[:size // 2]), ('more', content + b'x')):
            with self.subTest(name):
                self.take(self.school, self.school.write('part.stagematching', part), DATA, options=trust)
        self.assert_works(self.school.call('import', path, *trust))

    def test_for_somebody_else(self):
        trust = ['--trust', self.region.fingerprint()]
        catalogue = self.package(self.region, 'catalogue', '--to', SCHOOL)
        self.take(self.service, catalogue, KEY, 'another role', options=trust)
        self.take(self.region, catalogue, KEY, 'this profile itself')
        self.join()
        other = self.package(self.region, 'catalogue', '--to', BERK)
        self.take(self.service, other, KEY, 'another school or service', options=trust)
        sealed = self.package(self.school, 'requests')
        self.take(self.service, sealed, KEY, 'somebody else', options=['--trust', self.school.fingerprint()])

    def test_another_region(self):
        self.join()
        other = self.party('Regio West', 'region')
        self.assert_works(other.bring(schools=[record(SCHOOL, name='Sint-Anna Gent', strands=['secondary'])]))
        path = self.package(other, 'catalogue', '--to', SCHOOL)
        self.take(self.school, path, KEY, 'another region', options=['--trust', other.fingerprint()])

    def test_not_for_a_package(self):
        path = self.school.write('file.json', '{"format":"stagematching-profile","version":1}')
        for options in ['--trust', 'A'], ['--keep', 'ours'], ['--passphrase-file', '-']:
            before = self.school.state()
            result = self.school.call('import', path, *options)
            self.assert_refused(self.school, result, USAGE, 'for packages', before=before)
        self.take(self.school, 'missing.stagematching', NOT_FOUND)

    def test_newer(self):
        content = self.package(self.region, 'catalogue', '--to', SCHOOL).read_bytes()
        path = self.school.write('newer.stagematching', content.replace(b'"version":1', b'"version":2', 1))
        self.assert_fails(self.school.call('import', path), NEWER, 'Update Stagematching')


class Making(ThreeProfilesTest):
    """Packages that cannot be made."""

    def setUp(self):
        self.set_up_parties()

    def refuse(self, party, status, *arguments, texts=()):
        before = party.state()
        path = party.folder / 'refused.stagematching'
        self.assert_refused(party, party.call('package', *arguments, path), status, *texts, before=before)
        self.assertFalse(path.exists())

    def test_kinds_and_roles(self):
        self.join()
        for party, kind in ((self.school, 'decisions'), (self.school, 'candidates'), (self.service, 'requests'),
                            (self.service, 'placements'), (self.school, 'catalogue')):
            with self.subTest(kind):
                self.refuse(party, KEY, kind, texts=['Your role makes no package'])
        for kind, to in ('candidates', SCHOOL), ('placements', LINDE), ('details', SCHOOL), ('requests', LINDE):
            with self.subTest(kind):
                self.refuse(self.region, KEY, kind, '--to', to, texts=['Your role makes no package'])

    def test_wrong_calls(self):
        self.refuse(self.region, USAGE, 'dance', texts=['catalogue, requests, candidates, decisions, placements, details'])
        self.refuse(self.region, USAGE, 'catalogue', texts=['--to'])
        self.refuse(self.school, USAGE, 'requests', '--to', SCHOOL, texts=['Only a region'])
        self.refuse(self.region, USAGE, 'catalogue', '--undecided', '--to', SCHOOL, texts=['candidates'])
        self.assert_fails(self.region.call('package', 'catalogue'), USAGE, 'package KIND FILE')

    def test_key_not_known(self):
        """A package with personal data is never open."""
        self.refuse(self.region, KEY, 'candidates', '--to', LINDE, texts=['passphrase'])

    def test_names(self):
        self.refuse(self.region, NOT_FOUND, 'catalogue', '--to', 'Hogwarts', texts=['“Hogwarts”'])
        self.refuse(self.region, NOT_FOUND, 'catalogue', '--to', 'De', texts=['De Linde', LINDE, 'De Berk'])
        self.assert_works(self.region.bring(services=[record(STUDENTS[1], name='DE LINDE', kind='residential-care')]))
        self.refuse(self.region, KEY, 'catalogue', '--to', 'de linde', texts=['Several', LINDE, STUDENTS[1]])

    def test_no_region_yet(self):
        for party, kind in (self.school, 'requests'), (self.service, 'decisions'):
            self.refuse(party, KEY, kind, texts=['passphrase'])

    def test_place_that_is_not_there(self):
        before = self.region.state()
        result = self.region.call('package', 'catalogue', '--to', SCHOOL, 'no/folder/x.stagematching')
        self.assertEqual(result.status, NOT_FOUND, result)
        self.assertEqual(self.region.state(), before)


class Deciding(ThreeProfilesTest):
    """T8"""

    def setUp(self):
        self.set_up_parties()
        self.assert_works(self.region.bring(
            supervisors=[supervisor()], students=[student(0)], requests=[request(self.programme, 0)]))

    def decide(self, *arguments, request_uuid=REQUESTS[0], party=None):
        return (party or self.region).call('decide', request_uuid, *arguments)

    def states(self):
        return {(found['period'], found['service'], found['state']) for found in self.region.list('placements')}

    def test_as_region(self):
        accept = ['--accept', '--contact', 'Mieke']
        self.assert_works(self.decide('--service', 'De Linde', '--period', '1,2', *accept), 'De Linde, period 1, 2: Accepted')
        self.assertEqual(self.states(), {(1, LINDE, 'accepted'), (2, LINDE, 'accepted')})
        before = self.region.state()
        for arguments, text in ((['--service', BERK, '--period', '2', *accept], 'already accepted'),
                                (['--service', BERK, '--period', '2', '--withdraw', '--reason', 'a'], 'has not accepted period 2'),
                                (['--service', LINDE, '--period', '2', '--decline', '--reason', 'a'], 'Withdraw the acceptance'),
                                (['--service', LINDE, '--period', '3', *accept], 'no period 3')):
            with self.subTest(arguments):
                self.assert_refused(self.region, self.decide(*arguments), KEY, text, before=before)
        self.assert_works(self.decide('--service', LINDE, '--period', '2', '--withdraw', '--reason', 'Volzet'), 'Withdrawn')
        self.assert_works(self.decide('--service', BERK, '--period', '2', *accept))
        self.assertEqual(self.states(), {(1, LINDE, 'accepted'), (2, BERK, 'accepted'), (2, LINDE, 'withdrawn')})

    def test_all_or_none(self):
        self.assert_works(self.decide('--service', BERK, '--period', '2', '--accept', '--contact', 'Jan'))
        before = self.states()
        self.assert_fails(self.decide('--service', LINDE, '--period', '1,2', '--accept', '--contact', 'Mieke'), KEY, 'Period 2')
        self.assertEqual(self.states(), before)

    def test_roles(self):
        self.assert_fails(self.decide('--service', LINDE, '--period', '1', '--decline', '--reason', 'a', party=self.school), KEY,
                          'Only a service or the region')

    def test_other_service(self):
        self.join()
        self.send(self.region, self.service, 'candidates', '--to', LINDE, sealed=True)
        self.assert_works(self.service.bring(services=[services()[1]]))
        self.assert_fails(self.decide('--service', BERK, '--period', '1', '--decline', '--reason', 'a', party=self.service), KEY)
        self.assertEqual(self.service.list('placements'), [])

    def test_wrong_calls(self):
        before = self.region.state()
        one = ['--service', LINDE, '--period', '1']
        for arguments, text in ((one, '--accept, --decline and --withdraw'),
                                ([*one, '--accept', '--decline', '--reason', 'a'], '--accept, --decline and --withdraw'),
                                ([*one, '--accept'], '--contact'), ([*one, '--decline'], '--reason'),
                                ([*one, '--withdraw'], '--reason'),
                                ([*one, '--accept', '--contact', 'A', '--reason', 'b'], '--reason'),
                                ([*one, '--decline', '--reason', 'a', '--notes', 'b'], '--notes'),
                                (['--service', LINDE, '--decline', '--reason', 'a'], '--period'),
                                (['--period', '1', '--decline', '--reason', 'a'], '--service'),
                                *((['--service', LINDE, '--period', periods, '--decline', '--reason', 'a'], '--period')
                                  for periods in ('', '0', '5', '1,', 'x', '1;2', '-1'))):
            with self.subTest(arguments):
                self.assert_refused(self.region, self.decide(*arguments), USAGE, text, before=before)
        decline = [*one, '--decline', '--reason', 'a']
        self.assert_fails(self.decide(*decline, request_uuid='5'), USAGE, 'uuid')
        self.assert_fails(self.decide(*decline, request_uuid=STUDENTS[0]), NOT_FOUND, 'no such record')
        self.assert_fails(self.region.call('decide'), USAGE, 'decide REQUEST')


class Partners(ThreeProfilesTest):
    def test_list(self):
        self.set_up_parties()
        result = self.region.call('partners')
        self.assertEqual(result.status, 0)
        self.assertRegex(result.output, r'^Your own fingerprint: ([0-9A-Z]{4}-){4}[0-9A-Z]{4}\n$')
        self.assertIn('from anybody yet', result.errors)
        self.assertEqual(self.region.call('partners').output, result.output)
        self.join()
        output = self.assert_works(self.school.call('partners')).output
        self.assertRegex(output, r'\n\nName +Role +Fingerprint +Confirmed on +UUID\n'
                                 rf'Regio Oost +Regional coordinator +{self.region.fingerprint()} +\d\d-\d\d-\d{{4}} +[0-9a-f-]{{36}}\n$')

    def test_wrong_calls(self):
        region = self.party('Regio Oost', 'region')
        self.assert_fails(region.call('partners', 'a'), USAGE, 'partners')
        self.assert_fails(region.call('partners', '--forget', 'Jan'), USAGE, 'uuid')
        self.assert_fails(region.call('partners', '--forget', SCHOOL), NOT_FOUND, 'no such record')


class Programmes(ThreeProfilesTest):
    """T7"""

    def test_templates(self):
        home = self.home()
        output = self.assert_works(home.run('programme', '--list-templates'), 'Template', '7e-jaar-tbz').output
        self.assertIn('vmbo-stages', output)
        folder = home.folder / 'data' / 'stagematching' / 'programmes'
        folder.mkdir(parents=True)
        (folder / 'own.json').write_text('{"format": "stagematching-programme"}')
        result = home.run('programme', '--list-templates')
        self.assertEqual((result.status, result.output), (0, output))
        self.assertIn('warning: own.json', result.errors)

    def test_make(self):
        region = self.party('Regio Oost', 'region')
        self.assert_works(region.call('programme', '--template', '7e-jaar-tbz', '--year', '2027-2028'), '2027-2028', 'moments')
        self.assert_works(region.call('programme', '--template', 'vmbo-stages', '--year', YEAR, '--name', 'Onze stages'),
                          '“Onze stages”')
        self.assertIn(('Onze stages', YEAR), [(found['name'], found['school-year']) for found in region.list('programmes')])
        self.assertIn('2027-09-03', [found.get('date') for found in region.list('deadlines')])

    def test_refused(self):
        service = self.party('De Linde', 'service')
        self.assert_fails(service.call('programme', '--template', '7e-jaar-tbz', '--year', YEAR), KEY, 'Your role')
        for arguments, status, text in (([], USAGE, '--template'), (['--template', '7e-jaar-tbz'], USAGE, '--year'),
                                        (['--year', YEAR], USAGE, '--template'), (['a'], USAGE, 'programme'),
                                        (['--list-templates', '--year', YEAR], USAGE, '--list-templates'),
                                        (['--template', 'x', '--year', YEAR], NOT_FOUND, '7e-jaar-tbz'),
                                        (['--template', '7e-jaar-tbz', '--year', '2026'], DATA, '2026'),
                                        (['--template', '7e-jaar-tbz', '--year', '2026-2028'], DATA, 'chool year')):
            with self.subTest(arguments):
                self.assert_fails(service.call('programme', *arguments), status, text)

    def test_deadlines(self):
        region = self.party('Regio Oost', 'region')
        self.assert_works(region.call('programme', '--template', '7e-jaar-tbz', '--year', YEAR))
        before = self.assert_works(region.call('deadlines', '--at', '2026-09-03 11:59'), 'Programme', 'falls in round 1').output
        after = self.assert_works(region.call('deadlines', '--at', '2026-09-03 12:00')).output
        self.assertIn('03-09-2026, 12:00', before)
        line, = [line for line in before.splitlines() if '03-09-2026, 12:00' in line]
        self.assertIn('Soon', line)
        line, = [line for line in after.splitlines() if '03-09-2026, 12:00' in line]
        self.assertIn('Done', line)
        self.assertIn('On time', before)
        self.assertIn('Late starter', after)
        self.assert_works(region.call('deadlines', '--at', '2026-09-16 00:00'), 'round 2: Entered late')
        self.assert_works(region.call('deadlines'))

    def test_deadlines_wrongly_called(self):
        region = self.party('Regio Oost', 'region')
        for moment in '', 'now', '2026-09-03', '2026-09-03 25:00', '3-9-2026 12:00':
            self.assert_fails(region.call('deadlines', '--at', moment), USAGE, '2026-09-03 12:00')
        self.assert_fails(region.call('deadlines', 'a'), USAGE, 'deadlines')


class Conflicts(ThreeProfilesTest):
    def test_wrong_choices(self):
        region = self.party('Regio Oost', 'region')
        school = self.party('Sint-Anna', 'school')
        self.assert_works(region.bring(schools=[record(SCHOOL, name='Sint-Anna Gent', strands=['secondary'])]))
        path = self.package(region, 'catalogue', '--to', SCHOOL)
        for choices in ['mine'], ['x=ours'], [f'{SCHOOL}=mine'], ['=ours'], ['ours', 'theirs'], [f'{SCHOOL}=ours', f'{SCHOOL}=theirs']:
            with self.subTest(choices):
                options = [option for choice in choices for option in ('--keep', choice)]
                self.assert_fails(school.call('import', path, *options), USAGE, '“')


if __name__ == '__main__':
    unittest.main()
