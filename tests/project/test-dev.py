"""./dev: its commands, its package list, and how it counts tests."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
from xml.sax.saxutils import quoteattr

from project import ROOT, read

SUMMARISE = ROOT / 'build-aux/summarise.py'


def run(*command, **options):
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, **options)


class Commands(unittest.TestCase):
    def test_help_names_each_command(self):
        done = run(ROOT / 'dev', 'help')
        self.assertEqual((done.returncode, done.stderr), (0, ''))
        for command in 'run test build shell bench tour flatpak format'.split():
            self.assertRegex(done.stdout, rf'(?m)^  {command}\b')

    def test_without_command(self):
        done = run(ROOT / 'dev')
        self.assertEqual((done.returncode, done.stdout), (2, ''))
        self.assertIn('Usage:', done.stderr)

    def test_unknown_command(self):
        done = run(ROOT / 'dev', 'fly')
        self.assertEqual((done.returncode, done.stdout), (2, ''))
        self.assertIn('no command fly', done.stderr)

    def test_works_from_any_directory(self):
        self.assertEqual(run(ROOT / 'dev', 'help', cwd='/').returncode, 0)

    def test_ci_tests_and_nothing_else(self):
        lines = [line for line in read(ROOT / '.ci/run').splitlines() if line and not line.startswith('#')]
        self.assertEqual(lines, ['exec "$(dirname "$0")/../dev" test'])

    def test_flatpak_says_what_it_needs(self):
        with tempfile.TemporaryDirectory() as folder:
            for tool in ('sh', 'dirname', 'id', 'getent', 'cut', 'cat'):
                os.symlink(shutil.which(tool), pathlib.Path(folder, tool))
            done = run(ROOT / 'dev', 'flatpak', env={'PATH': folder, 'HOME': folder})
        self.assertEqual(done.returncode, 1)
        self.assertIn('flatpak-builder', done.stderr)


class Packages(unittest.TestCase):
    """Shell functions of build-aux/environment.sh, on a list of the test's own."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.tree = pathlib.Path(self.folder.name)
        (self.tree / 'build-aux').mkdir()
        for part in ('environment.sh', 'packages'):
            shutil.copy(ROOT / 'build-aux' / part, self.tree / 'build-aux')

    def write(self, text):
        (self.tree / 'build-aux/packages').write_text(text, encoding='utf-8')

    def call(self, script):
        done = run('sh', '-euc', 'src=$1; cache=$1/cache; . "$src/build-aux/environment.sh"; ' + script, 'sh', self.tree)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_list_is_well_formed(self):
        packages = self.call('packages').split('\n')[:-1]
        self.assertIn('libgtk-4-dev', packages)
        self.assertEqual(len(packages), len(set(packages)))
        for package in packages:
            self.assertRegex(package, r'^[a-z0-9][a-z0-9+.-]+$')

    def test_comments_are_not_packages(self):
        self.write('# a comment\n\none\n  two # why\n')
        self.assertEqual(self.call('packages'), 'one\ntwo\n')

    def test_root_follows_the_list(self):
        self.write('one\ntwo\n')
        before = self.call('root_key')
        self.write('# said otherwise\none\ntwo\n')
        self.assertEqual(self.call('root_key'), before)
        self.write('one\nthree\n')
        self.assertNotEqual(self.call('root_key'), before)

    def test_old_gtk_is_not_enough(self):
        for version, enough in (('4.18.6+ds-2', True), ('4.22.0-1', True), ('4.8.3+ds-2', False),
                                ('(none)', False), ('', False)):
            with self.subTest(version=version):
                self.assertEqual(self.call(f"gtk_is_new '{version}' && echo yes || echo no"), 'yes\n' if enough else 'no\n')

    def test_roots_of_other_lists_go_unless_in_use(self):
        cache = self.tree / 'cache'
        for name in ('root-0123456789abcdef', 'root-1123456789abcdef', 'root-2123456789abcdef', 'root-by-hand'):
            (cache / name).mkdir(parents=True)
        self.call('say () { :; }; root=$cache/root-0123456789abcdef; exec 5>"$cache/root-1123456789abcdef.lock";'
                  ' flock -s 5; remove_old_roots')
        self.assertEqual({path.name for path in cache.iterdir() if path.is_dir()},
                         {'root-0123456789abcdef', 'root-1123456789abcdef', 'root-by-hand'})


class Summary(unittest.TestCase):
    """Logs as `meson test` writes them, and the last line that is made of them."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.builds = []

    def build(self, *tests):
        """A build whose tests are (name, result, cases, log); cases is None for a test that is not TAP."""
        build = pathlib.Path(self.folder.name, f'build-{len(self.builds)}')
        (build / 'meson-logs').mkdir(parents=True)
        log, junit = [], ['<testsuites>']
        for name, result, cases, text in tests:
            full = f'stagematching:suite / {name}'
            log.append(json.dumps({'name': full, 'result': result, 'stdout': text, 'stderr': text and text + ' err',
                                   'duration': 0.5, 'returncode': 0}))
            title = 'stagematching' if cases is None else f'stagematching.{full}'
            junit.append(f'<testsuite name={quoteattr(title)}>')
            for case, outcome in cases or [(name, '')]:
                junit.append(f'<testcase name={quoteattr(case)}>{outcome}</testcase>')
            junit.append('</testsuite>')
        (build / 'meson-logs/testlog.json').write_text('\n'.join(log) + '\n', encoding='utf-8')
        (build / 'meson-logs/testlog.junit.xml').write_text(''.join(junit) + '</testsuites>', encoding='utf-8')
        self.builds.append(str(build))

    def summary(self, *options):
        done = run(sys.executable, SUMMARISE, *options, *self.builds)
        self.assertEqual(done.stderr, '')
        return done.returncode, done.stdout.splitlines()[-1], done.stdout

    def test_counts_cases(self):
        self.build(('tap', 'OK', [('1 a', ''), ('2 b', ''), ('3 c', '<skipped/>')], ''), ('plain', 'OK', None, ''))
        self.assertEqual(self.summary()[:2], (0, '3 passed, 0 failed, 1 skipped'))

    def test_adds_builds(self):
        self.build(('tap', 'OK', [('1 a', '')], ''))
        self.build(('tap', 'OK', [('1 a', '')], ''))
        self.assertEqual(self.summary()[:2], (0, '2 passed, 0 failed, 0 skipped'))

    def test_failures_show_their_whole_log(self):
        text = '\n'.join(f'line {number}' for number in range(500))
        self.build(('tap', 'FAIL', [('1 a', ''), ('2 b', '<failure/>'), ('3 c', '<error/>')], text),
                   ('good', 'OK', None, 'not shown'))
        status, last, output = self.summary()
        self.assertEqual((status, last), (1, '2 passed, 2 failed, 0 skipped'))
        self.assertIn(text, output)
        self.assertIn('failed: 2 b', output)
        self.assertNotIn('not shown', output)

    def test_crash_after_good_cases_is_a_failure(self):
        self.build(('tap', 'ERROR', [('1 a', ''), ('2 b', '')], 'Segmentation fault'))
        self.assertEqual(self.summary()[:2], (1, '2 passed, 1 failed, 0 skipped'))

    def test_each_bad_result_is_a_failure(self):
        for result in ('FAIL', 'ERROR', 'TIMEOUT', 'INTERRUPT', 'UNEXPECTEDPASS'):
            with self.subTest(result=result):
                self.builds.clear()
                shutil.rmtree(pathlib.Path(self.folder.name, 'build-0'), ignore_errors=True)
                self.build(('plain', result, None, ''))
                self.assertEqual(self.summary()[:2], (1, '0 passed, 1 failed, 0 skipped'))

    def test_skipped_program(self):
        self.build(('plain', 'SKIP', None, ''), ('tap', 'OK', [('1 a', '')], ''))
        self.assertEqual(self.summary()[:2], (0, '1 passed, 0 failed, 1 skipped'))

    def test_no_tests_is_a_failure(self):
        self.build()
        self.assertEqual(self.summary()[:2], (1, '0 passed, 0 failed, 0 skipped'))

    def test_no_log_is_a_failure(self):
        self.builds.append(self.folder.name)
        self.assertEqual(self.summary()[:2], (1, '0 passed, 1 failed, 0 skipped'))

    def test_broken_build_is_a_failure(self):
        self.build(('plain', 'OK', None, ''))
        status, last, output = self.summary('--broken', 'the sanitizer build')
        self.assertEqual((status, last), (1, '1 passed, 1 failed, 0 skipped'))
        self.assertIn('the sanitizer build', output)


if __name__ == '__main__':
    unittest.main()
