"""The tables of S5 as the program prints them (SPEC W5, W13)."""

import json
import re
import unittest

from command_line import USAGE, CommandLineTest

BELGIAN = {'LANG': 'nl_BE.UTF-8', 'LANGUAGE': '', 'LC_ALL': ''}

# P present, V absent with a valid reason, I without; r where the letter is registered; how the last one is recorded
SEQUENCES = (('P', 'P', 'started'),
             ('I Pr', 'P', 'started'),
             ('I Ir', 'I', 'stopped'),
             ('I Vr Pr', 'P', 'started'),
             ('I Vr Ir', 'I', 'stopped'),
             ('I Vr Vr', 'V', 'stopped'),
             ('V P', 'P', 'started'),
             ('V I Pr', 'P', 'started'),
             ('V I Ir', 'I', 'stopped'),
             ('V I Vr', 'I', 'stopped'),
             ('V V Pr', 'P', 'started'),
             ('V V Ir', 'I', 'stopped'),
             ('V V Vr', 'I', 'stopped'))
OUTCOMES = {'present': 'P', 'absent-valid': 'V', 'absent-invalid': 'I'}
ENGLISH = {'P': 'Present', 'V': 'Absent – valid reason', 'I': 'Absent – invalid reason'}
ENDS = {'started': 'Mediation started', 'stopped': 'Service refused because of absence'}

# annex 2 of S5, as it stands there
ANNEX = """\
Reden afsluiting|Wijze afsluiten|Gekozen eindadvies|Bemiddeling terug bij VDAB
na maximum duur 2 jaar|manueel door partner (met eindadvies)|"Nood aan persoonlijke dienstverlening"|Ja (Chef OE)
||"Geen nood aan persoonlijke dienstverlening"|Nee
||"Dienstverlening uitgeput"|Nee
|automatisch (zonder eindadvies partner)||Ja (Chef OE)
|Afgesloten door VDAB||Ja (VDAB-bemiddelaar)
Na 3 X passieve categorie WZ|manueel door partner (met eindadvies)|"Nood aan persoonlijke dienstverlening"|Nee
||"Geen nood aan persoonlijke dienstverlening"|Nee
||"Dienstverlening uitgeput"|Nee
|automatisch (zonder eindadvies partner)||Nee
|Afgesloten door VDAB||Ja (VDAB-bemiddelaar)
Na 2 maand zonder contractdagen (opleiding/stage/ werk)|manueel door partner (met eindadvies)|"Nood aan persoonlijke dienstverlening"|Ja (Chef OE)
||"Geen nood aan persoonlijke dienstverlening"|Nee
||"Dienstverlening uitgeput"|Nee
|automatisch (zonder eindadvies partner)||Ja (Chef OE)
|Afgesloten door VDAB||Ja (VDAB-bemiddelaar)
"""
KEYS = {'': '', 'na maximum duur 2 jaar': 'maximum-duration', 'Na 3 X passieve categorie WZ': 'passive',
        'Na 2 maand zonder contractdagen (opleiding/stage/ werk)': 'no-contract-days',
        'manueel door partner (met eindadvies)': 'by-partner', 'automatisch (zonder eindadvies partner)': 'automatic',
        'Afgesloten door VDAB': 'by-vdab', '"Nood aan persoonlijke dienstverlening"': 'need',
        '"Geen nood aan persoonlijke dienstverlening"': 'no-need', '"Dienstverlening uitgeput"': 'exhausted',
        'Nee': '', 'Ja (Chef OE)': 'chef-oe', 'Ja (VDAB-bemiddelaar)': 'vdab-mediator'}


def annex():
    return [line.split('|') for line in ANNEX.splitlines()]


def markdown_tables(text):
    """The cells of each table."""
    blocks = re.findall(r'(?:^\|.*\n)+', text, re.M)
    return [[[cell.strip() for cell in re.split(r'(?<!\\)\|', line)[1:-1]] for line in block.splitlines()
             if not line.startswith('| ---')] for block in blocks]


def same(text):
    """Without what S5 itself writes now so, now otherwise."""
    return text.casefold().replace('“', '"').replace('”', '"').replace('/ ', '/')


class Rules(CommandLineTest):
    def markdown(self, table, **options):
        return self.assert_works(self.home().run('rules', table, '--format', 'markdown', **options)).output

    def json(self, table):
        return json.loads(self.assert_works(self.home().run('rules', table, '--format', 'json')).output)

    def test_absences_in_json(self):
        found = [(' '.join(OUTCOMES[each['outcome']] + 'r' * each['registered'] for each in sequence['appointments']),
                  OUTCOMES[sequence['appointments'][-1]['recorded']], sequence['end']) for sequence in self.json('absences')]
        self.assertEqual(found, list(SEQUENCES))

    def test_absences_to_read(self):
        table, = markdown_tables(self.markdown('absences'))
        expected = [[*[ENGLISH[each[0]] + ' (registered)' * each.endswith('r') for each in appointments.split()]]
                    for appointments, _recorded, _end in SEQUENCES]
        for row, appointments, (_, recorded, end) in zip(table[1:], expected, SEQUENCES, strict=True):
            self.assertEqual(row, [*appointments, *[''] * (3 - len(appointments)), ENGLISH[recorded], ENDS[end]])

    def test_closing_in_json(self):
        ending = way = None
        rows = self.json('closing')
        for row, cells in zip(rows, annex()[1:]):
            ending, way = cells[0] or ending, cells[1] or way if not cells[0] else cells[1]
            with self.subTest(cells):
                self.assertEqual((row['ending'], row['closing'], row['advice'] or ''),
                                 (KEYS[ending], KEYS[way], KEYS[cells[2]]))
                self.assertEqual((row['back'], row['to'], row['annex']), (cells[3] != 'Nee', KEYS[cells[3]], True))
        decided = rows[len(annex()) - 1:]
        self.assertTrue(decided)
        for row in decided:
            self.assertEqual((row['back'], row['to'], row['annex']), (True, 'vdab-mediator', False))

    def test_closing_in_the_words_of_the_annex(self):
        text = self.markdown('closing', environment=BELGIAN)
        if 'Reason of closing' in text:
            self.skipTest('not installed, so there are no translations')
        table = markdown_tables(text)[0]
        self.assertEqual([[same(cell) for cell in row] for row in table], [[same(cell) for cell in row] for row in annex()])
        self.assertIn('openstaande', text)

    def test_closing_has_the_layout_of_the_annex(self):
        table, decided = markdown_tables(self.markdown('closing'))
        self.assertEqual([[cell != '' for cell in row] for row in table], [[cell != '' for cell in row] for row in annex()])
        self.assertEqual(len(decided), 1 + 5)
        self.assertEqual({row[3] for row in decided[1:]}, {'Yes (VDAB mediator)'})

    def test_text_tells_the_same(self):
        """In columns, which is how it is printed unless asked otherwise."""
        for table in 'absences', 'closing':
            result = self.assert_works(self.home().run('rules', table))
            self.assertEqual(self.home().run('rules', table, '--format', 'text'), result)
            lines = [re.split(r' {2,}', line.strip()) for line in result.output.splitlines()]
            for cells in markdown_tables(self.markdown(table)):
                for row in cells:
                    self.assertIn([cell for cell in row if cell], lines)

    def test_needs_no_profile(self):
        home = self.home()
        self.assert_works(home.run('rules', 'closing'))
        self.assertEqual(home.profiles(), [])

    def test_wrong_calls(self):
        home = self.home()
        for arguments, text in ((['rules'], 'rules TABLE'), (['rules', 'absences', 'closing'], 'rules TABLE'),
                                (['rules', 'dragons'], 'absences, closing'),
                                (['rules', 'closing', '--format', 'xml'], 'text, json, markdown')):
            with self.subTest(arguments):
                self.assert_fails(home.run(*arguments), USAGE, text)


if __name__ == '__main__':
    unittest.main()
