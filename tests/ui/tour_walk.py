"""What the walk through a dossier is made of: its profile, its days, its pictures, and what people do in it."""

import json
import os
import subprocess

from harness import ROLE, clock_at, name_of, wait_until
from tour_dossiers import BUILD, GUIDANCE, NARROW, OVERVIEW, SERVICES, TABS, WIDE, DossierTour, say

# before all that happens in the walk
FOUNDED = '2024-09-02'
KINDS = ('services', 'partners', 'mediators')
FIRST, LAST = 'Marit', 'Zonderland'


def shown(day):
    """'2024-10-01' as people write it."""
    return '-'.join(reversed(day.split('-')))


class Walker(DossierTour):
    def __init__(self, tour, scratch):
        super().__init__(tour, tour.home(scratch, 'walk'), None)
        self.day = None
        self.pictures = []
        self.saved = 0
        self.scratch = scratch
        self.found()

    # the profile, which has nothing but the organisation of the samples

    def command(self, *arguments):
        folders = {f'XDG_{name.upper()}_HOME': os.path.join(self.home, name) for name in ('data', 'config', 'cache', 'state')}
        for folder in folders.values():
            os.makedirs(folder, exist_ok=True)
        tool = os.path.join(BUILD, 'src', 'cli', 'stagematching-cli')
        subprocess.run([tool, *arguments], check=True, capture_output=True, timeout=60,
                       env=dict(os.environ, LANG='C.UTF-8') | folders | clock_at(f'{FOUNDED} 09:00:00'))

    def found(self):
        """A profile with the organisation of the samples, its mediators and where one can do a stage."""
        with open(os.path.join(os.environ['STM_SOURCE_ROOT'], 'data', 'samples-partner.json'), encoding='utf-8') as file:
            samples = json.load(file)
        path = os.path.join(self.scratch, 'founded.json')
        self.command('create', '--name', samples['profile']['name'], '--role', 'partner')
        self.command('export', path)
        with open(path, encoding='utf-8') as file:
            made = json.load(file)
        times = {'revision': 2, 'created-at': f'{FOUNDED}T07:00:00Z', 'changed-at': f'{FOUNDED}T07:00:30Z'}
        # the organisation that was made with the profile gets the address of that of the samples
        samples['partners'] = [samples['partners'][0] | made['partners'][0]]
        data = {kind: [record | times for record in samples[kind]] for kind in KINDS}
        with open(path, 'w', encoding='utf-8') as file:
            json.dump({name: made[name] for name in ('format', 'version', 'profile')} | data, file)
        self.command('import', path)

    # a day, and its pictures

    def begin(self, moment, tab=None):
        """The program on another day, with the dossier open where a tab is named."""
        self.day = moment[:10]
        print(f'  {moment}', flush=True)
        program = self.tour.start(self.home, size=WIDE, moment=f'{moment}:00')
        program.find(None, say('Follow Up Clients'))
        if tab is not None:
            self.enter(program)
            self.show_tab(program, tab)
        return program

    def enter(self, program):
        """Opens the dossier from the list of what is to be done."""
        program.press(self.tour.row(program, LAST))
        wait_until(lambda: len(list(program.nodes(ROLE.PAGE_TAB))) == len(TABS), 'the tabs')

    def step(self, program, name, text, narrow=False):
        """A picture, and what it shows; one of a narrow window too where that is asked."""
        number = 1 + len(self.pictures)
        file = f'walk-{number:02}-{name}'
        self.tour.shot(program, file)
        self.pictures.append((number, shown(self.day), text, file))
        if narrow:
            program.resize(*NARROW)
            self.tour.shot(program, f'{file}-smal')
            program.resize(*WIDE)

    def write_index(self):
        lines = ['# Een dossier van verwijzing tot C91', '', '| Nr. | Dag | Wat er gebeurt | Beeld |', '| --- | --- | --- | --- |']
        lines += [f'| {number} | {day} | {text} | [{file}]({file}.png) |' for number, day, text, file in self.pictures]
        with open(os.path.join(self.tour.output, 'wandeling.md'), 'w', encoding='utf-8') as file:
            file.write('\n'.join(lines) + '\n')
        print('  wandeling.md', flush=True)

    # what people do

    def ask(self, program, *texts):
        """Presses what asks something, and waits until it does."""
        for text in texts:
            self.press(program, text)
        wait_until(lambda: self.opened(program), say(texts[-1]))

    def finish(self, program, text='_Save'):
        """The button of the dialog, which goes."""
        program.click(say(text))
        wait_until(lambda: program.has(ROLE.BUTTON, say(text)) is None and self.opened(program) is None,
                   f'“{say(text)}” to be done')

    @staticmethod
    def fill(program, **fields):
        for name, text in fields.items():
            program.set_text(say(name.replace('_', ' ')), text)

    def choose(self, program, name, item):
        self.reach(program, program.find(ROLE.COMBO_BOX, say(name)))
        program.choose(say(name), item)

    def tick(self, program, text, role=ROLE.RADIO_BUTTON):
        node = program.find(role, say(text))
        self.reach(program, node)
        program.press(node)

    @staticmethod
    def find_row(program, text):
        """A row by its heading."""
        def find():
            for item in program.nodes(ROLE.LIST_ITEM, showing=False):
                first = next(program.nodes(ROLE.LABEL, within=item, showing=False), None)
                if first is not None and text in name_of(first):
                    return item
            return None
        return wait_until(find, f'the row “{text}”')

    def find_in_row(self, program, row, text):
        return next(program.nodes(ROLE.BUTTON, say(text), self.find_row(program, row)), None)

    def in_row(self, program, row, text):
        """A button of the row with that heading, which goes."""
        what = f'“{say(text)}” at “{row}”'
        program.do(wait_until(lambda: self.find_in_row(program, row, text), what))
        wait_until(lambda: self.find_in_row(program, row, text) is None, f'{what} to be done')

    def ask_row(self, program, row, text):
        """A button of that row that asks something."""
        program.do(wait_until(lambda: self.find_in_row(program, row, text), f'“{say(text)}” at “{row}”'))
        wait_until(lambda: self.opened(program), say(text))

    def show_row(self, program, text):
        self.reach(program, self.find_row(program, text))

    def save_pdf(self, program):
        """Saves the preview, which is a step of the dossier as printing is."""
        self.saved += 1
        path = os.path.join(self.scratch, f'paper-{self.saved}.pdf')
        self.press(program, '_Save as PDF…')
        program.save_as(path)
        program._xdotool('windowfocus', program.window())
        wait_until(lambda: self.opened(program) is None, 'the preview to go')

    def plan(self, program, day, time):
        self.show_tab(program, SERVICES)
        self.ask(program, '_Plan a Contact…')
        self.fill(program, Date=shown(day), Time=time)

    def meet(self, program, picture=None, text=None):
        """The contact of the day: both papers are confirmed (SPEC W9)."""
        self.show_tab(program, SERVICES)
        self.ask(program, '_Present…')
        for paper in ('Residence status confirmed', 'Work card confirmed'):
            self.tick(program, paper, ROLE.CHECK_BOX)
        if picture is not None:
            self.step(program, picture, text)
        self.finish(program, '_Complete')

    def add(self, program, button, **fields):
        self.ask(program, button)
        self.fill(program, **fields)

    def task(self, program, name, due, goal):
        self.add(program, 'Add a _Task…', Task=name, Deadline=shown(due))
        self.choose(program, 'Working point', goal)

    def run_from(self, program, text, button, day, field):
        """Starts or ends a step on a day that has been."""
        self.ask(program, text)
        program.set_text(say(field), shown(day))
        self.finish(program, button)

    def update_competences(self, program, name):
        """After a training: the score, and the task that asked for it (SPEC W10)."""
        self.show_tab(program, OVERVIEW)
        self.add(program, 'Add a _Competence…', Competence=name)
        self.choose(program, 'Score', say('Experienced'))
        self.finish(program)
        self.show_tab(program, GUIDANCE)
        self.in_row(program, 'Competenties aanpassen', '_Done')
