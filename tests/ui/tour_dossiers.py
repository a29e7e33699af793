"""The part of the tour that shows the dossiers of a partner, and walks through one.

What is pressed is named by its text in the sources, in the words that the
program was built with.
"""

import datetime
import gettext
import os
import subprocess
import tempfile

from harness import ROLE, NotFound, wait_until

BUILD = os.environ['STM_BUILD_ROOT']
DUTCH = 'nl_BE.UTF-8'
WIDE, NARROW = (1280, 800), (400, 760)
SIZES = ((WIDE, False, ''), (WIDE, True, '-donker'), (NARROW, False, '-smal'), (NARROW, True, '-smal-donker'))

WORDS = gettext.translation('stagematching', os.path.join(os.path.dirname(BUILD), 'prefix', 'share', 'locale'), ['nl'],
                            fallback=True)

OVERVIEW, SERVICES, GUIDANCE, LEARNING, HISTORY = range(5)
TABS = ('overzicht', 'dienstverlening', 'begeleiding', 'leerweg', 'historiek')

# one of each phase of the samples
CLIENTS = {
    'nieuwe-service': 'Janssens Jan',
    'eerste-afspraak': 'Mertens Arthur',
    'nieuwe-afspraak': 'De Backer Robbe',
    'aangetekend': 'Verhoeven Mihaela',
    'weo-afdrukken': 'NAAMCLIMB0093',
    'weo-ondertekenen': 'Kowalska',
    'proces-starten': 'Van Damme Tess',
    'afsprakenblad': 'Hendrickx Amira',
    'in-bemiddeling': 'SELIE Peter',
    'twee-jaar-om': 'Van de Velde Elif',
    'ter-afsluiting': 'Benali Christian',
    'geweigerd': 'Moons Stan',
    'afgesloten': 'Vercauteren Dmytro',
    'zonder-eindadvies': 'Karimi Lowie',
}

# a picture, whose dossier, on which tab, what is pressed one after the other
DIALOGS = (
    ('aanwezig', 'eerste-afspraak', SERVICES, ('_Present…',)),
    ('afwezig', 'eerste-afspraak', SERVICES, ('_Absent…',)),
    ('afwezig-aangetekend', 'aangetekend', SERVICES, ('_Absent…',)),
    ('herinplannen', 'eerste-afspraak', SERVICES, ('Plan the Contact A_gain…',)),
    ('nieuwe-eerste-afspraak', 'nieuwe-afspraak', SERVICES, ('Make a _New First Appointment…',)),
    ('uitnodiging', 'aangetekend', SERVICES, ('Print the _Invitation…',)),
    ('weo', 'weo-afdrukken', SERVICES, ('Print _Work Experience Agreement…',)),
    ('weo-ondertekening', 'weo-ondertekenen', SERVICES, ('_Note the Signature of the WEO…',)),
    ('start-bemiddelingsproces', 'proces-starten', SERVICES, ('_Start Mediation Process…',)),
    ('contact-plannen', 'in-bemiddeling', SERVICES, ('_Plan a Contact…',)),
    ('nog-niet-mogelijk', 'in-bemiddeling', SERVICES, ('_Present…',)),
    ('einde-bemiddelingsproces', 'in-bemiddeling', SERVICES, ('_End Mediation Process…',)),
    ('afgesloten-door-vdab', 'in-bemiddeling', SERVICES, ('Mediation by temporary work experience',)),
    ('eindadvies', 'ter-afsluiting', SERVICES, ('_Give Final Advice…', 'Need for personal services')),
    ('verwijzing', 'afgesloten', SERVICES, ('_Enter a Referral…',)),
    ('stap-kiezen', 'in-bemiddeling', GUIDANCE, ('_Add a Step…',)),
    ('eigen-opleiding', 'in-bemiddeling', GUIDANCE, ('_Add a Step…', 'Start an _own training')),
    ('opleiding-aanvragen', 'in-bemiddeling', GUIDANCE, ('_Add a Step…', '_Request a training')),
    ('ibo', 'in-bemiddeling', GUIDANCE, ('_Add a Step…', '_IBO')),
    ('werk', 'in-bemiddeling', GUIDANCE, ('_Add a Step…', '_Work')),
    ('stap-beeindigen', 'in-bemiddeling', GUIDANCE, ('_End…',)),
    ('werkpunt', 'in-bemiddeling', GUIDANCE, ('Add a _Working Point…',)),
    ('opdracht', 'in-bemiddeling', GUIDANCE, ('Add a _Task…',)),
    ('afsprakenblad-nieuw', 'in-bemiddeling', GUIDANCE, ('_New Sheet…',)),
    ('afsprakenblad-afdruk', 'afsprakenblad', GUIDANCE, ('_Print…',)),
    ('signaal-afdruk', 'geweigerd', GUIDANCE, ('_Print…',)),
    ('c91', 'afgesloten', LEARNING, ('_Print the C91 Attestation…',)),
    ('dossier-bewerken', 'in-bemiddeling', OVERVIEW, ('_Edit',)),
    ('studie', 'in-bemiddeling', OVERVIEW, ('Add a _Study…',)),
    ('jobdoelwit', 'in-bemiddeling', OVERVIEW, ('Add a _Job Target…',)),
    ('competentie', 'in-bemiddeling', OVERVIEW, ('Add a _Competence…',)),
)
IN_THE_DARK = ('aanwezig', 'eindadvies', 'weo', 'eigen-opleiding')

# file, template, what the writer of documents is told
PAPERS = (
    ('weo', 'weo', ()),
    ('afsprakenblad', 'action-sheet', ('outcomes=present', 'about=sheet')),
    ('uitnodiging', 'invitation', ('outcomes=',)),
    ('aangetekende-uitnodiging', 'registered-invitation', ('outcomes=absent-invalid',)),
    ('uitnodiging-contact', 'contact-invitation', ('outcomes=',)),
    ('eindadvies', 'advice', ('ending=maximum-duration', 'advice=need', 'remark=Blijf Nederlands oefenen.')),
    ('signaal-geweigerd', 'refusal-signal', ('outcomes=absent-invalid,absent-invalid', 'about=signal', 'ending=absence')),
    ('signaal-projectopvolger', 'follower-signal', ('ending=dismissal', 'remark=Kwam de afspraken niet na.')),
    ('opleidingsaanvraag', 'training-request', ('about=activity',)),
    ('bericht-opleiding', 'training-signal', ('about=signal',)),
    ('c91-attest', 'c91-attestation', ('ending=maximum-duration', 'advice=need', 'about=activity')),
)


def say(text):
    """A text of the sources as the window shows it, without its mnemonic."""
    return WORDS.gettext(text).replace('_', '')


class DossierTour:
    def __init__(self, tour, home, uuid):
        self.tour = tour
        self.home = home
        self.uuid = uuid
        self.walked = 0

    def start(self, size=WIDE, dark=False):
        self.tour.open_next(self.home, self.uuid)
        program = self.tour.start(self.home, size=size, dark=dark)
        program.find(None, say('Follow Up Clients'))
        return program

    # what people do

    def open(self, program, client, tab=None):
        """The dossier of a client, by the search of the list."""
        self.tour.open_view(program, say('Dossiers'))
        program.find(ROLE.GROUPING, say('Dossiers'))
        program.keys('ctrl+f', 'ctrl+a')
        program.type(client)
        wait_until(lambda: len(list(program.nodes(self.role(program), lambda name: name != '', self.list(program)))) <= 2,
                   f'{client} alone')
        program.press(self.tour.row(program, client.split()[0]))
        wait_until(lambda: len(list(program.nodes(ROLE.PAGE_TAB))) == len(TABS), 'the tabs')
        if tab is not None:
            self.show_tab(program, tab)

    @staticmethod
    def role(program):
        return ROLE.LIST_ITEM if program.size == NARROW else ROLE.TABLE_ROW

    def list(self, program):
        return program.find(ROLE.LIST if program.size == NARROW else ROLE.TREE_TABLE, say('Dossiers'))

    @staticmethod
    def show_tab(program, tab):
        program.press(list(program.nodes(ROLE.PAGE_TAB))[tab])

    @staticmethod
    def opened(program):
        return program.has(ROLE.ALERT) or program.has(ROLE.DIALOG)

    def leave(self, program):
        """Closes what is open, without keeping anything."""
        while True:
            box = self.opened(program)
            if box is None:
                return
            for text in ('_Discard', '_Cancel', '_Close', 'Close'):
                button = program.has(ROLE.BUTTON, say(text), box)
                if button is not None:
                    program.do(button)
                    break
            try:
                wait_until(lambda: self.opened(program) != box, 'the dialog to go', 3)
            except NotFound:
                continue

    @staticmethod
    def _find(program, text):
        for role in (ROLE.BUTTON, ROLE.RADIO_BUTTON, ROLE.LIST_ITEM):
            node = program.has(role, say(text))
            if node is not None:
                return node
        return program.has(ROLE.TOGGLE_BUTTON, lambda name: f'“{say(text)}”' in name)

    @staticmethod
    def reach(program, node):
        """Turns the wheel in the middle of the window until the thing is in sight, as far as it goes."""
        width, height = program.size
        for _turn in range(40):
            _x, y, _width = program._place(node)
            if 70 < y < height - 100:
                break
            program._xdotool('mousemove', str(width // 2), str(height // 2), 'click', '5' if y > height // 2 else '4')

    def press(self, program, text):
        """A button, a choice, a row, or the first thing in the menu of a row."""
        node = wait_until(lambda: self._find(program, text), f'“{say(text)}”')
        role = node.get_role()
        if role == ROLE.BUTTON:
            program.do(node)
        else:
            self.reach(program, node)
            program.press(node)
        if role == ROLE.TOGGLE_BUTTON:
            # it has the focus, and no name
            program.find(ROLE.MENU_ITEM)
            program.keys('Return')

    # the pictures

    def phases(self):
        for size, dark, suffix in (SIZES[0], SIZES[2]):
            with self.start(size, dark) as program:
                for phase, client in CLIENTS.items():
                    self.open(program, client, SERVICES)
                    self.tour.shot(program, f'dossier-{phase}{suffix}')
                    program.activate('win.back')

    def tabs(self):
        for size, dark, suffix in SIZES:
            with self.start(size, dark) as program:
                self.open(program, CLIENTS['in-bemiddeling'])
                for tab, name in enumerate(TABS):
                    self.show_tab(program, tab)
                    self.tour.shot(program, f'dossier-tab-{name}{suffix}')

    def dialogs(self):
        for size, dark, suffix in SIZES[:3]:
            opened = None
            with self.start(size, dark) as program:
                for name, phase, tab, texts in DIALOGS:
                    if dark and name not in IN_THE_DARK:
                        continue
                    if opened != phase:
                        if opened is not None:
                            program.activate('win.back')
                        self.open(program, CLIENTS[phase])
                        opened = phase
                    self.show_tab(program, tab)
                    for text in texts:
                        self.press(program, text)
                    wait_until(lambda: self.opened(program), name)
                    self.tour.shot(program, f'dossier-dialoog-{name}{suffix}')
                    self.leave(program)

    def others(self):
        for size, dark, suffix in (SIZES[0], SIZES[2]):
            with self.start(size, dark) as program:
                for view, text, name in (('Dossiers', '_New Dossier', 'dossier-nieuw'),
                                         ('Mediators', '_Add Mediator', 'bemiddelaar-nieuw'),
                                         ('Our Organisation', '_Edit', 'eigen-organisatie-bewerken')):
                    self.tour.open_view(program, say(view))
                    self.press(program, text)
                    program.find(ROLE.DIALOG)
                    self.tour.shot(program, f'{name}{suffix}')
                    self.leave(program)

    def papers(self):
        tool = os.path.join(BUILD, 'tests', 'documents', 'write-dossier')
        for name, template, arguments in PAPERS:
            pdf = os.path.join(self.tour.output, f'document-{name}.pdf')
            subprocess.run([tool, pdf, template, *arguments], check=True, env=dict(os.environ, LANG=DUTCH))
            subprocess.run(['pdftoppm', '-r', '70', '-png', pdf, os.path.splitext(pdf)[0]], check=True)
            print(f'  document-{name}.pdf', flush=True)

    def run(self):
        self.phases()
        self.tabs()
        self.dialogs()
        self.others()
        self.papers()


class DossierWalk(DossierTour):
    """One dossier from the referral to the C91, all on the day of the tour."""

    FIRST, LAST = 'Marit', 'Zonderland'

    def step(self, program, name):
        self.walked += 1
        self.tour.shot(program, f'walk-{self.walked:02}-{name}')

    def ask(self, program, *texts):
        """Presses what asks something, and waits until it does."""
        for text in texts:
            self.press(program, text)
        wait_until(lambda: self.opened(program), say(texts[-1]))

    def finish(self, program, text):
        """The button of the dialog, which goes."""
        program.click(say(text))
        wait_until(lambda: program.has(ROLE.BUTTON, say(text)) is None and self.opened(program) is None,
                   f'“{say(text)}” to be done')

    def choose(self, program, name, item):
        self.reach(program, program.find(ROLE.COMBO_BOX, say(name)))
        program.choose(say(name), item)

    @staticmethod
    def tick(program, text, role=ROLE.RADIO_BUTTON):
        program.press(program.find(role, say(text)))

    def save_pdf(self, program, scratch):
        """Saves the preview, which is a step of the dossier as printing is."""
        path = os.path.join(scratch, f'{self.walked}.pdf')
        self.press(program, '_Save as PDF…')
        window = wait_until(lambda: program._windows() - {program.window()}, 'the file chooser').pop()
        for _attempt in range(4):
            program._xdotool('windowfocus', '--sync', window)
            program.keys('ctrl+a')
            program.type(path)
            program.keys('Return')
            try:
                wait_until(lambda: os.path.exists(path), path, 5)
                break
            except NotFound:
                continue
        program._xdotool('windowfocus', program.window())
        wait_until(lambda: self.opened(program) is None, 'the preview to go')

    def refer(self, program):
        day = datetime.date.today()
        self.tour.open_view(program, say('Dossiers'))
        self.ask(program, '_New Dossier')
        for name, text in (('First name', self.FIRST), ('Last name', self.LAST), ('IKL', '12770999'),
                           ('National number', '93.05.18-223.61'), ('Street', 'Dorpsstraat 12'), ('Postcode', '3600'),
                           ('Place', 'Genk'), ('Phone', '0470 12 34 56'), ('E-mail', 'marit.zonderland@example.org'),
                           ('Work situation', 'Uitkeringsgerechtigd volledig werkloos (00)'), ('Catwz', '00'),
                           ('Lot', 'Perceel 7 – Limburg'), ('VDAB mediator', 'Karim Ouali'),
                           ('Referred on', f'{day - datetime.timedelta(9):%d-%m-%Y}'), ('Date', f'{day:%d-%m-%Y}'),
                           ('Time', '09:00')):
            program.set_text(say(name), text)
        self.choose(program, 'Mediator', 'EDU LIMB06')
        self.step(program, 'nieuw-dossier')
        self.finish(program, '_Save')

    def attend(self, program):
        self.tour.open_view(program, say('Follow Up Clients'))
        program.keys('ctrl+f', 'ctrl+a')
        program.type(self.LAST)
        wait_until(lambda: len(list(program.nodes(ROLE.TABLE_ROW))) <= 2, f'{self.LAST} alone')
        self.step(program, 'klanten-opvolgen')
        program.press(self.tour.row(program, self.LAST))
        wait_until(lambda: len(list(program.nodes(ROLE.PAGE_TAB))) == len(TABS), 'the tabs')
        self.step(program, 'overzicht')
        self.ask(program, '_Edit')
        self.choose(program, 'Residence status', say('Belgian'))
        self.choose(program, 'Work card', say('Not needed'))
        self.step(program, 'bewerken')
        self.finish(program, '_Save')
        self.show_tab(program, SERVICES)
        self.step(program, 'eerste-afspraak')
        self.ask(program, '_Present…')
        for text in ('Residence status confirmed', 'Work card confirmed'):
            self.tick(program, text, ROLE.CHECK_BOX)
        self.step(program, 'aanwezig')
        self.finish(program, '_Complete')
        program.find_text(say('The partner mediates'))
        self.step(program, 'rode-balk')

    def start_process(self, program, scratch):
        self.ask(program, 'Print _Work Experience Agreement…')
        self.step(program, 'weo')
        self.save_pdf(program, scratch)
        self.step(program, 'weo-afgedrukt')
        self.ask(program, '_Note the Signature of the WEO…')
        self.step(program, 'weo-ondertekening')
        self.finish(program, '_Signed')
        self.ask(program, '_Start Mediation Process…')
        self.step(program, 'start-bemiddelingsproces')
        self.finish(program, '_Start')
        program.find_text(say('Intensive mediation'))
        self.step(program, 'in-bemiddeling')

    def agree(self, program, scratch):
        later = f'{datetime.date.today() + datetime.timedelta(14):%d-%m-%Y}'
        self.show_tab(program, GUIDANCE)
        for text, name, value, picture in (('_New Sheet…', 'Agreements', 'De klant verwittigt voor 8 uur bij ziekte.',
                                            'afsprakenblad'),
                                           ('Add a _Working Point…', 'Working point', 'Leren samenwerken', 'werkpunt'),
                                           ('Add a _Task…', 'Task', 'Het cv nalezen en doorsturen', 'opdracht')):
            self.ask(program, text)
            program.set_text(say(name), value)
            if picture == 'werkpunt':
                self.choose(program, 'Rubric', say('Strengthening competences'))
            elif picture == 'opdracht':
                program.set_text(say('Deadline'), later)
                self.choose(program, 'Action sheet', lambda name: '1' in name)
            self.step(program, picture)
            self.finish(program, '_Save')
        self.ask(program, '_Print…')
        self.step(program, 'afsprakenblad-afdruk')
        self.save_pdf(program, scratch)
        self.ask(program, 'Note _Signatures…')
        self.finish(program, '_Note')
        self.ask(program, 'Cl_ose…')
        self.step(program, 'afsprakenblad-afsluiten')
        self.finish(program, 'Cl_ose')
        self.step(program, 'afsprakenblad-afgesloten')

    def train(self, program):
        day = f'{datetime.date.today():%d-%m-%Y}'
        self.ask(program, '_Add a Step…', 'Start an _own training')
        self.choose(program, 'Training', lambda name: '953081' in name)
        for name, text in (('From', day), ('To', day), ('Hours', '8')):
            program.set_text(say(name), text)
        self.step(program, 'werkervaringsstage')
        self.finish(program, '_Save')
        self.ask(program, '_Start…')
        self.finish(program, '_Start')
        self.step(program, 'stage-gestart')
        self.ask(program, '_End…')
        self.finish(program, '_End')
        self.step(program, 'competenties-aanpassen')

    def close(self, program):
        self.show_tab(program, SERVICES)
        self.ask(program, '_End Mediation Process…')
        self.tick(program, '3 times in a passive category')
        self.step(program, 'einde-bemiddelingsproces')
        self.finish(program, '_End')
        self.step(program, 'ter-afsluiting')
        self.ask(program, '_Give Final Advice…')
        self.tick(program, 'Need for personal services')
        self.step(program, 'eindadvies')
        program.press(program.find(ROLE.CHECK_BOX, say('Print final advice')))
        self.press(program, '_Give Final Advice')
        # the printer is chosen in a window of its own, which is left
        window = wait_until(lambda: program._windows() - {program.window()}, 'the print dialog').pop()
        program._xdotool('windowfocus', '--sync', window)
        program.keys('Escape')
        wait_until(lambda: not program._windows() - {program.window()}, 'the print dialog to go')
        program._xdotool('windowfocus', program.window())
        wait_until(lambda: self.opened(program) is None, 'the advice to be given')

    def deliver(self, program, scratch):
        self.step(program, 'afgesloten')
        self.show_tab(program, LEARNING)
        self.step(program, 'leerweg')
        self.ask(program, '_Print the C91 Attestation…')
        self.step(program, 'c91')
        self.save_pdf(program, scratch)
        self.show_tab(program, HISTORY)
        self.step(program, 'historiek')

    def run(self):
        with tempfile.TemporaryDirectory(prefix='stm-walk-') as scratch, self.start() as program:
            self.refer(program)
            self.attend(program)
            self.start_process(program, scratch)
            self.agree(program, scratch)
            self.train(program)
            self.close(program)
            self.deliver(program, scratch)
