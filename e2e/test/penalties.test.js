// Verdicts that take nothing from stakers: the operator's commission is withheld, or its exit delayed.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect, PAL } from '../src/chain.js';
import { find } from '../src/events.js';
import { floor, newService, perquintill } from '../src/figures.js';
import { startNode } from '../src/node.js';
import { nativePool, view } from '../src/view.js';

const BILLION = 10n ** 9n;
const offence = (name) => `0x${name.repeat(32)}`;

let node;
let chain;
let api;
// Alice and Bob operate, Ferdie owns the service and reports, Charlie resolves, Eve stakes.
let [alice, bob, charlie, eve, ferdie] = [];

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual', '--state-pruning', 'archive', '--blocks-pruning', 'archive']);
  chain = await connect(node.url, { manual: true });
  ({ api } = chain);
  [alice, bob, charlie, eve, ferdie] = ['Alice', 'Bob', 'Charlie', 'Eve', 'Ferdie'].map((name) => chain.account(name));
  await chain.seal(3);
  await chain.send(api.tx.services.register(newService(ferdie, { terms: { resolver: charlie.address } })), ferdie);
  await chain.sendAll([alice, bob].map(({ address }) => api.tx.services.acceptOperator(1, address)), ferdie);
  for (const operator of [alice, bob]) {
    await chain.sendAll([api.tx.services.requestOptIn(1), api.tx.restaking.allocate('Native', 1, perquintill(1, 2))], operator);
  }
  await chain.eras(1);
  await chain.nextBlock();
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

const refused = (call, who, name) => assert.rejects(chain.send(call, who), { name });
const big = (codec) => BigInt(codec.toString());
const restaked = async (operator) => (await (await view(chain)).pool(nativePool(operator, 'Restaked'))).value;

/** Reports a twentieth of what `operator` guarantees; resolves to the report. */
async function report(operator, name) {
  const call = api.tx.slashing.report(1, operator.address, await chain.era(), offence(name), perquintill(1, 20), offence(name));
  return (await chain.send(call, ferdie)).event('slashing', 'Reported').report;
}

/** What `operator` was due for `era`, by the README's formula, and what it was paid. */
async function reward(operator, era) {
  const of = (data) => data.era.toNumber() === era && (!data.operator || data.operator.eq(operator.address));
  const from = (await api.query.eras.eraStarts(era + 1)).unwrap().block.toNumber();
  const paid = await find(chain, 'validators', 'Rewarded', from, of);
  const { pot, points: all } = (await find(chain, 'validators', 'PayoutOpened', from, of)).data;
  const points = big(await api.query.validators.eraPoints(era, operator.address));
  const exposure = (await api.query.validators.exposures(era)).find((exposure) => exposure.operator.eq(operator.address));
  const due = floor(big(pot), points, big(all));
  const commission = floor(due, big(exposure.commission), BILLION);
  const base = floor(due - commission, big(exposure.base), big(exposure.base) + big(exposure.restaked));
  assert.deepEqual([paid.data.base, paid.data.restaked].map(big), [base, due - commission - base], 'its stakers get the same');
  const withheld = paid.events.find(({ section, method, data }) => section === 'validators' && method === 'CommissionWithheld' && of(data));
  return { due: commission, paid: big(paid.data.commission), withheld: withheld ? big(withheld.data.amount) : 0n, events: paid.events };
}

test('a penalty has its judge, its bounds and its time', async () => {
  const before = await restaked(alice);
  const id = await report(alice, '01');
  assert.ok((await restaked(alice)) < before);
  const penalise = (penalty) => api.tx.slashing.penalise(id, penalty);
  await refused(penalise({ Withhold: { eras: 1 } }), ferdie, 'slashing.NotResolver');
  const longest = api.consts.slashing.maxPenaltyEras.toNumber();
  for (const eras of [0, longest + 1]) await refused(penalise({ DelayExit: { eras } }), charlie, 'slashing.PenaltyOutOfBounds');
  await chain.eras(2);
  await refused(penalise({ Withhold: { eras: 1 } }), charlie, 'slashing.ReportClosed');
  await refused(api.tx.slashing.penalise(99, { Withhold: { eras: 1 } }), charlie, 'slashing.ReportNotFound');
});

test('a withheld commission is the treasury\'s, and what stakers have and get is the same to the unit', async () => {
  await chain.send(api.tx.delegation.touchPool(nativePool(alice, 'Restaked')), eve);
  const [from, before] = [await chain.era(), await restaked(alice)];
  const id = await report(alice, '02');
  const judged = await chain.send(api.tx.slashing.penalise(id, { Withhold: { eras: 1 } }), charlie);
  assert.equal(judged.event('slashing', 'Penalised').until.toNumber(), from + 1);
  assert.deepEqual(judged.event('operators', 'CommissionWithheld').toJSON(), [alice.address, from, from + 1]);
  assert.equal(await restaked(alice), before, 'as if it had never been reported');
  await refused(api.tx.slashing.penalise(id, { Withhold: { eras: 1 } }), charlie, 'slashing.ReportClosed');

  await chain.toEra(from + 3);
  await chain.seal(2);
  const treasury = api.consts.treasury.potAccount.toString();
  for (const era of [from, from + 1]) {
    const { due, paid, withheld, events } = await reward(alice, era);
    assert.ok(due > 0n);
    assert.deepEqual([paid, withheld], [0n, due]);
    assert.ok(events.some(({ section, method, data }) => section === 'balances' && method === 'Transfer' && data.to.eq(treasury) && big(data.amount) === due));
  }
  for (const [operator, era] of [[alice, from - 1], [alice, from + 2], [bob, from], [bob, from + 1]]) {
    const { due, paid, withheld } = await reward(operator, era);
    assert.deepEqual([paid, withheld], [due, 0n]);
  }
});

test('a delayed exit keeps the operator and its bond, and nobody else', async () => {
  const pool = nativePool(bob, 'Restaked');
  const leave = api.tx.delegation.requestLeave(pool, 10n * PAL);
  await chain.send(leave, bob);
  const now = await chain.era();
  const judged = await chain.sudo(api.tx.slashing.penalise(await report(bob, '03'), { DelayExit: { eras: 4 } }));
  const until = now + 4;
  assert.equal(judged.event('slashing', 'Penalised').by.isNone, true, 'governance');
  assert.deepEqual(judged.event('operators', 'ExitDelayed').toJSON(), [bob.address, until]);

  await refused(leave, bob, 'delegation.BondLocked');
  await chain.send(leave, eve);
  const asked = await chain.send(api.tx.operators.requestExit(), bob);
  assert.equal(asked.event('operators', 'ExitRequested').completes.toNumber(), until);
  await refused(api.tx.operators.completeExit(), bob, 'operators.NoticeNotOver');
  await chain.toEra(now + 2);
  await refused(api.tx.operators.completeExit(), bob, 'operators.ExitDelayed');
  await chain.toEra(until - 1);
  await refused(api.tx.operators.completeExit(), bob, 'operators.ExitDelayed');
  await chain.toEra(until);
  await chain.send(api.tx.operators.completeExit(), bob);
  await chain.send(api.tx.delegation.requestLeave(pool, null), bob);
  assert.equal(await (await view(chain)).invariants(), 'hold');
});
