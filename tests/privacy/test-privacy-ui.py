"""Every role in the real window: pages tell what the policy answers, and nothing else anywhere (SPEC P3, T8, W15)."""

import os
import re
import sys
import unittest

sys.path[:0] = [os.path.dirname(__file__)] + [os.path.join(os.environ['STM_SOURCE_ROOT'], 'tests', folder)
                                              for folder in ('cli', 'ui')]
from canaries import ACCESS, STATES, Canaries, load_table  # noqa: E402
from command_line import Home  # noqa: E402
from harness import ROLE, Program, name_of, wait_until, walk  # noqa: E402

TABLE = load_table()
LISTS = {'school': 'Placements', 'service': 'Candidates', 'region': 'Placements'}


def texts(program):
    """All that the program tells anywhere, also where one has to scroll."""
    return '\n'.join(f'{name_of(node)}\n{program.text_of(node)}' for node in walk(program.application))


class PrivacyInTheWindow(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.canaries = Canaries()
        cls.region = Home()
        cls.addClassCleanup(cls.region.remove)
        cls.region.create()
        result = cls.region.run('import', cls.region.write('canaries.json', cls.canaries.file()))
        assert result.status == 0, result
        cls.partner = cls.region.copy()
        cls.addClassCleanup(cls.partner.remove)
        cls.partner.execute(cls.canaries.become('partner'))
        result = cls.partner.run('import', cls.partner.write('dossiers.json', cls.canaries.partner_file()))
        assert result.status == 0, result
        cls.partner.execute(cls.canaries.keep_access())

    def start(self, role):
        home = (self.partner if role == 'partner' else self.region).copy()
        self.addCleanup(home.remove)
        home.execute(self.canaries.become(role))
        return Program(language='C.UTF-8', home=str(home.folder))

    def word_of(self, state, field):
        return next(word for kind, each, word in self.canaries.of_student(state) if (kind, each) == ('student', field))

    def open_student(self, program, role, state):
        program.press(program.find(ROLE.LIST_ITEM, LISTS[role]))
        program.press(program.find(ROLE.TABLE_ROW, lambda name: self.word_of(state, 'last-name') in name))
        program.find_text(f'{self.word_of(state, "first-name")} {self.word_of(state, "last-name")}')
        program.find(ROLE.LIST_ITEM, 'E-mail')
        if (role, state) == ('service', 'accepted'):
            program.find(ROLE.BUTTON, 'Show: E-mail')

    @staticmethod
    def uncover(program):
        """Asks for all that has to be asked for."""
        names = [name_of(node) for node in program.nodes(ROLE.BUTTON, lambda name: name.startswith('Show: '))]
        for name in names:
            program.click(name)
            program.wait_gone(ROLE.BUTTON, name)
        return names

    def walk_students(self, role):
        for state in STATES:
            with self.start(role) as program:
                self.open_student(program, role, state)
                covered = texts(program)
                asked = self.uncover(program)
                text = texts(program)
                for kind, field, word in self.canaries.of_student(state):
                    with self.subTest(role=role, kind=kind, field=field, state=state):
                        self.assertEqual(word in text, TABLE[kind, field, role, state])
                        if field in ('national-number', 'phone', 'email') and role == 'service':
                            self.assertNotIn(word, covered)
                self.assertEqual(len(asked), 3 if (role, state) == ('service', 'accepted') else 0)

    def test_school(self):
        self.walk_students('school')

    def test_service(self):
        self.walk_students('service')

    def test_region(self):
        self.walk_students('region')

    def test_W15_partner_sees_the_number_while_it_has_access(self):
        digits = {state: dossier['national-number'] for state, dossier in zip(ACCESS, self.canaries.records['dossiers'])}
        for state, dossier in zip(ACCESS, self.canaries.records['dossiers']):
            with self.start('partner') as program:
                program.press(program.find(ROLE.LIST_ITEM, 'Dossiers'))
                program.press(program.find(ROLE.TABLE_ROW, lambda name, last=dossier['last-name']: last in name))
                program.find_text(f'(IKL: {dossier["client-number"]})')
                self.assertNotIn(digits[state], re.sub(r'\D', '', texts(program)))
                if program.has(ROLE.BUTTON, 'Show the national number'):
                    program.click('Show the national number')
                    program.wait_gone(ROLE.BUTTON, 'Show the national number')
                with self.subTest(state=state):
                    self.assertEqual(digits[state] in re.sub(r'\D', '', texts(program)),
                                     TABLE['dossier', 'national-number', 'partner', state])

    def test_partner_sees_no_student(self):
        with self.start('partner') as program:
            program.press(program.find(ROLE.LIST_ITEM, 'Services'))
            program.find_text(self.canaries.own['name'])
            for state in STATES:
                program.activate('win.search')
                program.type(self.word_of(state, 'last-name'))
                program.find_text('No Results Found')
                program.keys('ctrl+a')
            text = texts(program)
            for state in STATES:
                for kind, field, word in self.canaries.of_student(state):
                    # what was typed last stands in the entry
                    if word != self.word_of(STATES[-1], 'last-name'):
                        self.assertNotIn(word, text)

    def test_a_withdrawn_acceptance_covers_again(self):
        """T8: the service takes back what it accepted, and is shown no more."""
        with self.start('service') as program:
            self.open_student(program, 'service', 'accepted')
            self.uncover(program)
            program.find_text(self.word_of('accepted', 'email'))
            program.click('Decide…')
            dialog = program.find(ROLE.DIALOG, 'Decision')
            program.press(program.find(ROLE.RADIO_BUTTON, 'Withdraw', dialog))
            program.set_text('Reason', 'Verbouwing', dialog)
            program.click('Withdraw', within=dialog)
            program.wait_gone(ROLE.DIALOG)
            wait_until(lambda: self.word_of('accepted', 'email') not in texts(program), 'the address to be covered')
            program.find_text('Hidden until accepted')


if __name__ == '__main__':
    unittest.main()
