#!/usr/bin/env python3
"""Executable model of the whole ledger: operators, their pools, services, tables, reports, verdicts, exits.

`ledger_model.py` is one pool. This is the system around it, as one set of rules over two arithmetics:

    Exact     rational numbers, nothing is rounded
    Integers  the pallets' numbers: each operation floors or ceils where `pallets/math` and `pallets/restaking` do

Rules are written once (Pool, Book, System), numbers twice (Exact, Integers). README.md says what is covered.

    python3 system_model.py            asserts the laws on random histories
    python3 system_model.py --traces   writes system_traces.json beside this file
"""

import itertools
import json
import multiprocessing
import pathlib
import random
import sys
import time
from collections import Counter
from fractions import Fraction as Q

WHOLE = 10**18  # one, of a Perquintill and of a weight
ONE = 1 << 127  # one, of a factor and of a rate
PAL = 10**12

DEGREE = 2  # largest sum of the weights of a pool
MIN_BOND = 1000 * PAL
MIN_DEPOSIT = {'b': PAL, 'r': PAL, 'a': 1}  # by kind of pool: native Base, native Restaked, foreign Restaked
JAIL_FROM, JAIL_ERAS = WHOLE // 100, 2
MAX_REPORTS, MAX_SERVICE_REPORTS, MAX_KEPT = 16, 8, 4
CHAIN = 0


class Refused(Exception):
    """What the pallet answers, by the name of its error."""


def ensure(condition, name):
    if not condition:
        raise Refused(name)


# Numbers


class ExactPart:
    """nominal n, paid d, factor f: worth f * (n - d)."""

    __slots__ = ('nominal', 'paid', 'factor')

    def __init__(self, nominal=0, paid=0, factor=1):
        self.nominal, self.paid, self.factor = nominal, paid, factor

    def copy(self):
        return ExactPart(self.nominal, self.paid, self.factor)

    def value(self, reach):
        factor, rate = reach
        return factor * (self.nominal - self.paid - self.nominal * rate)

    def settled(self):
        return self.factor * (self.nominal - self.paid)

    tokens = property(settled)

    def is_dead(self):
        return self.factor == 0

    def is_backed(self):
        return True

    def join(self, amount):
        self.nominal += amount / self.factor
        return True

    def pay_base(self, p):
        paid = self.settled() * p
        self.factor *= 1 - p
        return paid

    def pay_service(self, rate):
        self.paid += rate * self.nominal
        return self.factor * rate * self.nominal

    def unclaimed(self, rate):
        return 1 - self.paid / self.nominal - rate

    def restart(self):
        self.nominal, self.paid, self.factor = Q(0), Q(0), Q(1)
        return 0

    def empty(self):
        self.nominal, self.paid = Q(0), Q(0)

    def split(self, share):
        part = ExactPart(self.nominal * share, self.paid * share, self.factor)
        self.nominal, self.paid = self.nominal - part.nominal, self.paid - part.paid
        return part

    def merge(self, part):
        if self.nominal:
            assert self.factor == part.factor, 'parts of one era keep one factor'
            assert self.paid * part.nominal == part.paid * self.nominal, 'and one ratio'
        self.nominal, self.paid, self.factor = self.nominal + part.nominal, self.paid + part.paid, part.factor


class Exact:
    """Rational numbers. `strict`: the limits of services are to be enough by themselves, to the last digit."""

    name = 'exact'

    def __init__(self, strict=True):
        self.strict, self.tightest = strict, Q(0)

    part = staticmethod(lambda: ExactPart(Q(0), Q(0), Q(1)))
    number = staticmethod(Q)
    fraction = staticmethod(lambda p: Q(p, WHOLE))
    share = staticmethod(lambda total, num, den: Q(total) * num / den)
    mint = staticmethod(lambda amount, value, supply: amount * supply / value if supply else amount)
    worth = staticmethod(lambda own, value, supply: own * value / supply if own else Q(0))
    times = staticmethod(lambda amount, p: amount * p)
    guarantee = staticmethod(lambda value, weight: value * weight)
    rest = staticmethod(lambda largest, settled: (largest - settled) / (1 - settled))
    risk = staticmethod(lambda pairs: sum((weight * kappa for weight, kappa in pairs), Q(0)))
    scaled = staticmethod(lambda weight, limit, total: weight * limit / total)
    raised = staticmethod(lambda weight, before, after: weight * before / after)
    borne = staticmethod(lambda weight, loss, before, after: max(Q(0), (weight * before - loss) / after))
    whole_weight = Q(1)

    @staticmethod
    def reach(part, reports):
        factor, rate = part.factor, Q(0)
        for report in reports:
            if report.service:
                rate += report.penalty
            else:
                factor *= 1 - report.penalty
        return factor, rate

    def rate(self, guarantee, factor, p, parts, unclaimed):
        nominal = sum(part.nominal for part in parts)
        if not nominal or not factor:
            return Q(0)
        rate, most = p * guarantee / factor / nominal, min(unclaimed, default=Q(1))
        if rate > most:
            assert not self.strict, 'a service is not paid in full'
            self.tightest = max(self.tightest, (rate - most) * nominal)
        return min(rate, most)

    @staticmethod
    def take(pool, shares):
        return pool.stake.split(Q(shares) / pool.shares)

    @staticmethod
    def bucket_shares(bucket, part):
        return part.nominal * bucket.shares / bucket.part.nominal if bucket.shares else part.nominal


class IntegerPart:
    """`palisade_math::Part`."""

    __slots__ = ('nominal', 'paid', 'bits', 'shift', 'tokens')

    def __init__(self, nominal=0, paid=0, bits=ONE, shift=0, tokens=0):
        self.nominal, self.paid, self.bits, self.shift, self.tokens = nominal, paid, bits, shift, tokens

    def copy(self):
        return IntegerPart(self.nominal, self.paid, self.bits, self.shift, self.tokens)

    @property
    def factor(self):
        return self.bits, self.shift

    def value(self, reach):
        (bits, _), rate = reach
        net = max(0, self.nominal - self.paid - self.claimed(rate))
        return min(net * bits // ONE, self.tokens)

    def settled(self):
        return self.value((self.factor, 0))

    def claimed(self, rate):
        return -(-self.nominal * rate // ONE)

    def is_dead(self):
        return self.bits == 0

    def is_backed(self):
        return self.bits * (self.nominal - self.paid) <= self.tokens * ONE and 0 <= self.paid <= self.nominal

    def nominal_in(self, shift):
        up = self.shift - shift
        return min(self.nominal << up, (1 << 248) - 1) if up >= 0 else self.nominal >> -up

    def join(self, amount):
        nominal, paid, bits, shift = self.nominal, self.paid, self.bits, self.shift
        while (not bits or amount * ONE // bits + nominal > ONE >> 7) and bits <= ONE >> 8:
            if not bits:
                return False
            bits, shift, nominal, paid = bits << 8, shift + 8, nominal >> 8, -(-paid >> 8)
            paid = min(paid, nominal)
        self.nominal, self.paid, self.bits, self.shift = nominal + amount * ONE // bits, paid, bits, shift
        self.tokens += amount
        return True

    def pay_base(self, p):
        paid = self.settled() * p // WHOLE
        self.tokens -= paid
        self.bits = self.bits * (WHOLE - p) // WHOLE
        return paid

    def pay_service(self, rate):
        paid = min(self.nominal * rate * self.bits // (ONE * ONE), self.tokens)
        self.tokens -= paid
        self.paid = min(self.paid + self.claimed(rate), self.nominal)
        return paid

    def unclaimed(self, rate):
        return max(0, (self.nominal - self.paid) * ONE // self.nominal - rate)

    def restart(self):
        rest = self.tokens
        self.nominal, self.paid, self.bits, self.shift, self.tokens = 0, 0, ONE, self.shift + 128, 0
        return rest

    def empty(self):
        self.nominal = self.paid = self.tokens = 0

    def split(self, share, of):
        if share == of:
            part = self.copy()
            self.empty()
            return part
        paid = -(-self.paid * share // of)
        nominal = self.nominal * share // of
        paid = min(paid, nominal)
        net = nominal - paid
        tokens = min(net * self.bits // ONE, self.tokens)
        leaves, arrives = (-(-tokens * ONE // self.bits), tokens * ONE // self.bits) if self.bits else (net, net)
        self.nominal, self.paid, self.tokens = self.nominal - paid - leaves, self.paid - paid, self.tokens - tokens
        assert self.nominal >= 0
        return IntegerPart(paid + arrives, paid, self.bits, self.shift, tokens)

    def merge(self, part):
        assert not self.nominal or self.factor == part.factor, 'parts of one era keep one factor'
        self.nominal, self.paid, self.tokens = self.nominal + part.nominal, self.paid + part.paid, self.tokens + part.tokens
        self.bits, self.shift = part.factor


class Integers:
    """The pallets' numbers. Fractions and weights count 10^-18."""

    name = 'integers'
    part = IntegerPart
    number = staticmethod(int)
    fraction = staticmethod(int)
    share = staticmethod(lambda total, num, den: total * num // den if den else 0)
    mint = staticmethod(lambda amount, value, supply: amount * (supply + 1) // (value + 1))
    worth = staticmethod(lambda own, value, supply: min(own * (value + 1) // (supply + 1), value))
    times = staticmethod(lambda amount, p: amount * p)  # in 10^-18 planck: the meter rounds nothing
    guarantee = staticmethod(lambda value, weight: value * weight // WHOLE)
    rest = staticmethod(lambda largest, settled: -(-(largest - settled) * WHOLE // (WHOLE - settled)))
    risk = staticmethod(lambda pairs: -(-sum(weight * kappa for weight, kappa in pairs) // WHOLE))
    scaled = staticmethod(lambda weight, limit, total: weight * limit // total)
    raised = staticmethod(lambda weight, before, after: min(-(-weight * before // after), WHOLE << 32))
    borne = staticmethod(
        lambda weight, loss, before, after: min(max(0, weight * before - loss * WHOLE) // after, WHOLE << 32)
    )
    whole_weight = WHOLE

    @staticmethod
    def reach(part, reports):
        bits, rate = part.bits, 0
        for report in reports:
            if report.service:
                rate = min(rate + report.penalty, ONE)
            else:
                bits = bits * (WHOLE - report.penalty) // WHOLE
        return (bits, part.shift), rate

    @staticmethod
    def rate(guarantee, factor, p, parts, unclaimed):
        (bits, shift), nominal = factor, 0
        nominal = sum(part.nominal_in(shift) for part in parts)
        below = bits * WHOLE * nominal
        rate = min(-(-guarantee * p * ONE * ONE // below), ONE) if below else 0
        return min([rate, *unclaimed])

    @staticmethod
    def take(pool, shares):
        value = pool.stake.settled()
        if not value:
            return pool.stake.split(shares, pool.shares + 1)
        return pool.stake.split(Integers.worth(shares, value, pool.shares), value)

    @staticmethod
    def bucket_shares(bucket, part):
        return part.nominal * bucket.shares // bucket.part.nominal if bucket.shares else part.nominal

    @staticmethod
    def shares_ceil(amount, value, supply):
        return -(-amount * (supply + 1) // (value + 1))


# Pools


class Record:
    """A value with named fields that can be copied."""

    __slots__ = ()

    def __init__(self, **fields):
        for name in self.__slots__:
            setattr(self, name, fields[name])

    def fields(self):
        return {name: getattr(self, name) for name in self.__slots__}

    def copy(self):
        return type(self)(**self.fields())


class Open(Record):
    __slots__ = ('id', 'service', 'era', 'due', 'penalty')  # penalty: p of a base report, the rate of a service's


class Bucket(Record):
    __slots__ = ('shares', 'part', 'payable', 'matures')  # part is None once it has matured


class Batch(Record):
    __slots__ = ('amount', 'shares', 'generation')


class Position(Record):
    __slots__ = ('shares', 'generation', 'batch', 'amount')  # amount waits for, or joined with, batch


class Paid(Record):
    __slots__ = ('id', 'service', 'from_stake', 'from_leaving', 'before', 'after')


class Pool:
    def __init__(self, ar):
        self.ar, zero = ar, ar.number(0)
        self.stake, self.shares, self.generation, self.closed = ar.part(), zero, 0, None
        self.amount, self.gains, self.batch, self.since = zero, zero, 0, 0
        self.open, self.buckets, self.batches, self.positions = [], {}, {}, {}
        self.paid_in = self.burned = self.swept = self.paid_back = zero

    def copy(self):
        new = object.__new__(Pool)
        new.__dict__.update(self.__dict__)
        new.stake = self.stake.copy()
        new.open = [report.copy() for report in self.open]
        new.buckets = {era: bucket.copy() for era, bucket in self.buckets.items()}
        for bucket in new.buckets.values():
            bucket.part = bucket.part and bucket.part.copy()
        new.batches = {number: batch.copy() for number, batch in self.batches.items()}
        new.positions = {who: position.copy() for who, position in self.positions.items()}
        return new

    # Who is reached, and what is left of it

    def is_liable(self, bucket, era):
        """`bucket` is None for the stake. What joined after all was lost is not reached by what happened before."""
        since = self.closed[0] if self.closed else 0
        is_older = bucket is not None and bucket < since
        return (bucket is None or era <= bucket) and (is_older or since <= era)

    def reach(self, part, bucket, but=None):
        return self.ar.reach(part, [r for r in self.open if r.id != but and self.is_liable(bucket, r.era)])

    def liable(self, era):
        parts = [(None, self.stake)] if self.is_liable(None, era) else []
        return parts + [(k, b.part) for k, b in self.buckets.items() if b.part and self.is_liable(k, era)]

    def value(self):
        return self.stake.value(self.reach(self.stake, None))

    def bucket_value(self, era, settled=False):
        bucket = self.buckets[era]
        if not bucket.part:
            return bucket.payable
        return bucket.part.settled() if settled else bucket.part.value(self.reach(bucket.part, era))

    def leaving(self):
        return sum(bucket.part.tokens if bucket.part else bucket.payable for bucket in self.buckets.values())

    def held(self):
        return self.stake.tokens + self.leaving() + self.amount + self.gains

    def escrow(self, report):
        """What every reached part would be worth more without the report."""
        era = next((r.era for r in self.open if r.id == report), None)
        if era is None:
            return 0
        without = lambda k, part: part.value(self.reach(part, k, report)) - part.value(self.reach(part, k))
        return sum(without(k, part) for k, part in self.liable(era))

    # Positions

    def converted(self, who):
        """The position as of now, and what is left of the batch whose shares it took."""
        position = self.positions.get(who) or Position(shares=0, generation=self.generation, batch=0, amount=0)
        position, left = position.copy(), None
        if position.generation != self.generation:
            position.shares, position.generation = 0, self.generation
        if position.amount and position.batch != self.batch:
            batch = self.batches[position.batch].copy()
            shares = min(self.ar.share(batch.shares, position.amount, batch.amount), batch.shares)
            batch.amount, batch.shares = batch.amount - position.amount, batch.shares - shares
            if batch.generation == self.generation:
                position.shares += shares
            left, position.amount = (position.batch, batch), 0
        return position, left

    def position(self, who):
        position, left = self.converted(who)
        if left:
            number, batch = left
            if batch.amount:
                self.batches[number] = batch
            else:
                del self.batches[number]
        self.positions[who] = position
        return position

    def worth(self, who, settled=False):
        value = self.stake.settled() if settled else self.value()
        return self.ar.worth(self.converted(who)[0].shares, value, self.shares)

    def total_worth(self, who, tickets):
        """Stake, entry and tickets of one staker."""
        mine = sum(self.ticket_value(t) for t in tickets if t.owner == who)
        return self.worth(who) + self.converted(who)[0].amount + mine

    def ticket_value(self, ticket, settled=False):
        bucket = self.buckets.get(ticket.era)
        if not bucket:
            return 0  # a ticket so small that it had no shares outlives its bucket
        value = self.bucket_value(ticket.era, settled)
        return value if ticket.shares == bucket.shares else self.ar.share(value, ticket.shares, bucket.shares)

    # In and out

    def deposit(self, who, amount, era):
        position = self.position(who)
        if not self.amount:
            self.since = era
        self.amount += amount
        self.paid_in += amount
        position.batch, position.amount = self.batch, position.amount + amount

    def withdraw(self, who, amount):
        position = self.position(who)
        position.amount, self.amount = position.amount - amount, self.amount - amount
        self.paid_back += amount

    def gain(self, amount):
        self.gains += amount
        self.paid_in += amount

    def leave(self, who, shares, era, matures):
        """Takes shares out of the stake, as if no report were open: open reports come along. Returns the ticket's."""
        position = self.position(who)
        part = self.ar.take(self, shares)
        position.shares, self.shares = position.shares - shares, self.shares - shares
        bucket = self.buckets.setdefault(era, Bucket(shares=0, part=self.ar.part(), payable=0, matures=matures))
        minted = self.ar.bucket_shares(bucket, part)
        bucket.part.merge(part)
        bucket.shares += minted
        return minted

    def complete(self, ticket):
        amount, bucket = self.ticket_value(ticket), self.buckets.get(ticket.era)
        if not bucket:
            return amount
        bucket.shares, bucket.payable = bucket.shares - ticket.shares, bucket.payable - amount
        self.paid_back += amount
        if not bucket.shares:
            del self.buckets[ticket.era]
        return amount

    # Reports

    def open_service(self, id, service, era, due, guarantee, factor, p):
        parts = self.liable(era)
        sharing = [part for _, part in parts]
        if self.closed and not self.is_liable(None, era):
            sharing.append(self.closed[1])
        unclaimed = [part.unclaimed(self.reach(part, k)[1]) for k, part in parts if part.nominal]
        rate = self.ar.rate(guarantee, factor, p, sharing, unclaimed)
        self.open.append(Open(id=id, service=service, era=era, due=due, penalty=rate))

    def execute(self, id):
        report = next(r for r in self.open if r.id == id)
        self.open.remove(report)
        before, from_stake, from_leaving = self.stake.settled(), 0, 0
        for bucket, part in self.liable(report.era):
            paid = part.pay_service(report.penalty) if report.service else part.pay_base(report.penalty)
            if bucket is None:
                from_stake = paid
            else:
                from_leaving += paid
        self.burned += from_stake + from_leaving
        return Paid(
            id=id, service=report.service, from_stake=from_stake, from_leaving=from_leaving,
            before=before, after=self.stake.settled(),
        )

    # The start of an era: verdicts, then maturities, then whoever waits joins

    def begin(self, era):
        paid = [self.execute(report.id) for report in list(self.open) if report.due <= era]
        for requested, bucket in self.buckets.items():
            held = any(self.is_liable(requested, report.era) for report in self.open)
            if bucket.part and bucket.matures <= era and not held:
                bucket.payable = bucket.part.settled()
                self.gains += bucket.part.tokens - bucket.payable
                bucket.part = None
        if not self.open:
            self.admit(era)
        return paid

    def admit(self, era):
        if not self.stake.settled() and (self.shares or self.stake.is_dead()):
            self.closed, self.shares = (era, self.stake.copy()), self.ar.number(0)
            self.generation += 1
            self.swept += self.stake.restart()
        if not self.shares:
            self.swept += self.gains + self.stake.tokens
            self.gains = self.ar.number(0)
            self.stake.empty()
        elif self.stake.join(self.gains):
            self.gains = self.ar.number(0)
        if self.amount:
            shares = self.ar.mint(self.amount, self.stake.settled(), self.shares)
            if not self.stake.join(self.amount):
                return
            self.batches[self.batch] = Batch(amount=self.amount, shares=shares, generation=self.generation)
            self.shares, self.amount, self.batch = self.shares + shares, self.ar.number(0), self.batch + 1
            if self.ar.name == 'exact':  # who takes its shares first matters to integers only
                for who, position in self.positions.items():
                    if position.amount:
                        self.position(who)

    def fits(self, amount):
        """Whether a deposit would join, for at least one share, if an era began now without open reports."""
        then, number = self.copy(), self.batch
        then.amount += amount
        then.admit(0)
        batch = then.batches.get(number)
        within = batch and then.stake.tokens <= 1 << 110 and then.shares <= 1 << 120
        return bool(within) and self.ar.share(batch.shares, amount, batch.amount) > 0

    def check(self, thorough=True):
        assert self.paid_in == self.held() + self.burned + self.swept + self.paid_back, 'conservation'
        parts = [(None, self.stake)] + [(k, b.part) for k, b in self.buckets.items() if b.part]
        for bucket, part in parts:
            assert part.value(self.reach(part, bucket)) >= 0, 'a part below zero'
            assert part.is_backed(), 'a part is worth more than its tokens'
        if not thorough:
            return
        waiting = [p.amount for p in self.positions.values() if p.amount and p.batch == self.batch]
        assert sum(waiting) == self.amount, 'the entry is what stakers wait with'
        owned = sum(self.converted(who)[0].shares for who in self.positions)
        assert owned <= self.shares if self.ar.name == 'integers' else owned == self.shares, 'shares have owners'


# Allocations


class Allocation(Record):
    __slots__ = ('kappa', 'weight', 'next', 'lowered')  # next: (weight, from era); lowered: (weight, last era)

    def target(self):
        return self.next[0] if self.next else self.weight

    def counted(self):
        return max(self.weight, self.target(), self.lowered[0] if self.lowered else 0)

    def advance(self, era, window):
        if not self.next or self.next[1] > era:
            return
        weight, start = self.next
        if weight < self.weight:
            still = self.lowered[0] if self.lowered and start <= self.lowered[1] else 0
            self.lowered = max(self.weight, still), start - 1 + window
        self.weight, self.next = weight, None

    def map(self, f):
        self.weight = f(self.weight)
        self.next = self.next and (f(self.next[0]), self.next[1])
        self.lowered = self.lowered and (f(self.lowered[0]), self.lowered[1])


class Book:
    """The allocations of one pool."""

    def __init__(self, ar):
        self.ar, self.of, self.changes = ar, {}, 0
        # How far integers may be: the pool, in planck, and because of it every weight, as a number.
        self.pool_error, self.error = 0, 0

    def copy(self):
        new = Book(self.ar)
        new.__dict__.update(self.__dict__)
        new.of = {service: a.copy() for service, a in self.of.items()}
        return new

    def heaviest(self):
        return max((a.counted() for a in self.of.values()), default=0) / self.ar.whole_weight

    def risk(self, weight):
        return self.ar.risk([(weight(a), a.kappa) for a in self.of.values()])

    def degree(self, weight):
        return sum(weight(a) for a in self.of.values())

    def advance(self, era, window):
        for a in self.of.values():
            a.advance(era, window)
            a.lowered = a.lowered if a.lowered and era <= a.lowered[1] else None
        self.of = {service: a for service, a in self.of.items() if a.counted() or a.next}
        one, now = self.ar.whole_weight, lambda a: a.weight
        self.scale_down(self.risk(now), one)
        self.scale_down(self.degree(now), DEGREE * one)
        assert self.risk(now) <= one and self.degree(now) <= DEGREE * one

    def scale_down(self, total, limit):
        if total > limit:
            self.changes += 1
            one, each = self.ar.whole_weight, len(self.of) * self.error + 1 / WHOLE
            self.error += self.heaviest() * (limit / one) / (total / one) ** 2 * each + 1 / WHOLE
            for a in self.of.values():
                a.weight = self.ar.scaled(a.weight, limit, total)

    def slashed(self, service, loss, before, after):
        if not after:
            return
        self.changes += 1
        heaviest = self.heaviest()
        for other, a in self.of.items():
            if other == service:
                a.map(lambda weight: self.ar.borne(weight, loss, before, after))
            else:
                a.map(lambda weight: self.ar.raised(weight, before, after))
        moved = (1 + heaviest + self.heaviest()) * self.pool_error / after
        self.error = self.error * before / after + moved + 1 / WHOLE


# The system


class Row(Record):
    __slots__ = ('pool', 'guarantee', 'factor', 'kappa')


class Report(Record):
    __slots__ = ('id', 'service', 'operator', 'era', 'until', 'p', 'due', 'visit', 'rows', 'states')
    # visit: the era in which there is something to do with it; rows: pool -> Row, or None for consensus; states: pool -> 'waiting', 'open', 'cancelled' or (stake, leaving) paid

    def is_closed(self):
        return all(state not in ('waiting', 'open') for state in self.states.values())

    def is_cancelled(self):
        return 'cancelled' in self.states.values()

    def copy(self):
        new = super().copy()
        new.states = dict(self.states)
        return new


class Known(Record):
    __slots__ = ('largest', 'settled', 'report')


class Ticket(Record):
    __slots__ = ('owner', 'pool', 'era', 'matures', 'shares')


class Clock(Record):
    __slots__ = ('leaving', 'slash', 'veto')


class System:
    """Pools are named (operator, kind): 'b' native Base, 'r' native Restaked, 'a' foreign Restaked."""

    def __init__(self, ar, clock, services, pools):
        """`services`: id -> (kappa, window); each is served by every operator."""
        self.ar, self.clock, self.era = ar, clock, 0
        self.services = {service: (ar.fraction(kappa), window) for service, (kappa, window) in services.items()}
        self.pools = {key: Pool(ar) for key in pools}
        self.operators = sorted({operator for operator, _ in pools})
        self.books, self.tables, self.reports, self.known, self.tickets = {}, {}, {}, {}, {}
        self.jailed, self.next_report, self.next_ticket = {}, 0, 0

    def copy(self):
        new = object.__new__(System)
        new.__dict__.update(self.__dict__)
        new.pools = {key: pool.copy() for key, pool in self.pools.items()}
        new.books = {key: book.copy() for key, book in self.books.items()}
        new.tables = dict(self.tables)
        new.reports = {id: report.copy() for id, report in self.reports.items()}
        new.known = {key: known.copy() for key, known in self.known.items()}
        new.tickets, new.jailed = dict(self.tickets), dict(self.jailed)
        return new

    def bond(self, operator):
        pool = self.pools[operator, 'r']
        return pool.worth(operator) + pool.converted(operator)[0].amount

    def is_active(self, operator):
        return operator not in self.jailed and self.bond(operator) >= MIN_BOND

    # Stakers

    def deposit(self, who, key, amount):
        ensure(key[0] not in self.jailed or who == key[0], 'NotAccepting')
        ensure(amount >= MIN_DEPOSIT[key[1]], 'BelowMinimum')
        self.pools[key].deposit(who, amount, self.era)

    def withdraw(self, who, key, amount):
        pool = self.pools[key]
        position, _ = pool.converted(who)
        ensure(position.amount, 'NothingEntering')
        amount = position.amount if position.amount - amount < MIN_DEPOSIT[key[1]] else amount
        left = pool.worth(who, settled=True) + position.amount - amount
        ensure((who, 'r') != key or left >= MIN_BOND, 'BondFloor')
        pool.withdraw(who, amount)

    def gain(self, key, amount):
        self.pools[key].gain(amount)

    def asked(self, who, key, amount):
        """Shares for a request of `amount` planck net of escrow, or of everything (integers only)."""
        pool, own = self.pools[key], self.pools[key].converted(who)[0].shares
        asked = own if amount is None else min(self.ar.shares_ceil(amount, pool.value(), pool.shares), own)
        left = self.ar.worth(own - asked, pool.stake.settled(), pool.shares)
        return own if left < MIN_DEPOSIT[key[1]] else asked

    def leave(self, who, key, shares):
        pool = self.pools[key]
        position, _ = pool.converted(who)
        ensure(shares and position.shares, 'NothingStaked')
        if (who, 'r') == key:
            left = self.ar.worth(position.shares - shares, pool.stake.settled(), pool.shares) + position.amount
            ensure(left >= MIN_BOND, 'BondFloor')
        matures = self.era + self.clock.leaving
        minted = pool.leave(who, shares, self.era, matures)
        ticket = Ticket(owner=who, pool=key, era=self.era, matures=matures, shares=minted)
        self.tickets[self.next_ticket] = ticket
        self.next_ticket += 1

    def complete(self, id):
        ticket = self.tickets[id]
        ensure(not self.pools[ticket.pool].buckets[ticket.era].part, 'NotMatured')
        del self.tickets[id]
        return self.pools[ticket.pool].complete(ticket)

    # Operators

    def unjail(self, operator):
        ensure(operator in self.jailed, 'NotJailed')
        ensure(self.era >= self.jailed[operator], 'SentenceNotOver')
        del self.jailed[operator]

    def allocate(self, key, service, weight, checked=True):
        book = self.books[key].copy() if key in self.books else Book(self.ar)
        weight, (kappa, _) = self.ar.fraction(weight), self.services[service]
        old = book.of[service].target() if service in book.of else 0
        if checked:
            ensure(weight != old, 'NothingToChange')
            ensure(weight < old or self.is_active(key[0]), 'OperatorNotActive')
        new = Allocation(kappa=kappa, weight=self.ar.number(0), next=None, lowered=None)
        book.of.setdefault(service, new).next = weight, self.era + 1
        if checked and weight > old:
            ensure(book.risk(Allocation.counted) <= self.ar.whole_weight, 'TooMuchRisk')
            ensure(book.degree(Allocation.counted) <= DEGREE * self.ar.whole_weight, 'TooMuchDegree')
        self.books[key] = book

    # Reports

    def new_report(self, service, operator, era, until, p, rows):
        id, self.next_report = self.next_report, self.next_report + 1
        due, states = self.era + self.clock.veto + 1, {key: 'open' for key in rows}
        self.reports[id] = Report(
            id=id, service=service, operator=operator, era=era, until=until, p=p, due=due, visit=due, rows=rows,
            states=states,
        )
        return self.reports[id]

    def ensure_reportable(self, service, operator, era, p):
        window = min(self.clock.slash, self.services[service][1])
        ensure(self.era <= era + window, 'WindowClosed')
        rows = self.tables.get((era, service, operator))
        ensure(rows, 'NothingGuaranteed')
        ensure(p <= self.services[service][0], 'AboveMaxSlash')
        return rows

    def kept(self, service, operator):
        return [r for r in self.reports.values() if (r.service, r.operator) == (service, operator)]

    def windows(self, reports):
        """The reports of each window: it starts at the era of any of them."""
        counted = [report for report in reports if not report.is_cancelled()]
        return [[r for r in counted if start.era <= r.era <= start.until] for start in counted]

    def within_limits(self, reports):
        """In every window a service takes at most kappa of the smallest guarantee of each pool."""
        for window in self.windows(reports):
            sums, limits = {}, {}
            for report in window:
                for key, row in report.rows.items():
                    sums[key] = sums.get(key, 0) + self.ar.times(row.guarantee, report.p)
                    limit = self.ar.times(row.guarantee, row.kappa)
                    limits[key] = min(limits.get(key, limit), limit)
            if any(sums[key] > limits[key] for key in sums):
                return False
        return True

    def report(self, service, operator, era, p, checked=True, waits=True):
        """Makes a service's report. `waits=False`: as if no deposit waited."""
        p = self.ar.fraction(p) if isinstance(p, int) else p
        rows = self.ensure_reportable(service, operator, era, p) if checked else self.tables[era, service, operator]
        rows, until, kept = {row.pool: row for row in rows}, self.era + self.clock.slash, self.kept(service, operator)
        if checked:
            ensure(self.within_limits(kept + [self.trial(service, operator, era, p, rows)]), 'LimitReached')
            ensure(len(kept) < MAX_KEPT, 'TooManyReports')
        waiting = [key for key in rows if waits and self.is_waiting(key)]
        ensure(not checked or not any(self.is_full(key) for key in rows if key not in waiting), 'PoolIsFull')
        report = self.new_report(service, operator, era, until, p, rows)
        for key in rows:
            if key in waiting:
                report.states[key], report.visit = 'waiting', self.era + 1
            else:
                self.open_on(report, key)
        return report.id

    def trial(self, service, operator, era, p, rows):
        return Report(
            id=None, service=service, operator=operator, era=era, until=self.era + self.clock.slash, p=p, due=0, visit=0,
            rows=rows, states={},
        )

    def is_full(self, key):
        pool = self.pools[key]
        services = sum(1 for report in pool.open if report.service)
        return services >= MAX_SERVICE_REPORTS or len(pool.open) >= MAX_REPORTS

    def is_waiting(self, key):
        pool = self.pools[key]
        return bool(pool.amount and pool.since < self.era and pool.open)

    def open_on(self, report, key):
        row = report.rows[key]
        self.pools[key].open_service(
            report.id, report.service, report.era, report.due, row.guarantee, row.factor, report.p
        )
        report.states[key] = 'open'

    def offence(self, operator, era, p):
        """Consensus reports; the largest of an (operator, era) counts. Returns the report's id, if there is one."""
        if era > self.era or self.era > era + self.clock.slash or not p:
            return None
        if p >= JAIL_FROM:
            self.jailed[operator] = max(self.jailed.get(operator, 0), self.era + JAIL_ERAS)
        p, zero = self.ar.fraction(p), self.ar.number(0)
        known = self.known.get((operator, era), Known(largest=zero, settled=zero, report=None))
        if p <= known.largest:
            return None
        last = self.reports.get(known.report)
        if last and self.era < last.due:
            known.largest = p
            last.p = self.ar.rest(p, known.settled)
            for key, state in last.states.items():
                for open in self.pools[key].open:
                    if state == 'open' and open.id == last.id:
                        open.penalty = max(open.penalty, last.p)
            return last.id
        settled = known.largest if known.report is not None else known.settled
        rows = {(operator, kind): None for kind in 'br'}
        report = self.new_report(CHAIN, operator, era, era, self.ar.rest(p, settled), rows)
        self.known[operator, era] = Known(largest=p, settled=settled, report=report.id)
        for key in rows:
            pool = self.pools[key]
            assert len(pool.open) < MAX_REPORTS, 'not modelled: a full list'
            pool.open.append(Open(id=report.id, service=CHAIN, era=era, due=report.due, penalty=report.p))
        return report.id

    def veto(self, id):
        report = self.reports[id]
        ensure(not report.is_closed(), 'ReportClosed')
        ensure(self.era < report.due, 'VetoTooLate')
        for key in report.states:
            self.pools[key].open = [open for open in self.pools[key].open if open.id != id]
            report.states[key] = 'cancelled'
        known = self.known.get((report.operator, report.era))
        if report.service == CHAIN and known:
            known.report = None

    def execute_now(self, id):
        """A verdict before its time: for the laws. From here on the report cannot be raised."""
        report = self.reports[id]
        for key, state in list(report.states.items()):
            if state == 'open':
                self.note_executed(key, self.pools[key].execute(id))
        report.due = self.era

    def note_executed(self, key, paid):
        self.reports[paid.id].states[key] = paid.from_stake, paid.from_leaving
        if paid.service and key in self.books:
            self.books[key].slashed(paid.service, paid.from_stake, paid.before, paid.after)

    # The clock

    def new_era(self):
        self.era += 1
        for key, pool in self.pools.items():
            for paid in pool.begin(self.era):
                self.note_executed(key, paid)
        self.write_tables()
        for report in list(self.reports.values()):
            if report.visit <= self.era:
                self.visit(report)

    def visit(self, report):
        """Opens it where it waits; forgets it when nothing that can still be reported shares a window with it."""
        for key, state in report.states.items():
            if state == 'waiting' and not self.is_waiting(key) and not self.is_full(key):
                self.open_on(report, key)
                report.until = self.era + self.clock.slash
        forgotten_from = report.until + self.clock.slash + 1
        if not report.is_closed():
            report.visit = self.era + 1 if 'waiting' in report.states.values() else max(report.due, self.era + 1)
        elif forgotten_from <= self.era:
            self.forget(report)
        else:
            report.visit = forgotten_from

    def write_tables(self):
        for key, book in list(self.books.items()):
            book.advance(self.era, self.clock.slash)
            if not book.of:
                del self.books[key]
            if not self.is_active(key[0]):
                continue
            pool = self.pools[key]
            value, (factor, _) = pool.value(), pool.reach(pool.stake, None)
            for service, allocation in book.of.items():
                guarantee = self.ar.guarantee(value, allocation.weight)
                if guarantee:
                    row = Row(pool=key, guarantee=guarantee, factor=factor, kappa=allocation.kappa)
                    at = self.era, service, key[0]
                    self.tables[at] = self.tables.get(at, []) + [row]

    def forget(self, report):
        del self.reports[report.id]
        known = self.known.get((report.operator, report.era))
        if report.service == CHAIN and known and known.report in (None, report.id):
            del self.known[report.operator, report.era]

    # Views

    def stakers(self):
        return sorted({(who, key) for key, pool in self.pools.items() for who in pool.positions}, key=str)

    def running(self, key):
        """What the pool guarantees in the running era: service -> row."""
        rows = {service: self.tables.get((self.era, service, key[0]), []) for service in self.services}
        return {service: row for service, of in rows.items() for row in of if row.pool == key}

    def worth(self, who, key):
        return self.pools[key].total_worth(who, [t for t in self.tickets.values() if t.pool == key])

    def outcome(self):
        """What every staker has in every pool."""
        return {(key, who): self.worth(who, key) for who, key in self.stakers()}

    def check(self, thorough=True):
        for pool in self.pools.values():
            pool.check(thorough)
        for service in self.services:
            for operator in self.operators:
                assert self.within_limits(self.kept(service, operator)) or self.ar.name == 'exact' and not self.ar.strict

    def max_fraction(self, service, operator, era):
        """The largest fraction that the service may report for `era`, as the limit in the window allows."""
        rows = self.tables.get((era, service, operator))
        if not rows:
            return 0
        rows = {row.pool: row for row in rows}
        trial = self.trial(service, operator, era, self.ar.number(0), rows)
        most = self.services[service][0]
        for window in self.windows(self.kept(service, operator) + [trial]):
            if trial not in window:
                continue
            for key, row in rows.items():
                others = [r for r in window if r is not trial and key in r.rows]
                limits = [self.ar.times(r.rows[key].guarantee, r.rows[key].kappa) for r in others + [trial]]
                room = min(limits) - sum(self.ar.times(r.rows[key].guarantee, r.p) for r in others)
                most = min(most, room / row.guarantee if self.ar.name == 'exact' else room // row.guarantee)
        return max(most, 0)


# Both arithmetics side by side


class Counts:
    """What happened to a pool, as far as it rounds."""

    def __init__(self):
        self.reports = self.requests = self.joinings = self.rests = 0
        self.price = self.value = 1
        self.claims = 0  # how far the claims of services may be, together
        self.rows = {}  # era -> how far the pool's rows may be

    def see(self, system, key):
        """At an era's start."""
        pool, book = system.pools[key], system.books.get(key)
        self.value = max(self.value, pool.stake.settled())
        self.price = max(self.price, (pool.stake.settled() + 1) / (pool.shares + 1))
        if book:
            self.rows[system.era] = 1 + book.heaviest() * self.bound(pool) + pool.value() * (book.error + 1 / WHOLE)

    def bound(self, pool, more=0):
        """Law 10 of pallets/math, and beside it what claims inherit of guarantees, and fractions of 18 digits."""
        parts = 1 + sum(1 for bucket in pool.buckets.values() if bucket.part)
        own = parts * (1 + self.reports + more) + 4 * self.requests + 2 * self.price * (1 + self.joinings)
        return own + self.claims + (self.rests + more) * self.value / WHOLE


class Pair:
    """The integers decide (who may, how many shares); the exact numbers follow and must stay within the bound."""

    lead = property(lambda self: self.integers)

    def __init__(self, clock, services, pools):
        self.integers = System(Integers, clock, services, pools)
        self.exact = System(Exact(strict=False), clock, services, pools)
        self.counts = {key: Counts() for key in pools}
        self.widest = self.widest_row = self.fullest = 0

    def both(self, name, *args):
        getattr(self.integers, name)(*args)
        getattr(self.exact, name)(*args)

    def deposit(self, who, key, amount):
        ensure(self.integers.pools[key].fits(amount), 'DepositTooLarge')
        self.both('deposit', who, key, amount)

    def withdraw(self, who, key, amount):
        entering = self.integers.pools[key].converted(who)[0].amount
        self.integers.withdraw(who, key, amount)
        self.exact.pools[key].withdraw(who, entering - self.integers.pools[key].converted(who)[0].amount)

    def gain(self, key, amount):
        self.both('gain', key, amount)

    def leave(self, who, key, amount):
        own, shares = self.integers.pools[key].converted(who)[0].shares, self.integers.asked(who, key, amount)
        self.integers.leave(who, key, shares)
        self.exact.leave(who, key, self.exact.pools[key].converted(who)[0].shares * Q(shares, own))
        self.counts[key].requests += 1

    def complete(self, id):
        key = self.integers.tickets[id].pool
        exact, paid = self.exact.complete(id), self.integers.complete(id)
        assert abs(exact - paid) <= self.bound(key)
        return paid

    def unjail(self, operator):
        self.both('unjail', operator)

    def allocate(self, key, service, weight):
        self.integers.allocate(key, service, weight)
        self.exact.allocate(key, service, weight, False)

    def report(self, service, operator, era, p):
        id = self.integers.report(service, operator, era, p)
        self.exact.report(service, operator, era, p, False)
        for key in self.integers.reports[id].rows:
            self.counts[key].reports += 1
            self.counts[key].claims += p / WHOLE * self.counts[key].rows[era]

    def offence(self, operator, era, p):
        id = self.integers.offence(operator, era, p)
        assert self.exact.offence(operator, era, p) == id
        for kind in 'br' if id is not None else '':
            self.counts[operator, kind].reports += 1
            self.counts[operator, kind].rests += 1

    def veto(self, id):
        self.both('veto', id)

    def era(self):
        for key, pool in self.integers.pools.items():
            self.counts[key].joinings += bool(pool.amount or pool.gains)
        for key, book in self.integers.books.items():
            book.pool_error = self.bound(key)
        self.both('new_era')
        for key, count in self.counts.items():
            count.see(self.integers, key)

    def bound(self, key):
        """How far integers may be from exact numbers, for what one staker has in the pool, or all of them together."""
        return self.counts[key].bound(self.integers.pools[key])

    def compare(self):
        self.integers.check()
        self.exact.check()
        for key, pool in self.integers.pools.items():
            exact = self.exact.pools[key]
            if pool.generation != exact.generation:
                raise Refused('a pool of less than a unit is lost to integers only')
            bound = self.bound(key)
            off = [abs(exact.value() - pool.value()), abs(exact.burned - pool.burned)]
            stakers = [who for who, other in self.integers.stakers() if other == key]
            off += [abs(self.exact.worth(who, key) - self.integers.worth(who, key)) for who in stakers]
            rows, exact_rows = self.integers.running(key), self.exact.running(key)
            for service in {*rows, *exact_rows}:
                both = [of[service].guarantee if service in of else 0 for of in (rows, exact_rows)]
                row_off, row_bound = abs(both[0] - both[1]), self.counts[key].rows[self.integers.era]
                assert row_off <= row_bound, f'{key}: a row is {float(row_off)} off, bound {row_bound}'
                self.widest_row = max(self.widest_row, row_off)
                self.fullest = max(self.fullest, row_off / row_bound)
            assert max(off) <= bound, f'{key}: {float(max(off))} off, bound {float(bound)}'
            self.widest, self.fullest = max(self.widest, max(off)), max(self.fullest, max(off) / bound)


class Alone:
    """Exact numbers only: they decide."""

    def __init__(self, clock, services, pools):
        self.exact = System(Exact(), clock, services, pools)

    lead = property(lambda self: self.exact)

    def __getattr__(self, name):
        return getattr(self.exact, name)

    def era(self):
        self.exact.new_era()

    def leave(self, who, key, amount):
        pool = self.exact.pools[key]
        own, worth = pool.converted(who)[0].shares, pool.worth(who)
        self.exact.leave(who, key, own if amount is None or amount >= worth else own * amount / worth)

    def compare(self):
        self.exact.check(thorough=False)


# Random histories


def permille(rng, most):
    return rng.randint(1, most) * WHOLE // 1000


class History:
    """Random operations on a driver (Pair or Alone). `done` holds what was asked, and what was answered."""

    def __init__(self, rng, driver, most_kappa):
        self.rng, self.done, self.refusals = rng, [], 0
        self.clock = Clock(**dict(zip(('leaving', 'slash', 'veto'), rng.choice([(5, 2, 1), (6, 3, 1), (7, 3, 2)]))))
        self.operators = ['o0', 'o1'][: rng.choice([1, 2, 2])]
        kinds = {operator: 'bra' if operator == 'o0' or rng.random() < 0.5 else 'br' for operator in self.operators}
        pools = [(operator, kind) for operator in self.operators for kind in kinds[operator]]
        self.services = {
            service: (permille(rng, most_kappa), rng.randint(1, self.clock.slash))
            for service in range(1, rng.randint(2, 4) + 1)
        }
        self.scale = {'b': 10 ** rng.randint(13, 17), 'r': 10 ** rng.randint(13, 17), 'a': 10 ** rng.randint(1, 18)}
        self.bonds = {operator: rng.randint(10**18, 2 * 10**18) for operator in self.operators}
        self.driver = driver(self.clock, self.services, pools)
        for operator, bond in self.bonds.items():
            self.driver.deposit(operator, (operator, 'r'), bond)

    def do(self, name, *args):
        refused = paid = None
        try:
            paid = getattr(self.driver, name)(*args)
        except Refused as answer:
            refused, self.refusals = str(answer), self.refusals + 1
        self.done.append((name, args, refused, paid))
        self.driver.compare()

    def amount(self, key):
        scale = self.scale[key[1]]
        return self.rng.randint(1, 9) * scale + self.rng.randrange(scale)

    def deposit(self):
        rng, lead = self.rng, self.driver.lead
        key = rng.choice(list(lead.pools))
        if rng.random() < 0.15 or (key[1] == 'r' and not lead.bond(key[0])):
            self.do('deposit', key[0], key, self.bonds[key[0]] if key[1] == 'r' else self.amount(key))
        else:
            self.do('deposit', f's{rng.randrange(4)}', key, self.amount(key))

    def some_position(self, of):
        lead = self.driver.lead
        found = [(who, key) for who, key in lead.stakers() if of(lead.pools[key].converted(who)[0])]
        return self.rng.choice(found) if found else None

    def withdraw(self):
        found = self.some_position(lambda position: position.amount)
        if found:
            who, key = found
            self.do('withdraw', who, key, self.rng.randint(1, int(self.driver.lead.pools[key].converted(who)[0].amount)))

    def gain(self):
        key = self.rng.choice(list(self.driver.lead.pools))
        self.do('gain', key, self.amount(key) // 10 + 1)

    def leave(self):
        found = self.some_position(lambda position: position.shares)
        if found:
            who, key = found
            whole = self.rng.random() < 0.2
            worth = int(self.driver.lead.pools[key].worth(who))
            self.do('leave', who, key, None if whole or worth < 2 else self.rng.randint(1, worth))

    def complete(self):
        lead, rng = self.driver.lead, self.rng
        ripe = [id for id, ticket in lead.tickets.items() if ticket.matures <= lead.era]
        if ripe or lead.tickets and rng.random() < 0.1:
            self.do('complete', rng.choice(ripe or list(lead.tickets)))

    def unjail(self):
        for operator in self.operators:
            if operator in self.driver.lead.jailed:
                self.do('unjail', operator)

    def allocate(self, key=None, service=None):
        rng, lead = self.rng, self.driver.lead
        if service:
            return self.do('allocate', key, service, permille(rng, 1000))
        key = rng.choice([key for key in lead.pools if key[1] != 'b'])
        weight = 0 if rng.random() < 0.15 else permille(rng, 1000)
        if rng.random() < 0.2 and key in lead.books:
            service, others = rng.choice(list(self.services)), lead.books[key].of
            room = 2 * lead.ar.whole_weight - sum(a.counted() for s, a in others.items() if s != service)
            weight = max(0, min(WHOLE, int(room * (1 if lead.ar.name == 'integers' else WHOLE))))
            return self.do('allocate', key, service, weight)
        self.do('allocate', key, rng.choice(list(self.services)), weight)

    def past(self):
        now = self.driver.lead.era
        return self.rng.randint(max(0, now - self.clock.slash), now)

    def report(self):
        rng, lead = self.rng, self.driver.lead
        service, operator, era = rng.choice(list(self.services)), rng.choice(self.operators), self.past()
        guaranteed = [at for at in lead.tables if at[0] >= lead.era - self.clock.slash]
        if guaranteed and rng.random() < 0.9:
            era, service, operator = rng.choice(guaranteed)
        draw, kappa = rng.random(), self.services[service][0]
        most = lead.max_fraction(service, operator, era)
        most = int(most if lead.ar.name == 'integers' else most * WHOLE)
        if draw < 0.45 and most:
            p = most
        elif draw < 0.55 and lead.ar.name == 'integers':
            p = min(most + 1, WHOLE)
        else:
            p = max(1, kappa * rng.randint(1, 10) // 10)
        rows = lead.tables.get((era, service, operator), [])
        waiting = any(lead.is_waiting(row.pool) for row in rows)
        # Several that wait would open in an order that only the pallet's storage knows.
        if not waiting or not any('waiting' in report.states.values() for report in lead.reports.values()):
            self.do('report', service, operator, era, p)

    def offence(self):
        rng, draw = self.rng, self.rng.random()
        p = permille(rng, 9) if draw < 0.3 else permille(rng, 600) if draw < 0.85 else rng.choice([WHOLE, WHOLE - 10**12])
        if rng.random() < 0.2:
            p = rng.randint(1, WHOLE // 2)
        self.do('offence', rng.choice(self.operators), self.past(), p)

    def veto(self):
        reports = [id for id, report in self.driver.lead.reports.items() if not report.is_closed()]
        if reports:
            self.do('veto', self.rng.choice(reports))

    def era(self):
        self.do('era')

    OPERATIONS = dict(
        era=25, deposit=11, withdraw=3, gain=5, leave=14, complete=10, allocate=8, report=22, offence=5, veto=6, unjail=5
    )

    def begin(self):
        for key in list(self.driver.lead.pools) * 2:
            self.do('deposit', f's{self.rng.randrange(4)}', key, self.amount(key))
        for key in self.driver.lead.pools:
            for service in self.services if key[1] != 'b' else ():
                self.allocate(key, service)
        self.era()

    def run(self, steps):
        self.begin()
        names, weights = list(self.OPERATIONS), list(self.OPERATIONS.values())
        for name in self.rng.choices(names, weights, k=steps):
            getattr(self, name)()
        return self

    def end(self):
        """Every verdict falls, and whoever waits joins."""
        for _ in range(self.clock.veto + 2):
            self.era()
        return self



# The laws


def some_actions(system, rng, count):
    """Reports and offences that may all be made now, in any order."""
    trial, actions = system.copy(), []
    for _ in range(count * 3):
        operator = rng.choice(system.operators)
        era = rng.randint(max(0, system.era - system.clock.slash), system.era)
        if rng.random() < 0.3:
            p = permille(rng, 700)
            actions.append(lambda s, o=operator, e=era, p=p: s.offence(o, e, p))
        else:
            service = rng.choice(list(system.services))
            most = trial.max_fraction(service, operator, era)
            p = most if rng.random() < 0.6 else most * rng.randint(1, 9) // 10
            p = p if system.ar.name == 'integers' else Q(p)
            action = lambda s, of=(service, operator, era, p): s.report(*of, waits=False)
            try:
                ensure(p, 'nothing to take')
                action(trial)
            except Refused:
                continue
            actions.append(action)
        if len(actions) == count:
            break
    return actions


def after(system):
    """What everybody has, and what is guaranteed in the next era."""
    system.new_era()
    tables = {(key, s): row.guarantee for key in system.pools for s, row in system.running(key).items()}
    return {**system.outcome(), **tables}


def law_orders(system, rng, tolerance=None):
    """Any order of reports and verdicts leaves every staker, and every next guarantee, the same."""
    actions, expected, orders = some_actions(system, rng, rng.choice([2, 3, 3, 4])), None, 0

    def same(outcome):
        if not tolerance:
            return expected in (None, outcome)
        keys = {*(expected or outcome), *outcome}
        return all(abs((expected or outcome).get(k, 0) - outcome.get(k, 0)) <= tolerance[k[0]] for k in keys)

    if len(actions) < 2:
        return 0
    permutations = list(itertools.permutations(actions))
    for order in permutations if not tolerance else rng.sample(permutations, 2):
        one_by_one = system.copy()
        for action in order:
            id = action(one_by_one)
            if id is not None:
                one_by_one.execute_now(id)
        one_by_one.check(thorough=False)
        outcome = after(one_by_one)
        assert same(outcome), 'the order changed something'
        expected, orders = expected or outcome, orders + 1
    together = system.copy()
    made = {action(together) for action in rng.sample(actions, len(actions))} - {None}
    together.check()
    for id in rng.sample(sorted(made), len(made)):
        together.execute_now(id)
    together.check()
    assert same(after(together)), 'open together differs from one by one'
    return orders + 1


def law_cancel(system, rng):
    """A vetoed report was never made, to the last digit or unit, also for those who asked to leave meanwhile."""
    actions = some_actions(system, rng, 3)
    if not actions:
        return 0
    dropped = rng.choice(actions)
    probe = system.copy()
    before = set(probe.reports)
    if dropped(probe) in {None, *before}:
        return 0  # it was ignored, or raised a report that stays
    with_it, without = system.copy(), system.copy()
    vetoed = dropped(with_it)
    for action in actions:
        if action is not dropped:
            made = action(with_it), action(without)
            if made[0] == vetoed or (made[0] is None) != (made[1] is None):
                return 0  # two offences of one era: the larger one is vetoed for both
    jailed = with_it.jailed
    without.jailed = dict(jailed)
    for _ in range(3):
        stakers = [(who, key) for who, key in system.stakers() if with_it.pools[key].converted(who)[0].shares]
        if stakers:
            who, key = rng.choice(stakers)
            num = rng.randint(1, 9)
            for each in (with_it, without):
                own = each.pools[key].converted(who)[0].shares
                taken = own * num // 10 if system.ar.name == 'integers' else own * num / 10
                try:
                    each.leave(who, key, taken)
                except Refused:
                    pass  # the bond stays
    with_it.check()
    # Deposits and gains wait for a veto, and join later: only without them is an era start the same.
    waits = any(pool.amount or pool.gains for pool in with_it.pools.values())
    matures = any(b.part and b.matures == system.era + 1 for pool in with_it.pools.values() for b in pool.buckets.values())
    if not waits and not matures:
        with_it.new_era()
        without.new_era()
    with_it.veto(vetoed)
    with_it.check()
    assert with_it.outcome() == without.outcome(), 'a vetoed report left a trace'
    weights = lambda s: {key: [a.weight for a in book.of.values()] for key, book in s.books.items()}
    assert weights(with_it) == weights(without)
    return 1


def law_in_full(system, rng):
    """All services claim all they may, of any era, whatever was deposited or requested since: each is paid in full."""
    system, made = system.copy(), []
    for key, pool in system.pools.items():
        system.gain(key, rng.randint(1, 10**18))
        who = next((who for who in pool.positions if who != key[0] and pool.converted(who)[0].shares), None)
        if who and rng.random() < 0.5:
            system.leave(who, key, pool.converted(who)[0].shares)
    pairs = [(service, operator) for service in system.services for operator in system.operators]
    for service, operator in rng.sample(pairs, len(pairs)):
        window = min(system.clock.slash, system.services[service][1])
        eras = range(max(0, system.era - window), system.era + 1)
        for era in rng.sample(eras, len(eras)):
            p = system.max_fraction(service, operator, era)
            if p:
                # `Exact(strict)` asserts that no part is asked for more than it has left.
                made.append((system.report(service, operator, era, p, checked=False, waits=False), p))
    system.check()
    for id, p in rng.sample(made, len(made)):
        report = system.reports[id]
        for key, row in report.rows.items():
            pool = system.pools[key]
            alive, factor = pool.is_liable(None, report.era), pool.stake.factor
            system.note_executed(key, pool.execute(id))
            if alive:
                paid, due = sum(report.states[key]), p * row.guarantee * factor / row.factor
                # Requests before a base offence keep what the stake lost: they pay more of a claim that reaches them.
                assert paid >= due if pool.buckets else paid == due, 'a service is not paid in full'
    system.check()
    return len(made)


def assert_run(run):
    """One history and the laws on it; every fourth in both arithmetics. Returns what was seen."""
    rng = random.Random(run)
    history = History(rng, Pair if run % 4 == 3 else Alone, rng.choice([300, 1000])).run(rng.randint(4, 30))
    driver, lead, seen = history.driver, history.driver.lead, Counter()
    if isinstance(driver, Alone):
        seen['orders'] = law_orders(lead, rng)
        seen['claims paid in full'] = law_in_full(lead, rng)
    else:
        bounds = {key: driver.counts[key].bound(lead.pools[key], more=4) for key in lead.pools}
        seen['orders'] = law_orders(lead, rng, bounds)
    seen['vetoes'] = law_cancel(lead, rng)
    history.end()
    lead.check()
    seen['histories'], seen['operations'] = 1, len(history.done)
    seen['generations lost'] = sum(pool.generation for pool in lead.pools.values())
    seen['weights adjusted'] = sum(book.changes for book in lead.books.values())
    refused = {refusal for _, _, refusal, _ in history.done if refusal}
    off = Counter()
    if isinstance(driver, Pair):
        off = Counter(worth=driver.widest, row=driver.widest_row, bound=driver.fullest)
    return seen, refused, off


def assert_laws(runs):
    start, seen, refused, off = time.time(), Counter(), set(), Counter()
    with multiprocessing.Pool() as workers:
        for counts, names, wide in workers.imap_unordered(assert_run, runs, chunksize=8):
            seen, refused, off = seen + counts, refused | names, off | wide
    print(', '.join(f'{name} {count}' for name, count in seen.items()), f'in {time.time() - start:.0f} s')
    print(f'refused at times: {", ".join(sorted(refused))}')
    print(f'integers are off by at most {float(off["worth"]):.1f} (worth, burned), {float(off["row"]):.1f} (guarantees)')
    print(f'and by at most {float(off["bound"]):.0%} of the bound')


# Traces


def pool_name(key):
    return ''.join(key)


ARGUMENTS = dict(
    deposit=('who', 'pool', 'amount'), withdraw=('who', 'pool', 'amount'), gain=('pool', 'amount'),
    leave=('who', 'pool', 'amount'), complete=('ticket',), unjail=('operator',),
    allocate=('pool', 'service', 'weight'), report=('service', 'operator', 'era', 'p'), offence=('operator', 'era', 'p'),
    veto=('report',), era=(),
)


def view(system):
    """Everything that the runtime shows of the ledger, as lines of text (format: README.md)."""
    lines = {}
    for key, pool in system.pools.items():
        name, stake = pool_name(key), pool.stake
        numbers = pool.value(), stake.settled(), stake.tokens, pool.shares, pool.generation
        lines[name] = (*numbers, pool.amount + pool.gains, pool.leaving())
        for who in pool.positions:
            position, _ = pool.converted(who)
            if position.shares or position.amount:
                worth = pool.worth(who), pool.worth(who, settled=True)
                lines[f'{who} {name}'] = (position.shares, *worth, position.amount)
        for service, row in system.running(key).items():
            lines[f'row {name} {service}'] = (row.guarantee, *row.factor)
    for key, book in system.books.items():
        for service, a in book.of.items():
            lines[f'weight {pool_name(key)} {service}'] = (a.weight, *(a.next or '-'), *(a.lowered or '-'))
    for id, ticket in system.tickets.items():
        pool = system.pools[ticket.pool]
        lines[f'ticket {id}'] = (pool.ticket_value(ticket), pool.ticket_value(ticket, settled=True))
    for id, report in system.reports.items():
        states = [
            f'{pool_name(key)}:{"%s+%s" % state if isinstance(state, tuple) else state}:{system.pools[key].escrow(id)}'
            for key, state in report.states.items()
        ]
        lines[f'report {id}'] = (report.p, report.due, *sorted(states))
    return {name: ' '.join(map(str, line)) for name, line in lines.items()}


def exact_view(pair):
    """Exact values of pools and rows, in thousandths, and how far the integers may be from them."""
    lines = {}
    for key, pool in pair.exact.pools.items():
        bound = -(-pair.bound(key) // 1)
        lines[pool_name(key)] = f'{pool.value() * 1000 // 1} {bound:.0f}'
        for service, row in pair.exact.running(key).items():
            row_bound = -(-pair.counts[key].rows[pair.exact.era] // 1)
            lines[f'row {pool_name(key)} {service}'] = f'{row.guarantee * 1000 // 1} {row_bound:.0f}'
    return lines


class Traced(History):
    """A history that writes down what the integers show after each step."""

    def __init__(self, *args):
        super().__init__(*args)
        self.shown, self.steps = {}, []
        self.show({'op': 'start'})

    def show(self, step):
        now = view(self.driver.lead)
        changed = {name: line for name, line in now.items() if self.shown.get(name) != line}
        gone = {name: None for name in self.shown if name not in now}
        self.steps.append({**step, 'now': {**changed, **gone}})
        self.shown = now

    def do(self, name, *args):
        super().do(name, *args)
        step = {'op': name}
        for argument, value in zip(ARGUMENTS[name], args):
            value = pool_name(value) if argument == 'pool' else value
            step[argument] = str(value) if argument in ('amount', 'p', 'weight') and value is not None else value
        _, _, refused, paid = self.done[-1]
        if refused:
            step['refused'] = refused
        if name == 'complete' and not refused:
            step['paid'] = str(paid)
        if name == 'era':
            step['exact'] = exact_view(self.driver)
        self.show(step)

    def trace(self):
        return dict(
            clock=self.driver.lead.clock.fields(),
            bonds={operator: str(bond) for operator, bond in self.bonds.items()},
            pools=[pool_name(key) for key in self.driver.lead.pools],
            services=[[str(kappa), window] for kappa, window in self.services.values()],
            steps=self.steps,
        )


def write_traces(path, seed=2609, count=100):
    lines, seen, widest = [], Counter(), 0
    for number in range(count):
        history = Traced(random.Random(seed + number), Pair, 300 if number % 2 else 1000).run(10 + number % 40).end()
        lines.append(json.dumps(history.trace(), separators=(',', ':')))
        seen.update(name if not refused else refused for name, _, refused, _ in history.done)
        seen.update(waited=sum('waiting' in str(step['now']) for step in history.steps))
        seen['generations lost'] += sum(pool.generation for pool in history.driver.lead.pools.values())
        seen['weights adjusted'] += sum(book.changes for book in history.driver.lead.books.values())
        widest = max(widest, history.driver.widest, history.driver.widest_row)
    path.write_text(f'{{"seed":{seed},"traces":[\n' + ',\n'.join(lines) + '\n]}\n')
    print(f'{count} traces in {path}, {path.stat().st_size} bytes; off by at most {float(widest):.1f}')
    print(', '.join(f'{name} {times}' for name, times in seen.most_common()))


if __name__ == '__main__':
    if '--traces' in sys.argv[1:]:
        write_traces(pathlib.Path(__file__).with_name('system_traces.json'))
    else:
        assert_laws(range(*map(int, sys.argv[1:])) if sys.argv[1:] else range(2000))
