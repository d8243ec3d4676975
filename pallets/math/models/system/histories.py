"""Random histories."""

from .base import MIN_BOND, WHOLE, Refused
from .ledger import Clock


def permille(rng, most):
    return rng.randint(1, most) * WHOLE // 1000


class History:
    """Random operations on a driver (Pair or Alone). `done` holds what was asked, and what was answered."""

    def __init__(self, rng, driver, most_kappa):
        self.rng, self.done, self.refusals = rng, [], 0
        leaving, slash, veto = rng.choice([(5, 2, 1), (6, 3, 1), (7, 3, 2), (8, 3, 2), (9, 3, 1)])
        self.clock = Clock(leaving=leaving, slash=slash, veto=veto)
        self.operators = ['o0', 'o1'][: rng.choice([1, 2, 2])]
        kinds = {operator: 'bra' if operator == 'o0' or rng.random() < 0.5 else 'br' for operator in self.operators}
        pools = [(operator, kind) for operator in self.operators for kind in kinds[operator]]
        self.services = {
            service: (permille(rng, most_kappa), rng.randint(1, self.clock.slash))
            for service in range(1, rng.randint(2, 4) + 1)
        }
        self.scale = {'b': 10 ** rng.randint(13, 17), 'r': 10 ** rng.randint(13, 17), 'a': 10 ** rng.randint(1, 18)}
        self.bonds = {operator: rng.randint(10**18, 2 * 10**18) for operator in self.operators}
        self.quotas = rng.choice([(WHOLE, WHOLE), (WHOLE // 5, WHOLE // 2), (WHOLE // 100, WHOLE // 50)])
        self.driver = driver(self.clock, self.services, pools, self.quotas)
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
            entering = int(self.driver.lead.pools[key].converted(who)[0].amount)
            self.do('withdraw', who, key, self.rng.randint(1, entering))

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
        service = rng.choice(list(self.services))
        if rng.random() < 0.1 and key in lead.books and service in lead.books[key].of:
            now = lead.books[key].of[service].weight
            return self.do('allocate', key, service, min(WHOLE, int(now * WHOLE // lead.ar.whole_weight)))
        if rng.random() < 0.35:
            return self.do('allocate', key, service, 0 if rng.random() < 0.7 else permille(rng, 300))
        self.do('allocate', key, service, self.room(key, service) if rng.random() < 0.6 else permille(rng, 1000))

    def room(self, key, service):
        """The largest weight that the limits allow."""
        lead = self.driver.lead
        one, kappa = lead.ar.whole_weight, lead.services[service][0]
        others = [a for other, a in lead.books[key].of.items() if other != service] if key in lead.books else []
        risk = one - lead.ar.risk([(a.counted(), a.kappa) for a in others])
        room = min(2 * one - sum(a.counted() for a in others), risk * one // kappa if one > 1 else risk / kappa)
        return max(0, min(WHOLE, int(room * WHOLE // one)))

    def shift(self):
        """Ends what a pool does for one service, and lets it do for another as much as it may."""
        key = self.rng.choice([key for key in self.driver.lead.pools if key[1] != 'b'])
        services = self.rng.sample(list(self.services), len(self.services))
        self.do('allocate', key, services[0], 0)
        self.era()
        self.do('allocate', key, services[-1], self.room(key, services[-1]))
        self.era()

    def unbond(self):
        """The operator leaves with most of its bond: it may become too small for what is restaked."""
        operator = self.rng.choice(self.operators)
        worth = int(self.driver.lead.pools[operator, 'r'].worth(operator))
        if worth > 2 * MIN_BOND:
            left = min(worth // 2, self.rng.randint(MIN_BOND * 11 // 10, MIN_BOND * 30))
            self.do('leave', operator, (operator, 'r'), worth - left)

    def starve(self):
        """Small offences in era after era hold a deposit back, and with it a service's report, which may lapse."""
        rng, lead = self.rng, self.driver.lead
        operator = rng.choice(self.operators)
        self.do('offence', operator, lead.era, permille(rng, 9))
        self.do('deposit', 's0', (operator, 'r'), self.amount((operator, 'r')))
        self.era()
        self.report(operator)
        for _ in range(rng.randint(1, self.clock.leaving)):
            self.do('offence', operator, lead.era, permille(rng, 9))
            self.era()

    def past(self):
        now = self.driver.lead.era
        return self.rng.randint(max(0, now - self.clock.slash), now)

    def report(self, operator=None):
        rng, lead = self.rng, self.driver.lead
        guaranteed = [at for at in lead.tables if at[0] >= lead.era - self.clock.slash and operator in (None, at[2])]
        service, operator, era = rng.choice(list(self.services)), operator or rng.choice(self.operators), self.past()
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
        p = permille(rng, 9 if draw < 0.3 else 600)
        if draw > 0.85:
            p = rng.choice([WHOLE, WHOLE - 10**12])
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
        era=25, deposit=11, withdraw=3, gain=5, leave=14, complete=10, allocate=8, report=22, offence=5, veto=6,
        unjail=5, shift=4, unbond=2, starve=1,
    )

    def begin(self):
        for key in list(self.driver.lead.pools) * 2:
            self.do('deposit', f's{self.rng.randrange(4)}', key, self.amount(key))
        for key in self.driver.lead.pools:
            for service in self.services if key[1] != 'b' else ():
                self.allocate(key, service)
        self.era()

    def run(self, steps, watch=None):
        """`watch` looks at the state now and then, above all where commitments move from service to service."""
        self.begin()
        names, weights = list(self.OPERATIONS), list(self.OPERATIONS.values())
        for name in self.rng.choices(names, weights, k=steps):
            getattr(self, name)()
            if watch and (name == 'shift' or self.rng.random() < 0.1):
                watch(self.driver.lead)
        return self

    def end(self):
        """Every verdict falls, and whoever waits joins."""
        for _ in range(self.clock.leaving - self.clock.slash):
            self.era()
        return self
