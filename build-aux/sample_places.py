"""What make-samples.py tells of the region, of moments, and of places by number."""

import datetime
import json
import pathlib
import re

TEMPLATES = pathlib.Path(__file__).resolve().parent.parent / 'data/programmes'

WEEK = [day + half for day in ('mon', 'tue', 'wed', 'thu', 'fri') for half in ('-am', '-pm')]
TUESDAY, THURSDAY, FRIDAY = WEEK[2:4], WEEK[6:8], WEEK[8:]
HALF_DAY = 240

# what services offer for students: model, first day, weeks, half-days
WINDOWS = [('block', (10, 5), 4, WEEK), ('alternating', (10, 5), 11, TUESDAY + THURSDAY),
           ('block', (1, 11), 4, WEEK), ('block-and-alternating', (1, 11), 11, [])]
DEPARTMENTS = {
    'home-care': ['Wijkteam noord', 'Wijkteam zuid', 'Gezinszorg', 'Poetshulp'],
    'child-care': ['Babygroep', 'Peutergroep'],
    'hospital': ['Geriatrie', 'Revalidatie', 'Logistiek'],
}
OTHER_DEPARTMENTS = ['Gelijkvloers', 'Eerste verdieping', 'Personen met dementie', 'Dagzaal', 'Keuken', 'Animatie']
OFFER_REMARKS = ['Een fiets is nodig.', 'Liefst leerlingen die al een eerste stage deden.',
                 'De eerste dag begint om 9 uur aan het onthaal.']

# What the vmbo schools ask, told so that in November of the first year one is of
# each sort: school, model, first day, weeks, half-days, number and certainty; how
# many weeks before the start it was asked, the places were passed on and the
# pupils; the places arranged and how many of those stay empty.
DEMANDS = [
    (0, 'ribbon', (9, 14), 14, TUESDAY, 6, 'exact', 10, 7, 3, [3, 2, 1], 0),
    (1, 'ribbon', (9, 21), 13, THURSDAY[1:], 4, 'exact', 11, 6, 2, [3, 1], 1),
    (0, 'block', (11, 9), 2, WEEK, 5, 'exact', 12, 7, 2, [3, 2], 1),
    (1, 'block', (11, 30), 3, WEEK, 4, 'exact', 9, 6, None, [2, 2], 0),
    (1, 'block', (12, 7), 2, WEEK, 3, 'exact', 4, None, None, [], 0),
    (0, 'block', (1, 11), 3, WEEK, 6, 'exact', 10, None, None, [2, 1], 0),
    (1, 'ribbon', (2, 1), 16, THURSDAY, 5, 'provisional', None, None, None, [2], 0),
    (0, 'ribbon', (2, 8), 17, FRIDAY, 8, 'provisional', None, None, None, [], 0),
    (0, 'block', (3, 1), 3, WEEK, 7, 'provisional', None, None, None, [], 0),
    (1, 'block', (3, 15), 2, WEEK, 4, 'provisional', None, None, None, [], 0),
    (0, 'block', (5, 17), 3, WEEK, 5, 'provisional', None, None, None, [], 0),
    (1, 'block', (5, 31), 2, WEEK, 4, 'provisional', None, None, None, [], 0),
]
REPORTED = 1  # of whose empty places the institution was told
DEMAND_REMARKS = ['Graag twee leerlingen samen op een plaats.', 'De leerlingen komen met de bus van half acht.',
                  'Liefst te bereiken met de fiets vanaf de school.']


def first_monday(year, month, day):
    date = datetime.date(year, month, day)
    return date + datetime.timedelta(days=-date.weekday() % 7)


class Places:
    """Lists of records, each made when those that it refers to are known."""

    def __init__(self, samples):
        self.samples = samples
        self.year = samples.year
        self.offers = []
        self.demands = []
        self.arrangements = []
        self.assignments = []
        self.messages = []

    def date(self, month, day):
        return first_monday(self.year + (month < 8), month, day)

    def at(self, dice, date):
        """In office hours of a day."""
        return datetime.datetime.combine(date, datetime.time(dice.between(6, 14), dice.below(60), dice.below(60)))

    # -- the region and its moments

    def make_regions(self):
        samples = self.samples
        dice = samples.dice('region')
        record = samples.record('region', 0, 1, samples.moment(dice, (5, 4), (5, 8)))
        address, area = samples.address(dice, 'brussels')
        del address['province']
        record.update({'name': 'Voorbeeldregio Vlaanderen', 'contact-name': '{1} {2}'.format(*samples.person(dice)),
                       'phone': samples.landline(dice, area), 'email': 'hulplijn@voorbeeldregio.example.org',
                       'website': 'https://voorbeeldregio.example.org/stages', **address,
                       'opening-hours': 'Maandag tot donderdag van 9 tot 12 uur en van 13 tot 16 uur.\n'
                                        'Vrijdag van 9 tot 12 uur.',
                       'remarks': 'In de schoolvakanties enkel per e-mail.'})
        return [record]

    def read_template(self, name):
        """The moments of a template, in this school year, with their parts in the order of the format."""
        template = json.loads((TEMPLATES / (name + '.json')).read_text(encoding='utf-8'))
        shift = self.year - int(template['school-year'][:4])
        years = {'school-year': (0, 1), 'next-school-year': (1, 2), 'first-year': (0,), 'second-year': (1,)}

        def expand(match):
            return '-'.join(str(self.year + offset) for offset in years[match[1]])

        for moment in template['deadlines']:
            for key in 'name', 'remarks':
                if key in moment:
                    moment[key] = re.sub(r'{{([a-z-]+)}}', expand, moment[key])
            for key in 'date', 'starts-on':
                if key in moment:
                    moment[key] = '{}{}'.format(int(moment[key][:4]) + shift, moment[key][4:].replace('02-29', '02-28'))
            yield {key: moment[key] for key in ('name', 'date', 'time', 'starts-on', 'weeks-before', 'round', 'effect',
                                                'audience', 'remarks') if key in moment}

    def make_deadlines(self):
        samples = self.samples
        told = [(programme, moment) for programme, name in ((0, '7e-jaar-tbz'), (3, 'vmbo-stages'))
                for moment in self.read_template(name)]
        for index, (programme, moment) in enumerate(told):
            dice = samples.dice('deadline', index)
            done = None
            if moment['effect'] == 'reminder' and moment.get('date', '9') < '{}-10'.format(self.year):
                done = datetime.date.fromisoformat(moment['date']) - datetime.timedelta(days=dice.between(1, 4))
            created = samples.moment(dice, (5, 11), (5, 15))
            record = samples.record('deadline', index, len(told), created, done and self.at(dice, done))
            record['programme'] = samples.programmes[programme]['uuid']
            record.update(moment)
            if done:
                record['done-on'] = done.isoformat()
            yield record

    # -- offers, the last of which are for demands

    def make_offers(self):
        """Tells demands and arrangements along."""
        samples = self.samples
        told = []
        for index, service in enumerate(samples.services[::2]):
            dice = samples.dice('offers', index)
            for _ in range(dice.weighted({1: 2, 2: 3, 3: 1})):
                model, first, weeks, days = dice.pick(WINDOWS)
                told.append((service, 0, model, self.date(*first), weeks, days, dice.between(2, 6)))
        for number in range(len(DEMANDS) if samples.vmbo_schools() else 0):
            told += self.tell_demand(number, len(told))
        for index, offer in enumerate(told):
            self.offers.append(self.make_offer(index, len(told), *offer))
        return self.offers

    def make_offer(self, index, count, service, programme, model, start, weeks, days, places):
        samples = self.samples
        dice = samples.dice('offer', index)
        record = samples.record('offer', index, count, samples.moment(dice, (5, 18), (6, 26)))
        record.update(service=service['uuid'], programme=samples.programmes[programme]['uuid'], model=model,
                      places=places, department=dice.pick(DEPARTMENTS.get(service['kind'], OTHER_DEPARTMENTS)))
        record['starts-on'] = start.isoformat()
        record['ends-on'] = (start + datetime.timedelta(weeks=weeks, days=-3)).isoformat()
        if days:
            record['days'] = days
        record['contact-name'] = service['contact-name']
        if dice.chance(0.2):
            record['remarks'] = dice.pick(OFFER_REMARKS)
        return record

    def tell_demand(self, number, n_offers):
        """The offers for a demand, some with places that nobody asks."""
        samples = self.samples
        _, model, first, weeks, days, asked = DEMANDS[number][:6]
        arranged = DEMANDS[number][10]
        dice = samples.dice('supply', number)
        near = [service for service in samples.services if service['province'] in ('abroad', 'east-flanders')]
        near = near or samples.services
        spot = dice.below(len(near))
        offers = []
        for place, places in enumerate([*arranged, None] if number % 3 == 2 else arranged):
            service = near[(spot + place) % len(near)]
            if places is not None:
                self.arrangements.append((number, n_offers + len(offers), service, places))
            offers.append((service, 3, model, self.date(*first), weeks, days,
                           asked if places is None else places + dice.below(3)))
        return offers

    # -- demands and what comes of them

    def make_demands(self):
        samples = self.samples
        schools = samples.vmbo_schools()
        for index, (school, model, first, weeks, days, number, certainty, asked, sent, *_) in \
                enumerate(DEMANDS if schools else []):
            dice = samples.dice('demand', index)
            start = self.date(*first)
            told = start - datetime.timedelta(weeks=asked) if asked else samples.moment(dice, (5, 18), (5, 22)).date()
            passed = sent and start - datetime.timedelta(weeks=sent)
            record = samples.record('demand', index, len(DEMANDS), self.at(dice, told),
                                    passed and self.at(dice, passed))
            school = schools[school % len(schools)]
            record.update(school=school['uuid'], programme=samples.programmes[3]['uuid'], model=model)
            record['starts-on'] = start.isoformat()
            record['ends-on'] = (start + datetime.timedelta(weeks=weeks, days=-3)).isoformat()
            record['days'] = days
            record['half-day-hours'] = HALF_DAY if model == 'block' else HALF_DAY - 30
            record.update(number=number, certainty=certainty)
            record['asked-on'] = told.isoformat()
            record['contact-name'] = school['contact-name']
            if index % 4 == 1:
                record['remarks'] = DEMAND_REMARKS[index // 4]
            if passed:
                record['places-sent-on'] = passed.isoformat()
                self.messages.append((index, None, 'places-list', ['school'], passed,
                                      'De lijst met stageplekken is bezorgd aan de school.'))
            self.demands.append(record)
            yield record

    def make_arrangements(self):
        samples = self.samples
        spots = {}
        for index, (number, offer, service, places) in enumerate(self.arrangements):
            demand = self.demands[number]
            start = datetime.date.fromisoformat(demand['starts-on'])
            passed, empty = DEMANDS[number][9], DEMANDS[number][11]
            is_last = [arrangement[0] for arrangement in self.arrangements[index:]].count(number) == 1
            dice = samples.dice('arrangement', index)
            told = datetime.date.fromisoformat(demand['asked-on']) + datetime.timedelta(days=9)
            sent = passed and start - datetime.timedelta(weeks=passed)
            record = samples.record('arrangement', index, len(self.arrangements), self.at(dice, told),
                                    sent and self.at(dice, sent))
            record.update(demand=demand['uuid'], offer=self.offers[offer]['uuid'], places=places)
            record['contact-name'] = service['contact-name']
            if sent:
                record['pupils-sent-on'] = sent.isoformat()
                self.tell_pupils(record, number, places - (empty if is_last else 0), spots, sent)
            if sent and is_last and empty and number == REPORTED:
                record['unused-sent-on'] = (sent + datetime.timedelta(days=2)).isoformat()
                self.messages.append((number, record['uuid'], 'unused', ['service', 'region'],
                                      sent + datetime.timedelta(days=2), 'Eén plaats blijft leeg.'))
            yield record

    def tell_pupils(self, record, number, count, spots, sent):
        pupils = self.samples.pupils(DEMANDS[number][0])
        first = spots.get(number, 0)
        chosen = pupils[first:first + count]
        spots[number] = first + len(chosen)
        self.assignments += [(record['uuid'], pupil, sent) for pupil in chosen]
        self.messages.append((number, record['uuid'], 'pupils-list', ['service', 'region'], sent,
                              'De namen van de leerlingen zijn doorgegeven aan de contactpersoon.'))
        if number == 0 and first == 0:
            self.messages.append((number, record['uuid'], 'change', ['region'], sent + datetime.timedelta(weeks=4),
                                  'Een leerling komt vanaf nu een half uur later, door de nieuwe busregeling.'))

    def make_assignments(self):
        for index, (arrangement, pupil, sent) in enumerate(self.assignments):
            dice = self.samples.dice('assignment', index)
            record = self.samples.record('assignment', index, len(self.assignments), self.at(dice, sent))
            record.update(arrangement=arrangement, student=pupil)
            yield record

    def make_messages(self):
        for index, (number, arrangement, topic, audience, sent, text) in enumerate(self.messages):
            dice = self.samples.dice('message', index)
            record = self.samples.record('message', index, len(self.messages), self.at(dice, sent))
            record['demand'] = self.demands[number]['uuid']
            if arrangement:
                record['arrangement'] = arrangement
            record.update(topic=topic, audience=audience, text=text)
            record['sent-on'] = sent.isoformat()
            yield record
