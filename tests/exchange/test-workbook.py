"""What a spreadsheet finds in an exported workbook."""

import os
import pathlib
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree
import zipfile

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'


class Workbook(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.scratch.name)
        # a comma for the decimal sign, as its users have
        subprocess.run(['localedef', '-i', 'nl_BE', '-f', 'UTF-8', cls.folder / 'nl_BE.UTF-8'], check=True)
        subprocess.run([os.environ['STM_WRITE_FILES'], cls.folder], check=True,
                       env={**os.environ, 'LOCPATH': str(cls.folder), 'LC_ALL': 'nl_BE.UTF-8'})

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def sheet(self, name):
        with zipfile.ZipFile(self.folder / name) as archive:
            self.assertIsNone(archive.testzip())
            return (xml.etree.ElementTree.fromstring(archive.read('xl/worksheets/sheet1.xml')),
                    xml.etree.ElementTree.fromstring(archive.read('xl/styles.xml')))

    def rows(self, sheet):
        found = []
        for row in sheet.iter(MAIN + 'row'):
            found.append([''.join(text.text or '' for text in cell.iter(MAIN + 't')) if cell.get('t') == 'inlineStr'
                          else float(cell.find(MAIN + 'v').text) for cell in row.iter(MAIN + 'c')])
        return found

    def test_cells(self):
        sheet, _ = self.sheet('students.xlsx')
        self.assertEqual(self.rows(sheet), [
            ['Last name', 'First name', 'Phone', 'Remarks'],
            ['Ånderson', 'Zoë', '+32 470 00 00 00', '=1+1 <&> "Zoë"'],
        ])
        self.assertEqual(list(sheet.iter(MAIN + 'f')), [], 'a formula')

    def test_numbers_and_dates(self):
        sheet, styles = self.sheet('requests.xlsx')
        rows = self.rows(sheet)
        self.assertEqual(rows[1], ['Zoë Ånderson', 'Block', 2, 37.5, 46300])

        date = list(sheet.iter(MAIN + 'c'))[-1]
        style = styles.find(MAIN + 'cellXfs')[int(date.get('s'))]
        formats = {entry.get('numFmtId'): entry.get('formatCode') for entry in styles.iter(MAIN + 'numFmt')}
        self.assertEqual(formats[style.get('numFmtId')], 'dd\\-mm\\-yyyy'.replace('\\', ''))

    def test_headings_stay_in_view(self):
        sheet, _ = self.sheet('students.xlsx')
        pane = next(sheet.iter(MAIN + 'pane'))
        self.assertEqual((pane.get('state'), pane.get('ySplit')), ('frozen', '1'))
        self.assertEqual(next(sheet.iter(MAIN + 'autoFilter')).get('ref'), 'A1:D2')
        widths = [float(column.get('width')) for column in sheet.iter(MAIN + 'col')]
        self.assertTrue(widths and all(width >= 8 for width in widths))

    def test_only_its_owner_reads_it(self):
        self.assertEqual((self.folder / 'students.xlsx').stat().st_mode & 0o777, 0o600)


if __name__ == '__main__':
    unittest.main()
