#!/usr/bin/env python3
"""Counts what `meson test` left in its logs, and shows the logs of what failed.

Usage: summarise.py [--broken WHAT]… [BUILD-DIR…]

A TAP test counts by its cases, any other test as one.  A test that ended
badly although none of its cases failed (it crashed, or took too long) counts
as one failure, and so does each --broken WHAT: a build that gave no tests.
The last line is "N passed, N failed, N skipped"; the exit status is 1 if
anything failed or nothing ran.
"""

import argparse
import json
import os
import sys
import xml.etree.ElementTree as ET

BAD = {'FAIL', 'ERROR', 'TIMEOUT', 'INTERRUPT', 'UNEXPECTEDPASS'}
RULE = '─' * 72


class Count:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def add(self, other):
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped

    def __str__(self):
        return f'{self.passed} passed, {self.failed} failed, {self.skipped} skipped'


def short_name(name):
    """Meson writes "project:suite / test"; no two tests have the same last part."""
    return name.rsplit(' / ', 1)[-1]


def read_cases(path):
    """The cases of each TAP test: a list of (name, outcome), by the test's name."""
    cases = {}
    for suite in ET.parse(path).getroot().iter('testsuite'):
        name = suite.get('name')
        if '.' not in name:
            continue
        found = cases[short_name(name.split('.', 1)[1])] = []
        for case in suite.iter('testcase'):
            kinds = {child.tag for child in case}
            outcome = 'failed' if kinds & {'failure', 'error'} else 'skipped' if 'skipped' in kinds else 'passed'
            found.append((case.get('name'), outcome))
    return cases


def read_tests(path):
    with open(path, encoding='utf-8') as log:
        return [json.loads(line) for line in log if line.strip()]


def count_test(test, cases):
    count = Count()
    bad = test['result'] in BAD
    for _, outcome in cases:
        setattr(count, outcome, getattr(count, outcome) + 1)
    if bad and not count.failed:
        count.failed = 1
    elif not cases and test['result'] == 'SKIP':
        count.skipped = 1
    elif not cases and not bad:
        count.passed = 1
    return count


def show_failure(test, cases, directory):
    print(RULE)
    print(f"{test['name']} in {os.path.basename(directory)}: {test['result']}"
          f" after {test['duration']:.1f} s, exit status {test['returncode']}")
    for name, outcome in cases:
        if outcome == 'failed':
            print(f'  failed: {name}')
    for stream in ('stdout', 'stderr'):
        text = (test.get(stream) or '').rstrip()
        if text:
            print(f'{stream}:\n{text}')


def summarise(directory):
    logs = os.path.join(directory, 'meson-logs')
    total = Count()
    try:
        tests = read_tests(os.path.join(logs, 'testlog.json'))
        cases = read_cases(os.path.join(logs, 'testlog.junit.xml'))
    except (OSError, ValueError, ET.ParseError) as error:
        print(f'The tests of {directory} left no log: {error}')
        total.failed = 1
        return total
    for test in tests:
        own = cases.get(short_name(test['name']), [])
        count = count_test(test, own)
        if count.failed:
            show_failure(test, own, directory)
        total.add(count)
    return total


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--broken', action='append', default=[], metavar='WHAT')
    parser.add_argument('directories', nargs='*', metavar='BUILD-DIR')
    arguments = parser.parse_args()

    total = Count()
    for directory in arguments.directories:
        count = summarise(directory)
        print(f'{os.path.basename(directory)}: {count}')
        total.add(count)
    for what in arguments.broken:
        print(f'{what}: failed; the reason stands above')
        total.failed += 1
    print(total, flush=True)
    return 1 if total.failed or not total.passed + total.skipped else 0


if __name__ == '__main__':
    sys.exit(main())
