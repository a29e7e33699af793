"""The part of the tour that walks one dossier from the referral to the C91, on its own days.

The program is started anew for each day, with the clock of that day.
"""

from harness import ROLE, wait_until
from tour_dossiers import GUIDANCE, HISTORY, LEARNING, OVERVIEW, SERVICES, say
from tour_walk import FIRST, LAST, Walker, shown

REMEDY = 'Leren samenwerken in een team'
CARE = 'Op tijd komen'


class DossierWalk(Walker):
    # the first appointment and the agreement

    def refer(self):
        with self.begin('2024-10-01 09:10') as program:
            self.tour.open_view(program, say('Dossiers'))
            self.ask(program, '_New Dossier')
            for name, text in (('First name', FIRST), ('Last name', LAST), ('IKL', '12770999'),
                               ('National number', '93.05.18-223.61'), ('Street', 'Dorpsstraat 12'), ('Postcode', '3600'),
                               ('Place', 'Genk'), ('Phone', '0470 12 34 56'), ('E-mail', 'marit.zonderland@example.org'),
                               ('Work situation', 'Uitkeringsgerechtigd volledig werkloos (00)'), ('Catwz', '00'),
                               ('Lot', 'Perceel 7 – Limburg'), ('VDAB mediator', 'Karim Ouali'),
                               ('Referred on', shown('2024-09-30')), ('Date', shown('2024-10-10')), ('Time', '09:00')):
                program.set_text(say(name), text)
            self.choose(program, 'Mediator', 'EDU LIMB06')
            self.step(program, 'nieuw-dossier', 'De verwijzing van de VDAB van 30-09-2024 wordt ingevoerd, met de eerste afspraak.')
            self.finish(program)
            self.tour.open_view(program, say('Follow Up Clients'))
            self.step(program, 'klanten-opvolgen', 'De klant staat in “Klanten opvolgen” als nieuwe service.')
            self.enter(program)
            self.complete_overview(program)
            self.step(program, 'overzicht', 'Het overzicht is aangevuld; de balk bovenaan zegt wat eerst komt.', narrow=True)
            self.show_tab(program, SERVICES)
            self.ask(program, 'Print the _Invitation…')
            self.step(program, 'uitnodiging', 'De uitnodiging voor de eerste afspraak wordt gemaakt en bewaard.')
            self.save_pdf(program)

    def complete_overview(self, program):
        self.ask(program, '_Edit')
        self.choose(program, 'Residence status', say('Belgian'))
        self.choose(program, 'Work card', say('Not needed'))
        self.finish(program)
        self.add(program, 'Add a _Study…', Study='Verzorging', School='Sint-Jozef Genk')
        self.finish(program)
        self.add(program, 'Add a _Job Target…', **{'Job_target': 'Magazijnmedewerker'})
        self.finish(program)
        self.add(program, 'Add a _Competence…', Competence='Goederen laden en lossen')
        self.choose(program, 'Score', say('Some experience'))
        self.finish(program)

    def attend(self):
        with self.begin('2024-10-10 09:05') as program:
            self.step(program, 'eerste-afspraak-vandaag', 'De dag van de eerste afspraak.')
            self.enter(program)
            self.meet(program, 'aanwezig', 'De klant is aanwezig; verblijfsstatuut en arbeidskaart zijn nagekeken.')
            program.find_text(say('The partner mediates'))
            self.step(program, 'rode-balk', 'De partner neemt over: de rode balk, en de WEO kan afgedrukt worden.', narrow=True)
            self.ask(program, 'Print _Work Experience Agreement…')
            self.step(program, 'weo', 'De WEO van 10-10-2024 tot en met 09-10-2026.')
            self.save_pdf(program)

    def start_process(self):
        with self.begin('2024-10-14 10:00', SERVICES) as program:
            self.ask(program, '_Note the Signature of the WEO…')
            self.step(program, 'weo-ondertekening', 'Beiden hebben de WEO ondertekend.')
            self.finish(program, '_Signed')
            self.ask(program, '_Start Mediation Process…')
            self.step(program, 'start-bemiddelingsproces', 'Het bemiddelingsproces start, met vrijstelling van twee jaar.')
            self.finish(program, '_Start')
            self.plan(program, '2024-10-21', '10:00')
            self.finish(program)
            self.step(program, 'in-bemiddeling', 'Intensieve bemiddeling loopt.')

    # the guidance

    def agree(self):
        """The first action sheet, within fifteen days of the first appointment (SPEC W8)."""
        with self.begin('2024-10-21 10:05', SERVICES) as program:
            self.meet(program, 'contact', 'Ook bij elk later contact: verblijfsstatuut en arbeidskaart.')
            self.show_tab(program, GUIDANCE)
            self.add(program, '_New Sheet…', Agreements='De klant verwittigt voor 8 uur bij ziekte.')
            self.finish(program)
            for name, rubric in (REMEDY, 'Strengthening competences'), (CARE, 'Strengthening competences'):
                self.add(program, 'Add a _Working Point…', Working_point=name)
                self.choose(program, 'Rubric', say(rubric))
                self.finish(program)
            self.task(program, 'Het cv nalezen en doorsturen', '2024-11-04', REMEDY)
            self.step(program, 'opdracht', 'Een opdracht met een deadline, op het eerste afsprakenblad.')
            self.finish(program)
            self.task(program, 'Een fiets zoeken om zelf op het werk te raken', '2024-11-15', CARE)
            self.finish(program)
            self.ask(program, '_Print…')
            self.step(program, 'afsprakenblad', 'Het eerste afsprakenblad, elf dagen na de eerste afspraak.')
            self.save_pdf(program)
            self.close_sheet(program)
            self.train(program)
            self.plan(program, '2024-11-18', '10:00')
            self.finish(program)

    def close_sheet(self, program):
        self.ask(program, 'Note _Signatures…')
        self.finish(program, '_Note')
        self.ask(program, 'Cl_ose…')
        self.finish(program, 'Cl_ose')

    def train(self, program):
        self.ask(program, '_Add a Step…', 'Start an _own training')
        self.choose(program, 'Training', lambda name: '953082' in name)
        self.fill(program, From=shown('2024-11-04'), To=shown('2025-01-31'), Hours='304')
        self.step(program, 'eigen-opleiding', 'Een eigen opleiding met code 953082, van ten hoogste drie maanden.')
        self.finish(program)
        self.step(program, 'begeleiding', 'Begeleiding: het blad is ondertekend en afgesloten, de opleiding gepland.', narrow=True)

    def follow(self):
        """A task done, another late, and the second sheet."""
        with self.begin('2024-11-18 10:10') as program:
            self.step(program, 'opdracht-te-laat', 'Een opdracht is over haar deadline, en er is een contact vandaag.')
            self.enter(program)
            self.meet(program)
            self.show_tab(program, GUIDANCE)
            self.run_from(program, '_Start…', '_Start', '2024-11-04', 'Started on')
            self.in_row(program, 'Het cv nalezen', '_Done')
            self.in_row(program, 'Een fiets zoeken', 'No _Longer to Be Done')
            self.add(program, '_New Sheet…', Agreements='De klant neemt de bus van 7.10 uur.')
            self.finish(program)
            self.task(program, 'Een abonnement van De Lijn aanvragen', '2024-12-02', CARE)
            self.finish(program)
            self.ask_row(program, 'Afsprakenblad 2', '_Print…')
            self.step(program, 'tweede-afsprakenblad', 'Het tweede afsprakenblad.')
            self.save_pdf(program)
            self.close_sheet(program)
            self.show_row(program, 'Een fiets zoeken')
            self.step(program, 'opdrachten', 'Eén opdracht gedaan, één niet meer te doen, één nieuwe.')
            self.plan(program, '2025-02-03', '10:00')
            self.finish(program)

    # the steps towards work

    def request(self):
        with self.begin('2025-02-03 10:10', SERVICES) as program:
            self.meet(program)
            self.show_tab(program, GUIDANCE)
            self.in_row(program, 'abonnement', '_Done')
            self.run_from(program, '_End…', '_End', '2025-01-31', 'Ended on')
            self.show_row(program, 'Competenties aanpassen')
            self.step(program, 'competenties-aanpassen', 'De opleiding is beëindigd: een opdracht vraagt de competenties aan te passen.')
            self.update_competences(program, 'Samenwerken in een team')
            self.ask(program, '_Add a Step…', '_Request a training')
            for name, text in (('Training code', '10123'), ('Title', 'Magazijnmedewerker'), ('Organisation', 'VDAB Genk'),
                               ('Contact person', 'Karin Peeters'), ('E-mail', 'karin.peeters@example.org'),
                               ('From', shown('2025-03-10')), ('To', shown('2025-06-06')), ('Hours', '340')):
                program.set_text(say(name), text)
            self.tick(program, 'Training of the VDAB', ROLE.LABEL)
            self.step(program, 'opleiding-aanvragen', 'Een opleiding van de VDAB wordt aangevraagd.')
            self.finish(program, '_Request')
            self.step(program, 'opleiding-aangevraagd', 'De mail aan de contactpersoon staat klaar.')
            self.press(program, '_Already Sent')
            self.plan(program, '2025-03-10', '09:00')
            self.finish(program)

    def attend_training(self):
        with self.begin('2025-03-10 09:15', SERVICES) as program:
            self.meet(program)
            self.show_tab(program, GUIDANCE)
            self.run_from(program, '_Start…', '_Start', '2025-03-10', 'Started on')
            self.plan(program, '2025-06-16', '10:00')
            self.finish(program)

    def agree_on_ibo(self):
        with self.begin('2025-06-16 10:10', SERVICES) as program:
            self.meet(program)
            self.show_tab(program, GUIDANCE)
            self.run_from(program, '_End…', '_End', '2025-06-06', 'Ended on')
            self.update_competences(program, 'Een heftruck besturen')
            self.ask(program, '_Add a Step…', '_IBO')
            for name, text in (('Title', 'IBO magazijnmedewerker'), ('Organisation', 'Groothandel De Proef'),
                               ('Client agreed on', shown('2025-06-16')), ('Mediator agreed on', shown('2025-06-16')),
                               ('From', shown('2025-07-01')), ('To', shown('2025-12-31'))):
                program.set_text(say(name), text)
            self.step(program, 'ibo', 'Een IBO, waarmee klant en bemiddelaar akkoord gaan.')
            self.finish(program)
            self.plan(program, '2025-07-01', '10:00')
            self.finish(program)

    def start_ibo(self):
        with self.begin('2025-07-01 10:10', SERVICES) as program:
            self.meet(program)
            self.show_tab(program, GUIDANCE)
            self.run_from(program, '_Start…', '_Start', '2025-07-01', 'Started on')
            self.plan(program, '2026-01-12', '10:00')
            self.finish(program)

    def plan_stage(self):
        with self.begin('2026-01-12 10:10', SERVICES) as program:
            self.meet(program)
            self.show_tab(program, GUIDANCE)
            self.run_from(program, '_End…', '_End', '2025-12-31', 'Ended on')
            self.update_competences(program, 'Bestellingen klaarmaken')
            self.ask(program, '_Add a Step…', 'Start an _own training')
            self.choose(program, 'Training', lambda name: '953081' in name)
            self.choose(program, 'Place', lambda name: 'Zagerij' in name)
            self.fill(program, From=shown('2026-02-02'), To=shown('2026-08-28'), Hours='608')
            self.step(program, 'werkervaringsstage', 'Een werkervaringsstage, code 953081, bij een dienst.')
            self.finish(program)
            self.plan(program, '2026-02-02', '09:00')
            self.finish(program)

    def start_stage(self):
        with self.begin('2026-02-02 09:10', SERVICES) as program:
            self.meet(program)
            self.show_tab(program, GUIDANCE)
            self.run_from(program, '_Start…', '_Start', '2026-02-02', 'Started on')
            self.show_tab(program, LEARNING)
            self.step(program, 'leerweg', 'De leerweg tot nu toe; de stage loopt.')

    def end_stage(self):
        with self.begin('2026-08-31 10:00', GUIDANCE) as program:
            self.run_from(program, '_End…', '_End', '2026-08-28', 'Ended on')
            self.update_competences(program, 'Voorraad beheren')

    # the end

    def near_the_end(self):
        with self.begin('2026-09-21 09:00') as program:
            self.step(program, 'einde-nadert', 'Over minder dan dertig dagen is de maximumduur van twee jaar om.')

    def end(self):
        """The calendar ended it over the weekend (SPEC W11)."""
        with self.begin('2026-10-12 08:45') as program:
            program.find_text(say('_Show Dossiers'))
            self.step(program, 'ter-afsluiting', 'Bij het opstarten op maandag: de maximumduur is om, de kalender beëindigde het proces.')
            self.press(program, '_Show Dossiers')
            program.find(ROLE.GROUPING, say('Dossiers'))
            self.enter(program)
            self.show_tab(program, SERVICES)
            self.step(program, 'eindadvies-te-geven', 'Tot 09-11-2026 kan het eindadvies gegeven worden.')
            self.show_tab(program, HISTORY)
            self.step(program, 'beslist-door-de-regels', 'De historiek noemt de regel die besliste.')

    def advise(self):
        with self.begin('2026-10-15 14:00', SERVICES) as program:
            self.ask(program, '_Give Final Advice…')
            self.tick(program, 'Need for personal services')
            self.tick(program, 'Print final advice', ROLE.CHECK_BOX)
            self.step(program, 'eindadvies', 'Het eindadvies, met de rij die beslist of de bemiddeling terug naar VDAB gaat.')
            self.press(program, '_Give Final Advice')
            self.deliver_advice(program)
            self.step(program, 'afgesloten', 'De dienstverlening is afgesloten; vandaag is er nog toegang.')

    def deliver_advice(self, program):
        """No printer is chosen: the document that is kept is shown, and saved."""
        window = wait_until(lambda: program._windows() - {program.window()}, 'the print dialog').pop()
        program._xdotool('windowfocus', '--sync', window)
        program.keys('Escape')
        wait_until(lambda: not program._windows() - {program.window()}, 'the print dialog to go')
        program._xdotool('windowfocus', program.window())
        program.find(ROLE.BUTTON, say('_Save as PDF…'))
        self.step(program, 'eindadvies-document', 'Het document van het eindadvies, dat zo bewaard blijft.')
        self.save_pdf(program)

    def deliver(self):
        """The day after: no more access, and the C91 (SPEC W14, W15)."""
        with self.begin('2026-10-16 09:00') as program:
            self.tour.open_view(program, say('Dossiers'))
            self.enter(program)
            self.show_tab(program, OVERVIEW)
            self.step(program, 'toegang-beeindigd', 'De dag erna: alleen lezen, het rijksregisternummer is verborgen.', narrow=True)
            self.show_tab(program, LEARNING)
            self.ask(program, '_Print the C91 Attestation…')
            self.step(program, 'c91', 'Het attest met de gegevens voor formulier C91 kan nog wel.')
            self.save_pdf(program)
            self.show_tab(program, HISTORY)
            self.step(program, 'historiek', 'De historiek van de verwijzing tot het C91.', narrow=True)

    def run(self):
        for day in (self.refer, self.attend, self.start_process, self.agree, self.follow, self.request, self.attend_training,
                    self.agree_on_ibo, self.start_ibo, self.plan_stage, self.start_stage, self.end_stage,
                    self.near_the_end, self.end, self.advise, self.deliver):
            day()
        self.write_index()
