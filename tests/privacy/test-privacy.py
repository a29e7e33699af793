"""Every field, role and state: files, documents and commands answer as the policy does (SPEC P3, T8, W15)."""

import csv
import io
import json
import os
import subprocess
import sys
import unittest
import zipfile

sys.path[:0] = [os.path.dirname(__file__), os.path.join(os.environ['STM_SOURCE_ROOT'], 'tests', 'cli')]
from canaries import ACCESS, ROLES, STATES, Canaries, load_table, plural_of  # noqa: E402
from command_line import Home  # noqa: E402

TOOL = os.environ['STM_PRIVACY_TOOL']
TABLE = load_table()
KINDS = sorted({kind for kind, *_ in TABLE})
PLURALS = {kind: plural_of(kind) for kind in KINDS}
OF_DOSSIER = {kind for kind, _, _, state in TABLE if state == 'access'}
LISTS = {'overview', 'caseload'}


class Privacy(unittest.TestCase):
    maxDiff = 4000

    @classmethod
    def setUpClass(cls):
        cls.canaries = Canaries()
        region = Home()
        cls.addClassCleanup(region.remove)
        region.create()
        result = region.run('import', region.write('canaries.json', cls.canaries.file()))
        assert result.status == 0, result
        # a dossier comes into a partner's profile only
        region.execute(cls.canaries.become('partner'))
        result = region.run('import', region.write('dossiers.json', cls.canaries.partner_file()))
        assert result.status == 0, result
        region.execute(cls.canaries.keep_access())
        cls.homes = {}
        for role in ROLES:
            cls.homes[role] = region.copy()
            cls.addClassCleanup(cls.homes[role].remove)
            cls.homes[role].execute(cls.canaries.become(role))
        cls.all = {kind: {record['uuid']: record for record in cls.records(kind)} for kind in KINDS}

    @classmethod
    def records(cls, kind):
        """As they are, whoever may see them."""
        if kind in OF_DOSSIER - LISTS:
            return cls.canaries.records[PLURALS[kind]]
        return cls.homes['partner' if kind in OF_DOSSIER else 'region'].list(PLURALS[kind])

    def tool(self, role, *arguments):
        home = self.homes[role]
        return subprocess.run([TOOL, home.profile, home.code, *map(str, arguments)], check=True, capture_output=True,
                              text=True, env=home.environment).stdout

    def state_of(self, uuid):
        return self.canaries.state_of.get(uuid) or 'none'

    def keeper(self, kind):
        """Who sees all of it, and in which state."""
        return ('partner', 'access') if kind in OF_DOSSIER else ('region', 'none')

    def seen(self, kind, role, uuid):
        """The names of the fields of a record that the role sees."""
        return {field for field in self.all[kind][uuid] if TABLE.get((kind, field, role, self.state_of(uuid)))}

    def columns(self, kind):
        """The names of all fields, in their order."""
        names = [field for each, field, role, state in TABLE if (each, role, state) == (kind, *self.keeper(kind))]
        return list(dict.fromkeys(names))

    def assert_records(self, kind, role, records):
        """Records as JSON hold what the table says, and no others are there."""
        given = {record['uuid']: record for record in records}
        for uuid in self.all[kind]:
            # a document whose content may not leave stays out of a file whole
            if (kind, role, self.state_of(uuid)) == ('printout', 'partner', 'no-access') and uuid not in given:
                continue
            with self.subTest(kind=kind, role=role, state=self.state_of(uuid)):
                fields = set(given.get(uuid, {})) & set(self.columns(kind))
                self.assertEqual(fields, self.seen(kind, role, uuid))
        self.assertLessEqual(set(given), set(self.all[kind]))

    def assert_words(self, role, text, kinds, where):
        for (kind, uuid, field), word in self.canaries.words.items():
            if kind in kinds:
                with self.subTest(where=where, kind=kind, role=role, field=field, state=self.state_of(uuid)):
                    self.assertEqual(word in text, TABLE[kind, field, role, self.state_of(uuid)])

    def test_table_is_whole(self):
        """Each field is filled somewhere, so that nothing goes unseen."""
        for kind in KINDS:
            if kind in LISTS:
                continue
            filled = set().union(*self.all[kind].values())
            with self.subTest(kind=kind):
                self.assertEqual(set(self.columns(kind)) - filled, set())
                role, states = self.keeper(kind)[0], ACCESS[:1] if kind in OF_DOSSIER else STATES
                self.assertTrue(all(TABLE[kind, field, role, state] for field in self.columns(kind) for state in states))

    def test_W15_partner_sees_no_number_after_the_access(self):
        """W15, word for word; and no other role sees anything of a dossier."""
        hidden = {(kind, field, state) for kind, field, role, state in TABLE
                  if role == 'partner' and kind in OF_DOSSIER and not TABLE[kind, field, role, state]}
        self.assertEqual(hidden, {('dossier', 'national-number', 'no-access'), ('printout', 'content', 'no-access')})
        others = {answer for (kind, _, role, _), answer in TABLE.items() if kind in OF_DOSSIER and role != 'partner'}
        self.assertEqual(others, {False})

    def test_service_sees_three_fields_only_of_whom_it_accepted(self):
        """P3, word for word."""
        hidden = {(kind, field, state) for kind, field, role, state in TABLE
                  if role == 'service' and kind not in OF_DOSSIER and not TABLE[kind, field, role, state]}
        self.assertEqual(hidden, {('student', field, state) for field in ('national-number', 'phone', 'email')
                                  for state in STATES if state != 'accepted'})

    def test_school_sees_no_refusal(self):
        """T8, word for word."""
        hidden = {(kind, state) for kind, field, role, state in TABLE
                  if role == 'school' and kind not in OF_DOSSIER and not TABLE[kind, field, role, state]}
        self.assertEqual(hidden, {('placement', 'declined')})

    def test_exported_profile(self):
        for role, home in self.homes.items():
            path = home.folder / f'{role}.json'
            self.assertEqual(home.run('export', path).status, 0)
            exported = json.loads(path.read_text())
            for kind in KINDS:
                if kind not in LISTS:
                    self.assert_records(kind, role, exported.get(PLURALS[kind], []))

    def test_W15_document_with_the_number_stays(self):
        """The text of a page that was kept leaves with the access only."""
        partner = self.homes['partner']
        partner.run('export', partner.folder / 'documents.json')
        exported = (partner.folder / 'documents.json').read_text()
        for uuid, record in self.all['printout'].items():
            open_to = self.state_of(uuid) == 'access'
            texts = exported, partner.run('show', 'printout', uuid, '--reveal').output
            with self.subTest(access=open_to):
                self.assertEqual([record['content'] in text for text in texts], [open_to] * 2)
                self.assertNotIn(record['content'], partner.run('show', 'printout', uuid).output)

    def test_W15_document_of_a_deleted_service_stays(self):
        """Closed to the reader and to the file alike, though the dossier is open."""
        access = next(uuid for uuid in self.all['mediation'] if self.state_of(uuid) == 'access')
        printout = next(record for record in self.all['printout'].values() if record['mediation'] == access)
        partner = self.homes['partner'].copy()
        self.addCleanup(partner.remove)
        partner.execute(f"UPDATE mediation SET deleted_at = '2026-09-15T08:00:00Z' WHERE uuid = '{access}'")
        partner.run('export', partner.folder / 'deleted.json')
        texts = (partner.folder / 'deleted.json').read_text(), partner.run('show', 'printout', printout['uuid'], '--reveal').output
        self.assertEqual([printout['content'] in text for text in texts], [False] * 2)
        self.assertIn(printout['name'], texts[1])

    def test_listed(self):
        for role, home in self.homes.items():
            for kind in KINDS:
                result = home.run('list', PLURALS[kind], '--format', 'json', '--reveal')
                self.assert_records(kind, role, json.loads(result.output) if result.status == 0 else [])

    def test_listed_without_asking(self):
        service = self.homes['service']
        for kind in set(KINDS) - OF_DOSSIER:
            for record in service.list(PLURALS[kind]):
                self.assertFalse(kind == 'student' and {'national-number', 'phone', 'email'} & set(record))

    def test_W15_number_is_covered_until_asked_for(self):
        """And each look is logged, as in the window."""
        partner = self.homes['partner']
        access = next(uuid for uuid in self.all['dossier'] if self.state_of(uuid) == 'access')
        self.assertFalse(any('national-number' in record for record in partner.list('dossiers')))
        self.assertNotIn('revealed', self.tool('partner', 'history', access))
        partner.run('show', 'dossier', access, '--reveal')
        self.assertEqual(self.tool('partner', 'history', access).splitlines()[0], 'revealed national-number')

    def test_listed_as_csv(self):
        for role, home in self.homes.items():
            for kind in KINDS:
                result = home.run('list', PLURALS[kind], '--format', 'csv', '--reveal')
                self.assert_words(role, result.output, {kind}, 'list --format csv')

    def test_tables(self):
        """Lists that were exported, with all columns."""
        for role, home in self.homes.items():
            for kind in KINDS:
                path = home.folder / f'{kind}.csv'
                self.tool(role, 'table', kind, 'csv', path)
                rows = list(csv.reader(io.StringIO(path.read_text(encoding='utf-8-sig')), delimiter=';'))[1:]
                self.assert_words(role, '\n'.join(cell for row in rows for cell in row), {kind}, 'csv')
                path = home.folder / f'{kind}.xlsx'
                self.tool(role, 'table', kind, 'xlsx', path)
                with zipfile.ZipFile(path) as book:
                    text = ''.join(book.read(name).decode() for name in book.namelist() if name.endswith('.xml'))
                self.assert_words(role, text, {kind}, 'xlsx')

    def test_shown(self):
        for role, home in self.homes.items():
            for kind in 'student', 'placement', 'dossier', 'mediation':
                for uuid in self.all[kind]:
                    text = home.run('show', kind, uuid, '--reveal').output
                    for (each, owner, field), word in self.canaries.words.items():
                        if (each, owner) == (kind, uuid):
                            with self.subTest(role=role, kind=kind, field=field, state=self.state_of(uuid)):
                                self.assertEqual(word in text, TABLE[kind, field, role, self.state_of(uuid)])

    def test_printed_overview(self):
        """It tells what became of the students, and nothing that the list does not."""
        told = {'last-name', 'first-name', 'place'}
        for role, home in self.homes.items():
            if role == 'partner':
                continue
            path = home.folder / 'overview.pdf'
            self.tool(role, 'overview', path)
            text = subprocess.run(['pdftotext', '-layout', path, '-'], check=True, capture_output=True, text=True).stdout
            for (kind, uuid, field), word in self.canaries.words.items():
                if kind == 'student':
                    with self.subTest(role=role, field=field, state=self.state_of(uuid)):
                        self.assertEqual(word in text, field in told)
                elif kind == 'placement' and field in ('notes', 'contact-name'):
                    with self.subTest(role=role, field=field, state=self.state_of(uuid)):
                        self.assertEqual(word in text, self.state_of(uuid).startswith('accepted'))
            self.assertEqual('Declined' in text, role != 'school')

    def test_looks_are_logged(self):
        """P3: each look at what was hidden, and only that."""
        service, accepted = self.homes['service'], next(uuid for uuid in self.all['student']
                                                         if self.state_of(uuid) == 'accepted')
        before = self.tool('service', 'history', accepted).count('revealed')
        service.run('show', 'student', accepted)
        service.run('list', 'students', '--format', 'json')
        self.assertEqual(self.tool('service', 'history', accepted).count('revealed'), before)
        service.run('show', 'student', accepted, '--reveal')
        self.assertEqual(self.tool('service', 'history', accepted).splitlines()[0], 'revealed national-number phone email')
        for uuid in self.all['student']:
            if uuid != accepted:
                self.assertNotIn('revealed', self.tool('service', 'history', uuid))


if __name__ == '__main__':
    unittest.main()
