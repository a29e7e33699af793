"""Looks into the PDF files of documents: text, pages, properties, bytes."""

import os
import re
import resource
import signal
import subprocess
import tempfile
import unittest

WRITER = os.environ['STM_WRITE_DOCUMENT']
REGION, SCHOOL = '3', '1'
HEADINGS = ['Last name', 'School', 'Supervisor', 'Notes']


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


class DocumentTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def write(self, *arguments, name='document.pdf'):
        path = os.path.join(self.folder.name, name)
        run(WRITER, arguments[0], path, *arguments[1:])
        run('qpdf', '--check', path)
        return path

    def pages(self, path):
        return run('pdftotext', '-layout', path, '-').split('\f')[:-1]

    def text(self, path):
        return ' '.join(run('pdftotext', path, '-').split())

    def info(self, path):
        lines = run('pdfinfo', path).splitlines()
        return dict(re.split(r':\s+', line, maxsplit=1) for line in lines if ': ' in line)


class Overview(DocumentTest):
    def test_T9_every_student_once_and_in_order(self):
        text = self.text(self.write('overview', '400', REGION))
        # surname and number can stand on two lines
        numbers = re.findall(r'\b00\d{3}\b', text)
        self.assertEqual(numbers, ['{:05}'.format(i) for i in range(400)])

    def test_T9_headings_on_every_page(self):
        pages = self.pages(self.write('overview', '400', REGION))
        self.assertGreater(len(pages), 10)
        for number, page in enumerate(pages, 1):
            self.assertIn('{} / {}'.format(number, len(pages)), page)
            self.assertIn('03-09-2026', page)
            self.assertIn('Overview of the stage requests', page)
            if re.search(r'00\d{3}', page):
                for heading in HEADINGS:
                    self.assertIn(heading, page)

    def test_names_with_accents(self):
        text = self.text(self.write('overview', '30', REGION))
        for name in ('Zoë', 'Noémie', 'Björn', 'Aïcha', 'Tuğçe', 'Łukasiewicz', "d'Hondt", 'Özdemir'):
            self.assertIn(name, text)

    def test_T9_totals_by_status(self):
        text = self.text(self.write('overview', '400', REGION))
        totals = text[text.index('Totals by status'):]
        for status in ('No request', 'Requested', 'Partly accepted', 'Accepted', 'Declined'):
            self.assertRegex(totals, status + r'\b.*\b80\b')
        self.assertRegex(totals, r'Total.*\b400\b')

    def test_T8_school_sees_no_refusal(self):
        text = self.text(self.write('overview', '400', SCHOOL))
        self.assertNotIn('Declined', text)
        self.assertRegex(text[text.index('Totals by status'):], r'Requested.*\b160\b')

    def test_empty(self):
        path = self.write('overview', '0', REGION)
        text = self.text(path)
        self.assertEqual(self.info(path)['Pages'], '1')
        self.assertIn('There are no students in this overview.', text)
        self.assertNotIn('Totals', text)

    def test_one(self):
        self.assertIn('1 student ', self.text(self.write('overview', '1', REGION)))

    def test_totals_stay_whole(self):
        for count in range(1, 28):
            pages = self.pages(self.write('overview', str(count), REGION))
            last = pages[-1]
            self.assertIn('Totals by status', last, count)
            self.assertRegex(last, r'Total\s+{}\b'.format(count))


class Places(DocumentTest):
    def test_V3_institution_contact_days_and_places(self):
        text = self.text(self.write('places', '5'))
        for expected in ('List of places', 'Arranged places for Dollard College', 'Jan de Boer', '06-10-2026 – 08-12-2026 (10 weeks)',
                         '2 half-days, 8 hours a week, 80 in total', 'Thuiszorg De Lindeboom 0', 'Stationsweg 12', '9726 AC Groningen',
                         'Keuken en restaurant', 'Hilde van der Meulen-Wiersema', '050 987 65 43',
                         'stagebureau@zorginstelling.example', 'Receptie', 'Marijke Postma'):
            self.assertIn(expected, text)
        self.assertRegex(self.pages(self.write('places', '5'))[-1], r'Total\s+11\b')

    def test_V3_says_until_when_pupils_are_passed_on(self):
        self.assertIn('at the latest on 22-09-2026', self.text(self.write('places', '1')))

    def test_every_institution_once(self):
        text = self.text(self.write('places', '40'))
        for i in range(40):
            self.assertEqual(len(re.findall(r"(?:Lindeboom|Anna|Kliekske) {}\b".format(i), text)), 1, i)

    def test_nothing_arranged(self):
        path = self.write('places', '0')
        self.assertIn('No places are arranged yet.', self.text(path))
        self.assertEqual(self.info(path)['Pages'], '1')


class Pupils(DocumentTest):
    def test_V3_names_and_numbers(self):
        text = self.text(self.write('pupils', '3'))
        for expected in ('List of pupils', 'For Thuiszorg De Lindeboom 3', 'Dollard College', 'Zoë', 'Noémie', 'Björn'):
            self.assertIn(expected, text)
        self.assertRegex(text, r'Arranged places 4 Pupils who come 3 Places that stay unused 1\b')

    def test_P3_nothing_more_than_names(self):
        path = self.write('pupils', '3')
        text = self.text(path)
        for hidden in ('85.11.25', '8511', '0470', 'geheim', 'kleurenblind'):
            self.assertNotIn(hidden, text)

    def test_long_list(self):
        path = self.write('pupils', '60')
        self.assertGreater(int(self.info(path)['Pages']), 1)
        self.assertEqual(len(re.findall(r"Zoë", self.text(path))), 12)

    def test_nobody_comes(self):
        text = self.text(self.write('pupils', '0'))
        self.assertIn('No pupil comes.', text)
        self.assertRegex(text, r'Places that stay unused 4\b')


class RecoverySheet(DocumentTest):
    def test_X3_code_can_be_read(self):
        path = self.write('recovery')
        text = self.text(path)
        self.assertEqual(self.info(path)['Pages'], '1')
        for group in ('7KQ2M', '0A1B2', 'C3D4E', 'F5G6H', 'J7K8M', 'N9PQR'):
            self.assertIn(group, text)
        self.assertLess(text.index('7KQ2M'), text.index('N9PQR'))
        self.assertIn('Sint-Lutgardisinstituut', text)
        self.assertIn('03-09-2026', text)

    def test_outline(self):
        outline = run('qpdf', '--json', '--json-key=outlines', self.write('recovery'))
        titles = re.findall(r'"title": "([^"]*)"', outline)
        self.assertEqual(titles, ['What this code is for', 'Where to keep it', 'How to use it', 'If you lose it',
                                  'Recovery sheet'])


class Text(DocumentTest):
    def test_long_words_are_broken_and_kept(self):
        text = self.text(self.write('blocks', 'Hottentottententententoonstelling', '300'))
        # in a paragraph, a table and a form; page numbers stand in a few of them
        self.assertGreater(''.join(text.split()).count('Hottentottententententoonstelling'), 880)
        self.assertIn('The end', text)

    def test_long_texts_go_on(self):
        path = self.write('blocks', 'leerling met een heel lange opmerking ', '2000')
        text = self.text(path)
        self.assertGreater(int(self.info(path)['Pages']), 50)
        self.assertEqual(len(re.findall('opmerking', text)), 6000)
        self.assertIn('The end', text)

    def test_lines_and_other_scripts(self):
        self.write('blocks', 'Łódź\tمرحبا 世界 😀\n\n', '100')

    def test_not_utf8(self):
        path = os.path.join(self.folder.name, 'document.pdf')
        subprocess.run([WRITER, 'blocks', path, b'caf\xe9 ', '3'], check=True)
        self.assertIn('caf\N{REPLACEMENT CHARACTER}', self.text(path))

    def test_nothing_in_it(self):
        self.assertIn('The end', self.text(self.write('blocks', '', '1')))


class File(DocumentTest):
    def test_same_bytes(self):
        for arguments in (('overview', '100', REGION), ('recovery',), ('places', '9'), ('pupils', '9')):
            with open(self.write(*arguments), 'rb') as first, \
                 open(self.write(*arguments, name='again.pdf'), 'rb') as second:
                self.assertEqual(first.read(), second.read())

    def test_properties(self):
        path = self.write('overview', '3', REGION)
        info = self.info(path)
        self.assertEqual(info['Title'], 'Overview of the stage requests')
        self.assertEqual(info['Author'], 'Stagematching')
        self.assertIn('2026', info['CreationDate'])
        self.assertIn('A4', info['Page size'])
        catalog = run('qpdf', '--show-object=trailer', path)
        root = re.search(r'/Root (\d+)', catalog).group(1)
        self.assertIn('/Lang (en)', run('qpdf', '--show-object=' + root, path))

    def test_fonts_are_embedded(self):
        for line in run('pdffonts', self.write('recovery')).splitlines()[2:]:
            self.assertRegex(line, r'\byes yes yes\b')

    def test_only_owner_may_read(self):
        self.assertEqual(os.stat(self.write('recovery')).st_mode & 0o077, 0)

    def write_where_files_end(self, path):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

        result = subprocess.run([WRITER, 'overview', path, '100', REGION], preexec_fn=limit,
                                capture_output=True, text=True, check=False)
        self.assertNotEqual(result.returncode, 0)
        self.assertNotEqual(result.stderr, '')

    def test_disk_full_keeps_earlier_file(self):
        path = self.write('recovery')
        with open(path, 'rb') as file:
            before = file.read()
        self.write_where_files_end(path)
        with open(path, 'rb') as file:
            self.assertEqual(file.read(), before)
        self.assertEqual(os.listdir(self.folder.name), ['document.pdf'])

    def test_disk_full_leaves_no_part(self):
        self.write_where_files_end(os.path.join(self.folder.name, 'document.pdf'))
        self.assertEqual(os.listdir(self.folder.name), [])


if __name__ == '__main__':
    unittest.main()
