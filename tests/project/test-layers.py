"""The walls of DESIGN 1: who may include what, and where SQL and GTK may be."""

import re
import unittest

from project import ROOT, c_files, matches, name, read, without_comments

ARROWS = {
    'core': {'core'},
    'store': {'core', 'store'},
    'exchange': {'core', 'store', 'exchange'},
    'documents': {'core', 'documents'},
    'credentials': {'core', 'credentials'},
    'cli': {'core', 'store', 'exchange', 'documents', 'credentials', 'cli'},
    'widgets': {'core', 'widgets'},
    'views': {'core', 'store', 'exchange', 'documents', 'credentials', 'widgets', 'views'},
    'app': {'core', 'store', 'exchange', 'documents', 'credentials', 'widgets', 'views', 'app'},
}

# A library's header, and the layers that may know it.
LIBRARIES = {
    r'(gtk/|gdk/|gsk/|adwaita)': {'widgets', 'views', 'app'},
    r'(sqlcipher/)?sqlite3\.h': {'store'},
    r'libsecret/': {'credentials'},
    r'json-glib/': set(ARROWS) - {'core', 'widgets'},
    r'(cairo|pango)': {'documents', 'widgets', 'views', 'app'},
}

SQL = r'"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|ALTER|DROP|BEGIN|COMMIT)\s+[A-Za-z_*(]'


def layer_of(path):
    return path.relative_to(ROOT / 'src').parts[0]


def view_of(text):
    """The folder of a view, of a path below src/."""
    parts = text.split('/')
    return parts[1] if parts[0] == 'views' and len(parts) > 2 else None


def includes(path, quotes):
    opening, closing = quotes
    pattern = rf'^\s*#\s*include\s*{opening}([^{closing}]+){closing}'
    return re.findall(pattern, without_comments(read(path)) if opening == '<' else read(path), flags=re.M)


class Layers(unittest.TestCase):
    def test_every_folder_is_a_layer(self):
        folders = {path.name for path in (ROOT / 'src').iterdir() if path.is_dir()}
        self.assertEqual(folders, set(ARROWS))

    def test_includes_are_written_with_their_layer(self):
        for path in c_files('src'):
            for header in includes(path, '""'):
                with self.subTest(file=name(path), header=header):
                    self.assertRegex(header, r'^(config\.h|[a-z]+(/[a-z-]+)?/stm-[a-z0-9-]+\.h)$')

    def test_includes_follow_the_arrows(self):
        for path in c_files('src'):
            layer = layer_of(path)
            for header in includes(path, '""'):
                if header != 'config.h':
                    with self.subTest(file=name(path), header=header):
                        self.assertIn(header.split('/')[0], ARROWS[layer])

    def test_views_do_not_include_each_other(self):
        for path in c_files('src/views'):
            own = view_of(path.relative_to(ROOT / 'src').as_posix())
            for header in includes(path, '""'):
                with self.subTest(file=name(path), header=header):
                    self.assertIn(view_of(header), {None, own})

    def test_headers_make_no_cycle(self):
        graph = {}
        for path in c_files('src'):
            if path.suffix == '.h':
                graph[path.relative_to(ROOT / 'src').as_posix()] = includes(path, '""')
        done, walking = set(), []

        def walk(header):
            if header in walking:
                self.fail(' → '.join(walking[walking.index(header):] + [header]))
            if header in done or header not in graph:
                return
            walking.append(header)
            for other in graph[header]:
                walk(other)
            walking.pop()
            done.add(header)

        for header in graph:
            walk(header)

    def test_libraries_stay_in_their_layers(self):
        for path in c_files('src'):
            for header in includes(path, '<>'):
                for library, layers in LIBRARIES.items():
                    if re.match(library, header):
                        with self.subTest(file=name(path), header=header):
                            self.assertIn(layer_of(path), layers)

    def test_sql_is_in_the_store_only(self):
        elsewhere = [path for path in c_files('src') if layer_of(path) != 'store']
        self.assertEqual(matches(SQL, elsewhere, without_comments), [])

    def test_gettext_names_its_domain(self):
        self.assertEqual(matches(r'#\s*include\s*<glib/gi18n\.h>', c_files('src')), [])


if __name__ == '__main__':
    unittest.main()
