"""Looks into the documents of a made-up dossier: every datum, the fixed words, the bytes."""

import os
import re
import shutil
import subprocess
import tempfile
import unittest

WRITER = os.environ['STM_WRITE_DOSSIER']
# the pages stay there, to be looked at
KEPT = os.environ.get('STM_PAPERS')
NUMBER = '93.05.18-223.61'

# S5, chapter 3.1, word for word
ADVICE = {
    'no-need': 'Je zit op koers naar passend werk en op korte termijn heb je geen nood aan verdere persoonlijke '
               'ondersteuning. Je zet je zoektocht naar werk zelfstandig verder. Als je hier toch verdere hulp bij wil, '
               'kan je terecht bij VDAB.',
    'need': 'Je hebt nog verdere hulp nodig bij het zoeken naar werk. VDAB zal je contacteren en kijken welke '
            'ondersteuning best past.',
    'exhausted': 'Je zet je zoektocht naar werk zelfstandig verder. Als je hier verdere hulp bij wil, kan je terecht bij '
                 'VDAB.',
    'reassess': 'We kunnen op dit moment niet inschatten of je nog verdere hulp nodig hebt in je zoektocht naar werk. '
                'Wanneer de bemiddeling naar werk hervat wordt, zal VDAB kijken welke ondersteuning best past.',
}

PAPERS = {
    'weo': (),
    'action-sheet': ('outcomes=present', 'about=sheet'),
    'invitation': ('outcomes=',),
    'registered-invitation': ('outcomes=absent-invalid',),
    'contact-invitation': ('outcomes=',),
    'advice': ('ending=maximum-duration', 'advice=need', 'remark=Blijf Nederlands oefenen.'),
    'refusal-signal': ('outcomes=absent-invalid,absent-invalid', 'about=signal', 'ending=absence'),
    'follower-signal': ('ending=dismissal', 'remark=Kwam de afspraken niet na.'),
    'training-request': ('about=activity',),
    'training-signal': ('about=signal',),
    'c91-attestation': ('ending=maximum-duration', 'advice=need', 'about=activity'),
}
WITH_NUMBER = {'weo', 'c91-attestation'}


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class PaperTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def write(self, template, *options, name='paper.pdf'):
        path = os.path.join(self.folder.name, name)
        run(WRITER, path, template, *options)
        run('qpdf', '--check', path)
        return path

    def pages(self, path):
        return run('pdftotext', '-layout', path, '-').split('\f')[:-1]

    def text(self, template, *options):
        return ' '.join(run('pdftotext', self.write(template, *options), '-').split())

    def expect(self, text, *expected):
        for part in expected:
            self.assertIn(part, text)


class Pages(PaperTest):
    def test_B1_closing_and_signatures_stay_whole(self):
        """However long the names are and however much there is, with a number on each page."""
        for template, options in PAPERS.items():
            pages = self.pages(self.write(template, *options, 'many'))
            with self.subTest(template=template):
                for page in pages:
                    self.assertRegex(page, r'Pagina \d+ van \d+')
                    self.assertEqual('Met vriendelijke groeten' in page, 'Partner-bemiddelaar, ' in page)
                    self.assertEqual('Plaats en datum' in page, 'Handtekening' in page)

    def test_W8_tasks_have_their_head_on_each_page(self):
        pages = self.pages(self.write('action-sheet', *PAPERS['action-sheet'], 'many'))
        with_tasks = [page for page in pages if re.search(r'Opdracht \d', page)]
        self.assertGreater(len(with_tasks), 5)
        self.assertTrue(all('Deadline' in page for page in with_tasks))
        self.assertEqual(sum(len(re.findall(r'Opdracht \d+:', page)) for page in with_tasks), 200)


class Letters(PaperTest):
    def test_W5_invitation(self):
        text = self.text('invitation', 'outcomes=')
        self.expect(text, 'Uitnodiging eerste afspraak', 'Springplank Leuven vzw', 'Diestsesteenweg 104', '3010 Kessel-Lo',
                    'Zoë Özdemir-Van den Broeck', 'Naamsestraat 22 bus 3', '3000 Leuven', '3 september 2026',
                    'maandag 1 juni 2026', '09:30', '1,5', 'Nele Vercammen', 'Springplank, 1e verdieping',
                    'aangetekende uitnodiging', '0470 11 22 33', 'nele.vercammen@springplank.example')
        self.assertNotIn('AANGETEKEND', text)

    def test_W5_second_invitation_names_the_absence(self):
        text = self.text('invitation', 'outcomes=absent-valid')
        self.expect(text, 'Op maandag 1 juni 2026 was je met een geldige reden afwezig', 'maandag 15 juni 2026',
                    'om welke reden je ook afwezig bent')

    def test_W5_registered_invitation_after_an_invalid_reason(self):
        text = self.text('registered-invitation', 'outcomes=absent-invalid')
        self.expect(text, 'AANGETEKEND', 'Aangetekende uitnodiging', 'Op maandag 1 juni 2026 om 09:30 uur',
                    'zonder geldige reden', 'maandag 15 juni 2026', 'geweigerd is wegens afwezigheid',
                    'nog één aangetekende uitnodiging')
        self.assertNotIn('laatste uitnodiging', text)

    def test_W5_last_registered_invitation(self):
        for outcomes in ('absent-invalid,absent-valid', 'absent-valid,absent-valid', 'absent-valid,absent-invalid'):
            text = self.text('registered-invitation', 'outcomes=' + outcomes)
            self.expect(text, 'Dit is je laatste uitnodiging', 'om welke reden ook', 'maandag 15 juni 2026', 'maandag 29 juni 2026')
            self.assertNotIn('nog één aangetekende', text)

    def test_W5_no_heading_without_its_text(self):
        heading = 'Wat als je opnieuw niet komt?'
        self.assertNotIn(heading, self.text('registered-invitation', 'outcomes='))
        for outcomes in ('absent-invalid', 'absent-valid,absent-valid'):
            self.assertEqual(self.text('registered-invitation', 'outcomes=' + outcomes).count(heading), 1)

    def test_W3_invitation_to_a_later_contact(self):
        text = self.text('contact-invitation', 'outcomes=')
        self.expect(text, 'Uitnodiging voor een afspraak', 'maandag 1 juni 2026', '09:30', 'Springplank, 1e verdieping', '0470 11 22 33')
        for of_the_first in ('eerste afspraak', 'aangetekend', 'geweigerd'):
            self.assertNotIn(of_the_first, text)

    def test_W5_refusal_signal(self):
        text = self.text('refusal-signal', 'outcomes=absent-invalid,absent-valid,absent-invalid')
        self.expect(text, 'Service geweigerd wegens afwezigheid', 'geweigerd wegens afwezigheid', 'Wim Goossens',
                    'wim.goossens@vdab.example', '01-06-2026', '15-06-2026', '29-06-2026', 'Afwezig – geldige reden',
                    'Afwezig – ongeldige reden', '12774435', 'Perceel 7 Vlaams-Brabant')

    def test_W5_refusal_signal_in_the_words_of_the_mediator(self):
        text = self.text('refusal-signal', 'outcomes=absent-invalid', 'about=signal')
        self.expect(text, 'Zoë kwam drie keer niet opdagen.')

    def test_W11_follower_signal(self):
        text = self.text('follower-signal', 'ending=early-stop', 'remark=Vond zelf werk.')
        self.expect(text, 'Katrien De Wachter', 'katrien.dewachter@opvolging.example', 'Ontzetting', 'Vervroegde stopzetting',
                    '31 augustus 2026', '30 september 2026', 'Vond zelf werk.')

    def test_W10_training_request(self):
        text = self.text('training-request', 'about=activity')
        self.expect(text, 'Aanvraag opleiding', 'Centrum Opleiding en Werk', 'Hilde Maes', 'hilde.maes@opleiding.example',
                    '953081', 'Werkervaringsstage', 'Samenvatting', 'Zoë wil graag in een grootkeuken leren werken.',
                    '14 september 2026', '18 december 2026', '380,5', 'Nederlands op de werkvloer', 'Nele Vercammen')


    def test_W10_training_signal_in_the_words_of_the_mediator(self):
        text = self.text('training-signal', 'about=signal')
        self.expect(text, 'Bericht over een opleiding', 'Zoë kwam drie keer niet opdagen.', 'Nele Vercammen', 'IKL 12774435')


class Advice(PaperTest):
    def test_W12_fixed_sentence_word_for_word(self):
        for advice, sentence in ADVICE.items():
            text = self.text('advice', 'ending=passive', 'advice=' + advice)
            self.expect(text, 'Eindadvies', sentence)
            for other in set(ADVICE.values()) - {sentence}:
                if other not in sentence:
                    self.assertNotIn(other, text)

    def test_W12_remark_is_printed(self):
        text = self.text('advice', 'ending=passive', 'advice=need', 'remark=Blijf Nederlands oefenen.')
        self.expect(text, 'Opmerking', 'Blijf Nederlands oefenen.', '1 juni 2026', '4 juni 2026', '31 augustus 2026', '2 september 2026')
        self.assertNotIn('Opmerking', self.text('advice', 'ending=passive', 'advice=need'))

    def test_W12_mail_has_the_sentence_and_no_number(self):
        for advice, sentence in ADVICE.items():
            text = run(WRITER, '--mail', 'advice=' + advice, 'remark=Blijf Nederlands oefenen.')
            self.expect(text, 'Beste Zoë', sentence, 'Blijf Nederlands oefenen.', 'Nele Vercammen')
            self.assertNotRegex(text.replace('0470 11 22 33', ''), r'\d')


class Attestation(PaperTest):
    def test_W14_every_datum(self):
        text = self.text('c91-attestation', 'about=activity')
        self.expect(text, 'formulier C91', NUMBER, 'Özdemir-Van den Broeck Zoë', 'Springplank Leuven vzw', '953081',
                    'Werkervaringsstage', '15 september 2026', '17 december 2026', 'De stage is volledig doorlopen', '380,5',
                    'Hulpkas Leuven', 'Plaats en datum', 'Handtekening', 'Stempel', 'Woonzorgcentrum Sint-Anna')

    def test_W14_what_is_signed_stands_on_the_page_that_is_signed(self):
        pages = self.pages(self.write('c91-attestation', 'about=activity'))
        self.assertEqual(len(pages), 2)
        self.assertEqual(['Handtekening' in page for page in pages], [False, True])
        self.expect(' '.join(pages[1].split()), NUMBER, '953081', 'Werkervaringsstage', '15 september 2026', '17 december 2026',
                    'De stage is volledig doorlopen', '380,5', 'Stempel',
                    'verklaart dat Zoë Özdemir-Van den Broeck de bovenstaande opleiding gevolgd heeft')

    def test_W14_number_on_every_page(self):
        pages = self.pages(self.write('c91-attestation', 'about=activity', 'long'))
        self.assertGreater(len(pages), 1)
        for page in pages:
            self.assertIn(NUMBER, page)

    def test_W14_number_also_when_the_access_is_over(self):
        self.assertIn(NUMBER, self.text('c91-attestation', 'about=activity', 'advice=need', 'over'))


class Number(PaperTest):
    def test_B2_only_where_the_form_needs_it(self):
        for template, options in PAPERS.items():
            text = self.text(template, *options).replace(' ', '')
            self.assertEqual(NUMBER in text, template in WITH_NUMBER, template)
            self.assertEqual('93051822361' in re.sub('[.-]', '', text), template in WITH_NUMBER, template)

    def test_W15_hidden_when_the_access_is_over(self):
        text = self.text('weo', 'over')
        self.assertIn('Rijksregisternummer', text)
        self.assertNotIn(NUMBER, text)


class Papers(PaperTest):
    def test_B3_names_are_known(self):
        run(WRITER, '--check')

    def test_B2_empty_dossier_gives_lines_to_fill_in(self):
        for template in PAPERS:
            self.assertIn('Peeters', self.text(template, 'empty'))

    def test_B4_same_bytes(self):
        for template, options in PAPERS.items():
            with open(self.write(template, *options), 'rb') as first, \
                 open(self.write(template, *options, name='again.pdf'), 'rb') as second:
                self.assertEqual(first.read(), second.read(), template)

    def test_B1_dutch_whatever_the_language_of_the_program(self):
        for template, options in PAPERS.items():
            info = run('pdfinfo', self.write(template, *options))
            self.assertRegex(info, 'Author: +Springplank Leuven vzw')
            self.assertRegex(info, r'Page size: +595.*A4')
            catalog = run('qpdf', '--show-object=trailer', self.write(template, *options))
            root = re.search(r'/Root (\d+)', catalog).group(1)
            self.assertIn('/Lang (nl)', run('qpdf', '--show-object=' + root, self.write(template, *options)))

    def test_fonts_are_embedded(self):
        for template, options in PAPERS.items():
            for line in run('pdffonts', self.write(template, *options)).splitlines()[2:]:
                self.assertRegex(line, r'\byes yes yes\b')

    def test_pages_to_look_at(self):
        """Each document of the sample dossier fits, and is kept beside the build."""
        for template, options in PAPERS.items():
            path = self.write(template, *options)
            pages = self.pages(path)
            self.assertLessEqual(len(pages), 4 if template == 'weo' else 2, template)
            self.assertEqual(len(re.findall(r'Pagina \d+ van \d+', '\n'.join(pages))), len(pages))
            if KEPT is not None:
                os.makedirs(KEPT, exist_ok=True)
                shutil.copyfile(path, os.path.join(KEPT, template + '.pdf'))


if __name__ == '__main__':
    unittest.main()
