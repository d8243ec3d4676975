// A thousand accounts transfer, delegate and mint, and four validators include and finalise it all.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Load } from '../src/load.js';
import { Network } from '../src/network.js';
import { nativePool, view } from '../src/view.js';

const [RATE, SECONDS] = [20, 60];

let network;
let chain;
let load;
let report;

before(async () => {
  network = await Network.start();
  chain = await network.peer('alice').chain();
  await network.agree(3);
});

after(() => network?.stop());

test(`${RATE} a second are all included and final, and none fails`, async (context) => {
  load = new Load(chain, { accounts: 1_000 });
  await load.prepare();
  report = await load.run({ rate: RATE, seconds: SECONDS });
  context.diagnostic(JSON.stringify(report));
  assert.ok(report.sent >= (RATE * SECONDS * 9) / 10, 'they were sent in time');
  assert.deepEqual([report.included, report.final, report.lost], [report.sent, report.sent, 0]);
  assert.deepEqual(report.failures, {});
  assert.ok(report.blocks.fullnessMax > 0 && report.blocks.fullnessMax <= 1);
});

test('all nodes have the same state, in which nothing is missing', async () => {
  const hash = await network.agree(load.fullness.at(-1).number);
  for (const peer of network.all) {
    assert.equal(await (await view(await peer.chain(), hash)).invariants(), 'hold', peer.name);
  }
  // Every third was a delegation, by an account each.
  const now = await view(chain, hash);
  for (let n = load.kinds.indexOf('delegate'); n < 100; n += load.kinds.length) {
    const pool = nativePool(load.operators[n % load.operators.length], n % 2 ? 'Base' : 'Restaked');
    const { value, entering } = await now.position(pool, load.accounts[n].pair);
    assert.ok(value + entering > 0n, `the delegation of account ${n}`);
  }
});

test('what cannot work is reported with its reason', async () => {
  const poor = new Load(chain, { accounts: 3, kinds: ['delegate'] });
  await poor.prepare();
  poor.operators = [chain.account('Ferdie').address];
  const { failures, failed, included } = await poor.run({ rate: 3, seconds: 2 });
  assert.ok(failed > 0 && failed === included);
  assert.deepEqual(failures, { 'delegate: delegation.PoolNotFound': failed });
});
