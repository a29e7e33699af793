"""Drives the real program through its accessible tree, its keys and its window.

Names are those that a screen reader says.  Everything waits for its condition;
nothing sleeps and hopes.
"""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

TIMEOUT = float(os.environ.get('STM_UI_TIMEOUT', '20'))
POLL = 0.05

ROLE = Atspi.Role

# GTK says these of itself: when a dialog closes around the entry that has the focus, and
# when files go from the folder in which its file chooser completes a name
KNOWN_WARNINGS = ('GtkText - did not receive a focus-out event',
                  "gtk_tree_store_remove: assertion 'VALID_ITER (iter, tree_store)' failed")


class NotFound(AssertionError):
    """What was looked for did not come in time."""


def wait_until(condition, what, timeout=TIMEOUT):
    """The first true value of condition (), or NotFound."""
    deadline = time.monotonic() + timeout
    while True:
        try:
            value = condition()
        except GLib.Error:
            value = None
        if value:
            return value
        if time.monotonic() > deadline:
            raise NotFound(f'waited {timeout:g} s for {what}')
        time.sleep(POLL)


def walk(node, depth=0):
    """The node and all below it, as far as they are alive."""
    if node is None or depth > 60:
        return
    yield node
    try:
        count = node.get_child_count()
    except GLib.Error:
        return
    for index in range(count):
        try:
            child = node.get_child_at_index(index)
        except GLib.Error:
            continue
        yield from walk(child, depth + 1)


def is_showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def is_sensitive(node):
    return node.get_state_set().contains(Atspi.StateType.SENSITIVE)


def name_of(node):
    try:
        return node.get_name() or ''
    except GLib.Error:
        return ''


def clock_at(moment):
    """What makes a program begin at a moment on the clocks of Brussels, "2026-04-30 23:59:30".

    Its clock runs on from there.  That of what it works with, the display, the keyring
    and the bus, stays right, and so do its timeouts and what files say of their age.
    """
    library = subprocess.run(['faketime', '-m', '-f', '+0', 'printenv', 'LD_PRELOAD'], check=True, capture_output=True,
                             text=True, timeout=20).stdout.strip()
    return {'LD_PRELOAD': library, 'FAKETIME': f'@{moment}', 'TZ': 'Europe/Brussels', 'NO_FAKE_STAT': '1',
            'FAKETIME_DONT_FAKE_MONOTONIC': '1', 'FAKETIME_DISABLE_SHM': '1'}


class Program:
    """One run of the program with a display, a bus and directories of its own session."""

    def __init__(self, *arguments, size=(1280, 800), dark=False, language=None, environment=None, home=None, moment=None):
        self._window = None
        self.log = tempfile.NamedTemporaryFile('w+', suffix='.log', prefix='stm-ui-')
        # what GTK complains of is told at the end: to stop at once would stop at what is known, too
        env = dict(os.environ, ADW_DEBUG_COLOR_SCHEME='prefer-dark' if dark else 'prefer-light', NO_AT_BRIDGE='0', G_DEBUG='')
        if language:
            env['LANG'] = language
        if home:
            for variable, folder in (('XDG_DATA_HOME', 'data'), ('XDG_CONFIG_HOME', 'config'),
                                     ('XDG_CACHE_HOME', 'cache'), ('XDG_STATE_HOME', 'state')):
                env[variable] = os.path.join(home, folder)
                os.makedirs(env[variable], exist_ok=True)
        if moment:
            env.update(clock_at(moment))
        env.update(environment or {})
        self.process = subprocess.Popen([os.environ['STM_PROGRAM'], *arguments], env=env,
                                        stdout=self.log, stderr=subprocess.STDOUT)
        self.application = wait_until(self._find_application, 'the program on the accessibility bus')
        wait_until(self.frame, 'a window')
        self.resize(*size)
        self._xdotool('windowfocus', self.window())

    # finding

    def _find_application(self):
        if self.process.poll() is not None:
            raise NotFound(f'the program ended with {self.process.returncode}:\n{self.output()}')
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def frame(self):
        for node in walk(self.application, 58):
            if node.get_role() in (ROLE.FRAME, ROLE.WINDOW):
                return node
        return None

    def nodes(self, role=None, name=None, within=None, showing=True):
        for node in walk(within or self.application):
            if node is within:
                continue
            try:
                if role is not None and node.get_role() != role:
                    continue
                if name is not None and not (name(name_of(node)) if callable(name) else name_of(node) == name):
                    continue
                if showing and not is_showing(node):
                    continue
            except GLib.Error:
                continue
            yield node

    def has(self, role=None, name=None, within=None):
        return next(self.nodes(role, name, within), None)

    def find(self, role=None, name=None, within=None, timeout=TIMEOUT):
        what = f'{role.value_nick if role is not None else "anything"} “{name}”'
        try:
            return wait_until(lambda: self.has(role, name, within), what, timeout)
        except NotFound as error:
            raise NotFound(f'{error}\n{self.describe()}') from None

    def find_text(self, text, timeout=TIMEOUT):
        """Any node that shows the text, as its name or as its content."""
        try:
            return wait_until(lambda: self._has_text(text), f'the text “{text}”', timeout)
        except NotFound as error:
            raise NotFound(f'{error}\n{self.describe()}') from None

    def recovery_code(self):
        """The code that the page of a new profile shows; a group may be of digits alone."""
        def groups():
            names = [name_of(node) for node in self.nodes(ROLE.LABEL)]
            shown = [name for name in names if re.fullmatch('[0-9A-HJKMNP-TV-Z]{5}', name)]
            return shown if len(shown) == 6 else None
        return '-'.join(wait_until(groups, 'the six groups of the recovery code'))

    def _has_text(self, text):
        for node in self.nodes():
            if text in name_of(node) or text in self.text_of(node):
                return node
        return None

    def wait_gone(self, role=None, name=None, timeout=TIMEOUT):
        wait_until(lambda: self.has(role, name) is None, f'“{name}” to go', timeout)

    @staticmethod
    def text_of(node):
        try:
            text = node.get_text_iface()
            return Atspi.Text.get_text(node, 0, -1) if text is not None else ''
        except GLib.Error:
            return ''

    def nameless(self):
        """What can have the focus and has nothing that a screen reader could say."""
        faults = []
        for node in self.nodes():
            role, states = node.get_role(), node.get_state_set()
            asks = (role in (ROLE.BUTTON, ROLE.TOGGLE_BUTTON, ROLE.CHECK_BOX, ROLE.RADIO_BUTTON, ROLE.TEXT, ROLE.COMBO_BOX,
                             ROLE.ENTRY, ROLE.SPIN_BUTTON, ROLE.LINK) and states.contains(Atspi.StateType.FOCUSABLE))
            if asks and not name_of(node) and not node.get_description():
                faults.append(f'{node.get_role_name()} within “{self._named_parent(node)}”')
        return faults

    @staticmethod
    def _named_parent(node):
        while node is not None and not name_of(node):
            node = node.get_parent()
        return name_of(node) if node is not None else ''

    def describe(self):
        """What is on the screen, for the log of a failed test."""
        lines = []
        for node in self.nodes():
            name, text = name_of(node), self.text_of(node)
            if name or text:
                lines.append(f'  {node.get_role_name()} “{name}”{" = " + text if text and text != name else ""}')
        return '\n'.join(lines)

    # doing

    @staticmethod
    def actions_of(node):
        return [Atspi.Action.get_action_name(node, i) for i in range(Atspi.Action.get_n_actions(node))]

    def can(self, node, action):
        return action in self.actions_of(node)

    def do(self, node, action=None):
        names = self.actions_of(node)
        index = names.index(action) if action else 0
        if not names or not Atspi.Action.do_action(node, index):
            raise AssertionError(f'no action {action or ""} on {node.get_role_name()} “{name_of(node)}”: {names}')

    def click(self, name, role=ROLE.BUTTON, within=None):
        self.do(self.find(role, name, within))

    def activate(self, action):
        """An action of the window or the application: 'win.search'."""
        node = wait_until(lambda: self._with_action(action), f'the action {action}')
        self.do(node, action)

    def choose(self, name, item, within=None):
        """Picks an item of a row with a list to choose from."""
        row = self.find(ROLE.COMBO_BOX, name, within)
        self.do(row, 'picker.open')
        choices = self.find(ROLE.LIST, name)
        wanted = self.find(ROLE.LIST_ITEM, item, choices)
        chosen = name_of(wanted)
        self.press(wanted)
        self.wait_gone(ROLE.LIST, name)
        wait_until(lambda: self.has(ROLE.LABEL, chosen, row), f'“{chosen}” in “{name}”')

    @staticmethod
    def _place(node):
        box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        return box.x + box.width // 2, box.y + box.height // 2, box.width

    def _still(self, node):
        """Waits until a thing that slides in has arrived."""
        seen = []

        def same():
            seen.append(self._place(node))
            return len(seen) > 3 and seen[-1][2] > 0 and seen[-1] == seen[-2] == seen[-3]
        wait_until(same, f'“{name_of(node)}” to stand still')

    def press(self, node):
        """Clicks in the middle of something that is in sight."""
        self._still(node)
        x, y, _ = self._place(node)
        self._xdotool('mousemove', str(x), str(y), 'click', '1')

    def _with_action(self, action):
        for node in walk(self.application):
            count = Atspi.Action.get_n_actions(node) if node.get_action_iface() is not None else 0
            if count > 0 and self.can(node, action):
                return node
        return None

    def set_text(self, name, text, within=None):
        """Replaces what is in the entry of that name."""
        node = self.find(ROLE.TEXT, name, within)
        Atspi.EditableText.set_text_contents(node, text)
        wait_until(lambda: self.text_of(node) == text, f'“{name}” to hold “{text}”')

    def retype(self, name, text, within=None):
        """The same by hand: into the entry, over what is there, and on to the next."""
        node = self.find(ROLE.TEXT, name, within)
        self.press(node)
        self.keys('ctrl+a')
        self.type(text)
        wait_until(lambda: self.text_of(node) == text, f'“{name}” to hold “{text}”')
        self.keys('Tab')

    def keys(self, *keys):
        self._xdotool('key', '--delay', '20', *keys)

    def type(self, text):
        self._xdotool('type', '--delay', '15', text)

    def save_as(self, path):
        """Names the file in the chooser that opens, and waits until it is there."""
        window = wait_until(lambda: self._windows() - {self.window()}, 'the file chooser').pop()
        for _attempt in range(4):
            try:
                # it takes keys some time after it is on the screen, and says not when
                self._xdotool('windowfocus', '--sync', window)
                self.keys('ctrl+a')
                self.type(path)
                self.keys('Return')
                wait_until(lambda: os.path.exists(path), path, 5)
                break
            except NotFound:
                continue
            except subprocess.CalledProcessError:
                # gone, with the name, or not there yet
                if window not in self._windows():
                    break
        wait_until(lambda: os.path.exists(path), path)

    # the window

    def _xdotool(self, *arguments):
        return subprocess.run(['xdotool', *arguments], check=True, capture_output=True, text=True, timeout=20).stdout

    def _windows(self):
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
                               capture_output=True, text=True, timeout=20).stdout
        return set(found.split())

    def window(self):
        """The X window of the program's main window: the first that it showed."""
        if self._window is None:
            self._window = min(wait_until(self._windows, 'the window'), key=int)
        return self._window

    def resize(self, width, height):
        self._xdotool('windowmove', self.window(), '0', '0')
        self._xdotool('windowsize', self.window(), str(width), str(height))
        self.size = (width, height)

    def screenshot(self, path):
        """A picture of the window once it stands still."""
        previous = None
        with tempfile.TemporaryDirectory() as folder:
            picture = os.path.join(folder, 'window.png')
            deadline = time.monotonic() + TIMEOUT
            while time.monotonic() < deadline:
                time.sleep(0.25)
                subprocess.run(['import', '-silent', '-window', 'root', '-crop', f'{self.size[0]}x{self.size[1]}+0+0',
                                '+repage', '-strip', '-define', 'png:exclude-chunks=date,time', picture],
                               check=True, timeout=30)
                with open(picture, 'rb') as file:
                    current = file.read()
                if current == previous:
                    break
                previous = current
            os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
            shutil.copyfile(picture, path)

    # ending

    def output(self):
        self.log.flush()
        with open(self.log.name) as file:
            return file.read()

    def close(self):
        """Closes the window as a person does and returns the exit status."""
        if self.process.poll() is None:
            try:
                self.activate('window.close')
                self.process.wait(TIMEOUT)
            except (NotFound, GLib.Error, subprocess.TimeoutExpired):
                self.process.send_signal(signal.SIGTERM)
                try:
                    self.process.wait(10)
                except subprocess.TimeoutExpired:
                    self.process.kill()
                    self.process.wait()
        return self.process.returncode

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        status = self.close()
        complaints = [line for line in self.output().splitlines()
                      if ('CRITICAL' in line or 'WARNING' in line or 'ERROR' in line)
                      and not any(known in line for known in KNOWN_WARNINGS)]
        if kind is None:
            assert status == 0, f'ended with {status}:\n{self.output()}'
            assert not complaints, '\n'.join(complaints)
        elif self.output().strip():
            print(self.output())
