"""The part of the tour that shows the dossiers of a partner.

What is pressed is named by its text in the sources, in the words that the
program was built with.
"""

import gettext
import os
import subprocess

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
