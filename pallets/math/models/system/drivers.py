"""Both arithmetics side by side, or exact numbers alone."""

from fractions import Fraction as Q

from .arithmetic import Exact, Integers
from .base import WHOLE, Incomparable
from .ledger import System


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

    def __init__(self, clock, services, pools, quotas):
        self.integers = System(Integers, clock, services, pools, quotas)
        self.exact = System(Exact(strict=False), clock, services, pools)
        self.counts = {key: Counts() for key in pools}
        self.widest = self.widest_row = self.fullest = 0

    def both(self, name, *args):
        getattr(self.integers, name)(*args)
        getattr(self.exact, name)(*args)

    def deposit(self, who, key, amount):
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
        of = self.integers.books[key].of if key in self.integers.books else {}
        self.exact.allocate(key, service, weight, calls_off=service not in of or not of[service].next)

    def report(self, service, operator, era, p):
        id = self.integers.report(service, operator, era, p)
        self.exact.report(service, operator, era, p, False, due=self.integers.reports[id].due)
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
                raise Incomparable
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

    def __init__(self, clock, services, pools, quotas=None):
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
