#!/usr/bin/env python3
"""Executable model of the ledger, in exact rationals: one pool, its stake and buckets, its open reports.

A part is the pool's stake, or the bucket of one era of request: nominal n, paid d (what services took of the nominal)
and factor f (what executed base slashes left). A report is open until it is cancelled or executed:

    base     an offence of era e, a fraction p of whatever each reached part holds
    service  an offence of era e, a nominal claim L = p * G(e) / F(e), shared by the reached parts at one rate = L / sum(n)

It reaches the stake, and every bucket requested in era e or later. With pi = prod(1 - p) over the open base reports
that reach a part, and rho = the sum of the rates of the open service reports that do,

    value  = f * pi * (n - d - rho * n)      what the part is worth for its stakers
    tokens = f * (n - d)                     what lies in the account for it

Nothing but reports, verdicts and leaving changes a pool while a report is open: deposits and gains wait in the entry.

    python3 ledger_model.py            asserts the laws on random pools
    python3 ledger_model.py --traces   writes traces.json beside this file (format: README.md)
"""

import copy
import itertools
import json
import pathlib
import random
import sys
from fractions import Fraction as Q

STAKE = 10**9  # era label of the stake: later than every bucket
WHOLE = 10**18  # a Perquintill


class Part:
    def __init__(self, factor=Q(1)):
        self.nominal, self.paid, self.factor = Q(0), Q(0), factor

    def tokens(self):
        return self.factor * (self.nominal - self.paid)


class Base:
    def __init__(self, era, p):
        self.era, self.p = era, p


class Service:
    def __init__(self, era, rate):
        self.era, self.rate = era, rate


class Pool:
    def __init__(self):
        self.era = 0
        self.parts = {STAKE: Part()}
        self.shares = {}  # staker -> shares of the stake
        self.leaving = {}  # era -> staker -> shares of its bucket
        self.entry, self.gains = {}, Q(0)
        self.open = {}  # report -> Base or Service
        self.tables = {}  # (era, service) -> (guarantee, factor then)
        self.paid_in, self.paid_out, self.swept = Q(0), Q(0), Q(0)

    # Views

    def reaching(self, label, kind):
        return [r for r in self.open.values() if isinstance(r, kind) and r.era <= label]

    def reached(self, era):
        return [part for label, part in self.parts.items() if label >= era]

    def base_left(self, label):
        left = Q(1)
        for report in self.reaching(label, Base):
            left *= 1 - report.p
        return left

    def net(self, label):
        """The nominal that neither executed nor open service reports claim."""
        part = self.parts[label]
        return part.nominal - part.paid - part.nominal * sum((r.rate for r in self.reaching(label, Service)), Q(0))

    def value(self, label=STAKE):
        return self.parts[label].factor * self.base_left(label) * self.net(label)

    def supply(self):
        return sum(self.shares.values(), Q(0))

    def worth(self, who):
        total = self.entry.get(who, Q(0))
        if self.shares.get(who):
            total += self.value() * self.shares[who] / self.supply()
        for era, tickets in self.leaving.items():
            if who in tickets:
                total += self.value(era) * tickets[who] / sum(tickets.values())
        return total

    # Operations

    def deposit(self, who, amount):
        self.entry[who] = self.entry.get(who, Q(0)) + amount
        self.paid_in += amount

    def reward(self, amount):
        self.gains += amount
        self.paid_in += amount

    def new_era(self, weights):
        self.era += 1
        if not self.open:
            self.admit()
        stake = self.parts[STAKE]
        for service, weight in weights.items():
            self.tables[self.era, service] = (weight * self.value(), stake.factor * self.base_left(STAKE))

    def admit(self):
        """Gains join first, so that those who enter do not share them."""
        stake = self.parts[STAKE]
        if not self.supply():
            self.swept, self.gains = self.swept + self.gains, Q(0)
        elif self.value() > 0:
            stake.nominal, self.gains = stake.nominal + self.gains / stake.factor, Q(0)
        for who, amount in list(self.entry.items()):
            supply, value = self.supply(), self.value()
            if supply and not value:
                break  # the generation would rotate: not modelled
            minted = amount * supply / value if supply else amount
            self.shares[who] = self.shares.get(who, Q(0)) + minted
            stake.nominal += amount / stake.factor
            del self.entry[who]

    def request(self, who, fraction):
        taken = self.shares.get(who, Q(0)) * fraction
        if not taken or not self.value():
            return
        stake, share = self.parts[STAKE], taken / self.supply()
        bucket = self.parts.setdefault(self.era, Part(stake.factor))
        tickets = self.leaving.setdefault(self.era, {})
        issued = sum(tickets.values())
        if issued:
            assert bucket.factor == stake.factor, 'parts of one era keep one factor'
            assert bucket.paid * stake.nominal == stake.paid * bucket.nominal, 'and one ratio'
        per_share = bucket.nominal / issued if issued else Q(1)
        tickets[who] = tickets.get(who, Q(0)) + stake.nominal * share / per_share
        nominal, paid = stake.nominal * share, stake.paid * share
        stake.nominal, stake.paid = stake.nominal - nominal, stake.paid - paid
        bucket.nominal, bucket.paid = bucket.nominal + nominal, bucket.paid + paid
        self.shares[who] -= taken

    def report_base(self, report, era, p):
        self.open[report] = Base(era, p)

    def report_service(self, report, service, era, p):
        guarantee, factor = self.tables[era, service]
        nominal = sum(part.nominal for part in self.reached(era))
        self.open[report] = Service(era, p * guarantee / factor / nominal)

    def cancel(self, report):
        del self.open[report]

    def execute(self, report):
        done, paid = self.open.pop(report), Q(0)
        for part in self.reached(done.era):
            if isinstance(done, Base):
                paid += part.tokens() * done.p
                part.factor *= 1 - done.p
            else:
                claimed = done.rate * part.nominal
                paid += part.factor * claimed
                part.paid += claimed
        self.paid_out += paid
        return paid

    # Laws

    def check(self, stakers):
        held = sum(part.tokens() for part in self.parts.values())
        held += sum(self.entry.values()) + self.gains + self.swept
        assert self.paid_in == held + self.paid_out, 'conservation'
        for label in self.parts:
            assert self.value(label) >= 0, 'a part below zero'
        assert sum(self.worth(who) for who in stakers) <= held


# The laws on random pools


def random_pool(rng):
    pool = Pool()
    weights = {service: Q(rng.randint(0, 60), 100) for service in range(3)}
    limits = {service: Q(rng.randint(1, 100), 100) for service in weights}
    at_risk = sum(weights[service] * limits[service] for service in weights)
    if at_risk > 1:
        weights = {service: weight / at_risk for service, weight in weights.items()}
    for who in 'abc':
        pool.deposit(who, Q(rng.randint(1, 1000)))
    pool.new_era(weights)
    for _ in range(rng.randint(1, 5)):
        draw = rng.random()
        if draw < 0.4:
            pool.request(rng.choice('abc'), Q(rng.randint(1, 60), 100))
        elif draw < 0.6:
            pool.deposit(rng.choice('def'), Q(rng.randint(1, 5000)))
        elif draw < 0.8:
            pool.reward(Q(rng.randint(1, 50)))
        else:
            pool.new_era(weights)
    return pool, weights, limits


def assert_laws(runs=1500, seed=11):
    rng, stakers = random.Random(seed), 'abcdef'
    orders = cancels = in_full = 0
    for _ in range(runs):
        pool, weights, limits = random_pool(rng)
        pool.check(stakers)
        eras = sorted({era for era, _ in pool.tables})
        first = rng.choice(eras)
        reports = []
        for service in weights:
            era = first if rng.random() < 0.5 else rng.choice(eras)
            reports.append((service, era, limits[service] * Q(rng.randint(50, 100), 100)))
        reports.append((None, rng.choice(eras), Q(rng.randint(1, 60), 100)))

        def make(pool, report):
            service, era, p = reports[report]
            if service is None:
                pool.report_base(report, era, p)
            else:
                pool.report_service(report, service, era, p)

        def outcome(pool):
            return tuple(pool.worth(who) for who in stakers)

        # 1. Any order of reports and verdicts leaves every staker the same, one by one ...
        expected = None
        for order in itertools.permutations(range(len(reports))):
            ordered = copy.deepcopy(pool)
            for report in order:
                make(ordered, report)
                ordered.execute(report)
                ordered.check(stakers)
            assert expected in (None, outcome(ordered)), 'the order changed a staker'
            expected, orders = outcome(ordered), orders + 1
        # ... or all open together.
        together, order = copy.deepcopy(pool), list(range(len(reports)))
        rng.shuffle(order)
        for report in order:
            make(together, report)
            together.check(stakers)
        rng.shuffle(order)
        for report in order:
            together.execute(report)
            together.check(stakers)
        assert outcome(together) == expected, 'open together differs from one by one'

        # 2. A cancelled report is as if it had never been made, also for those who asked to leave meanwhile.
        with_it, without, dropped = copy.deepcopy(pool), copy.deepcopy(pool), rng.choice(order)
        for report in order:
            make(with_it, report)
            if report != dropped:
                make(without, report)
        for _ in range(3):
            who, fraction = rng.choice('abc'), Q(rng.randint(1, 90), 100)
            with_it.request(who, fraction)
            without.request(who, fraction)
        with_it.check(stakers)
        without.check(stakers)
        with_it.cancel(dropped)
        assert outcome(with_it) == outcome(without), 'cancel is not as if never made'
        cancels += 1
        for report in order:
            if report != dropped:
                with_it.execute(report)
                with_it.check(stakers)

        # 3. Every service gets its guarantee in full, whatever was deposited or requested since.
        since = copy.deepcopy(pool)
        since.deposit('d', Q(10**6))
        since.request('a', Q(1))
        for report, (service, era, p) in enumerate(reports):
            if service is not None:
                guarantee, _ = since.tables[era, service]
                make(since, report)
                assert since.execute(report) == p * guarantee
                since.check(stakers)
                in_full += 1
    print(f'orders tried {orders}, cancels {cancels}, guarantees paid in full {in_full}')


# Traces for the integer ledger

SLASH_WINDOW, VETO_WINDOW, LEAVING_ERAS = 3, 1, 30
STAKERS, SERVICES = 4, 3


class Recorder:
    """Applies operations to a pool and writes each down with what every staker is worth after it."""

    def __init__(self, weights):
        self.pool, self.steps, self.due = Pool(), [], {}
        self.weights = {service: Q(weight, WHOLE) for service, weight in enumerate(weights)}
        self.trace = dict(weights=[str(weight) for weight in weights], steps=self.steps)
        self.held_back = False  # whether a report kept the entry from joining at this era's start
        self.reports = 0

    def record(self, op, **fields):
        self.pool.check(range(STAKERS))
        values = [fraction(self.pool.worth(who)) for who in range(STAKERS)]
        self.steps.append(dict(op=op, **fields, values=values))

    def deposit(self, who, amount):
        self.pool.deposit(who, Q(amount))
        self.record('deposit', who=who, amount=str(amount))

    def reward(self, amount):
        self.pool.reward(Q(amount))
        self.record('reward', amount=str(amount))

    def new_era(self):
        for report in [r for r, due in self.due.items() if due == self.pool.era + 1]:
            del self.due[report]
            paid = self.pool.execute(report)
            self.record('execute', id=report, paid=fraction(paid))
        self.pool.new_era(self.weights)
        self.held_back = bool(self.pool.open and (self.pool.entry or self.pool.gains))
        self.record('new_era')

    def request(self, who, num, den):
        self.pool.request(who, Q(num, den))
        self.record('request', who=who, num=num, den=den)

    def opened(self):
        report, self.reports = self.reports, self.reports + 1
        self.due[report] = self.pool.era + VETO_WINDOW + 1
        return report

    def report_base(self, era, p):
        report = self.opened()
        self.pool.report_base(report, era, Q(p, WHOLE))
        self.record('report_base', id=report, era=era, due=self.due[report], p=str(p))

    def report_service(self, service, era, p):
        report = self.opened()
        self.pool.report_service(report, service, era, Q(p, WHOLE))
        self.record('report_service', id=report, service=service, era=era, due=self.due[report], p=str(p))

    def cancel(self, report):
        del self.due[report]
        self.pool.cancel(report)
        self.record('cancel', id=report)

    def affords(self, service, era, p):
        """Whether every reached part keeps something when all its open reports and this one are executed."""
        guarantee, factor = self.pool.tables[era, service]
        if not guarantee:
            return False
        rate = Q(p, WHOLE) * guarantee / factor / sum(part.nominal for part in self.pool.reached(era))
        return all(
            self.pool.net(label) - rate * part.nominal >= part.nominal / 20
            for label, part in self.pool.parts.items()
            if label >= era
        )


def fraction(value):
    return f'{value.numerator}/{value.denominator}'


def percent(rng, most):
    return rng.randint(1, most) * WHOLE // 100


def random_trace(rng, steps=15):
    scale = 10 ** rng.randint(9, 17)
    amount = lambda: rng.randint(1, 9) * scale + rng.randint(0, 999)
    weights = [percent(rng, 40) for _ in range(SERVICES)]
    r = Recorder(weights)
    for who in range(3):
        r.deposit(who, amount())
    r.new_era()
    while len(r.steps) < steps or r.due:
        pool = r.pool
        era = rng.randint(max(1, pool.era - SLASH_WINDOW), pool.era)
        draw = rng.random() if len(r.steps) < steps else 0
        if draw < 0.22:
            r.new_era()
        elif draw < 0.32:
            r.deposit(rng.randrange(STAKERS), amount())
        elif draw < 0.40:
            r.reward(amount() // 10)
        elif draw < 0.60:
            who = rng.randrange(STAKERS)
            whole = rng.random() < 0.2 and sum(1 for shares in pool.shares.values() if shares) > 1
            num, den = (1, 1) if whole else (rng.randint(1, 9), 10)
            if pool.shares.get(who) and pool.value():
                r.request(who, num, den)
        elif draw < 0.72:
            # Nobody survives a whole base slash, and a pool without stakers is not modelled: such a report is cancelled.
            if rng.random() < 0.1 and not r.due:
                r.report_base(era, WHOLE)
                if rng.random() < 0.5:
                    r.deposit(rng.randrange(STAKERS), amount())
                r.cancel(r.reports - 1)
            elif len(r.due) < 4:
                r.report_base(era, percent(rng, 50))
        elif draw < 0.92:
            service, p = rng.randrange(SERVICES), percent(rng, 100)
            # Entries that reports held back join before another service report opens: the pallet would refuse it.
            if not r.held_back and len(r.due) < 4 and r.affords(service, era, p):
                r.report_service(service, era, p)
        elif r.due:
            r.cancel(rng.choice(sorted(r.due)))
    return r.trace


def write_traces(path, count=200, seed=2609):
    rng = random.Random(seed)
    head = dict(
        seed=seed, slash_window=SLASH_WINDOW, veto_window=VETO_WINDOW, leaving_eras=LEAVING_ERAS, stakers=STAKERS
    )
    lines = [json.dumps(random_trace(rng), separators=(',', ':')) for _ in range(count)]
    path.write_text(json.dumps(head)[:-1] + ', "traces": [\n' + ',\n'.join(lines) + '\n]}\n')
    print(f'{count} traces in {path}')


if __name__ == '__main__':
    if '--traces' in sys.argv[1:]:
        write_traces(pathlib.Path(__file__).with_name('traces.json'))
    else:
        assert_laws()
