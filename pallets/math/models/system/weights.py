"""Allocations of a pool, and how they follow slashes."""

from .base import DEGREE, WHOLE, Record


class Allocation(Record):
    __slots__ = ('kappa', 'weight', 'next', 'lowered')  # next: (weight, from era); lowered: (weight, last era with it)

    def target(self):
        return self.next[0] if self.next else self.weight

    def counted(self):
        return max(self.weight, self.target(), self.lowered[0] if self.lowered else 0)

    def is_over(self):
        return not (self.weight or self.next or self.lowered)

    def advance(self, era, window):
        if not self.next or self.next[1] > era:
            return
        weight, start = self.next
        if weight < self.weight:
            still = self.lowered[0] if self.lowered and start - window <= self.lowered[1] else 0
            self.lowered = max(self.weight, still), start - 1
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
            a.lowered = a.lowered if a.lowered and era - window <= a.lowered[1] else None
        self.forget()
        one, now = self.ar.whole_weight, lambda a: a.weight
        self.scale_down(self.risk(now), one)
        self.scale_down(self.degree(now), DEGREE * one)
        assert self.risk(now) <= one and self.degree(now) <= DEGREE * one

    def forget(self):
        self.of = {service: a for service, a in self.of.items() if not a.is_over()}

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
