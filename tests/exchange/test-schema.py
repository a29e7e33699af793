"""The schema of the profile format: held to the tables of fields, and files to it."""

import copy
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

import jsonschema

ROOT = pathlib.Path(os.environ['STM_SOURCE_ROOT'])
SCHEMA = json.loads((ROOT / 'data/stagematching-profile.schema.json').read_text(encoding='utf-8'))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())

IDENTITY = {
    'uuid': {'$ref': '#/$defs/uuid'},
    'revision': {'$ref': '#/$defs/revision'},
    'created-at': {'$ref': '#/$defs/time'},
    'changed-at': {'$ref': '#/$defs/time'},
    'deleted-at': {'$ref': '#/$defs/time'},
}

KINDS = {
    'profile': 'profile', 'regions': 'region', 'schools': 'school', 'supervisors': 'supervisor', 'services': 'service',
    'programmes': 'programme', 'deadlines': 'deadline', 'offers': 'offer', 'students': 'student',
    'requests': 'request', 'placements': 'placement', 'demands': 'demand', 'arrangements': 'arrangement',
    'assignments': 'assignment', 'messages': 'message', 'partners': 'partner', 'mediators': 'mediator',
    'dossiers': 'dossier', 'mediations': 'mediation', 'appointments': 'appointment', 'sheets': 'sheet', 'goals': 'goal',
    'activities': 'activity', 'tasks': 'task', 'competences': 'competence', 'studies': 'study', 'targets': 'target',
    'signals': 'signal', 'printouts': 'printout',
}


def is_required(field):
    # A choice whose first key is a word has no empty value.
    return field['required'] or (field['type'] == 'choice' and field['choices'][0] != '')


def expected(field):
    """What the schema must say of a field."""
    required = is_required(field)
    match field['type']:
        case 'text':
            return {'type': 'string', **({'minLength': 1} if required else {}), 'maxLength': field['maximum']}
        case 'date':
            return {'$ref': '#/$defs/date'}
        case 'reference':
            return {'$ref': '#/$defs/uuid'}
        case 'number':
            return {'type': 'integer', 'minimum': 1 if required else 0, 'maximum': field['maximum']}
        case 'boolean':
            return {'type': 'boolean'}
        case 'choice':
            return {'enum': [key for key in field['choices'] if key or not required]}
        case 'set':
            return {'type': 'array', 'items': {'enum': field['choices']}, 'uniqueItems': True,
                    **({'minItems': 1} if required else {})}
    raise AssertionError(field)


class Schema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        done = subprocess.run([os.environ['STM_DUMP_FIELDS']], capture_output=True, check=True)
        cls.tables = json.loads(done.stdout)

    def test_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_every_table_is_in_it(self):
        self.assertEqual(list(self.tables), list(KINDS))
        self.assertEqual(list(SCHEMA['properties']), ['format', 'version', *KINDS, 'events'])
        self.assertEqual(set(SCHEMA['$defs']), {'uuid', 'date', 'time', 'revision', 'event', *KINDS.values()})
        for plural, kind in KINDS.items():
            reference = {'$ref': f'#/$defs/{kind}'}
            listed = reference if plural == 'profile' else {'type': 'array', 'items': reference}
            self.assertEqual(SCHEMA['properties'][plural], listed)

    def test_every_field_is_in_it(self):
        for plural, fields in self.tables.items():
            definition = SCHEMA['$defs'][KINDS[plural]]
            wanted = {} if plural == 'profile' else dict(IDENTITY)
            wanted.update((field['name'], expected(field)) for field in fields)
            with self.subTest(table=plural):
                self.assertEqual(definition['properties'], wanted)
                self.assertEqual(list(definition['properties']), list(wanted))
                self.assertIs(definition['additionalProperties'], False)

    def test_required_fields_are(self):
        for plural, fields in self.tables.items():
            wanted = [] if plural == 'profile' else ['uuid', 'revision', 'created-at', 'changed-at']
            wanted += [field['name'] for field in fields if is_required(field)]
            with self.subTest(table=plural):
                self.assertEqual(SCHEMA['$defs'][KINDS[plural]]['required'], wanted)

    def test_patterns_are_anchored(self):
        for name in ('uuid', 'date', 'time'):
            self.assertRegex(SCHEMA['$defs'][name]['pattern'], r'^\^.*\$$')


class Files(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([os.environ['STM_WRITE_FILES'], folder], check=True)
            cls.export = json.loads((pathlib.Path(folder) / 'profile.json').read_text(encoding='utf-8'))

    def test_export_is_valid(self):
        VALIDATOR.validate(self.export)

    def test_samples_are_valid(self):
        """But for the pages of their documents, which are made when they are loaded."""
        samples = sorted((ROOT / 'data').glob('sample*.json'))
        self.assertTrue(samples)
        for path in samples:
            with self.subTest(file=path.name):
                file = json.loads(path.read_text(encoding='utf-8'))
                self.assertEqual(VALIDATOR.is_valid(file), not file.get('printouts'))
                for printout in file.get('printouts', []):
                    printout['content'] = 'JVBERi0='
                VALIDATOR.validate(file)

    def test_wrong_files_are_not(self):
        changes = {
            'other format': lambda file: file.update(format='other'),
            'newer version': lambda file: file.update(version=2),
            'no profile': lambda file: file.pop('profile'),
            'unknown list': lambda file: file.update(cities=[]),
            'unknown field': lambda file: file['students'][0].update(shoe=38),
            'no uuid': lambda file: file['students'][0].pop('uuid'),
            'uuid in capitals': lambda file: file['students'][0].update(uuid='ABCDEF00-0000-4000-8000-000000000001'),
            'revision 0': lambda file: file['students'][0].update(revision=0),
            'empty name': lambda file: file['students'][0].update({'last-name': ''}),
            'long name': lambda file: file['students'][0].update({'last-name': 'x' * 201}),
            'number for text': lambda file: file['students'][0].update(phone=32),
            'unknown choice': lambda file: file['requests'][0].update(form='brick'),
            'word twice': lambda file: file['students'][0].update(transport=['car', 'car']),
            'not a date': lambda file: file['requests'][0].update({'start-1': '1-9-2026'}),
            'not a time': lambda file: file['requests'][0].update({'created-at': '2026-09-01'}),
            'five periods': lambda file: file['requests'][0].update(periods=5),
            'no decision': lambda file: file['placements'][0].pop('state'),
            'event of nobody': lambda file: file['events'][0].pop('role'),
            'event of no record': lambda file: file['events'][0].pop('record'),
            'unknown event': lambda file: file['events'][0].update(type='seen'),
            'event of a profile': lambda file: file['events'][0].update(kind='profile'),
            'names in an event': lambda file: file['events'][0].update(fields='Zoë Ånderson'),
            'no change': lambda file: file['events'][0].update(changes='Zoë'),
        }
        for name, change in changes.items():
            file = copy.deepcopy(self.export)
            change(file)
            with self.subTest(change=name):
                self.assertFalse(VALIDATOR.is_valid(file))


if __name__ == '__main__':
    unittest.main()
