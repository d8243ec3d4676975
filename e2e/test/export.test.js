// The export of rewards and slashes: its lines add up to what positions and tickets became worth.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { connect, PAL } from '../src/chain.js';
import { blocks, height } from '../src/events.js';
import { COLUMNS, exportRewards } from '../src/export-rewards.js';
import { grandpaEquivocation } from '../src/evidence.js';
import { newService, perquintill } from '../src/figures.js';
import { startNode } from '../src/node.js';
import { nativePool, view } from '../src/view.js';

const OFFENCE = `0x${'0e'.repeat(32)}`;

let node;
let chain;
let api;
// Eve stakes with all operators. She leaves Alice in part, and adds to her stake with Bob; Alice and Dave are slashed.
let [alice, bob, charlie, dave, eve, ferdie] = [];
// What she had when the first era began, what she moved since, and the eras.
let [began, ticket, deposited, last] = [];
// What she claimed of a stream for Alice's pool.
let claimed;

const big = (codec) => BigInt(codec.toString());
const name = ({ operator, asset, tier }) => `${operator} ${asset.isNative ?? asset === 'Native'} ${tier}`;
/** Worth of all positions of Eve as if no report were open, by pool. */
async function worths(number) {
  const at = await api.at(await api.rpc.chain.getBlockHash(number));
  return new Map((await at.call.stakeApi.positions(eve.address)).map(([key, position]) => [name(key), big(position.settledValue)]));
}
const sum = (amounts) => amounts.reduce((total, amount) => total + amount, 0n);
const near = (actual, expected, tolerance, what) => assert.ok(actual - expected <= tolerance && expected - actual <= tolerance, `${what}: ${actual}, ${expected}`);

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual', '--state-pruning', 'archive', '--blocks-pruning', 'archive']);
  chain = await connect(node.url, { manual: true });
  ({ api } = chain);
  [alice, bob, charlie, dave, eve, ferdie] = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'].map((name) => chain.account(name));
  await chain.seal(3);
  began = await worths(3);
  await chain.send(api.tx.services.register(newService(ferdie)), ferdie);
  await chain.send(api.tx.services.acceptOperator(1, alice.address), ferdie);
  await chain.sendAll([api.tx.services.requestOptIn(1), api.tx.restaking.allocate('Native', 1, perquintill(1, 2))], alice);
  await chain.sudo(api.tx.rewards.admitRewardAsset('Native', PAL));
  const start = (await chain.era()) + 1;
  await chain.send(api.tx.rewards.fund(1, 'Native', 'Native', start, start + 2, 300n * PAL), ferdie);
  await chain.eras(2);

  await chain.send(api.tx.delegation.requestLeave(nativePool(alice, 'Restaked'), 10_000n * PAL), eve);
  [ticket] = await (await view(chain)).tickets(eve);
  deposited = 7_000n * PAL + 7n;
  await chain.send(api.tx.delegation.delegate(nativePool(bob, 'Base'), deposited), eve);
  // Two reports, of which one is vetoed, and an equivocation.
  const report = async (offence) => chain.send(api.tx.slashing.report(1, alice.address, await chain.era(), offence, perquintill(1, 20), offence), ferdie);
  await report(OFFENCE);
  const vetoed = (await report(OFFENCE.replace('e', 'f'))).event('slashing', 'Reported').report;
  await chain.send(await grandpaEquivocation(chain, chain.account('Dave', 'ed25519')), ferdie);
  await chain.eras(1);
  await chain.sudo(api.tx.slashing.veto(vetoed, false));
  claimed = big((await chain.send(api.tx.rewards.claim(nativePool(alice, 'Restaked'), 'Native'), eve)).event('rewards', 'Claimed').amount);
  await chain.eras(4);
  await chain.nextBlock();
  last = await chain.era();
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

const collect = async (who, from, to) => {
  const lines = [];
  for await (const line of exportRewards(api, who.address, from, to)) lines.push(line);
  return lines;
};
/** What `lines` of these kinds say of a pool. */
const of = (lines, pool, ...kinds) => sum(lines.filter((line) => name(line) === pool && kinds.includes(line.kind)).map(({ amount }) => amount));

test('rewards less slashes are the change of every position, within a unit for each line and flow', async () => {
  const lines = await collect(eve);
  const now = await worths(await height(chain));
  assert.equal(now.size, 8);
  const tolerance = BigInt(2 * last);
  for (const [pool, is] of now) {
    const moved = pool === name(nativePool(alice, 'Restaked')) ? -ticket.settled : pool === name(nativePool(bob, 'Base')) ? deposited : 0n;
    near(is - began.get(pool), moved + of(lines, pool, 'reward') - of(lines, pool, 'slash'), tolerance, pool);
    assert.ok(of(lines, pool, 'reward') > 1_000n * tolerance, 'far more than rounding');
    assert.ok(lines.filter((line) => name(line) === pool && line.kind === 'slash').length === (pool.startsWith(dave.address) || moved < 0n ? 1 : 0), pool);
  }
  // (3/4)² of Dave's pools; a twentieth of half of Alice's, of stake and ticket alike.
  for (const tier of ['Base', 'Restaked']) assert.ok(of(lines, name(nativePool(dave, tier)), 'slash') > 28_000n * PAL);
  const [slash, leaving] = ['slash', 'slash-leaving'].map((kind) => of(lines, name(nativePool(alice, 'Restaked')), kind));
  const [left] = await (await view(chain)).tickets(eve);
  assert.equal(leaving, ticket.settled - left.settled);
  assert.ok(leaving > 200n * PAL && slash > 3n * leaving && slash < 5n * leaving);
});

test('streams less what was claimed of them are what can be claimed, to the unit', async () => {
  const lines = await collect(eve);
  const pool = name(nativePool(alice, 'Restaked'));
  const [[key, [[unit, left]], ...others], ...more] = await api.call.rewardApi.earned(eve.address);
  assert.ok(name(key) === pool && unit.isNative && others.length === 0 && more.length === 0);
  assert.equal(of(lines, pool, 'claimed'), claimed);
  assert.equal(of(lines, pool, 'stream') - claimed, big(left));
  assert.equal(lines.filter(({ kind }) => kind === 'stream').length, 3, 'an era each');
  assert.ok(claimed > PAL && big(left) > PAL);
  assert.ok(lines.every(({ kind, operator }) => operator === alice.address || !['stream', 'claimed'].includes(kind)));
});

test('the lines of all stakers together are the gains that joined the pools', async () => {
  const pool = nativePool(charlie, 'Base');
  const joined = new Map();
  for await (const { events } of blocks(chain, 1, await height(chain))) {
    for (const { data } of events.filter((event) => api.events.delegation.Joined.is(event) && name(event.data.pool) === name(pool))) joined.set(data.era.toNumber(), big(data.gains));
  }
  assert.ok(joined.size > 3);
  // Staked PAL's basket is a staker too.
  const basket = { address: (await (await view(chain)).basket(0)).account };
  const lines = (await Promise.all([eve, ferdie, basket].map((who) => collect(who)))).flat();
  for (const [era, gains] of joined) {
    const paid = sum(lines.filter((line) => name(line) === name(pool) && line.era === era).map(({ amount }) => amount));
    assert.ok(paid <= gains && paid + 4n >= gains, `era ${era}: ${paid} of ${gains}`);
  }
});

test('as CSV: one line each, in the order of eras, and a part of them on request', async () => {
  const run = async (...range) => (await promisify(execFile)(process.execPath, [fileURLToPath(new URL('../src/export-rewards.js', import.meta.url)), node.url, eve.address, ...range].map(String)));
  const { stdout, stderr } = await run();
  const [header, ...rows] = stdout.trimEnd().split('\n').map((row) => row.split(','));
  assert.deepEqual(header, ['era', 'date', 'operator', 'asset', 'tier', 'kind', 'amount', 'unit', 'price']);
  const lines = (await collect(eve)).map((line) => COLUMNS.map((column) => String(line[column])));
  assert.deepEqual(rows, lines);
  assert.match(stderr, new RegExp(`era ${last} of ${last}\\n`));
  const eras = rows.map(([era]) => Number(era));
  assert.deepEqual(eras, eras.toSorted((a, b) => a - b));
  const start = (await api.query.eras.eraStarts(last)).unwrap().moment.toNumber();
  assert.equal(new Date(rows.at(-1)[1]).getTime(), start);
  const part = (await run(3, 4)).stdout.trimEnd().split('\n').slice(1);
  assert.deepEqual(part, rows.filter(([era]) => era === '3' || era === '4').map((row) => row.join(',')));
});

test('eras whose start the chain has forgotten are found through older states', async () => {
  const known = await collect(eve, 1, last);
  await chain.until(async () => (await api.query.eras.eraStarts(1)).isNone);
  assert.deepEqual(await collect(eve, 1, last), known);
});
