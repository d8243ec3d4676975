"""What must hold after any history."""

import itertools
import multiprocessing
import random
import time
from collections import Counter
from fractions import Fraction as Q

from .base import WHOLE, Incomparable, NotInFull, Refused, ensure
from .drivers import Alone, Pair
from .histories import History, permille
from .ledger import Clock


RUNTIME_KAPPA = 300  # thousandths: no call sets more


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
    buckets = [bucket for pool in with_it.pools.values() for bucket in pool.buckets.values()]
    matures = any(bucket.part and bucket.matures == system.era + 1 for bucket in buckets)
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


def late_report():
    """A service that reports late does not have its limit again while tables of before count on the whole pool."""
    half, key = WHOLE // 2, ('o0', 'r')
    driver = Alone(Clock(leaving=6, slash=2, veto=1), {1: (half, 2), 2: (half, 2)}, [('o0', 'b'), key])
    driver.deposit('o0', key, 10**18)
    driver.allocate(key, 1, WHOLE)
    driver.allocate(key, 2, WHOLE)
    for _ in range(3):
        driver.era()
    driver.report(1, 'o0', 1, half)
    for era in 4, 5:
        driver.era()
        assert driver.max_fraction(1, 'o0', era) == 0, f'the limit is back in era {era}'
    driver.report(2, 'o0', 3, half)
    assert driver.pools[key].value() == 0 and driver.pools[key].stake.settled() == 10**18 // 2


def assert_run(run):
    """One history and the laws on it; every fourth in both arithmetics. Returns what was seen."""
    rng = random.Random(run)
    most_kappa = rng.choice([RUNTIME_KAPPA, 1000])
    try:
        return assert_history(run, rng, most_kappa)
    except Incomparable:
        return Counter({'left off': 1}), set(), Counter()
    except NotInFull:
        assert most_kappa > RUNTIME_KAPPA, 'a service is not paid in full'
        return Counter({'not in full where kappa is above 30 %': 1}), set(), Counter()


def assert_history(run, rng, most_kappa):
    history, seen = History(rng, Pair if run % 4 == 3 else Alone, most_kappa), Counter()
    driver, lead = history.driver, history.driver.lead

    def claim_all(system):
        seen['claims paid in full'] += law_in_full(system, rng)

    history.run(rng.randint(4, 30), watch=claim_all if isinstance(driver, Alone) else None)
    if isinstance(driver, Alone):
        seen['orders'] = law_orders(lead, rng)
        claim_all(lead)
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
    late_report()
    with multiprocessing.Pool() as workers:
        for counts, names, wide in workers.imap_unordered(assert_run, runs, chunksize=8):
            seen, refused, off = seen + counts, refused | names, off | wide
    print(', '.join(f'{name} {count}' for name, count in seen.items()), f'in {time.time() - start:.0f} s')
    print(f'refused at times: {", ".join(sorted(refused))}')
    print(f'integers off by at most {float(off["worth"]):.1f} (worth, burned), {float(off["row"]):.1f} (guarantees),')
    print(f'and by at most {float(off["bound"]):.0%} of the bound')
