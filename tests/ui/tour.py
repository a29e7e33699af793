"""Makes a picture of every view and a copy of every printed document.

Usage: tour.py OUTPUT.  The program is driven through its real windows, in
Belgian Dutch, with the samples; documents come from the program's own pages.
"""

import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))
BUILD = os.environ['STM_BUILD_ROOT']
PREFIX = os.path.join(os.path.dirname(BUILD), 'prefix')
os.environ.setdefault('STM_PROGRAM', os.path.join(BUILD, 'src', 'app', 'stagematching'))
os.environ['XDG_DATA_DIRS'] = f'{PREFIX}/share:{os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share")}'

from harness import ROLE, Program  # noqa: E402
from tour_days import DossierWalk  # noqa: E402
from tour_dossiers import DossierTour  # noqa: E402

WIDE, NARROW = (1280, 800), (400, 760)
DUTCH = 'nl_BE.UTF-8'
FONT = '[Settings]\ngtk-font-name=Inter 11\n'

SIZES = ((WIDE, False, ''), (WIDE, True, '-donker'), (NARROW, False, '-smal'), (NARROW, True, '-smal-donker'))

# what each role has in its sidebar
VIEWS = {
    'school': ('Opvolging', 'Plaatsingen', 'Leerlingen', 'Stagebegeleiders', 'Diensten', 'Scholen', 'Stages op aantal',
               'Programma’s', 'Uitwisseling', 'Zoeken'),
    'region': ('Opvolging', 'Plaatsingen', 'Aanbod', 'Stages op aantal', 'Programma’s', 'Uitwisseling'),
    'service': ('Opvolging', 'Kandidaten', 'Leerlingen', 'Onze dienst', 'Scholen', 'Aanbod', 'Programma’s', 'Uitwisseling'),
    'partner': ('Klanten opvolgen', 'Dossiers', 'Bemiddelaars', 'Diensten', 'Eigen organisatie', 'Zoeken'),
}
FILES = {'school': 'school', 'region': 'regio', 'service': 'dienst', 'partner': 'partner'}
# views that are a page and have its name
PAGES = ('Onze dienst', 'Eigen organisatie')
FOUND = {'school': 'De Ridder', 'partner': 'De Coninck'}


class Tour:
    def __init__(self, output):
        self.output = output

    def shot(self, program, name):
        print(f'  {name}.png', flush=True)
        program.screenshot(os.path.join(self.output, f'{name}.png'))

    def home(self, scratch, name):
        home = os.path.join(scratch, name)
        os.makedirs(os.path.join(home, 'config', 'gtk-4.0'))
        with open(os.path.join(home, 'config', 'gtk-4.0', 'settings.ini'), 'w') as settings:
            settings.write(FONT)
        return home

    def start(self, home, *arguments, **options):
        return Program(*arguments, language=DUTCH, home=home, **options)

    @staticmethod
    def row(program, text):
        """A row of a table, which is a list where the window is narrow."""
        role = ROLE.LIST_ITEM if program.size == NARROW else ROLE.TABLE_ROW
        return program.find(role, lambda name: text in name)

    def open_view(self, program, label):
        if program.size == NARROW:
            if program.has(ROLE.LIST_ITEM, label) is None:
                program.activate('navigation.pop')
        program.press(program.find(ROLE.LIST_ITEM, label))
        program.find(ROLE.GROUPING, lambda name: name == label or label == 'Plaatsingen' and 'stageaanvragen' in name
                     or label in PAGES)

    def first_start(self, scratch):
        for size, suffix in ((WIDE, ''), (NARROW, '-smal')):
            with self.start(self.home(scratch, f'start{suffix}'), size=size) as program:
                program.find(ROLE.LIST_ITEM, 'School')
                self.shot(program, f'welkom{suffix}')
                program.press(program.find(ROLE.LIST_ITEM, 'School'))
                program.set_text('Naam', 'Atheneum De Proef')
                program.set_text('Postcode', '9000')
                self.shot(program, f'nieuw-profiel{suffix}')
                program.click(lambda name: name.startswith('Profiel'))
                program.find(ROLE.HEADING, 'Bewaar deze herstelcode')
                self.shot(program, f'herstelcode{suffix}')

    def sample_profiles(self, scratch):
        """A home with the sample profiles, and the uuid of each role's."""
        home = self.home(scratch, 'samples')
        with self.start(home, '--samples') as program:
            program.find(ROLE.LIST_ITEM, 'Opvolging')
        cli = os.path.join(BUILD, 'src', 'cli', 'stagematching-cli')
        lines = subprocess.run([cli, 'profiles'], check=True, capture_output=True, text=True,
                               env=dict(os.environ, LANG='C.UTF-8', XDG_DATA_HOME=os.path.join(home, 'data'))).stdout
        words = {'School': 'school', 'Service': 'service', 'Regional coordinator': 'region',
                 'Partner mediator': 'partner'}
        uuids = {role: re.search(r'[0-9a-f-]{36}', line).group() for line in lines.splitlines()[1:]
                 for word, role in words.items() if f'  {word}  ' in f'{line}  '}
        return home, uuids

    @staticmethod
    def open_next(home, uuid):
        """Makes the program begin with that profile."""
        folder = os.path.join(home, 'config', 'glib-2.0', 'settings')
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, 'keyfile'), 'w') as settings:
            settings.write(f"[org/stagematching/Desktop]\nlast-profile='{uuid}'\n")

    def views(self, home, uuids):
        for role, labels in VIEWS.items():
            for size, dark, suffix in SIZES:
                self.open_next(home, uuids[role])
                with self.start(home, size=size, dark=dark) as program:
                    program.find(None, 'Op te volgen' if role != 'partner' else 'Klanten opvolgen')
                    for label in labels:
                        self.open_view(program, label)
                        if label == 'Zoeken':
                            program.type('de')
                            program.find(ROLE.LIST_ITEM, lambda name: FOUND[role] in name)
                        file = label.lower().replace(' ', '-').replace('’', '')
                        self.shot(program, f'{FILES[role]}-{file}{suffix}')

    def student(self, scratch, size, dark, suffix):
        with self.start(self.home(scratch, f'student{suffix}'), '--samples', size=size, dark=dark) as program:
            program.find(None, 'Op te volgen')
            self.open_view(program, 'Plaatsingen')
            program.press(self.row(program, 'Al-Masri'))
            program.find_text('Een dienst heeft deze leerling aanvaard')
            self.shot(program, f'leerling-aanvaard{suffix}')
            program.activate('win.back')
            program.press(self.row(program, 'De Ridder'))
            program.find(ROLE.BUTTON, 'Bewerken')
            self.shot(program, f'leerling{suffix}')
            program.activate('record.edit')
            dialog = program.find(ROLE.DIALOG)
            self.shot(program, f'leerling-bewerken{suffix}')
            program.click('Annuleren', within=dialog)
            program.wait_gone(ROLE.DIALOG)
            program.activate('win.act-as-region')
            program.click('Beslissen…')
            dialog = program.find(ROLE.DIALOG, 'Beslissing')
            self.shot(program, f'beslissing{suffix}')
            program.click('Annuleren', within=dialog)
            program.wait_gone(ROLE.DIALOG)

    def documents(self):
        tool = os.path.join(BUILD, 'tests', 'documents', 'write-document')
        for name, arguments in (('herstelblad', ['recovery']), ('overzicht', ['overview', '60', '3']),
                                ('lijst-van-plaatsen', ['places', '6']), ('lijst-van-leerlingen', ['pupils', '6'])):
            pdf = os.path.join(self.output, f'{name}.pdf')
            subprocess.run([tool, arguments[0], pdf, *arguments[1:]], check=True, env=dict(os.environ, LANG=DUTCH))
            subprocess.run(['pdftoppm', '-r', '70', '-png', pdf, os.path.join(self.output, name)], check=True)
            print(f'  {name}.pdf', flush=True)

    def policy(self):
        """The table of field, role and state, as core prints it."""
        table = subprocess.run([os.path.join(BUILD, 'tests', 'privacy', 'policy-table'), 'markdown'], check=True,
                               capture_output=True, text=True).stdout
        with open(os.path.join(self.output, 'wie-ziet-wat.md'), 'w') as file:
            file.write(table)
        print('  wie-ziet-wat.md', flush=True)

    def rules(self):
        """The tables on dossiers, as the program prints them."""
        tool = os.path.join(BUILD, 'src', 'cli', 'stagematching-cli')
        for table, name in ('absences', 'reeksen-van-afwezigheid'), ('closing', 'afsluiting-van-de-dienstverlening'):
            with open(os.path.join(self.output, f'{name}.md'), 'w') as file:
                subprocess.run([tool, 'rules', table, '--format', 'markdown'], check=True, stdout=file,
                               env=dict(os.environ, LANG=DUTCH))
            print(f'  {name}.md', flush=True)

    def run(self):
        with tempfile.TemporaryDirectory(prefix='stm-tour-') as scratch:
            self.first_start(scratch)
            home, uuids = self.sample_profiles(scratch)
            self.views(home, uuids)
            DossierTour(self, home, uuids['partner']).run()
            DossierWalk(self, scratch).run()
            for size, dark, suffix in SIZES[:3]:
                self.student(scratch, size, dark, suffix)
        self.documents()
        self.policy()
        self.rules()


if __name__ == '__main__':
    Tour(os.path.abspath(sys.argv[1])).run()
