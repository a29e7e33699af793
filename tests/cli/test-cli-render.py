"""The documents of dossiers, made by the command line (SPEC B1, B3, B4)."""

import base64
import json
import pathlib
import subprocess
import unittest

from command_line import DATA, IO, NOT_FOUND, PLACE, USAGE, CommandLineTest
from partner_office import day

DOSSIER, MEDIATION = '00000000-0000-7000-8000-00000000d055', '00000000-0000-7000-8000-0000000000ed'
MEDIATOR, APPOINTMENT = '00000000-0000-7000-8000-00000000aed1', '00000000-0000-7000-8000-0000000000a1'
TEMPLATES = ('weo', 'action-sheet', 'invitation', 'registered-invitation', 'contact-invitation', 'advice', 'refusal-signal',
             'follower-signal', 'training-request', 'training-signal', 'c91-attestation')
OWN = {'format': 'stagematching-document', 'version': 1, 'id': 'weo', 'revision': 7, 'title': 'Onze eigen overeenkomst',
       'language': 'nl', 'page': 'portrait', 'for': 'dossier',
       'blocks': [{'type': 'title'}, {'type': 'paragraph', 'text': 'Met {{dossier.first-name}}'}]}


class Rendering(CommandLineTest):
    def partner(self):
        """A mediator with one client, who is invited."""
        home = self.home()
        home.create('Springplank', 'partner')
        profile = home.write('case.json', self.case())
        self.assert_works(home.run('import', profile))
        return home

    @staticmethod
    def case():
        def record(uuid, **values):
            times = {'revision': 1, 'created-at': '2026-05-20T08:00:00Z', 'changed-at': '2026-05-20T08:00:00Z'}
            return {'uuid': uuid} | times | {name.replace('_', '-'): value for name, value in values.items()}

        return {'format': 'stagematching-profile', 'version': 1, 'profile': {'name': 'Springplank', 'role': 'partner'},
                'mediators': [record(MEDIATOR, name='Nele Vercammen')],
                'dossiers': [record(DOSSIER, last_name='Özdemir', first_name='Zoë', client_number='12774435',
                                    national_number='93051822361', mediator=MEDIATOR)],
                'mediations': [record(MEDIATION, dossier=DOSSIER, referred_on='2026-05-20')],
                'appointments': [record(APPOINTMENT, mediation=MEDIATION, type='first', date='2026-06-01', time='09:30')]}

    def attended(self):
        """The same, with a first appointment of today to which the client came, and an action sheet."""
        home = self.home()
        home.create('Springplank', 'partner')
        case = self.case()
        case['mediations'][0]['referred-on'] = case['appointments'][0]['date'] = day(0)
        self.assert_works(home.run('import', home.write('case.json', case)))
        self.assert_works(home.run('step', '12774435', 'complete', '--outcome', 'present', '--residence-checked',
                                   '--work-card-checked', '--today', day(0)))
        self.assert_works(home.run('step', '12774435', 'new-sheet', '--today', day(0)))
        return home

    def text(self, path):
        subprocess.run(['qpdf', '--check', path], check=True, capture_output=True)
        return ' '.join(subprocess.run(['pdftotext', path, '-'], check=True, capture_output=True, text=True).stdout.split())

    def test_B1_by_ikl_name_and_uuid(self):
        home = self.attended()
        for number, dossier in enumerate(('12774435', 'zoe ozdemir', DOSSIER.upper())):
            self.assert_works(home.run('render', dossier, 'weo', '--output', f'{number}.pdf'), f'{number}.pdf')
            self.assertIn('Zoë', self.text(home.folder / f'{number}.pdf'))
        self.assertEqual(home.list('printouts'), [])

    def test_W5_B4_no_document_of_a_step_not_taken(self):
        home = self.partner()
        for template, text in (('weo', 'First complete the first appointment with Present.'),
                               ('advice', 'First complete the first appointment with Present.'),
                               ('refusal-signal', 'There is no refusal to signal'),
                               ('follower-signal', 'There is no signal to the project follower'),
                               ('training-signal', 'There is no signal about a training'),
                               ('training-request', 'Add a step towards work first.'),
                               ('contact-invitation', 'Plan a follow-up contact first.'),
                               ('registered-invitation', 'There is no appointment by registered letter'),
                               ('action-sheet', 'Make an action sheet first.')):
            with self.subTest(template):
                self.assertIn(text, home.run('render', '12774435', template).errors)
        self.assertIn('There is no refusal', home.run('render', '12774435', 'refusal-signal', '--keep').errors)
        self.assertEqual(list(home.folder.glob('*.pdf')), [])
        self.assertEqual(home.list('printouts'), [])

    def test_B1_about_an_appointment(self):
        home = self.partner()
        self.assert_works(home.run('render', '12774435', 'invitation', '--about', APPOINTMENT), 'invitation.pdf')
        text = self.text(home.folder / 'invitation.pdf')
        self.assertIn('maandag 1 juni 2026', text)
        self.assertNotIn('93.05.18', text)

    def test_P3_number_that_leaves_is_noted(self):
        home = self.attended()
        def count():
            home.execute("UPDATE dossier SET remarks = (SELECT count(*) FROM event"
                         " WHERE type = 'exported' AND fields = 'national-number')")
            return home.list('dossiers')[0]['remarks']

        self.assert_works(home.run('render', '12774435', 'invitation', '--about', APPOINTMENT))
        self.assertEqual(count(), '0')
        self.assert_works(home.run('render', '12774435', 'weo'))
        self.assertEqual(count(), '1')

    def test_B4_kept_as_it_was_written(self):
        home = self.attended()
        self.assert_works(home.run('render', '12774435', 'action-sheet', '--keep', '--output', 'kept.pdf'))
        printout, = home.list('printouts')
        self.assertEqual((printout['template'], printout['way'], printout['mediation']), ('action-sheet', 'saved', MEDIATION))
        self.assert_works(home.run('export', 'all.json'))
        kept, = json.loads((home.folder / 'all.json').read_text())['printouts']
        self.assertEqual(base64.b64decode(kept['content']), (home.folder / 'kept.pdf').read_bytes())

    def test_B4_nothing_is_kept_that_was_not_written(self):
        home = self.attended()
        (home.folder / 'folder.pdf').mkdir()
        for path, status in ('nowhere/kept.pdf', NOT_FOUND), ('folder.pdf', PLACE):
            self.assert_fails(home.run('render', '12774435', 'action-sheet', '--keep', '--output', path), status, path)
        self.assertEqual(home.list('printouts'), [])

    def test_B3_list(self):
        result = self.assert_works(self.home().run('render', '--list'), *TEMPLATES)
        self.assertIn('Werkervaringsovereenkomst', result.output)

    def test_B3_own_template_goes_before_that_of_the_program(self):
        home = self.attended()
        folder = pathlib.Path(home.environment['XDG_DATA_HOME'], 'stagematching', 'documents')
        folder.mkdir(parents=True)
        (folder / 'eigen.json').write_text(json.dumps(OWN))
        self.assert_works(home.run('render', '--list'), 'Onze eigen overeenkomst')
        self.assert_works(home.run('render', '12774435', 'weo'))
        self.assertIn('Onze eigen overeenkomst', self.text(home.folder / 'weo.pdf'))
        (folder / 'stuk.json').write_text('{')
        result = home.run('render', '--list')
        self.assertEqual(result.status, 0)
        self.assertIn('stuk.json, line 1: This is not JSON.', result.errors)

    def test_B3_check_says_where(self):
        home = self.home()
        self.assert_works(home.run('render', '--check', home.write('goed.json', OWN)), 'Onze eigen overeenkomst')
        for change, message in (({'blocks': [{'type': 'paragraph', 'text': '{{dossier.shoe-size}}'}]},
                                 'fout.json, blocks[0].text: “dossier.shoe-size”'),
                                ({'blocks': [{'type': 'dance'}]}, 'fout.json, blocks[0].type: “dance”'),
                                ({'for': 'student'}, 'fout.json, for: There are no documents for “student”'),
                                ({'revision': 0}, 'fout.json, revision:'),
                                ({'blocks': [{'type': 'paragraph', 'text': '{{mediation.advice}}'}]}, '“words” has no words')):
            with self.subTest(change):
                self.assert_fails(home.run('render', '--check', home.write('fout.json', OWN | change)), DATA, message)
        self.assert_fails(home.run('render', '--check', home.write('fout.json', b'\xff{')), DATA, 'fout.json, line')
        self.assert_fails(home.run('render', '--check', 'nothing.json'), NOT_FOUND, 'nothing.json')

    def test_wrong_calls_change_nothing(self):
        home = self.partner()
        before = home.state()
        for arguments, status, text in ((['12774435'], USAGE, 'a dossier and a template'), ([], USAGE, '--check'),
                                        (['--list', '--keep'], USAGE, '--list'), (['--list', '1', 'weo'], USAGE, '--list'),
                                        (['99', 'weo'], NOT_FOUND, '“99”'), (['', 'weo'], NOT_FOUND, '“”'),
                                        (['12774435', 'dance'], NOT_FOUND, '“dance”'),
                                        (['12774435', '../weo'], NOT_FOUND, '“../weo”'),
                                        (['12774435', 'weo', '--about', MEDIATION], NOT_FOUND, MEDIATION),
                                        (['12774435', 'weo', '--about', 'x'], NOT_FOUND, '“x”')):
            with self.subTest(arguments):
                self.assert_fails(home.run('render', *arguments), status, text)
        self.assertEqual(home.state(), before)
        self.assertEqual(list(home.folder.glob('*.pdf')), [])

    def test_output_that_cannot_be_written(self):
        home = self.attended()
        result = home.run('render', '12774435', 'weo', '--output', 'nowhere/weo.pdf')
        self.assertIn(result.status, (NOT_FOUND, PLACE, IO))
        self.assertIn('nowhere/weo.pdf', result.errors)

    def test_P1_other_roles_have_no_dossiers(self):
        home = self.home()
        home.create('Sint-Jan', 'school')
        result = home.run('render', '12774435', 'weo')
        self.assertNotEqual(result.status, 0)
        self.assertEqual(result.output, '')


if __name__ == '__main__':
    unittest.main()
