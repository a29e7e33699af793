"""The schema of packages: held to the rules on what each may hold, and packages to it."""

import copy
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

import jsonschema
import referencing

ROOT = pathlib.Path(os.environ['STM_SOURCE_ROOT']) / 'data'
PROFILE_NAME = 'stagematching-profile.schema.json'
PROFILE = json.loads((ROOT / PROFILE_NAME).read_text(encoding='utf-8'))
SCHEMA = json.loads((ROOT / 'stagematching-package.schema.json').read_text(encoding='utf-8'))
REGISTRY = referencing.Registry().with_resource(PROFILE_NAME, referencing.Resource.from_contents(PROFILE))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, registry=REGISTRY, format_checker=jsonschema.FormatChecker())

# what a partner keeps goes to nobody
DOSSIERS = ['partners', 'mediators', 'dossiers', 'mediations', 'appointments', 'sheets', 'goals', 'activities', 'tasks',
            'competences', 'studies', 'targets', 'signals', 'printouts']
LISTS = {name: value['items']['$ref'].rpartition('/')[2]
         for name, value in PROFILE['properties'].items()
         if value.get('type') == 'array' and name not in (*DOSSIERS, 'events')}
CONTENTS = ['catalogue', 'requests', 'candidates', 'decisions', 'placements', 'details']

RECORD = {'uuid': '00000000-0000-4000-8000-000000000001', 'revision': 1,
          'created-at': '2026-09-01T10:00:00Z', 'changed-at': '2026-09-01T10:00:00Z'}


def find_rule(content):
    """What the schema says of one kind of package only."""
    for rule in SCHEMA['allOf']:
        if rule['if'] == {'properties': {'package': {'properties': {'content': {'const': content}}}}}:
            return rule['then']['properties']
    raise AssertionError(content)


def withheld(content, plural):
    """The fields that the schema forbids in the records of a list."""
    found = set()
    for rule in (SCHEMA['properties'][plural], find_rule(content).get(plural, {})):
        found |= {name for name, value in rule.get('items', {}).get('properties', {}).items() if value is False}
    return found


class Rules(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        done = subprocess.run([os.environ['STM_DUMP_FIELDS'], 'packages'], capture_output=True, check=True)
        cls.packages = json.loads(done.stdout)

    def test_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_six_kinds(self):
        self.assertEqual(list(dict.fromkeys(package['content'] for package in self.packages)), CONTENTS)
        self.assertEqual(SCHEMA['$defs']['package']['properties']['content']['enum'], CONTENTS)
        self.assertEqual(len(SCHEMA['allOf']), len(CONTENTS))

    def test_lists_are_those_of_the_profile(self):
        self.assertEqual(list(SCHEMA['properties']), ['format', 'version', 'package', 'seen', *LISTS])
        for plural, kind in LISTS.items():
            self.assertEqual(SCHEMA['properties'][plural]['items']['$ref'], f'{PROFILE_NAME}#/$defs/{kind}')

    def test_no_package_holds_a_dossier(self):
        self.assertEqual(set(PROFILE['properties']) & set(DOSSIERS), set(DOSSIERS))
        for package in self.packages:
            self.assertEqual(set(package['lists']) & set(DOSSIERS), set(), package['content'])
            self.assertNotIn('partner', (package['from'], package['to']))

    def test_who_to_whom(self):
        for content in CONTENTS:
            head = find_rule(content)['package']['properties']
            packages = [package for package in self.packages if package['content'] == content]
            self.assertEqual({package['from'] for package in packages}, {head['from']['properties']['role']['const']})
            self.assertEqual([package['to'] for package in packages], head['to']['properties']['role']['enum'])

    def test_lists_of_each_kind(self):
        for package in self.packages:
            rule = find_rule(package['content'])
            allowed = [plural for plural in LISTS if rule.get(plural) is not False]
            with self.subTest(content=package['content']):
                self.assertEqual(allowed, list(package['lists']))

    def test_fields_of_each_kind(self):
        for package in self.packages:
            for plural, fields in package['lists'].items():
                known = set(PROFILE['$defs'][LISTS[plural]]['properties']) - {*RECORD, 'deleted-at'}
                with self.subTest(content=package['content'], list=plural):
                    self.assertEqual(known - withheld(package['content'], plural), set(fields))


class Packages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([os.environ['STM_WRITE_PACKAGES'], folder], check=True)
            cls.packages = {content: json.loads((pathlib.Path(folder) / f'{content}.json').read_text(encoding='utf-8'))
                            for content in CONTENTS}

    def test_made_packages_are_valid(self):
        for content, package in self.packages.items():
            with self.subTest(content=content):
                VALIDATOR.validate(package)

    def test_they_hold_something(self):
        for content, plural in (('catalogue', 'deadlines'), ('requests', 'students'), ('candidates', 'requests'),
                                ('decisions', 'placements'), ('placements', 'placements'), ('details', 'students')):
            self.assertTrue(self.packages[content][plural], content)
        self.assertTrue(self.packages['placements']['seen'])

    def test_withheld_fields_are_refused(self):
        for field, value in (('national-number', '85112526868'), ('phone', '0470 00 00 01'), ('email', 'a@example.be')):
            for content, is_valid in (('candidates', False), ('details', True), ('requests', True)):
                package = copy.deepcopy(self.packages[content])
                package['students'][0][field] = value
                with self.subTest(content=content, field=field):
                    self.assertEqual(VALIDATOR.is_valid(package), is_valid)

    def test_other_lists_are_refused(self):
        for content, package in self.packages.items():
            for plural in (*LISTS, *DOSSIERS, 'events'):
                if plural not in package:
                    with self.subTest(content=content, list=plural):
                        self.assertFalse(VALIDATOR.is_valid({**package, plural: []}))

    def test_wrong_packages_are_refused(self):
        changes = {
            'other format': ('catalogue', lambda file: file.update(format='stagematching-profile')),
            'newer version': ('catalogue', lambda file: file.update(version=2)),
            'no head': ('catalogue', lambda file: file.pop('package')),
            'unknown list': ('catalogue', lambda file: file.update(peers=[])),
            'unknown kind': ('catalogue', lambda file: file['package'].update(content='all')),
            'other sender': ('catalogue', lambda file: file['package']['from'].update(role='school')),
            'other receiver': ('details', lambda file: file['package']['to'].update(role='school')),
            'no profile': ('requests', lambda file: file['package']['from'].pop('profile')),
            'no number': ('requests', lambda file: file['package'].pop('uuid')),
            'seen of nothing': ('requests', lambda file: file['seen'].update(student=1)),
            'seen too little': ('requests', lambda file: file['seen'].update({RECORD['uuid']: 0})),
            'a done moment': ('catalogue', lambda file: file['deadlines'][0].update({'done-on': '2026-09-01'})),
            'a declined student': ('placements', lambda file: file['placements'][0].update(state='declined')),
            'a wrong record': ('requests', lambda file: file['students'][0].update(shoe=38)),
        }
        for name, (content, change) in changes.items():
            package = copy.deepcopy(self.packages[content])
            change(package)
            with self.subTest(change=name):
                self.assertFalse(VALIDATOR.is_valid(package))


if __name__ == '__main__':
    unittest.main()
