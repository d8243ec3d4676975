"""Histories written down for the replay on the runtime."""

import json
import random
from collections import Counter

from .base import Incomparable
from .drivers import Pair
from .histories import History


def pool_name(key):
    return ''.join(key)


ARGUMENTS = dict(
    deposit=('who', 'pool', 'amount'), withdraw=('who', 'pool', 'amount'), gain=('pool', 'amount'),
    leave=('who', 'pool', 'amount'), complete=('ticket',), unjail=('operator',),
    allocate=('pool', 'service', 'weight'), report=('service', 'operator', 'era', 'p'),
    offence=('operator', 'era', 'p'), veto=('report',), era=(),
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
        self.shown, self.steps, self.put_off = {}, [], 0
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
        if name == 'report' and not refused:
            last = max(self.driver.lead.reports.values(), key=lambda report: report.id)
            self.put_off += last.due > last.until - self.clock.slash + self.clock.veto + 1
        if name == 'era':
            step['exact'] = exact_view(self.driver)
        self.show(step)

    def trace(self):
        return dict(
            clock=self.driver.lead.clock.fields(),
            bonds={operator: str(bond) for operator, bond in self.bonds.items()},
            pools=[pool_name(key) for key in self.driver.lead.pools],
            quotas=[str(quota) for quota in self.quotas],
            services=[[str(kappa), window] for kappa, window in self.services.values()],
            steps=self.steps,
        )


def traced(seed, most_kappa, steps):
    """The history of the seed, or of the next one that integers and exact numbers tell alike."""
    while True:
        try:
            return Traced(random.Random(seed), Pair, most_kappa).run(steps).end()
        except Incomparable:
            seed += 1_000_000


def write_traces(path, seed=2609, count=80):
    lines, seen, widest = [], Counter(), 0
    for number in range(count):
        history = traced(seed + number, 300 if number % 2 else 1000, 10 + number % 40)
        lines.append(json.dumps(history.trace(), separators=(',', ':')))
        seen.update(name if not refused else refused for name, _, refused, _ in history.done)
        shown = [str(step['now']) for step in history.steps]
        seen.update(waited=sum('waiting' in now for now in shown), lapsed=sum('lapsed' in now for now in shown))
        seen.update({'put off': history.put_off, 'short of bond': len(history.driver.lead.short)})
        seen['generations lost'] += sum(pool.generation for pool in history.driver.lead.pools.values())
        seen['weights adjusted'] += sum(book.changes for book in history.driver.lead.books.values())
        widest = max(widest, history.driver.widest, history.driver.widest_row)
    path.write_text(f'{{"seed":{seed},"traces":[\n' + ',\n'.join(lines) + '\n]}\n')
    print(f'{count} traces in {path}, {path.stat().st_size} bytes; off by at most {float(widest):.1f}')
    print(', '.join(f'{name} {times}' for name, times in seen.most_common()))
