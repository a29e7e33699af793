#!/usr/bin/python3
"""Compares our number checks with python3-stdnum (SPEC T3).

The numbers are random but the same each time: right ones, and right ones with
a slip of the hand.  Where the two disagree, one of the differences below must
explain it, and each of these must turn up.
"""

import calendar
import datetime
import os
import random
import subprocess
import unicodedata
import unittest
from collections import Counter

from stdnum.be import bis, nn, vat
from stdnum.nl import bsn

SEED = 20260903
NUMBERS_OF_A_KIND = 4000
STDNUM = {'be.nn': nn, 'be.bis': bis, 'nl.bsn': bsn, 'be.vat': vat}
PEOPLE = ('be.nn', 'be.bis')


# Right numbers

def belgian_check_digits(body, century):
    return '%02d' % (97 - int(('2' if century == 2000 else '') + body) % 97)


def make_person(rng, offsets):
    century = rng.choice((1900, 2000))
    year = rng.randrange(100)
    month = rng.choice((0, *range(1, 13), rng.randrange(1, 13)))
    days = calendar.monthrange(century + year, month)[1] if month else 99
    day = rng.choice((0, *([rng.randrange(1, days + 1)] * 5)))
    body = '%02d%02d%02d%03d' % (year, month + rng.choice(offsets), day, rng.randrange(1, 999))
    return body + belgian_check_digits(body, century)


def make_bsn(rng):
    while True:
        body = '%08d' % rng.randrange(10 ** rng.choice((8, 8, 8, 7, 6)))
        check = sum((9 - i) * int(digit) for i, digit in enumerate(body)) % 11
        if check < 10 and int(body):
            number = body + str(check)
            return number.lstrip('0') if rng.random() < 0.5 else number


def make_enterprise(rng):
    body = rng.choice('001') + '%07d' % rng.randrange(10 ** 7)
    number = body + '%02d' % (97 - int(body) % 97)
    return number[1:] if number[0] == '0' and rng.random() < 0.2 else number


MAKERS = {
    'be.nn': lambda rng: make_person(rng, (0,)),
    'be.bis': lambda rng: make_person(rng, (20, 40)),
    'nl.bsn': make_bsn,
    'be.vat': make_enterprise,
}


# Slips of the hand

def one_digit(rng, number):
    at = rng.randrange(len(number))
    return number[:at] + rng.choice('0123456789') + number[at + 1:]


def swap(rng, number):
    at = rng.randrange(len(number) - 1)
    return number[:at] + number[at + 1] + number[at] + number[at + 2:]


def drop(rng, number):
    at = rng.randrange(len(number))
    return number[:at] + number[at + 1:]


def insert(rng, number):
    at = rng.randrange(len(number) + 1)
    return number[:at] + rng.choice('0123456789OlI+,x') + number[at:]


def anything(rng, number):
    return ''.join(rng.choice('0123456789') for _ in number)


def anything_that_adds_up(rng, number):
    body = anything(rng, number[:-2])
    return body + belgian_check_digits(body, rng.choice((1900, 2000)))


def extreme_serial(rng, number):
    body = number[:6].ljust(6, '0') + rng.choice(('000', '999'))
    return body + belgian_check_digits(body, rng.choice((1900, 2000)))


def late_day(rng, number):
    body = number[:4] + '%02d' % rng.randrange(28, 40) + '%03d' % rng.randrange(1, 999)
    return body + belgian_check_digits(body, rng.choice((1900, 2000)))


def odd_check_digits(rng, number):
    rest = rng.choice((0, 95, 96))
    body = '%08d' % (rng.randrange(2 * 10 ** 7 // 97) * 97 + rest)
    return body + {0: '00', 95: '99', 96: '98'}[rest]


def separate(rng, number):
    for _ in range(rng.randrange(1, 5)):
        at = rng.randrange(len(number) + 1)
        number = number[:at] + rng.choice(' .-/') + number[at:]
    return number


def paste(rng, number):
    at = rng.randrange(1, len(number))
    return number[:at] + rng.choice('\u00a0\u2009\u2013\u2011\t\u2212\u00b7') + number[at:]


def widen(rng, number):
    at = rng.randrange(len(number))
    return number[:at] + chr(ord(number[at]) + 0xFF10 - ord('0')) + number[at + 1:]


def prefix(rng, number):
    return rng.choice(('BE', 'be ', ' BE-', 'BE 0', '(0)', 'NL', 'B', ' ')) + number


SLIPS = (one_digit, swap, drop, insert, anything, anything_that_adds_up, extreme_serial, late_day,
         odd_check_digits, separate, paste, widen, prefix)


def make_numbers():
    rng = random.Random(SEED)
    for kind, maker in MAKERS.items():
        for _ in range(NUMBERS_OF_A_KIND):
            number = maker(rng)
            if rng.random() < 0.7:
                number = rng.choice(SLIPS)(rng, number)
            yield kind, number
            # what is right for one kind is a slip for the others
            yield rng.choice([other for other in MAKERS if other != kind]), number


# Why the two disagree

def digits_of(number):
    return ''.join(str(unicodedata.decimal(c)) for c in number if c.isdecimal())


def century_of(digits):
    for century in (1900, 2000):
        if digits[9:] == belgian_check_digits(digits[:9], century):
            return century
    return None


def is_day_beyond_month(kind, number):
    digits = digits_of(number)
    month, day = int(digits[2:4]) % 20, int(digits[4:6])
    return month > 0 and day > calendar.monthrange(
        century_of(digits) + int(digits[:2]), month)[1]


def is_outer_serial(kind, number):
    return digits_of(number)[6:9] in ('000', '999')


def is_later_year(kind, number):
    digits = digits_of(number)
    return (century_of(digits) == 2000
            and 2000 + int(digits[:2]) > datetime.date.today().year)


def is_short(kind, number):
    return 1 <= len(digits_of(number)) <= 7


def is_chamber_of_commerce(kind, number):
    return len(digits_of(number)) == 8 and not number.upper().strip().startswith('BE')


def is_not_enterprise(kind, number):
    return len(digits_of(number)) == 10 and digits_of(number)[0] > '1'


def has_odd_check_digits(kind, number):
    return digits_of(number)[-2:] in ('00', '98', '99')


def has_bracketed_zero(kind, number):
    return '(0)' in number


def is_plain(character):
    return (character.isspace() or unicodedata.category(character) == 'Pd'
            or character in '0123456789./BEbe')


def has_look_alike(kind, number):
    return not all(is_plain(character) for character in number)


def has_tab(kind, number):
    return '\t' in number and STDNUM[kind].is_valid(number.replace('\t', ' '))


# name, kinds, who accepts the number, test, reason
DIFFERENCES = (
    ('day beyond the month', PEOPLE, 'stdnum', is_day_beyond_month,
     'stdnum takes such a day for an unknown one.  The Rijksregister writes 00 then, and counts on '
     'past 31 only where the month is 00; the validator of the Crossroads Bank refuses it too.'),
    ('serial number 000 or 999', ('be.nn',), 'stdnum', is_outer_serial,
     'The Rijksregister gives 001 to 997 to men and 002 to 998 to women.'),
    ('born in a later year', PEOPLE, 'ours', is_later_year,
     'stdnum asks the clock.  Core has no clock (DESIGN 1): a number that fits a birth from 2000 '
     'on is taken as such, and whoever knows the day can compare.'),
    ('short BSN', ('nl.bsn',), 'stdnum', is_short,
     'stdnum fills up any number to 9 digits.  A BSN has 9, or 8 without its zero; with fewer, '
     'something is missing.'),
    ('KvK number', ('be.vat',), 'ours', is_chamber_of_commerce,
     'Our check is for organisations of both countries, and a KvK number has no check digit.'),
    ('first digit from 2', ('be.vat',), 'stdnum', is_not_enterprise,
     'The KBO gives 0 and 1 to enterprises, 2 to 8 to establishment units.'),
    ('check digits 00, 98 or 99', ('be.vat',), 'stdnum', has_odd_check_digits,
     'stdnum wants a multiple of 97; the KBO counts 97 minus the rest, which is 01 to 97.'),
    ('(0) in front', ('be.vat',), 'stdnum', has_bracketed_zero,
     'An old way of writing, only read by stdnum.'),
    ('look-alike characters', tuple(STDNUM), 'stdnum', has_look_alike,
     'stdnum reads minus signs, bullets, full-width digits and the like as what they resemble; '
     'we take the spaces and dashes that word processors make, no more.'),
    ('tab inside', tuple(STDNUM), 'ours', has_tab,
     'Cells of a sheet are pasted with tabs; to us every white space is a space.'),
)


def explain(kind, number, accepted_by):
    for name, kinds, accepts, is_case, _reason in DIFFERENCES:
        if kind in kinds and accepts == accepted_by and is_case(kind, number):
            return name
    return None


class StdnumTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.numbers = list(make_numbers())
        lines = ''.join('%s %s\n' % pair for pair in cls.numbers)
        result = subprocess.run([os.environ['STM_CHECK_NUMBERS']], input=lines.encode(), stdout=subprocess.PIPE,
                                check=True, timeout=60)
        cls.answers = [answer.split() for answer in result.stdout.decode().splitlines()]

    def test_enough_numbers(self):
        self.assertGreaterEqual(len(set(self.numbers)), 10000)
        self.assertEqual(len(self.answers), len(self.numbers))
        for kind in STDNUM:
            verdicts = Counter(answer[0] for (k, _n), answer in zip(self.numbers, self.answers)
                               if k == kind)
            print('%s: %d valid, %d not' % (kind, verdicts['1'], verdicts['0']))
            self.assertGreater(min(verdicts['1'], verdicts['0']), 1000)

    def test_every_difference_is_explained(self):
        seen = Counter()
        unexplained = []
        for (kind, number), answer in zip(self.numbers, self.answers):
            ours, theirs = answer[0] == '1', STDNUM[kind].is_valid(number)
            if ours == theirs:
                seen['agreed'] += 1
                continue
            name = explain(kind, number, 'ours' if ours else 'stdnum')
            seen[name] += 1
            if name is None:
                unexplained.append('%s %r: ours %s, stdnum %s' % (kind, number, ours, theirs))
        for name, times in seen.most_common():
            print('%6d  %s' % (times, name))
        self.assertEqual(unexplained, [])
        for name, *_rest in DIFFERENCES:
            self.assertGreater(seen[name], 0, 'no number shows: ' + name)

    def test_birth_dates(self):
        compared = 0
        for (kind, number), answer in zip(self.numbers, self.answers):
            if kind not in PEOPLE or answer[0] != '1' or not STDNUM[kind].is_valid(number):
                continue
            theirs = STDNUM[kind].get_birth_date(number)
            self.assertEqual(answer[1], theirs.isoformat() if theirs else '-', number)
            compared += 1
        self.assertGreater(compared, 1000)


if __name__ == '__main__':
    unittest.main()
