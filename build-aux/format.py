#!/usr/bin/env python3
"""Lays out the functions of C files by .clang-format.

Usage: format.py [--check] FILE…

GTK's style lines up parameters, fields and tables in columns, which
clang-format would undo.  So only what stands in functions is laid out, and
there too, lines with columns are left alone.  With --check, nothing is
written and the status is 1 if a file would change.
"""

import argparse
import re
import subprocess
import sys

COLUMNS = re.compile(r'\S {2,}\S')
STRING = re.compile(r'"(?:\\.|[^"\\])*"')
EDGE = re.compile(r'[{};]\s*$')


def bodies(lines):
    """The lines between the braces of each function, as (first, last) counted from 1."""
    first = None
    for number, line in enumerate(lines, 1):
        if line == '{' and lines[number - 2].endswith(')'):
            first = number + 1
        elif line == '}' and first is not None:
            yield first, number - 1
            first = None


def free_runs(lines):
    """Statements without columns, as (first, last)."""
    for first, last in bodies(lines):
        start = first
        for number in range(first, last + 1):
            if EDGE.search(lines[number - 1]):
                if not any(COLUMNS.search(STRING.sub('', line)) for line in lines[start - 1:number]):
                    yield start, number
                start = number + 1


def laid_out(path, text):
    ranges = [f'--lines={first}:{last}' for first, last in free_runs(text.splitlines())]
    if not ranges:
        return text
    return subprocess.run(['clang-format', f'--assume-filename={path}', *ranges], input=text,
                          capture_output=True, text=True, check=True).stdout


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--check', action='store_true')
    parser.add_argument('files', nargs='+', metavar='FILE')
    arguments = parser.parse_args()

    changed = 0
    for path in arguments.files:
        with open(path, encoding='utf-8') as file:
            text = file.read()
        new = laid_out(path, text)
        if new != text:
            changed += 1
            print(path)
            if not arguments.check:
                with open(path, 'w', encoding='utf-8') as file:
                    file.write(new)
    return 1 if changed and arguments.check else 0


if __name__ == '__main__':
    sys.exit(main())
