"""A pool: its stake, its buckets, its entry, its open reports."""

from .base import Record

SPECK = 1_000_000  # a part below this nominal does not limit what is claimed of others


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
        self.stake, self.shares, self.generation = ar.part(), zero, 0
        self.closed = []  # how generations were lost: (era, stake)
        self.amount, self.gains, self.batch, self.since = zero, zero, 0, 0
        self.open, self.buckets, self.batches, self.positions = [], {}, {}, {}
        self.paid_in = self.burned = self.swept = self.paid_back = zero

    def copy(self):
        new = object.__new__(Pool)
        new.__dict__.update(self.__dict__)
        new.stake, new.closed = self.stake.copy(), list(self.closed)
        new.open = [report.copy() for report in self.open]
        new.buckets = {era: bucket.copy() for era, bucket in self.buckets.items()}
        for bucket in new.buckets.values():
            bucket.part = bucket.part and bucket.part.copy()
        new.batches = {number: batch.copy() for number, batch in self.batches.items()}
        new.positions = {who: position.copy() for who, position in self.positions.items()}
        return new

    # Who is reached, and what is left of it

    def lost_since(self, era):
        """How the generation of `era` ended, if it did."""
        return next((closed for closed in self.closed if era < closed[0]), None)

    def is_liable(self, bucket, era):
        """`bucket` is None for the stake. What joined after all was lost is not reached by what happened before."""
        lost = self.lost_since(era)
        if bucket is None:
            return not lost
        return era <= bucket and (not lost or bucket < lost[0])

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
        if self.lost_since(era):
            sharing.append(self.lost_since(era)[1])
        unclaimed = [part.unclaimed(self.reach(part, k)[1]) for k, part in parts if part.nominal >= SPECK]
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
            self.closed, self.shares = [*self.closed, (era, self.stake.copy())], self.ar.number(0)
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
                self.since = era  # no report keeps it out: it keeps no report waiting
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
