"""What desktops and shops read: desktop entry, metainfo, icons and the Flatpak manifest."""

import json
import re
import subprocess
import unittest
import xml.etree.ElementTree as ET

from project import BUILD, ROOT, read

ID = 'org.stagematching.Desktop'
PACKAGE_TYPE = 'application/vnd.stagematching.package'
PERMISSIONS = {'--share=ipc', '--socket=fallback-x11', '--socket=wayland', '--device=dri'}


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


def version():
    return re.search(r"^\s*version: '([^']+)'", read(ROOT / 'meson.build'), flags=re.M).group(1)


class Desktop(unittest.TestCase):
    def test_desktop_entry_is_valid(self):
        done = run('desktop-file-validate', str(BUILD / f'data/{ID}.desktop'))
        self.assertEqual((done.returncode, done.stdout), (0, ''), done.stderr)

    def test_desktop_entry_speaks_dutch(self):
        entry = read(BUILD / f'data/{ID}.desktop')
        for key in ('Comment[nl]=', 'Keywords[nl]='):
            self.assertIn(key, entry)

    def test_packages_open_with_a_double_click(self):
        """SPEC X1: the type of package files, told by name and by content, and who opens it."""
        space = '{http://www.freedesktop.org/standards/shared-mime-info}'
        kinds = ET.parse(ROOT / f'data/{ID}.xml').getroot().findall(f'{space}mime-type')
        self.assertEqual([kind.get('type') for kind in kinds], [PACKAGE_TYPE])
        self.assertEqual([glob.get('pattern') for glob in kinds[0].iter(f'{space}glob')], ['*.stagematching'])
        self.assertEqual([match.get('value') for match in kinds[0].iter(f'{space}match')],
                         ['{"format":"stagematching-sealed"'])
        self.assertIn(r'STM_SEAL_START "{\"format\":\"stagematching-sealed\"', read(ROOT / 'src/exchange/stm-seal-header.h'))
        entry = read(BUILD / f'data/{ID}.desktop').splitlines()
        self.assertIn(f'MimeType={PACKAGE_TYPE};', entry)
        self.assertIn('Exec=stagematching %U', entry)

    def test_metainfo_is_valid(self):
        done = run('appstreamcli', 'validate', '--no-net', '--explain', str(BUILD / f'data/{ID}.metainfo.xml'))
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertNotRegex(done.stdout, r'(?m)^\s*[EW]:')

    def test_newest_release_is_this_version(self):
        releases = ET.parse(BUILD / f'data/{ID}.metainfo.xml').getroot().findall('releases/release')
        self.assertEqual(releases[0].get('version'), version())
        self.assertIn(version(), read(ROOT / 'NEWS'))

    def test_icons_are_there(self):
        for icon in (f'scalable/apps/{ID}.svg', f'symbolic/apps/{ID}-symbolic.svg'):
            found = list((ROOT / 'data').rglob(icon.rsplit('/', maxsplit=1)[-1]))
            with self.subTest(icon=icon):
                self.assertEqual(len(found), 1)
                self.assertTrue(found[0].as_posix().endswith(icon))
                ET.parse(found[0])


class Manifest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.manifest = json.loads(read(ROOT / f'{ID}.json'))

    def test_names_the_program_and_its_runtime(self):
        wanted = {'id': ID, 'runtime': 'org.gnome.Platform', 'sdk': 'org.gnome.Sdk',
                  'runtime-version': '50', 'command': 'stagematching'}
        self.assertEqual({key: self.manifest.get(key) for key in wanted}, wanted)

    def test_asks_for_no_more_than_it_needs(self):
        self.assertEqual(set(self.manifest['finish-args']) - PERMISSIONS, set())

    def test_sources_are_pinned(self):
        for module in self.manifest['modules']:
            for source in module['sources']:
                with self.subTest(module=module['name'], source=source.get('url', source.get('path'))):
                    if 'url' not in source:
                        self.assertIn(source['type'], {'dir', 'file', 'patch', 'shell', 'script', 'inline'})
                    elif source['type'] == 'git':
                        self.assertRegex(source['commit'], r'^[0-9a-f]{40}$')
                    else:
                        self.assertRegex(source['sha256'], r'^[0-9a-f]{64}$')

    def test_brings_what_the_runtime_lacks(self):
        names = {module['name'].lower() for module in self.manifest['modules']}
        self.assertLessEqual({'sqlcipher', 'libsodium', 'libxlsxwriter', 'stagematching'}, names)


if __name__ == '__main__':
    unittest.main()
