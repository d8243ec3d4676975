// Stake goes from one operator to another without a day off: it counts in the new pool from the next era on, its ticket
// stays slashable in the old one until it has matured, and it bears what the new one does meanwhile.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect, PAL } from '../src/chain.js';
import { grandpaEquivocation } from '../src/evidence.js';
import { floor, newService, perquintill, WHOLE, worth } from '../src/figures.js';
import { startNode } from '../src/node.js';
import { nativePool, view } from '../src/view.js';

let node;
let chain;
let api;
// Alice and Bob operate, Eve stakes, Ferdie looks on, Nina has no stake.
let [alice, bob, eve, ferdie, nina] = [];
let [from, to] = [];

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual', '--state-pruning', 'archive', '--blocks-pruning', 'archive']);
  chain = await connect(node.url, { manual: true });
  ({ api } = chain);
  [alice, bob, eve, ferdie, nina] = ['Alice', 'Bob', 'Eve', 'Ferdie', 'Nina'].map((name) => chain.account(name));
  [from, to] = [alice, bob].map((operator) => nativePool(operator, 'Restaked'));
  await chain.seal(3);
  await chain.send(api.tx.balances.transferKeepAlive(nina.address, 10n * PAL), alice);
  await chain.send(api.tx.delegation.delegate(from, 1_000n * PAL), eve);
  await chain.eras(1);
  await chain.nextBlock();
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

const refused = (call, who, name) => assert.rejects(chain.send(call, who), { name });
const big = (codec) => BigInt(codec.toString());
const arriving = async () => big(await api.call.stakeApi.arriving(to));
const ticket = async () => (await (await view(chain)).tickets(eve)).find((held) => held.id === BigInt(id));
const isNear = (a, b, units) => assert.ok(a - b <= units && b - a <= units, `${a} is not ${b}`);
let [id, matures] = [];

test('it needs another native pool and enough stake', async () => {
  const { redelegate } = api.tx.delegation;
  await refused(redelegate(from, 200n * PAL, from), eve, 'delegation.SamePool');
  await refused(redelegate(from, 200n * PAL, { ...to, asset: { WithId: 7 } }), eve, 'delegation.NotNative');
  await refused(redelegate(from, 0, to), eve, 'delegation.ZeroAmount');
  await refused(redelegate(from, api.consts.delegation.minRedelegation.toBigInt() - 1n, to), eve, 'delegation.BelowMinimum');
  await refused(redelegate(from, 200n * PAL, nativePool(eve, 'Base')), eve, 'delegation.PoolNotFound');
  await refused(redelegate(from, 200n * PAL, to), nina, 'delegation.NothingStaked');
  assert.equal((await (await view(chain)).tickets(eve)).length, 0);
});

test('it counts in the new pool from the next era on, and guarantees nothing there', async () => {
  await chain.send(api.tx.services.register(newService(ferdie)), ferdie);
  await chain.send(api.tx.services.acceptOperator(1, bob.address), ferdie);
  await chain.sendAll([api.tx.services.requestOptIn(1), api.tx.restaking.allocate('Native', 1, perquintill(1, 2))], bob);
  const sent = await chain.send(api.tx.delegation.redelegate(from, 600n * PAL, to), eve);
  const data = sent.event('delegation', 'Redelegated');
  [id, matures] = [data.ticket.toNumber(), data.matures.toNumber()];
  assert.equal(await arriving(), 0n, 'not in the era of the request');
  const { value } = await ticket();
  isNear(value, 600n * PAL, 2n);

  await chain.eras(2);
  await chain.seal(2);
  isNear(await arriving(), value, 2n);
  const shown = await view(chain);
  const [old, now] = [await shown.pool(from), await shown.pool(to)];
  const exposed = (await shown.validators()).find(({ operator }) => operator === bob.address);
  const atStart = await view(chain, (await api.rpc.chain.getBlockHash((await api.query.eras.eraStarts(await chain.era())).unwrap().block.toNumber())));
  assert.equal(exposed.restaked, (await atStart.pool(to)).value + value, 'what comes over stands behind its validator');
  assert.ok(old.leaving >= value, 'it is in the old pool still');
  const [row] = await shown.guarantees(1, await chain.era());
  assert.ok(row.guarantee <= now.value / 2n + 1n, 'only what is staked is guaranteed');
});

test('its ticket is neither paid nor completed before its time', async () => {
  await refused(api.tx.delegation.completeLeave(id, null), eve, 'delegation.Redelegated');
  await refused(api.tx.delegation.completeRedelegation(id), eve, 'delegation.NotMatured');
  const left = await chain.send(api.tx.delegation.requestLeave(from, 100n * PAL), eve);
  const { ticket: other } = left.event('delegation', 'LeaveRequested');
  await refused(api.tx.delegation.completeRedelegation(other), eve, 'delegation.NotRedelegated');
});

test('it bears what the new operator does meanwhile, and loses as much as what is staked there', async () => {
  const before = await view(chain);
  const [pool, came] = [(await before.pool(to)).value, await arriving()];
  const sent = await chain.send(await grandpaEquivocation(chain, chain.account('Bob', 'ed25519')), ferdie);
  const left = WHOLE - big(sent.event('slashing', 'OffenceReported').fraction);
  isNear((await (await view(chain)).pool(to)).value, floor(pool, left, WHOLE), 3n);
  isNear(await arriving(), floor(came, left, WHOLE), 3n);
  assert.equal((await (await view(chain)).invariants()), 'hold');
});

test('when it has matured anyone completes it, and it joins without the loss being forgotten', async () => {
  await chain.toEra(matures);
  await chain.nextBlock();
  const issuance = await chain.issuance();
  const expected = (await ticket()).value;
  const sent = await chain.send(api.tx.delegation.completeRedelegation(id), ferdie);
  const done = sent.event('delegation', 'RedelegationCompleted');
  isNear(big(done.amount), expected, 2n);
  const paid = sent.event('slashing', 'ArrivingPaidOut');
  assert.equal(big(paid.insurance) + big(paid.burned), big(done.slashed), 'what it lost goes where slashes go');
  assert.ok(big(done.slashed) > 0n && big(paid.burned) <= issuance);
  assert.equal(await arriving(), big(done.amount), 'it goes on counting until it joins');
  assert.equal((await (await view(chain)).position(to, eve)).entering, big(done.amount));
  await refused(api.tx.delegation.completeRedelegation(id), eve, 'delegation.TicketNotFound');

  const { shares } = await (await view(chain)).position(to, eve);
  await chain.eras(1);
  await chain.send(api.tx.delegation.touchPool(to), ferdie);
  const now = await view(chain);
  const joined = await now.position(to, eve);
  assert.equal(joined.entering, 0n);
  isNear(worth(joined.shares - shares, await now.pool(to)), big(done.amount), 2n);
  assert.equal(await arriving(), 0n);
});

test('it leaves like any stake', async () => {
  const sent = await chain.send(api.tx.delegation.requestLeave(to, null), eve);
  const { ticket: leaving, matures: when } = sent.event('delegation', 'LeaveRequested');
  await chain.toEra(when.toNumber());
  await chain.nextBlock();
  const before = await chain.free(eve.address);
  const { fee } = await chain.send(api.tx.delegation.completeLeave(leaving, null), eve);
  assert.ok((await chain.free(eve.address)) + fee > before + 250n * PAL);
  assert.equal(await (await view(chain)).invariants(), 'hold');
});
