// How much services may take with the verdicts of one era. What exceeds it waits, set aside, for the next one, or is refused.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect } from '../src/chain.js';
import { grandpaEquivocation } from '../src/evidence.js';
import { ceil, floor, newService, perquintill, WHOLE } from '../src/figures.js';
import { startNode } from '../src/node.js';
import { nativePool, view } from '../src/view.js';

/** Of what a service was guaranteed, and of all that is staked, in the verdicts of one era. */
const [OF_SERVICE, OF_ALL] = [perquintill(6, 100), perquintill(1, 10)];

let node;
let chain;
let api;
// Alice and Bob operate, Ferdie owns two services and reports for them.
let [alice, bob, ferdie] = [];
let offences = 0;

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual']);
  chain = await connect(node.url, { manual: true });
  ({ api } = chain);
  [alice, bob, ferdie] = ['Alice', 'Bob', 'Ferdie'].map((name) => chain.account(name));
  await chain.seal(3);
  for (const service of [1, 2]) {
    await chain.send(api.tx.services.register(newService(ferdie)), ferdie);
    await chain.sendAll([alice, bob].map(({ address }) => api.tx.services.acceptOperator(service, address)), ferdie);
    for (const operator of [alice, bob]) {
      await chain.sendAll([api.tx.services.requestOptIn(service), api.tx.restaking.allocate('Native', service, perquintill(1, 2))], operator);
    }
  }
  await quotas(OF_SERVICE, OF_ALL);
  await chain.eras(1);
  await chain.nextBlock();
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

/** Governance sets both quotas. */
async function quotas(ofService, ofAll) {
  const set = (name, value) => api.tx.parameters.setParameter({ Slashing: { [name]: [null, value] } });
  await chain.sudo(api.tx.utility.batchAll([set('MaxPerEraOfService', ofService), set('MaxPerEra', ofAll)]));
}

const percent = (of) => perquintill(Math.round(of * 10), 1_000);

function report(operator, of, service = 1, era = undefined) {
  offences += 1;
  const offence = `0x${String(offences).padStart(64, '0')}`;
  return chain.era().then((now) => chain.send(api.tx.slashing.report(service, operator.address, era ?? now, offence, percent(of), offence), ferdie));
}

/** The report's id, and in how many eras its verdict falls. */
async function made(...args) {
  const sent = await report(...args);
  const { report: id, due } = sent.event('slashing', 'Reported');
  return [id.toNumber(), due.toNumber() - (await chain.era())];
}

const booked = async (era, service) =>
  (await (service ? api.query.slashing.bookedBy(era, service, 'Native') : api.query.slashing.booked(era, 'Native'))).toBigInt();
const value = async (operator) => (await (await view(chain)).pool(nativePool(operator, 'Restaked'))).value;

let [first, waiting] = [];

test('what fits into an era of verdicts falls due in it, and the next report an era later, set aside at once', async () => {
  const era = await chain.era();
  const rows = await (await view(chain)).guarantees(1, era);
  const of = (operator) => rows.find((row) => row.operator === operator.address).guarantee;
  const quota = floor(of(alice) + of(bob), OF_SERVICE, WHOLE);
  const claim = (operator, part) => ceil(of(operator), percent(part), WHOLE);
  assert.ok(claim(alice, 10) + claim(bob, 1.5) <= quota && claim(alice, 10) + claim(bob, 1.5) + claim(bob, 4) > quota, 'the second fits, the third does not');

  let due;
  [first, due] = await made(alice, 10);
  assert.equal(due, 2, 'a veto window and an era');
  assert.deepEqual((await made(bob, 1.5))[1], 2);
  assert.equal(await booked(era + 2, 1), claim(alice, 10) + claim(bob, 1.5));

  const before = await value(bob);
  [waiting, due] = await made(bob, 4);
  assert.equal(due, 3);
  assert.equal(await booked(era + 3, 1), claim(bob, 4));
  const escrow = before - (await value(bob));
  assert.ok(escrow >= claim(bob, 4) - 1n && escrow <= claim(bob, 4) + 1n, 'it waits for its verdict, not for its escrow');
});

test('what fits into no era in which it could fall is refused, and changes nothing', async () => {
  // Leaving takes an era longer than the windows need: so long can a verdict be put off.
  const { clock } = await api.call.eraApi.era();
  const [leaving, window, veto] = [clock.leavingEras, clock.slashWindow, clock.vetoWindow].map((eras) => eras.toNumber());
  assert.equal(Math.min(api.consts.slashing.queueEras.toNumber(), leaving - (window + veto + 2)), 1);
  const before = [await value(alice), await booked(await chain.era() + 2), await booked(await chain.era() + 3)];
  await assert.rejects(report(alice, 10), { name: 'slashing.SlashQueueFull' });
  assert.deepEqual([await value(alice), await booked(await chain.era() + 2), await booked(await chain.era() + 3)], before);
});

test('a report that is over gives its room back', async () => {
  await chain.sudo(api.tx.slashing.veto(waiting, false));
  let due;
  [waiting, due] = await made(alice, 10);
  assert.equal(due, 3, 'where nothing is booked, the largest report fits');
  await assert.rejects(report(bob, 3), { name: 'slashing.SlashQueueFull' });
  await chain.sudo(api.tx.slashing.veto(first, false));
  assert.equal((await made(bob, 3))[1], 2);
});

test('another service has a quota of its own, within that of all', async () => {
  const era = await chain.era();
  assert.equal((await made(bob, 10, 2))[1], 2);
  const all = (await api.query.delegation.staked('Native')).toBigInt();
  assert.ok((await booked(era + 2)) > floor((await api.call.serviceApi.security(1, era)).totals[0][1].toBigInt(), OF_SERVICE, WHOLE));
  assert.ok((await booked(era + 2)) <= floor(all, OF_ALL, WHOLE));
  await quotas(WHOLE, 1n);
  await assert.rejects(report(bob, 1, 2), { name: 'slashing.SlashQueueFull' });
});

test('offences against consensus wait for nobody, and leave nobody less room', async () => {
  const era = await chain.era();
  const before = await booked(era + 2);
  const sent = await chain.send(await grandpaEquivocation(chain, chain.account('Dave', 'ed25519')), ferdie);
  assert.equal(sent.event('slashing', 'OffenceReported').due.toNumber(), era + 2);
  assert.equal(await booked(era + 2), before);
  await quotas(WHOLE, WHOLE);
  assert.equal((await made(bob, 1, 2))[1], 2);
});

test('what waited is executed in its own era', async () => {
  const due = (await (await view(chain)).openReports()).find(({ id }) => id === waiting).due;
  const open = async () => (await (await view(chain)).openReports()).some(({ id }) => id === waiting);
  await chain.toEra(due - 1);
  await chain.send(api.tx.delegation.touchPool(nativePool(alice, 'Restaked')), ferdie);
  assert.ok(await open());
  await assert.rejects(chain.send(api.tx.slashing.execute(waiting), ferdie), { name: 'slashing.NotDue' });
  await chain.toEra(due);
  await chain.send(api.tx.delegation.touchPool(nativePool(alice, 'Restaked')), ferdie);
  assert.ok(!(await open()));
  for (const later of [0, 1, 2]) assert.equal(await booked(due + later), 0n);
  assert.equal(await (await view(chain)).invariants(), 'hold');
});
