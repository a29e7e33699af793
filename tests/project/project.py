"""Where the tree is, and what is in it, for the tests of its rules."""

import os
import pathlib
import re

ROOT = pathlib.Path(os.environ.get('STM_SOURCE_ROOT', pathlib.Path(__file__).resolve().parents[2]))
BUILD = pathlib.Path(os.environ['STM_BUILD_ROOT']) if 'STM_BUILD_ROOT' in os.environ else None

NOT_OURS = {'.git', '_build', '__pycache__'}
BINARY = {'.png', '.webp', '.jpg', '.ico', '.mo', '.xls', '.xlsx', '.ods', '.db', '.sqlite', '.stm', '.pdf', '.gz'}


def files(*folders):
    """All files of the project below the folders, or of the whole tree."""
    found = []
    for folder in folders or ['.']:
        for path, below, names in os.walk(ROOT / folder):
            below[:] = [name for name in below if name not in NOT_OURS]
            found += [pathlib.Path(path, name) for name in names if not name.endswith('~')]
    return sorted(found)


def c_files(*folders):
    return [path for path in files(*folders) if path.suffix in {'.c', '.h'}]


def text_files(*folders):
    return [path for path in files(*folders) if path.suffix not in BINARY and path.is_file()]


def name(path):
    return path.relative_to(ROOT).as_posix()


def read(path):
    return path.read_text(encoding='utf-8', errors='replace')


def without_comments(source):
    """C source with its comments blanked, so that line numbers stay."""
    def blank(match):
        text = match.group(0)
        return re.sub(r'[^\n]', ' ', text) if text.startswith('/') else text
    return re.sub(r'"(?:\\.|[^"\\\n])*"|/\*.*?\*/|//[^\n]*', blank, source, flags=re.S)


def matches(pattern, paths, prepare=lambda text: text):
    """Each match as "file:line: text", to be asserted empty."""
    found = []
    for path in paths:
        for number, line in enumerate(prepare(read(path)).splitlines(), 1):
            if re.search(pattern, line):
                found.append(f'{name(path)}:{number}: {line.strip()}')
    return found
