#!/usr/bin/env python3
"""Makes a profile of invented people, to try the program with.

data/samples.json is what this writes without options, data/samples-partner.json
what it writes with --partner; --students and its like make a profile of any size
for measuring.  The same options give the same
bytes with every Python: of the standard library's generators only random() is
used, whose sequence is promised never to change.

Nobody in it exists, and nothing in it reaches anybody:

* National numbers have the right check digits, but serial numbers from 998
  down.  Serial numbers count the people born on one day, about 160 of either
  sex, so that no such number was ever given out.  1 January and 1 July are
  left out: people whose day of birth is unknown get those, and there the
  numbers do run high.  A profile of very many students spreads over more years
  of birth rather than come down to serial numbers in use.
* BSNs begin with 9999, far above those that the Netherlands have given out, as
  numbers in test data of the Dutch government do.
* Enterprise numbers begin with 1999; the register has only just begun on 1000.
* Belgium and the Netherlands have no phone numbers for fiction.  Mobile
  numbers begin with 0450 and 06 00, which as far as we know no operator has;
  after the area code of the others comes a 0, with which no subscriber's number
  begins, for it would leave the area.
* Institution numbers begin with 999; e-mail addresses end in domains that
  RFC 2606 reserves, or in example.be and example.nl.
* Names of people, schools and services are put together from lists; places and
  their postcodes are real, streets are such as every town has.
"""

import argparse
import datetime
import json
import math
import random
import sys
import unicodedata

from sample_dossiers import Dossiers
from sample_places import Places, first_monday

FORMS = ['block', 'alternating', 'block-and-alternating']
TRANSPORT = ['car', 'e-bike', 'bicycle', 'public-transport']
DECIDED = ['requested', 'partly', 'accepted', 'declined']
HOUR = 60

# postcode, area code of phone numbers, place
PLACES = {
    'brussels': '1000 02 Brussel,1020 02 Laken,1030 02 Schaarbeek,1070 02 Anderlecht,1080 02 Sint-Jans-Molenbeek,'
                '1083 02 Ganshoren,1090 02 Jette,1140 02 Evere,1190 02 Vorst',
    'flemish-brabant': '1500 02 Halle,1600 02 Sint-Pieters-Leeuw,1700 02 Dilbeek,1730 02 Asse,1745 052 Opwijk,'
                       '1800 02 Vilvoorde,1840 052 Londerzeel,3000 016 Leuven,3010 016 Kessel-Lo,3060 02 Bertem,'
                       '3110 016 Rotselaar,3200 016 Aarschot,3270 013 Scherpenheuvel,3290 013 Diest,'
                       '3300 016 Tienen,3400 011 Landen',
    'antwerp': '2018 03 Antwerpen,2060 03 Antwerpen,2100 03 Deurne,2140 03 Borgerhout,2170 03 Merksem,'
               '2200 014 Herentals,2220 015 Heist-op-den-Berg,2260 014 Westerlo,2300 014 Turnhout,2320 03 Hoogstraten,'
               '2400 014 Mol,2440 014 Geel,2500 03 Lier,2560 03 Nijlen,2640 03 Mortsel,2800 015 Mechelen,'
               '2850 03 Boom,2870 03 Puurs,2930 03 Brasschaat,2960 03 Brecht',
    'limburg': '3500 011 Hasselt,3520 011 Zonhoven,3530 011 Houthalen,3550 011 Heusden,3560 013 Lummen,3582 011 Koersel,'
               '3600 089 Genk,3620 089 Lanaken,3630 089 Maasmechelen,3650 089 Dilsen,3700 012 Tongeren,'
               '3740 089 Bilzen,3800 011 Sint-Truiden,3840 012 Borgloon,3900 011 Overpelt,3910 011 Neerpelt,'
               '3920 011 Lommel,3945 013 Ham,3960 089 Bree',
    'west-flanders': '8000 050 Brugge,8020 050 Oostkamp,8200 050 Sint-Andries,8300 050 Knokke,8370 050 Blankenberge,'
                     '8400 059 Oostende,8470 059 Gistel,8500 056 Kortrijk,8530 056 Harelbeke,8560 056 Wevelgem,'
                     '8600 051 Diksmuide,8630 058 Veurne,8670 058 Koksijde,8700 051 Tielt,8770 051 Ingelmunster,'
                     '8790 056 Waregem,8800 051 Roeselare,8820 050 Torhout,8900 057 Ieper,8970 057 Poperinge',
    'east-flanders': '9000 09 Gent,9030 09 Mariakerke,9040 09 Sint-Amandsberg,9060 09 Zelzate,9100 03 Sint-Niklaas,'
                     '9120 03 Beveren,9140 03 Temse,9160 09 Lokeren,9200 052 Dendermonde,9230 09 Wetteren,'
                     '9300 053 Aalst,9400 054 Ninove,9450 053 Haaltert,9500 054 Geraardsbergen,9600 055 Ronse,'
                     '9620 09 Zottegem,9700 055 Oudenaarde,9800 09 Deinze,9900 09 Eeklo,9940 09 Evergem',
    'abroad': '4501 0117 Oostburg,4531 0115 Terneuzen,4551 0115 Sas van Gent,4561 0114 Hulst,4571 0115 Axel',
}
PLACES = {province: [tuple(place.split(' ', 2)) for place in places.split(',')]
          for province, places in PLACES.items()}
FLANDERS = ['antwerp', 'east-flanders', 'west-flanders', 'limburg', 'flemish-brabant', 'brussels']

# name, place; Dutch schools last
SCHOOLS = [
    ('Instituut De Zilverberk', 'Geel'), ('Zorgcampus Scheldebocht', 'Antwerpen'),
    ('Sint-Odradacollege', 'Mol'), ('GO! atheneum Dijleboog', 'Mechelen'),
    ('Instituut Ter Nieuwewiede', 'Gent'), ('Campus De Denderboot', 'Aalst'),
    ('Vrije Zorgschool Waasrijk', 'Sint-Niklaas'), ('Sint-Pharaïldisinstituut', 'Eeklo'),
    ('Zorgschool De Reiegaard', 'Brugge'), ('Instituut Leiekant', 'Kortrijk'),
    ('Sint-Godelievecampus Mandelrijk', 'Roeselare'), ('GO! Zorgcampus Zeezicht', 'Oostende'),
    ('Vrij Instituut Hazelrank', 'Hasselt'), ('GO! Zorgatelier De Mijnlamp', 'Genk'),
    ('Sint-Landradaschool', 'Bilzen'), ('Sint-Aleydisinstituut', 'Leuven'),
    ('Campus Hagewinde', 'Aarschot'), ('GO! Zorgschool Zennedal', 'Anderlecht'),
    ('Zorgcollege Zeeuwse Kade', 'Terneuzen'), ('Praktijkschool De Vesting', 'Hulst'),
]
N_DUTCH = 2

SERVICES = {  # kind: weight, what stands before the name
    'residential-care': (36, ['Woonzorgcentrum', 'WZC', 'Woonzorgcampus']),
    'home-care': (30, ['Thuiszorg', 'Gezinszorg', 'Thuishulp']),
    'day-care': (13, ['Dagverzorgingscentrum', 'Dagcentrum']),
    'disability-care': (9, ['Leefgroepen', 'Woonondersteuning']),
    'hospital': (7, ['Ziekenhuis', 'Revalidatiecentrum']),
    'child-care': (3, ['Kinderdagverblijf']),
    'other': (2, ['Herstelverblijf']),
}
SERVICE_NAMES = (
    'De Lindeboom,Het Roodborstje,Ter Elzen,De Zonnewijzer,Vlasbloem,Avondgloed,De Klaproos,Sint-Reineldis,Wilgenhof,'
    'De Vuurboet,Korenveld,De Tortel,Ten Eeckhoute,Zilverdistel,De Spinnekop,Heidebries,Kastanjedreef,De Merelaar,'
    'Sint-Dimpnahof,Meiklokje,De Veerman,Rozenkrans,Beukenlaan,De Kreek,Maretak,Sint-Bertilia,Bolderwagen,'
    'De Haard,Ter Duinenrand,Zeewinde,Boomgaard,De Ooievaar,Lavendelhof,Kapelleveld,De Oever,Morgenster,Vogelzang,'
    'De Notelaar,Sint-Veerlehof,Waterlelie,Eikenkroon,De Koebrug,Tuinwijk,Sparrendal,De Wende,Kievitshof,Bleekweide,'
    'Sint-Harlindis,De Molenwiek,Windekind,Zonnehoek,De Esdoorn,Ter Vlierbeke,Hagelkruis,De Bijenkorf,Paardenbloem,'
    'Sint-Oda,Weidezicht,De Zavel,Vlindertuin').split(',')
STREETS = (
    'Kerkstraat,Stationsstraat,Molenstraat,Veldstraat,Dorpsstraat,Nieuwstraat,Schoolstraat,Kapelstraat,Lindenlaan,'
    'Beukenlaan,Kastanjelaan,Berkenlaan,Bosstraat,Beekstraat,Broekstraat,Hoogstraat,Groenstraat,Processieweg,'
    'Zandstraat,Vijverstraat,Tulpenstraat,Rozenlaan,Merelstraat,Leeuwerikstraat,Oude Baan,Steenweg,Heidestraat,'
    'Windmolenstraat,Populierenlaan,Zonnestraat').split(',')

WOMEN = (
    'Emma,Louise,Elise,Zoë,Lotte,Febe,Amber,Jana,Lore,Noor,Fien,Laura,Julie,Hanne,Silke,Charlotte,Noémie,Margot,'
    'Anaïs,Céline,Eline,Kaat,Marie,Nina,Axelle,Delphine,Femke,Ines,Jolien,Maite,Nele,Roos,Sien,Tess,Yana,Aylin,'
    'Elif,Zeynep,Tuğçe,Esra,Fatima,Yasmina,Aïcha,Salma,Imane,Hajar,Nour,Soumaya,Khadija,Zahra,Maryam,Amira,Oksana,'
    'Olena,Iryna,Zuzanna,Agnieszka,Małgorzata,Ioana,Mihaela,Divine,Grâce,Merveille,Naomi,Precious,Linh,Mei,Priya,'
    'Chloë,Joëlle,Gaëlle,Renée').split(',')
MEN = (
    'Lucas,Arthur,Noah,Wout,Seppe,Jarne,Milan,Robbe,Thibo,Lander,Stan,Björn,Kobe,Ruben,Simon,Daan,Jelle,Maxim,Lowie,'
    'Quinten,Emre,Yusuf,Ömer,Mehmet,Mohamed,Ayoub,Bilal,Ilias,Younes,Zakaria,Ahmad,Omar,Dmytro,Jakub,Łukasz,Andrei,'
    'Christian,Emmanuel,Junior,Tuan,André,René').split(',')
SURNAMES = (
    'Peeters,Janssens,Maes,Jacobs,Mertens,Willems,Claes,Goossens,Wouters,De Smet,Dubois,Vermeulen,Hermans,Aerts,'
    'Michiels,Van den Broeck,Lambrechts,Desmet,Van Damme,Stevens,Segers,Vandenberghe,Cools,Van Hove,De Backer,'
    'Verhoeven,Coppens,Van de Velde,Hendrickx,Bogaert,Verbeke,Smets,De Wilde,Martens,Thys,Deprez,Declercq,Lemmens,'
    "Van Acker,D'hondt,Vanhaecke,Roels,Vercauteren,De Coninck,Geerts,Moons,Bosmans,Nijs,Van Looy,Vandeputte,"
    'Callewaert,Dewaele,Buyse,Van Impe,De Ridder,Baeten,Engelen,Schepers,Vanderstraeten,Ceulemans,Verstraete,'
    'Özdemir,Yılmaz,Kaya,Demir,Şahin,Çelik,Doğan,El Amrani,Bouzidi,Benali,El Khattabi,Ouali,Azzouzi,Haddad,'
    'Al-Masri,Karimi,Rahimi,Kowalska-Nowak,Wiśniewski,Zieliński,Kovalenko,Shevchenko,Popescu,Ionescu,Mbuyi,'
    'Kabongo,Mukendi,Tshibangu,Owusu,Mensah,Nguyen,Tran,Li,Singh,Pereira,Da Silva,García,Renard,Noël').split(',')
DUTCH_SURNAMES = (
    'de Jong,Jansen,de Vries,van den Berg,Bakker,de Kraker,van Dijke,Buijsse,Dieleman,de Feijter,Verstraeten,'
    'Hamelink,van Hoeve,Scheele,Yıldız,El Idrissi').split(',')

STUDENT_REMARKS = [
    'Is kleurenblind.', 'Heeft een gehoorprobleem; spreek haar of hem van voren aan.',
    'Draagt een bril en leest grote letters vlotter.', 'Heeft dyslexie: geef geschreven opdrachten ook mondeling.',
    'Kan geen zware lasten heffen op doktersadvies.', 'Volgt nog Nederlandse les op woensdagnamiddag.',
    'Is allergisch voor latex.', 'Heeft een voorlopig rijbewijs vanaf januari.',
    'Kan pas vanaf 7.30 uur beginnen door de busverbinding.', 'Spreekt ook Turks en Frans.',
    'Spreekt ook Arabisch.', 'Woont op internaat tijdens de week.']
REQUEST_REMARKS = [
    'Eerste stage in de thuiszorg.', 'Werkt graag met ouderen met dementie.', 'Liefst in de buurt van de school.',
    'Wil later in de gezinszorg werken.', 'Liever geen weekenddienst in de examenperiode.',
    'Heeft vorig jaar stage gelopen in een woonzorgcentrum.']
BOTH_REMARKS = [
    'De eerste twee weken van elke periode in blok, daarna alternerend op dinsdag en donderdag.',
    'Alternerend op maandag en dinsdag, in de laatste drie weken in blok.',
    'Blok tot de herfstvakantie, daarna alternerend op donderdag en vrijdag.']
NOTES = [
    'Eerste dag om 8 uur aan het onthaal; een badge ligt klaar.', 'Graag een kennismaking in de week vooraf.',
    'Stage op de afdeling voor personen met dementie.', 'Witte schoenen meebrengen, de kledij is van de dienst.',
    'Start met een rondleiding om 9 uur.', 'Eigen fiets nodig voor de huisbezoeken.',
    'Bewijs van inenting tegen hepatitis B meebrengen.', 'De mentor belt de leerling zelf op.']
DECLINED = [
    'De plaatsen voor deze periode zijn volzet.', 'Er is in deze periode geen mentor beschikbaar.',
    'De vroege dienst is met het openbaar vervoer niet te bereiken.', 'Wij nemen dit schooljaar enkel blokstages.',
    'De afdeling verbouwt tot de krokusvakantie.']
WITHDRAWN = [
    'De mentor is langdurig afwezig en er is geen vervanging.', 'De afdeling sluit tijdelijk.',
    'De leerling koos in overleg voor een andere dienst.']

ENTERED = {  # from day to day: how often; in time, as late starters, in the second round, after it
    ((9, 1), (9, 2)): 85,
    ((9, 4), (9, 8)): 9,
    ((9, 16), (9, 25)): 5,
    ((9, 30), (10, 2)): 1,
}
PERIOD_WINDOWS = {  # number of periods: first and last day of each, month and day; without the holidays
    1: [(10, 5, 5, 28)],
    2: [(10, 5, 12, 18), (1, 11, 5, 28)],
    3: [(10, 5, 12, 18), (1, 11, 3, 26), (4, 12, 6, 4)],
    4: [(10, 5, 10, 30), (11, 9, 12, 18), (1, 11, 3, 26), (4, 12, 6, 4)],
}


class Dice:
    """Random choices by random() alone."""

    def __init__(self, *seed):
        self.roll = random.Random('/'.join(map(str, seed))).random

    def below(self, number):
        return int(self.roll() * number)

    def between(self, first, last):
        return first + self.below(last - first + 1)

    def pick(self, things):
        return things[self.below(len(things))]

    def chance(self, part):
        return self.roll() < part

    def weighted(self, weights):
        """A key of weights, as often as its value says."""
        rest = self.roll() * sum(weights.values())
        for key, weight in weights.items():
            rest -= weight
            if rest < 0:
                return key
        return key


def to_ascii(text):
    text = text.translate(str.maketrans('łŁıøß', 'lLios'))
    return ''.join(c for c in unicodedata.normalize('NFKD', text) if c.isascii() and c.isalnum()).lower()


class Numbers:
    """National numbers, each once; see above for why nobody has them."""

    MOST_A_DAY = 48  # of either sex, so that serial numbers stay above 900

    def __init__(self, year, n_students):
        years = max(3, math.ceil(n_students / (363 * self.MOST_A_DAY)))
        last = year - 18
        self.days = [datetime.date(birth, 1, 1) + datetime.timedelta(days=day)
                     for birth in range(last - years + 1, last + 1) for day in range(365)]
        self.days = [day for day in self.days if (day.month, day.day) not in ((1, 1), (7, 1))]
        self.given = {True: 0, False: 0}
        self.bsn = 999999999

    def belgian(self, is_woman, is_bis):
        count = self.given[is_woman]
        self.given[is_woman] += 1
        # a stride that has no factor in common with the number of days meets each in turn
        day = self.days[count * 619 % len(self.days)]
        serial = (998 if is_woman else 997) - 2 * (count // len(self.days))
        body = '{:%y}{:02}{:%d}{:03}'.format(day, day.month + (40 if is_bis else 0), day, serial)
        check = 97 - int(('2' if day.year >= 2000 else '') + body) % 97
        return '{}{:02}'.format(body, check)

    def dutch(self):
        while True:
            self.bsn -= 1
            digits = [int(digit) for digit in str(self.bsn)]
            if sum((9 - i) * digits[i] for i in range(8)) % 11 == digits[8]:
                return str(self.bsn)


class Samples:
    def __init__(self, options):
        self.options = options
        self.year = options.year
        self.schools = []
        self.services = []
        self.supervisors = []
        self.programmes = []
        self.places = Places(self)
        self.cases = self.make_cases()
        self.stride = next(step for step in range(int(options.students * 0.618) + 1, 2 * options.students + 3)
                           if math.gcd(step, options.students) == 1)

    # -- what all records have

    def dice(self, *seed):
        return Dice(self.options.seed, *seed)

    def numbers(self, years):
        """National numbers of people born in so many years."""
        return Numbers(self.year, years * 363 * Numbers.MOST_A_DAY)

    def uuid(self, kind, index, count):
        """Random, yet in the order of index, as files list their records."""
        dice = Dice(self.options.seed, 'uuid', kind, index)
        high = int((index + dice.roll()) / count * 2 ** 48)
        low = int(dice.roll() * 2 ** 32) << 32 | int(dice.roll() * 2 ** 32)
        digits = '{:012x}4{:03x}{:x}{:015x}'.format(high, low & 0xfff, 8 | low >> 62, low >> 2 & 0xfffffffffffffff)
        return '-'.join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

    def record(self, kind, index, count, created, changed=None):
        record = {'uuid': self.uuid(kind, index, count), 'revision': 2 if changed else 1}
        record['created-at'] = '{:%Y-%m-%dT%H:%M:%SZ}'.format(created)
        record['changed-at'] = '{:%Y-%m-%dT%H:%M:%SZ}'.format(changed or created)
        return record

    def moment(self, dice, first, last):
        """In office hours, between two days of the first year, told by month and day."""
        first, last = datetime.date(self.year, *first), datetime.date(self.year, *last)
        day = first + datetime.timedelta(days=dice.below((last - first).days + 1))
        while day.weekday() > 4:
            day += datetime.timedelta(days=1)
        return datetime.datetime.combine(day, datetime.time(dice.between(6, 14), dice.below(60), dice.below(60)))

    def mobile(self, dice, dutch=False):
        a, b, c = dice.below(100), dice.below(100), dice.below(100)
        if dutch:
            return '06 00 {:02} {:02} {:02}'.format(a, b, c)
        form = dice.pick(['0450 {:02} {:02} {:02}', '0450 {:02} {:02} {:02}', '0450/{:02}.{:02}.{:02}',
                          '+32 450 {:02} {:02} {:02}'])
        return form.format(a, b, c)

    def landline(self, dice, area):
        digits = '{:05}'.format(dice.below(100000))
        if len(area) == 2:
            return '{} 0{} {} {}'.format(area, digits[0] + digits[1], digits[2:4], digits[4] + str(dice.below(10)))
        return '{} 0{} {} {}'.format(area, digits[0], digits[1:3], digits[3:])

    def address(self, dice, province, place=None):
        """Fields of an address, and the area code."""
        if place is None:
            place = dice.pick(PLACES[province])
        postcode, area, name = place
        if province == 'abroad':
            postcode += ' ' + dice.pick('ABCDEFGHJKLMNPRTVWXZ') + dice.pick('ABCEGHJKLMNPRTVWXZ')
        street = '{} {}'.format(dice.pick(STREETS), dice.between(1, 180))
        if dice.chance(0.12):
            street += ' bus {}'.format(dice.between(1, 12))
        return {'street': street, 'postcode': postcode, 'place': name, 'province': province}, area

    def person(self, dice, women=0.8, dutch=False):
        is_woman = dice.chance(women)
        surnames = DUTCH_SURNAMES if dutch else SURNAMES
        last = dice.pick(surnames)
        if dice.chance(0.04):
            last += '-' + dice.pick(surnames)
        return is_woman, dice.pick(WOMEN if is_woman else MEN), last

    # -- what is told of the region

    def make_schools(self):
        count = self.options.schools
        for index in range(count):
            dice = Dice(self.options.seed, 'school', index)
            # The few Dutch schools are at the end of a list of any length.
            dutch = count > N_DUTCH and index >= count - N_DUTCH
            spot = len(SCHOOLS) - (count - index) if dutch else index % (len(SCHOOLS) - N_DUTCH)
            name, town = SCHOOLS[spot]
            province, place = next((province, place) for province, places in PLACES.items()
                                   for place in places if place[2] == town)
            if not dutch and index >= len(SCHOOLS) - N_DUTCH:
                province = FLANDERS[index % len(FLANDERS)]
                place = dice.pick(PLACES[province])
                name = '{} {} {}'.format(name, place[2], index + 1)
            record = self.record('school', index, count, self.moment(dice, (5, 4), (5, 29)))
            record.update(name=name)
            record['institution-number'] = '999{:03}'.format(index + 1)
            record['strands'] = (['vmbo', 'practical'] if dutch else
                                 dice.pick([['secondary'], ['secondary'], ['secondary', 'dual']]))
            address, area = self.address(dice, province, place)
            record.update(address)
            record['contact-name'] = '{1} {2}'.format(*self.person(dice, 0.65, dutch))
            record['phone'] = self.landline(dice, area)
            record['email'] = 'stages@{}.example.{}'.format(self.domain(name), 'nl' if dutch else 'be')
            self.schools.append(record)
        return self.schools

    def domain(self, name):
        words = [to_ascii(word) for word in name.split()]
        return '-'.join(word for word in words if word)

    def make_supervisors(self):
        count = self.options.supervisors
        for index in range(count):
            dice = Dice(self.options.seed, 'supervisor', index)
            school = self.schools[index % len(self.schools)]
            dutch = school['province'] == 'abroad'
            _, first, last = self.person(dice, 0.75, dutch)
            changed = self.moment(dice, (8, 24), (9, 2)) if dice.chance(0.1) else None
            record = self.record('supervisor', index, count, self.moment(dice, (6, 15), (7, 10)), changed)
            record['school'] = school['uuid']
            record['name'] = first + ' ' + last
            record['phone'] = self.mobile(dice, dutch)
            record['email'] = '{}.{}@{}'.format(to_ascii(first), to_ascii(last), school['email'].split('@')[1])
            self.supervisors.append(record)
        return self.supervisors

    def make_services(self):
        count = self.options.services
        for index in range(count):
            dice = Dice(self.options.seed, 'service', index)
            kind = dice.weighted({kind: weight for kind, (weight, _) in SERVICES.items()})
            province = FLANDERS[index % len(FLANDERS)]
            if index % 20 == 19:
                province = 'abroad'
            address, area = self.address(dice, province)
            name = '{} {}'.format(dice.pick(SERVICES[kind][1]), SERVICE_NAMES[index % len(SERVICE_NAMES)])
            if index >= len(SERVICE_NAMES):
                name += ' {} {}'.format(address['place'], index + 1)
            record = self.record('service', index, count, self.moment(dice, (5, 4), (6, 12)))
            record.update(name=name, kind=kind)
            if province != 'abroad':
                record['business-number'] = self.business_number(index)
            record.update(address)
            record['contact-name'] = '{1} {2}'.format(*self.person(dice, 0.75, province == 'abroad'))
            record['phone'] = self.landline(dice, area)
            record['email'] = 'stage@{}.example.org'.format(self.domain(SERVICE_NAMES[index % len(SERVICE_NAMES)]))
            if dice.chance(0.12):
                record['remarks'] = dice.pick(['Neemt ten hoogste twee stagiairs tegelijk.',
                                               'Stagiairs met de fiets kunnen een dienstfiets lenen.',
                                               'Vraagt een gesprek voor de stage begint.',
                                               'Ook stages in het weekend.'])
            self.services.append(record)
        return self.services

    def business_number(self, index):
        body = 19990000 + index
        return '{:08}{:02}'.format(body, 97 - body % 97)

    def make_programmes(self):
        school_year = '{}-{}'.format(self.year, self.year + 1)
        told = [('7e jaar Thuis- en bejaardenzorg', 'Thuis- en bejaardenzorg', '7'),
                ('6e jaar Verzorging', 'Verzorging', '6'),
                ('Vmbo Zorg en Welzijn', 'Zorg en Welzijn', '4'),
                ('Vmbo-stages', 'Zorg en Welzijn', '4')]
        for index, (name, study, study_year) in enumerate(told):
            dice = Dice(self.options.seed, 'programme', index)
            record = self.record('programme', index, len(told), self.moment(dice, (5, 26), (6, 5)))
            record.update({'name': '{} {}'.format(name, school_year), 'school-year': school_year,
                           'study': study, 'study-years': [study_year]})
            if index == 3:
                record['method'] = 'by-number'
            self.programmes.append(record)
        return self.programmes

    # -- students; each is told by its number, so that none is kept

    def make_cases(self):
        """Every form, number of periods, means of transport and status together, and every set of means."""
        cases = [(form, periods, (means,), status) for form in FORMS for periods in range(1, 5)
                 for means in TRANSPORT for status in DECIDED if status != 'partly' or periods > 1]
        sets = [tuple(means for bit, means in enumerate(TRANSPORT) if bits >> bit & 1) for bits in range(1, 16)]
        return cases + [(None, 0, means, 'none') for means in sets]

    def plan(self, index):
        """What a student's three records have in common: school, programme and case."""
        dice = Dice(self.options.seed, 'plan', index)
        spot = index * self.stride % self.options.students
        # the first school is the largest, about three times as large as another
        with_supervisors = min(len(self.schools), len(self.supervisors))
        school = dice.below(with_supervisors + 2)
        if school >= with_supervisors:
            school = 0
        dutch = self.schools[school]['province'] == 'abroad'
        programme = 2 if dutch else 1 if dice.chance(0.08) else 0

        if spot < len(self.cases):
            form, periods, transport, status = self.cases[spot]
        else:
            form = dice.weighted({'block': 5, 'alternating': 3, 'block-and-alternating': 2})
            periods = dice.weighted({1: 3, 2: 5, 3: 2, 4: 1})
            transport = tuple(means for means, part in zip(TRANSPORT, (0.2, 0.25, 0.5, 0.6)) if dice.chance(part))
            status = dice.weighted({'requested': 30, 'partly': 12, 'accepted': 45, 'declined': 8, 'none': 5})
            if status == 'partly' and periods == 1:
                status = 'accepted'
        return dice, school, programme, form, periods, transport or ('public-transport',), status

    def vmbo_schools(self):
        return [school for school in self.schools if 'vmbo' in school['strands']]

    def pupils(self, number):
        """Some of a vmbo school's students, told by their uuids."""
        school = self.schools.index(self.vmbo_schools()[number % len(self.vmbo_schools())])
        return [self.uuid('student', index, self.options.students) for index in range(min(self.options.students, 1000))
                if self.plan(index)[1] == school]

    def make_students(self):
        count = self.options.students
        numbers = Numbers(self.year, count)
        for index in range(count):
            dice, school, programme, _, _, transport, _ = self.plan(index)
            province = self.schools[school]['province']
            dutch = province == 'abroad'
            is_woman, first, last = self.person(dice, 0.84, dutch)
            changed = self.moment(dice, (9, 1), (9, 3)) if dice.chance(0.2) else None
            record = self.record('student', index, count, self.moment(dice, (8, 20), (8, 28)), changed)
            record['last-name'] = last
            record['first-name'] = first
            record['school'] = self.schools[school]['uuid']
            record['national-number'] = numbers.dutch() if dutch else numbers.belgian(is_woman, dice.chance(0.03))
            record['study-year'] = self.programmes[programme]['study-years'][0]
            if not dutch and dice.chance(0.12):
                province = dice.pick(FLANDERS)
            address, _ = self.address(dice, province)
            record.update(address)
            record['phone'] = self.mobile(dice, dutch)
            record['email'] = '{}.{}{}@{}'.format(to_ascii(first), to_ascii(last), dice.between(1, 99),
                                                  dice.pick(['example.org', 'example.net', 'post.test', 'mail.test']))
            record['transport'] = list(transport)
            if dice.chance(0.12):
                record['remarks'] = dice.pick(STUDENT_REMARKS)
            yield record

    def make_periods(self, dice, form, periods):
        """Days of start and end, and the number of weeks in all."""
        days, weeks = [], 0
        for first_month, first_day, last_month, last_day in PERIOD_WINDOWS[periods]:
            first = first_monday(self.year + (first_month < 8), first_month, first_day)
            last = datetime.date(self.year + (last_month < 8), last_month, last_day)
            room = ((last - first).days + 3) // 7
            length = room if form == 'alternating' else min(room, dice.between(3, 8 if periods < 3 else 5))
            start = first + datetime.timedelta(weeks=dice.below(room - length + 1))
            days.append((start, start + datetime.timedelta(weeks=length - 1, days=4)))
            weeks += length
        return days, weeks

    def hours(self, dice, form, weeks):
        if form == 'alternating':
            return 0, weeks * 15 * HOUR
        a_week = dice.pick([30 * HOUR, 32 * HOUR, 35 * HOUR, 36 * HOUR, 37 * HOUR + 30, 38 * HOUR])
        total = weeks * a_week if form == 'block' else weeks * (a_week + 15 * HOUR) // 2
        return a_week, total // HOUR * HOUR

    def preferences(self, dice, school):
        """Up to three services, mostly near the school."""
        province = self.schools[school]['province']
        near = [service for service in self.services if service['province'] == province] or self.services
        chosen = []
        for _ in range(dice.weighted({0: 1, 1: 5, 2: 3, 3: 2})):
            service = dice.pick(near if dice.chance(0.85) else self.services)['uuid']
            if service not in chosen:
                chosen.append(service)
        return chosen

    def request(self, index):
        _, school, programme, form, periods, _, status = self.plan(index)
        if status == 'none':
            return None
        dice = Dice(self.options.seed, 'request', index)
        supervisors = self.supervisors[school::len(self.schools)]
        created = self.moment(dice, *dice.weighted(ENTERED))
        record = self.record('request', index, self.options.students, created)
        days, weeks = self.make_periods(dice, form, periods)
        a_week, total = self.hours(dice, form, weeks)
        record.update(student=self.uuid('student', index, self.options.students),
                      programme=self.programmes[programme]['uuid'],
                      supervisor=dice.pick(supervisors)['uuid'], form=form, periods=periods)
        if a_week:
            record['hours-per-week'] = a_week
        record['total-hours'] = total
        for number, (start, end) in enumerate(days, 1):
            record['start-{}'.format(number)] = start.isoformat()
            record['end-{}'.format(number)] = end.isoformat()
        for number, service in enumerate(self.preferences(dice, school), 1):
            record['preference-{}'.format(number)] = service
        if form == 'block-and-alternating':
            record['remarks'] = dice.pick(BOTH_REMARKS)
        elif dice.chance(0.15):
            record['remarks'] = dice.pick(REQUEST_REMARKS)
        # summer time here
        record['entered'] = '{:%Y-%m-%d %H:%M}'.format(created + datetime.timedelta(hours=2))
        return record

    def make_requests(self):
        for index in range(self.options.students):
            request = self.request(index)
            if request is not None:
                yield request

    # -- decisions

    def decide(self, dice, periods, status, wanted):
        """(period, state, service) in the order in which they were made."""
        others = [service['uuid'] for service in self.services]
        first = wanted[0] if wanted else dice.pick(others)
        second = wanted[1] if len(wanted) > 1 else dice.pick([uuid for uuid in others if uuid != first] or others)
        decisions = []
        if status == 'requested' and dice.chance(0.08):
            decisions.append((dice.between(1, periods), 'withdrawn', first))
        if status == 'declined':
            decisions += [(period, 'declined', first) for period in range(1, periods + 1)]
            if dice.chance(0.3):
                decisions.append((1, 'declined', second))
        if status in ('partly', 'accepted'):
            until = periods if status == 'accepted' else dice.between(1, periods - 1)
            change = dice.between(2, periods) if periods > 1 and dice.chance(0.5) else periods + 1
            if dice.chance(0.15):
                decisions.append((1, 'declined', first))
                first, second = second, first
            decisions += [(period, 'accepted', first if period < change else second)
                          for period in range(1, until + 1)]
        return decisions

    def make_placements(self):
        count = self.options.students
        names = {service['uuid']: service for service in self.services}
        for index in range(count):
            _, _, _, _, periods, _, status = self.plan(index)
            if status == 'none':
                continue
            request = self.request(index)
            wanted = [request[key] for key in ('preference-1', 'preference-2', 'preference-3') if key in request]
            dice = Dice(self.options.seed, 'decision', index)
            in_time = request['created-at'] < '{}-09-11'.format(self.year)
            decided = self.moment(dice, (9, 11), (9, 24)) if in_time else self.moment(dice, (10, 5), (10, 16))
            noted = set()
            for number, (period, state, service) in enumerate(self.decide(dice, periods, status, wanted)):
                moment = decided + datetime.timedelta(minutes=3 * number)
                changed = moment + datetime.timedelta(days=1) if state == 'withdrawn' else None
                record = self.record('placement', index * 8 + number, count * 8, moment, changed)
                record.update(request=request['uuid'], period=period, service=service, state=state)
                if state == 'accepted':
                    record['contact-name'] = names[service]['contact-name']
                    if service not in noted:
                        record['notes'] = dice.pick(NOTES)
                    noted.add(service)
                else:
                    record['reason'] = dice.pick(DECLINED if state == 'declined' else WITHDRAWN)
                record['decided-at'] = record['changed-at']
                yield record

    # -- the file

    def lists(self):
        places = self.places
        return [('regions', places.make_regions), ('schools', self.make_schools),
                ('supervisors', self.make_supervisors), ('services', self.make_services),
                ('programmes', self.make_programmes), ('deadlines', places.make_deadlines),
                ('offers', places.make_offers), ('students', self.make_students),
                ('requests', self.make_requests), ('placements', self.make_placements),
                ('demands', places.make_demands), ('arrangements', places.make_arrangements),
                ('assignments', places.make_assignments), ('messages', places.make_messages)]

    def write(self, file):
        write_profile(file, {'name': 'Voorbeeldregio Vlaanderen', 'role': 'region'}, self.lists())

    def write_partner(self, file):
        dossiers = Dossiers(self)
        write_profile(file, {'name': 'Voorbeeldpartner Limburg', 'role': 'partner', 'partner': dossiers.partner,
                             'person': dossiers.person},
                      dossiers.lists())


def write_profile(file, profile, lists):
    file.write('{\n"format":"stagematching-profile",\n"version":1,\n"profile":')
    file.write(to_json(profile))
    for plural, make in lists:
        file.write(',\n"{}":['.format(plural))
        is_first = True
        for record in make():
            file.write('\n' if is_first else ',\n')
            file.write(to_json(record))
            is_first = False
        file.write(']' if is_first else '\n]')
    file.write('\n}\n')


def to_json(record):
    return json.dumps(record, ensure_ascii=False, separators=(',', ':'))


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    for name, default in (('students', 400), ('schools', 20), ('services', 60), ('supervisors', 90),
                          ('seed', 1), ('year', 2026)):
        parser.add_argument('--' + name, type=int, default=default, metavar='N',
                            help='default {}'.format(default))
    parser.add_argument('--partner', action='store_true', help='the profile of a partner, of one size')
    parser.add_argument('--output', metavar='FILE', help='default: the standard output')
    options = parser.parse_args()
    if min(options.students, options.schools, options.services, options.supervisors) < 1:
        parser.error('at least one of each is needed')
    return options


def main():
    options = read_options()
    samples = Samples(options)
    write = samples.write_partner if options.partner else samples.write
    if options.output:
        with open(options.output, 'w', encoding='utf-8', newline='\n') as file:
            write(file)
    else:
        sys.stdout.reconfigure(encoding='utf-8', newline='\n')
        write(sys.stdout)


if __name__ == '__main__':
    main()
