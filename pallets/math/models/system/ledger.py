"""The whole ledger: pools, tables, reports, verdicts, exits."""

from .base import (
    CHAIN, DEGREE, GRACE, INFINITE, JAIL_ERAS, JAIL_FROM, LEVERAGE, MAX_KEPT, MAX_REPORTS, MAX_SERVICE_REPORTS,
    MIN_BOND, MIN_DEPOSIT, OBJECTIVE_VETO, QUEUE_ERAS, WHOLE, Record, Refused,
    ensure,
)
from .pools import Open, Pool
from .weights import Allocation, Book


class Row(Record):
    __slots__ = ('pool', 'guarantee', 'factor', 'kappa')


class Report(Record):
    __slots__ = ('id', 'service', 'operator', 'era', 'until', 'p', 'due', 'visit', 'rows', 'states')
    # visit: the era in which there is something to do with it; rows: pool -> Row, or None for consensus;
    # states: pool -> 'waiting', 'open', 'cancelled', 'lapsed' or (stake, leaving) paid

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

    def __init__(self, ar, clock, services, pools, quotas=(WHOLE, WHOLE)):
        """`services`: id -> (kappa, window); each is served by every operator. `quotas` of the meter, for integers:
        what verdicts of an era take of a foreign asset, and of what a service was guaranteed of an asset."""
        self.ar, self.clock, self.era = ar, clock, 0
        self.services = {service: (ar.fraction(kappa), window) for service, (kappa, window) in services.items()}
        self.pools = {key: Pool(ar) for key in pools}
        self.operators = sorted({operator for operator, _ in pools})
        self.books, self.tables, self.reports, self.known, self.tickets = {}, {}, {}, {}, {}
        self.jailed, self.next_report, self.next_ticket = {}, 0, 0
        self.quotas, self.short, self.touched = quotas, {}, {}  # short: operator -> era; touched: pool -> era
        # Exact numbers beside integers do not decide who may.
        self.decides = ar.name == 'integers' or ar.strict

    def copy(self):
        new = object.__new__(System)
        new.__dict__.update(self.__dict__)
        new.pools = {key: pool.copy() for key, pool in self.pools.items()}
        new.books = {key: book.copy() for key, book in self.books.items()}
        new.tables = dict(self.tables)
        new.reports = {id: report.copy() for id, report in self.reports.items()}
        new.known = {key: known.copy() for key, known in self.known.items()}
        new.tickets, new.jailed = dict(self.tickets), dict(self.jailed)
        new.short, new.touched = dict(self.short), dict(self.touched)
        return new

    def bond(self, operator):
        pool = self.pools[operator, 'r']
        return pool.worth(operator) + pool.converted(operator)[0].amount

    def restaked(self, operator):
        return [(operator, kind) for kind in 'ra' if (operator, kind) in self.pools]

    def is_covered(self, operator, deposit=None):
        """Whether the bond is enough for what is restaked, and for a `deposit` (pool, amount)."""
        def worth(key):
            pool = self.pools[key]
            value = pool.value() + pool.amount + pool.gains + (deposit[1] if deposit and deposit[0] == key else 0)
            return value if key[1] == 'r' else self.ar.foreign(value)

        bond = self.bond(operator)
        return sum(map(worth, self.restaked(operator))) - bond <= LEVERAGE * bond

    def is_free(self, operator):
        return operator not in self.jailed and self.bond(operator) >= MIN_BOND

    def is_active(self, operator):
        return self.is_free(operator) and self.is_covered(operator)

    def is_at_work(self, operator):
        return self.is_free(operator) and self.era - self.short.get(operator, INFINITE) < GRACE

    def touch(self, *keys):
        """The first touch of a Restaked pool in an era notes whether the bond is too small, or is not any more."""
        for key in keys:
            operator = key[0]
            if key[1] == 'b' or self.touched.get(key, 0) >= self.era:
                continue
            self.touched[key] = self.era
            if not self.is_covered(operator):
                self.short.setdefault(operator, self.era)
            elif not self.pools[operator, 'r'].converted(operator)[0].amount:
                self.short.pop(operator, None)

    # Stakers

    def deposit(self, who, key, amount):
        own, restaked = who == key[0], key[1] != 'b'
        if self.decides:
            ensure(key[0] not in self.jailed or own, 'NotAccepting')
            ensure(amount >= MIN_DEPOSIT[key[1]], 'BelowMinimum')
            ensure(self.ar.name == 'exact' or self.pools[key].fits(amount), 'DepositTooLarge')
            ensure(own or not restaked or self.is_covered(key[0], (key, amount)), 'BondTooSmall')
        self.touch(*(self.restaked(key[0]) if restaked and not own else [key]))
        self.pools[key].deposit(who, amount, self.era)

    def withdraw(self, who, key, amount):
        pool = self.pools[key]
        position, _ = pool.converted(who)
        ensure(position.amount, 'NothingEntering')
        amount = position.amount if position.amount - amount < MIN_DEPOSIT[key[1]] else amount
        left = pool.worth(who, settled=True) + position.amount - amount
        ensure((who, 'r') != key or left >= MIN_BOND, 'BondFloor')
        self.touch(key)
        pool.withdraw(who, amount)

    def gain(self, key, amount):
        self.touch(key)
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
        self.touch(key)
        matures = self.era + self.clock.leaving
        minted = pool.leave(who, shares, self.era, matures)
        ticket = Ticket(owner=who, pool=key, era=self.era, matures=matures, shares=minted)
        self.tickets[self.next_ticket] = ticket
        self.next_ticket += 1

    def complete(self, id):
        ticket = self.tickets[id]
        ensure(not self.pools[ticket.pool].buckets[ticket.era].part, 'NotMatured')
        del self.tickets[id]
        self.touch(ticket.pool)
        return self.pools[ticket.pool].complete(ticket)

    # Operators

    def unjail(self, operator):
        ensure(operator in self.jailed, 'NotJailed')
        ensure(self.era >= self.jailed[operator], 'SentenceNotOver')
        del self.jailed[operator]

    def allocate(self, key, service, weight, calls_off=None):
        """The weight of the newest table calls a change off, or what others decided (`calls_off`)."""
        book = self.books[key].copy() if key in self.books else Book(self.ar)
        weight, (kappa, _) = self.ar.fraction(weight), self.services[service]
        new = Allocation(kappa=kappa, weight=self.ar.number(0), next=None, lowered=None)
        allocation = book.of.setdefault(service, new)
        old = allocation.target()
        if self.decides:
            ensure(weight != old, 'NothingToChange')
            ensure(weight < old or self.is_active(key[0]), 'OperatorNotActive')
            calls_off = weight == allocation.weight
        allocation.next = None if calls_off else (weight, self.era + 1)
        book.forget()
        if self.decides and weight > old:
            ensure(book.risk(Allocation.counted) <= self.ar.whole_weight, 'TooMuchRisk')
            ensure(book.degree(Allocation.counted) <= DEGREE * self.ar.whole_weight, 'TooMuchDegree')
        self.touch(key)
        self.books[key] = book
        if not book.of:
            del self.books[key]

    # Reports

    def new_report(self, service, operator, era, until, p, rows, due):
        id, self.next_report = self.next_report, self.next_report + 1
        states = {key: 'open' for key in rows}
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
        """The reports of each window: it starts at the offence's era of any of them, and ends when nobody can claim any
        more of what the pool was worth before that one set its claim aside."""
        counted = [report for report in reports if not report.is_cancelled()]
        open_end = lambda start: start.until if 'waiting' not in start.states.values() else INFINITE
        return [[r for r in counted if start.era <= r.era <= open_end(start)] for start in counted]

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

    def first_era_with_room(self, service, era, p, rows):
        """When the verdict falls: the meter puts it off while others take too much of the same era."""
        soonest = self.era + self.clock.veto + 1
        if self.ar.name == 'exact':
            return soonest
        most = min(QUEUE_ERAS, self.clock.leaving - self.clock.slash - self.clock.veto - 2)
        for due in range(soonest, soonest + most + 1):
            wishes = [(-(-row.guarantee * p // WHOLE), key[1]) for key, row in rows.items()]
            if all(self.has_room(due, service, era, *wish) for wish in wishes):
                return due
        raise Refused('SlashQueueFull')

    def has_room(self, due, service, era, amount, kind):
        """Asset by asset, which its Restaked pools name: a native quota of all that is staked is too large to bind."""
        def fits(booked, most, quota):
            return not booked or booked + amount <= most * quota // WHOLE

        booked = {}
        for report in self.reports.values():
            for key, row in report.rows.items() if report.service != CHAIN and report.due == due else ():
                if key[1] == kind and report.states[key] in ('waiting', 'open'):
                    part = -(-row.guarantee * report.p // WHOLE)
                    booked[report.service] = booked.get(report.service, 0) + part
        rows = [row for operator in self.operators for row in self.tables.get((era, service, operator), [])]
        guaranteed = sum(row.guarantee for row in rows if row.pool[1] == kind)
        staked = sum(pool.held() for key, pool in self.pools.items() if key[1] == kind)
        of_all = kind == 'r' or fits(sum(booked.values()), staked, self.quotas[0])
        return of_all and fits(booked.get(service, 0), guaranteed, self.quotas[1])

    def report(self, service, operator, era, p, checked=True, waits=True, due=None):
        """Makes a service's report. `waits=False`: as if no deposit waited, nor anything were metered."""
        p = self.ar.fraction(p) if isinstance(p, int) else p
        rows = self.ensure_reportable(service, operator, era, p) if checked else self.tables[era, service, operator]
        rows, until, kept = {row.pool: row for row in rows}, self.era + self.clock.slash, self.kept(service, operator)
        if checked:
            ensure(self.within_limits(kept + [self.trial(service, operator, era, p, rows)]), 'LimitReached')
            ensure(len(kept) < MAX_KEPT, 'TooManyReports')
        metered = self.first_era_with_room if checked and waits else lambda *_: self.era + self.clock.veto + 1
        due = due or metered(service, era, p, rows)
        waiting = [key for key in rows if waits and self.is_waiting(key)]
        ensure(not checked or not any(self.is_full(key) for key in rows if key not in waiting), 'PoolIsFull')
        self.touch(*self.restaked(operator))
        report = self.new_report(service, operator, era, until, p, rows, due)
        for key in rows:
            if key in waiting:
                report.states[key], report.visit = 'waiting', self.era + 1
            else:
                self.open_on(report, key)
        return report.id

    def trial(self, service, operator, era, p, rows):
        return Report(
            id=None, service=service, operator=operator, era=era, until=self.era + self.clock.slash, p=p, due=0,
            visit=0, rows=rows, states={},
        )

    def is_full(self, key):
        pool = self.pools[key]
        services = sum(1 for report in pool.open if report.service)
        return services >= MAX_SERVICE_REPORTS or len(pool.open) >= MAX_REPORTS

    def is_waiting(self, key):
        pool = self.pools[key]
        return bool(pool.amount and pool.since < self.era)

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
        self.touch((operator, 'r'))
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
        due = self.era + min(OBJECTIVE_VETO, self.clock.veto) + 1
        report = self.new_report(CHAIN, operator, era, era, self.ar.rest(p, settled), rows, due)
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
        for key, state in report.states.items():
            if state == 'open':
                self.touch(key)
                self.pools[key].open = [open for open in self.pools[key].open if open.id != id]
            if state in ('waiting', 'open'):
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
        # Whoever sees to books and reports touches their pools.
        visited = [key for r in self.reports.values() if r.visit <= self.era and not r.is_closed() for key in r.states]
        self.touch(*self.books, *visited)
        self.write_tables()
        for report in list(self.reports.values()):
            if report.visit <= self.era:
                self.visit(report)

    def visit(self, report):
        """Opens it where it waits, or lets it lapse when what it reaches could leave before the verdict; forgets it
        when nothing that can still be reported shares a window with it."""
        for key, state in report.states.items():
            if state == 'waiting' and report.era + self.clock.leaving - 1 <= self.era:
                report.states[key] = 'lapsed'
            elif state == 'waiting' and not self.is_waiting(key) and not self.is_full(key):
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
            if not self.is_at_work(key[0]):
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
                assert not self.decides or self.within_limits(self.kept(service, operator))

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
