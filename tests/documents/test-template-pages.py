"""Fills in templates and looks into the pages; holds the format to its schema."""

import copy
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import jsonschema

FILLER = os.environ['STM_FILL_TEMPLATE']
ROOT = pathlib.Path(os.environ['STM_SOURCE_ROOT'])
SHIPPED = sorted((ROOT / 'data/documents').glob('*.json'))
SCHEMA = json.loads((ROOT / 'data/stagematching-document.schema.json').read_text(encoding='utf-8'))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

LONG = 'Een opmerking die over van alles gaat. ' * 103  # about 4000 characters
NAME = re.compile(r'\{\{([^}]*)\}\}')


def template(*blocks, **head):
    return {'format': 'stagematching-document', 'version': 1, 'id': 'own', 'revision': 1, 'title': 'Proef',
            'language': 'nl', 'page': 'portrait', 'for': 'dossier', **head, 'blocks': list(blocks)}


def paragraph(text, **more):
    return {'type': 'paragraph', 'text': text, **more}


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


class TemplateTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def start(self, target, content, values, **options):
        for name, data in (('own.json', content), ('values.json', values)):
            with open(self.path(name), 'w', encoding='utf-8') as file:
                file.write(data if isinstance(data, str) else json.dumps(data))
        return subprocess.run([FILLER, target, self.path('own.json'), self.path('values.json')], check=False,
                              capture_output=True, text=True, **options)

    def fill(self, content, values=None, name='own.pdf', **options):
        done = self.start(self.path(name), content, values or {}, **options)
        self.assertEqual((done.returncode, done.stderr), (0, ''))
        run('qpdf', '--check', self.path(name))
        return self.path(name)

    def refusal(self, content, values=None, target='--check'):
        done = self.start(target, content, values or {})
        self.assertNotEqual(done.returncode, 0)
        return done.stderr.strip()

    def pages(self, path):
        return run('pdftotext', '-layout', path, '-').split('\f')[:-1]

    def text(self, path):
        return ' '.join(run('pdftotext', path, '-').split())

    def darkness(self, path, page=1):
        done = subprocess.run(['pdftoppm', '-gray', '-r', '72', '-f', str(page), '-l', str(page), path],
                              check=True, capture_output=True)
        return sum(255 - value for value in done.stdout[20:])


class Blocks(TemplateTest):
    def test_B3_every_text_is_on_the_page(self):
        content = template(
            {'type': 'title'}, {'type': 'heading', 'text': 'Deel {{n}}'},
            {'type': 'heading', 'text': 'Onderdeel', 'level': 2}, paragraph('Inleiding', style='lead'),
            paragraph('Klein', style='small'), {'type': 'fields', 'fields': [{'label': 'Naam', 'value': '{{name}}'}]},
            {'type': 'table', 'each': 'rows', 'columns': [{'heading': 'Wat', 'value': '{{what}} van {{name}}'},
                                                          {'heading': 'Hoeveel', 'value': '{{n}}', 'align': 'right'}]},
            {'type': 'list', 'items': [{'text': 'Eerste punt'}], 'marker': 'number'},
            {'type': 'list', 'each': 'rows', 'text': 'Punt {{what}}'},
            {'type': 'checkboxes', 'label': 'Kies', 'items': [{'label': 'Dit'}]},
            {'type': 'lines', 'label': 'Opmerkingen', 'count': 2}, {'type': 'space', 'height': 10},
            {'type': 'signatures', 'boxes': [{'role': 'Klant', 'name': '{{name}}', 'text': 'Voor akkoord'},
                                             {'role': 'Bemiddelaar'}]},
            {'type': 'stamp', 'label': 'Stempel'}, {'type': 'page-break'}, paragraph('Het einde'))
        path = self.fill(content, {'name': 'Zoë', 'n': '7', 'rows': [{'what': 'appels'}, {'what': 'peren', 'n': '8'}]})
        text = self.text(path)
        for expected in ('Proef', 'Deel 7', 'Onderdeel', 'Inleiding', 'Klein', 'Naam Zoë', 'Wat', 'appels van Zoë',
                         'peren van Zoë', '1. Eerste punt', '• Punt appels', '• Punt peren', 'Kies', 'Dit',
                         'Opmerkingen', 'Klant', 'Voor akkoord', 'Bemiddelaar', 'Handtekening', 'Plaats en datum',
                         'Stempel', 'Het einde', 'Pagina 1 van 3', 'Afgedrukt op 3 september 2026'):
            self.assertIn(expected, text)
        self.assertRegex(self.pages(path)[0], r'appels van Zoë +7\b')
        self.assertRegex(self.pages(path)[0], r'peren van Zoë +8\b')
        self.assertIn('Het einde', self.pages(path)[-1])
        # only the one without a name leaves a line for it
        self.assertEqual(len(re.findall(r'\bNaam\b', text)), 2)

    def test_B2_an_empty_value_leaves_a_line(self):
        content = template({'type': 'fields', 'fields': [{'label': 'A', 'value': '{{a}}, {{b}}'}]})
        self.assertIn('x,', self.text(self.fill(content, {'a': 'x', 'b': ''})))
        empty = self.fill(content, {'a': '', 'b': '  '}, name='empty.pdf')
        self.assertNotIn(',', self.text(empty))
        none = self.fill(template({'type': 'fields', 'fields': [{'label': 'A'}]}), name='none.pdf')
        self.assertEqual(self.darkness(empty), self.darkness(none))
        nothing = self.fill(template(paragraph('A')), name='nothing.pdf')
        self.assertGreater(self.darkness(empty), self.darkness(nothing) + 5000)

    def test_boxes_are_crossed_by_condition(self):
        content = template({'type': 'checkboxes', 'items': [{'label': 'Ja', 'checked-if': 'answer=yes'}]})
        crossed = self.darkness(self.fill(content, {'answer': 'yes'}))
        empty = self.darkness(self.fill(content, {'answer': 'no'}, name='no.pdf'))
        self.assertGreater(crossed, empty + 1000)
        self.assertEqual(self.text(self.path('own.pdf')), self.text(self.path('no.pdf')))

    def test_conditions(self):
        content = template(paragraph('altijd'), paragraph('gegeven', **{'if': 'x'}), paragraph('leeg', **{'if': '!x'}),
                           paragraph('goed', **{'if': 'x=goed'}), paragraph('slecht', **{'if': '!x=goed'}), paragraph('rijen', **{'if': 'rows'}),
                           {'type': 'fields', 'fields': [{'label': 'veld', 'if': 'x'}, {'label': 'ander'}]},
                           {'type': 'table', 'each': 'rows', 'columns': [{'heading': 'kop', 'value': '-', 'if': 'x'}]})
        for values, expected in (({'x': 'goed', 'rows': [{}]}, 'altijd gegeven goed rijen veld ander kop -'),
                                 ({'x': 'beter', 'rows': []}, 'altijd gegeven slecht veld ander'),
                                 ({'x': '', 'rows': [{}]}, 'altijd leeg slecht rijen ander')):
            with self.subTest(values=values):
                self.assertEqual(self.text(self.fill(content, values)).split(' Afgedrukt')[0], expected)

    def test_table_goes_on_under_its_headings(self):
        content = template({'type': 'title'}, {'type': 'table', 'each': 'rows', 'columns': [
            {'heading': 'Nummer', 'value': 'nr{{n}}'}, {'heading': 'Uitleg', 'value': '{{text}}'}]})
        rows = [{'n': f'{i:03}', 'text': 'lange uitleg ' * (i % 9)} for i in range(150)]
        pages = self.pages(self.fill(content, {'rows': rows}))
        self.assertGreater(len(pages), 4)
        for page in pages:
            self.assertEqual(page.count('Nummer'), 1)
            self.assertEqual(page.count('Uitleg'), 1)
        self.assertEqual(re.findall(r'nr(\d+)', ''.join(pages)), [row['n'] for row in rows])

    def test_empty_table(self):
        block = {'type': 'table', 'each': 'rows', 'columns': [{'heading': 'Kop', 'value': '{{a}}'}], 'empty': 'Niets {{b}}'}
        values = {'rows': [], 'b': 'hier'}
        self.assertIn('Niets hier', self.text(self.fill(template(block), values)))
        text = self.text(self.fill(template({**block, 'lines': 3}), values))
        self.assertIn('Kop', text)
        self.assertNotIn('Niets', text)

    def test_signatures_stay_whole(self):
        signers = [{'role': f'Rol {i}', 'name': 'Naam ' * 5, 'text': 'Gelezen en goedgekeurd'} for i in range(4)]
        for count in range(14, 44, 2):
            content = template(*[paragraph('Een regel')] * count, {'type': 'heading', 'text': 'Ondertekening'},
                               {'type': 'signatures', 'boxes': signers})
            pages = self.pages(self.fill(content))
            signed = [page for page in pages if 'Rol' in page]
            self.assertEqual(len(signed), 1, count)
            self.assertEqual(signed[0].count('Handtekening'), 4)
            self.assertIn('Ondertekening', signed[0])

    def test_no_page_stays_empty(self):
        break_ = {'type': 'page-break'}
        content = template(break_, paragraph('een'), break_, paragraph('weg', **{'if': 'x'}), break_,
                           {'type': 'space', 'height': 5}, paragraph('twee'), break_)
        self.assertEqual(len(self.pages(self.fill(content, {'x': ''}))), 2)

    def test_landscape(self):
        info = run('pdfinfo', self.fill(template(paragraph('x'), page='landscape')))
        self.assertRegex(info, r'Page size: +841\.\d+ x 595\.\d+ pts \(A4\)')


class Copies(TemplateTest):
    CONTENT = template({'type': 'title'}, *[paragraph('Tekst')] * 40, {'type': 'heading', 'text': 'Slot'},
                       copies=[{'name': 'Exemplaar voor de cliënt'}, {'name': 'Exemplaar voor het dossier'}],
                       **{'every-page': 'Rijksregisternummer {{number}}'})

    def test_each_counts_its_own_pages(self):
        pages = self.pages(self.fill(self.CONTENT, {'number': '85.11.25-268.68'}))
        self.assertEqual(len(pages), 4)
        for i, page in enumerate(pages):
            self.assertIn('Exemplaar voor ' + ('de cliënt' if i < 2 else 'het dossier'), page)
            self.assertIn(f'Pagina {i % 2 + 1} van 2', page)
            self.assertIn('Rijksregisternummer 85.11.25-268.68', page)
            self.assertIn('Proef', page)

    def test_outline(self):
        path = self.fill(self.CONTENT, {'number': '1'})
        outline = json.loads(run('qpdf', '--json', '--json-key=outlines', path))['outlines']
        self.assertEqual([entry['title'] for entry in outline],
                         ['Proef – Exemplaar voor de cliënt', 'Proef – Exemplaar voor het dossier'])
        self.assertEqual([[kid['title'] for kid in entry['kids']] for entry in outline], [['Slot'], ['Slot']])

    def test_levels_of_the_outline(self):
        heading = {'type': 'heading', 'text': 'A'}
        path = self.fill(template({'type': 'title', 'text': 'Titel {{x}}'}, heading, {**heading, 'text': 'A1', 'level': 2},
                                  {**heading, 'text': 'A2', 'level': 2}, {**heading, 'text': 'B'}), {'x': '3'})

        def tree(entries):
            return {entry['title']: tree(entry['kids']) for entry in entries}
        outline = json.loads(run('qpdf', '--json', '--json-key=outlines', path))['outlines']
        self.assertEqual(tree(outline), {'Titel 3': {'A': {'A1': {}, 'A2': {}}, 'B': {}}})


class HostileValues(TemplateTest):
    """A value is text, whatever it is."""

    CONTENT = template(
        {'type': 'title', 'text': '{{v}}'}, {'type': 'heading', 'text': '{{v}}'}, paragraph('{{v}}'),
        {'type': 'fields', 'fields': [{'label': 'Veld', 'value': '{{v}}'}]},
        {'type': 'table', 'each': 'rows', 'columns': [{'heading': 'Kop', 'value': '{{v}}'},
                                                      {'heading': 'Ander', 'value': '{{w}}'}]},
        {'type': 'list', 'each': 'rows', 'text': '{{v}}'}, {'type': 'checkboxes', 'items': [{'label': '{{v}}'}]},
        {'type': 'signatures', 'boxes': [{'role': '{{v}}', 'name': '{{v}}', 'text': '{{v}}'}, {'role': 'Twee'}]},
        {'type': 'stamp', 'label': '{{v}}'}, paragraph('Het einde'), **{'every-page': '{{v}}'})

    def pages_of(self, value):
        path = self.fill(self.CONTENT, {'v': value, 'rows': [{'w': value}, {'v': '', 'w': ''}]})
        self.assertIn('Het einde', self.text(path))
        return path

    def test_markup_is_text(self):
        text = self.text(self.pages_of('<b>&amp;</b> {{v}} %s ${x} \\n {page}'))
        self.assertIn('<b>&amp;</b> {{v}} %s ${x} \\n {page}', text)

    def test_long_words(self):
        path = self.pages_of('Hottentottententententoonstelling' * 12)
        self.assertGreater(''.join(self.text(path).split()).count('Hottentottententententoonstelling'), 70)

    def test_long_remarks(self):
        path = self.pages_of(LONG)
        self.assertLess(len(self.pages(path)), 20)
        self.assertGreater(self.text(path).count('opmerking'), 103 * 6)

    def test_other_scripts_and_controls(self):
        for value in ('مرحبا بالعالم 123', 'שלום \u202eomgekeerd', '世界 😀', 'a\tb\r\nc\u2028d', 'x' + '\u0301' * 300, '\x07\x1b[31m'):
            with self.subTest(value=value[:5]):
                self.pages_of(value)

    def test_many_rows(self):
        content = template({'type': 'table', 'each': 'rows', 'columns': [{'heading': 'Kop', 'value': '{{v}}'}]})
        path = self.fill(content, {'rows': [{'v': f'rij{i}.'} for i in range(3000)]})
        self.assertEqual(len(re.findall(r'rij\d+\.', self.text(path))), 3000)


class File(TemplateTest):
    VALUES = {'x': 'Zoë', 'rows': [{}]}
    CONTENT = template({'type': 'title'}, paragraph('{{x}} {{today}} {{today.short}}'))

    def test_B1_same_bytes_in_every_language(self):
        files = []
        for language in ('C.UTF-8', 'nl_BE.UTF-8', 'C.UTF-8'):
            path = self.fill(self.CONTENT, self.VALUES, env={**os.environ, 'LC_ALL': language, 'LANGUAGE': language[:2]})
            files.append(pathlib.Path(path).read_bytes())
        self.assertEqual(len(set(files)), 1)
        self.assertIn('Zoë 3 september 2026 03-09-2026', self.text(path))

    def test_properties(self):
        path = self.fill(self.CONTENT, self.VALUES)
        info = run('pdfinfo', path)
        self.assertRegex(info, r'Title: +Proef\n')
        self.assertRegex(info, r'Page size: .*\(A4\)')
        self.assertIn(b'/Lang (nl)', pathlib.Path(path).read_bytes())
        for line in run('pdffonts', path).splitlines()[2:]:
            self.assertRegex(line, r'\byes yes yes\b')


# What is wrong, where the program says that it is, and a part of the reason.
BAD_FORMATS = [
    ({'format': 'other'}, 'format', 'This is not a template of a document.'),
    ({'version': 2}, 'version', 'This template is for a newer version'),
    ({'version': 0}, 'version', 'A whole number from 1 to 1'),
    ({'version': '1'}, 'version', 'A whole number'),
    ({'id': 'Own'}, 'id', 'Only small letters'),
    ({'id': ''}, 'id', 'A text is expected'),
    ({'id': 3}, 'id', 'A text is expected'),
    ({'revision': 0}, 'revision', 'A whole number'),
    ({'revision': 1.5}, 'revision', 'A whole number'),
    ({'title': ''}, 'title', 'A text is expected'),
    ({'title': None}, 'title', 'A text is expected'),
    ({'language': 'en'}, 'language', 'One of these is expected here: nl.'),
    ({'page': 'upright'}, 'page', 'One of these is expected here: portrait, landscape.'),
    ({'for': 'Dos sier'}, 'for', 'Only small letters'),
    ({'author': 'x'}, 'author', 'The format knows no such field.'),
    ({'copies': []}, 'copies', 'A list of 1 to 10'),
    ({'copies': 'twee'}, 'copies', 'A list is expected'),
    ({'copies': [{'name': 'A'}, {}]}, 'copies[1].name', 'This is missing.'),
    ({'copies': ['A']}, 'copies[0]', 'A record in braces'),
    ({'every-page': '{{a'}, 'every-page', '“{{” has no “}}” after it.'),
    ({'words': []}, 'words', 'A record in braces'),
    ({'words': {'a.b': 'c'}}, 'words.a.b', 'A record in braces'),
    ({'words': {'a.b': {'c': 1}}}, 'words.a.b.c', 'A text is expected'),
    ({'blocks': []}, 'blocks', 'A list of 1 to 500'),
    ({'blocks': {}}, 'blocks', 'A list is expected'),
]

BAD_BLOCKS = [
    ('x', '', 'A record in braces'),
    ({}, '.type', 'A text is expected'),
    ({'type': 3}, '.type', 'A text is expected'),
    ({'type': 'picture'}, '.type', '“picture” is no type of block. These are: title, heading, paragraph, fields, '
     'table, list, checkboxes, lines, signatures, stamp, page-break, space.'),
    ({'type': 'title', 'level': 1}, '.level', 'The format knows no such field.'),
    ({'type': 'title', 'if': '!!a'}, '.if', '“!a” is no name.'),
    ({'type': 'title', 'if': ''}, '.if', '“” is no name.'),
    ({'type': 'title', 'if': '=a'}, '.if', '“” is no name.'),
    ({'type': 'heading'}, '.text', 'This is missing.'),
    ({'type': 'heading', 'text': 'a', 'level': 3}, '.level', 'A whole number from 1 to 2'),
    ({'type': 'paragraph', 'text': '{{A}}'}, '.text', '“A” is no name.'),
    ({'type': 'paragraph', 'text': '{{}}'}, '.text', '“” is no name.'),
    ({'type': 'paragraph', 'text': '{{ a }}'}, '.text', '“ a ” is no name.'),
    ({'type': 'paragraph', 'text': '{{{a}}}'}, '.text', '“{a” is no name.'),
    ({'type': 'paragraph', 'text': 'a', 'style': 'big'}, '.style', 'One of these is expected here: body, lead, small.'),
    ({'type': 'paragraph', 'text': ['a']}, '.text', 'A text is expected'),
    ({'type': 'fields', 'fields': []}, '.fields', 'A list of 1 to 100'),
    ({'type': 'fields', 'fields': [{'value': 'a'}]}, '.fields[0].label', 'This is missing.'),
    ({'type': 'fields', 'fields': [{'label': 'a', 'lines': 2}]}, '.fields[0].lines', 'The format knows no such field.'),
    ({'type': 'table', 'columns': [{'heading': 'a', 'value': 'b'}]}, '.each', 'This is missing.'),
    ({'type': 'table', 'each': 'R', 'columns': [{'heading': 'a', 'value': 'b'}]}, '.each', 'There is no list “R” here.'),
    ({'type': 'table', 'each': 'r', 'columns': [{'heading': 'a'}]}, '.columns[0].value', 'This is missing.'),
    ({'type': 'table', 'each': 'r', 'columns': [{'heading': 'a', 'value': 'b', 'align': 'top'}]}, '.columns[0].align',
     'One of these is expected here: left, center, right.'),
    ({'type': 'table', 'each': 'r', 'columns': [{'heading': 'a', 'value': 'b'}], 'lines': 31}, '.lines', 'from 0 to 30'),
    ({'type': 'list'}, '.items', 'This is missing.'),
    ({'type': 'list', 'items': [{'text': 'a'}], 'each': 'r', 'text': 'b'}, '.items', 'The format knows no such field.'),
    ({'type': 'list', 'items': [{'text': 'a'}], 'empty': 'b'}, '.empty', 'The format knows no such field.'),
    ({'type': 'list', 'each': 'r'}, '.text', 'This is missing.'),
    ({'type': 'list', 'each': 'r', 'text': 'a', 'marker': 'star'}, '.marker', 'bullet, number'),
    ({'type': 'checkboxes', 'items': [{'label': 'a', 'checked-if': 'A'}]}, '.items[0].checked-if', '“A” is no name.'),
    ({'type': 'lines'}, '.count', 'This is missing.'),
    ({'type': 'lines', 'count': 41}, '.count', 'from 1 to 40'),
    ({'type': 'signatures', 'boxes': [{'name': 'a'}]}, '.boxes[0].role', 'This is missing.'),
    ({'type': 'signatures', 'boxes': [{'role': 'a'}] * 7}, '.boxes', 'A list of 1 to 6'),
    ({'type': 'stamp'}, '.label', 'This is missing.'),
    ({'type': 'page-break', 'count': 2}, '.count', 'The format knows no such field.'),
    ({'type': 'space', 'height': 0}, '.height', 'from 1 to 100'),
]


class Refusals(TemplateTest):
    """Program and schema refuse the same; the program says where and why."""

    def expect(self, content, path, reason):
        with self.subTest(path=path, reason=reason):
            self.assertFalse(VALIDATOR.is_valid(content))
            message = self.refusal(content)
            self.assertTrue(message.startswith(f'own.json, {path}: '), message)
            self.assertIn(reason, message)

    def test_B3_what_is_wrong_in_the_head(self):
        self.assertTrue(VALIDATOR.is_valid(template(paragraph('x'))))
        for change, path, reason in BAD_FORMATS:
            self.expect({**template(paragraph('x')), **change}, path, reason)

    def test_B3_what_is_missing(self):
        for key in ('id', 'revision', 'title', 'language', 'page', 'for', 'blocks', 'version'):
            content = template(paragraph('x'))
            del content[key]
            self.expect(content, key, 'This is missing.')

    def test_B3_what_is_wrong_in_a_block(self):
        for block, path, reason in BAD_BLOCKS:
            self.expect(template(paragraph('x'), block), 'blocks[1]' + path, reason)

    def test_not_json(self):
        for text in ('', '{', '[]]', 'nul', '{"a": 1,\n"b" 2}'):
            with self.subTest(text=text):
                self.assertRegex(self.refusal(text), r'^own\.json, (line \d+|\{): ')
        self.assertIn('line 2: This is not JSON.', self.refusal('{"a": 1,\n"b" 2}'))
        for text in ('[]', '3', 'null', '"a"'):
            self.assertEqual(self.refusal(text), 'own.json, {: A record in braces is expected here.')


class Names(TemplateTest):
    """Each placeholder has something to show, or the template is refused."""

    KNOWN = {'a': '', 'rows': [{'b': ''}], 'none': []}

    CASES = [
        (paragraph('{{a}} {{c}}'), 'blocks[0].text', '“c” is no name that is known here.'),
        (paragraph('x', **{'if': 'c'}), 'blocks[0].if', '“c” is no name that is known here.'),
        (paragraph('{{b}}'), 'blocks[0].text', '“b” is no name that is known here.'),
        ({'type': 'table', 'each': 'c', 'columns': [{'heading': 'x', 'value': 'y'}]}, 'blocks[0].each',
         'There is no list “c” here.'),
        ({'type': 'table', 'each': 'rows', 'columns': [{'heading': '{{b}}', 'value': '{{b}}'}]},
         'blocks[0].columns[0].heading', '“b” is no name that is known here.'),
        ({'type': 'table', 'each': 'rows', 'columns': [{'heading': 'x', 'value': '{{a}}{{b}}{{d}}'}]},
         'blocks[0].columns[0].value', '“d” is no name that is known here.'),
        ({'type': 'list', 'each': 'rows', 'text': '{{d}}'}, 'blocks[0].text', '“d” is no name that is known here.'),
        ({'type': 'checkboxes', 'items': [{'label': 'x', 'checked-if': 'd=1'}]}, 'blocks[0].items[0].checked-if',
         '“d” is no name that is known here.'),
        ({'type': 'signatures', 'boxes': [{'role': 'x'}, {'role': 'x', 'name': '{{d}}'}]}, 'blocks[0].boxes[1].name',
         '“d” is no name that is known here.'),
    ]

    def test_B3_unknown_names_are_told_beforehand(self):
        for block, path, reason in self.CASES:
            with self.subTest(path=path):
                self.assertEqual(self.refusal(template(block), self.KNOWN), f'own.json, {path}: {reason}')

    def test_B3_unknown_names_are_never_left_empty(self):
        for block, path, reason in self.CASES:
            with self.subTest(path=path):
                self.assertEqual(self.refusal(template(block), self.KNOWN, self.path('own.pdf')),
                                 f'own.json, {path}: {reason}')
        self.assertFalse(os.path.exists(self.path('own.pdf')))

    def test_a_list_without_rows(self):
        content = template({'type': 'list', 'each': 'none', 'text': '{{b}}', 'empty': 'Geen'})
        self.assertEqual(self.refusal(content, self.KNOWN), 'own.json, blocks[0].each: There is no list “none” here.')
        self.assertIn('Geen', self.text(self.fill(content, self.KNOWN)))

    def test_rows_that_differ(self):
        content = template({'type': 'list', 'each': 'rows', 'text': '{{b}}'})
        self.assertIn('“b” is no name', self.refusal(content, {'rows': [{'b': ''}, {}]}, self.path('own.pdf')))

    def test_every_page(self):
        content = template(paragraph('x'), **{'every-page': '{{c}}'})
        self.assertEqual(self.refusal(content, self.KNOWN), 'own.json, every-page: “c” is no name that is known here.')


class Shipped(TemplateTest):
    def test_schema_is_one(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_B3_satisfy_the_schema(self):
        self.assertTrue(SHIPPED)
        for path in SHIPPED:
            with self.subTest(file=path.name):
                content = json.loads(path.read_text(encoding='utf-8'))
                self.assertEqual([error.message for error in VALIDATOR.iter_errors(content)], [])
                self.assertEqual(content['id'], path.stem)

    def test_are_in_the_program(self):
        listed = (ROOT / 'src/documents/stm-documents.gresource.xml').read_text(encoding='utf-8')
        self.assertEqual(re.findall(r'<file>(.*)</file>', listed), [path.name for path in SHIPPED])

    def values_for(self, content, value):
        """Each name of the template with that value, and two rows in each list."""
        def names(node):
            if isinstance(node, str):
                return set(NAME.findall(node))
            if isinstance(node, dict):
                own = {re.sub(r'^!|=.*', '', node[key]) for key in ('if', 'checked-if') if key in node}
                return own.union(*map(names, node.values()))
            return set().union(*map(names, node)) if isinstance(node, list) else set()
        lists = {block['each'] for block in content['blocks'] if 'each' in block}
        values = {name: value for name in names(content) - lists if not name.startswith('today')}
        return {**values, **{name: [copy.copy(values) for _ in range(2 if value else 0)] for name in lists}}

    def test_B2_filled_in_and_by_hand(self):
        for path in SHIPPED:
            content = json.loads(path.read_text(encoding='utf-8'))
            for value in ('Waarde', '', LONG):
                with self.subTest(file=path.name, value=value[:10]):
                    filled = self.fill(content, self.values_for(content, value))
                    text = self.text(filled)
                    self.assertNotIn('{{', text)
                    self.assertIn('Pagina 1 van', text)
                    self.assertLess(len(self.pages(filled)), 200)

    def test_W6_agreement(self):
        content = json.loads((ROOT / 'data/documents/weo.json').read_text(encoding='utf-8'))
        values = {**self.values_for(content, ''), 'dossier.last-name': 'Peeters', 'dossier.first-name': 'Zoë',
                  'dossier.client-number': '12770380', 'dossier.national-number': '85.11.25-268.68',
                  'agreement.starts-on': '3 september 2026', 'agreement.ends-on': '2 september 2028',
                  'mediator.name': 'Karel Dewitte', 'partner.name': 'Werkpunt vzw'}
        pages = self.pages(self.fill(content, values))
        for number, name in ((0, 'Exemplaar voor de cliënt'), (len(pages) // 2, 'Exemplaar voor het dossier')):
            for expected in (name, 'Werkervaringsovereenkomst', 'Peeters Zoë', '85.11.25-268.68', '12770380',
                             'Werkpunt vzw', 'Karel Dewitte', '3 september 2026', '2 september 2028'):
                self.assertIn(expected, pages[number])
        last = pages[-1]
        for expected in ('De deelnemer', 'De partner-bemiddelaar', 'Voor akkoord', 'Zoë Peeters'):
            self.assertIn(expected, last)
        self.assertEqual(last.count('Handtekening'), 2)

    def test_W8_action_sheet(self):
        content = json.loads((ROOT / 'data/documents/action-sheet.json').read_text(encoding='utf-8'))
        values = {**self.values_for(content, 'x'), 'sheet.number': '2',
                  'goals': [{'goal.name': 'Rijbewijs halen', 'goal.rubric': 'Randvoorwaarden', 'goal.remarks': '',
                             'goal.reached-on.short': ''}],
                  'tasks': [{'task.name': 'Inschrijven', 'goal.name': 'Rijbewijs halen', 'task.due-on.short': '01-10-2026',
                             'task.progress': 'Te doen', 'task.remarks': ''}]}
        pages = self.pages(self.fill(content, values))
        text = ' '.join(''.join(pages).split())
        for expected in ('Afsprakenblad 2', 'Werkpunten', 'Rijbewijs halen', 'Opdrachten', 'Inschrijven', '01-10-2026',
                         'Te doen', 'Geplande contacten'):
            self.assertIn(expected, text)
        self.assertEqual(pages[-1].count('Handtekening'), 2)


if __name__ == '__main__':
    unittest.main()
