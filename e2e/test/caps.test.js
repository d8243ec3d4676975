// How much of an asset pools take: of one operator, of all, and in an era. Governance sets it, and it never touches what is staked.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect } from '../src/chain.js';
import { WHOLE } from '../src/figures.js';
import { startNode } from '../src/node.js';
import { view } from '../src/view.js';

const ASSET = 7;
const TERMS = { minDeposit: 100, cap: 3_000, operatorCap: 2_000, inflow: 1_500 };

let node;
let chain;
let api;
let [alice, bob, eve] = [];
let [pools, deposit] = [];

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual']);
  chain = await connect(node.url, { manual: true });
  ({ api } = chain);
  [alice, bob, eve] = ['Alice', 'Bob', 'Eve'].map((name) => chain.account(name));
  pools = Object.fromEntries([alice, bob].map(({ address, meta }) => [meta.name, { operator: address, asset: { WithId: ASSET }, tier: 'Restaked' }]));
  deposit = (name, amount) => api.tx.delegation.delegate(pools[name], amount);
  await chain.seal(3);
  await chain.sendAll([api.tx.assets.create(ASSET, eve.address, 10), ...[alice, bob].map(({ address }) => api.tx.assets.mint(ASSET, address, 20)), api.tx.assets.mint(ASSET, eve.address, 100_000)], eve);
  await chain.sudo(api.tx.utility.batchAll([api.tx.delegation.admitAsset(ASSET, TERMS), api.tx.assetRate.create({ WithId: ASSET }, WHOLE)]));
  for (const operator of [alice, bob]) await chain.send(api.tx.delegation.openPool(ASSET), operator);
  await chain.eras(1);
  await chain.nextBlock();
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

const refused = (call, name) => assert.rejects(chain.send(call, eve), { name });
const staked = async () => (await api.query.delegation.staked({ WithId: ASSET })).toNumber();
const held = async (name) => {
  const { tokens, entering, leaving } = await (await view(chain)).pool(pools[name]);
  return Number(tokens + entering + leaving);
};

test('deposits of one era are limited, less what is withdrawn before it joins', async () => {
  await refused(deposit('Alice', TERMS.inflow + 1), 'delegation.InflowReached');
  await chain.send(deposit('Alice', TERMS.inflow), eve);
  await refused(deposit('Bob', 100), 'delegation.InflowReached');
  await chain.send(api.tx.delegation.withdrawEntry(pools.Alice, 200), eve);
  await refused(deposit('Bob', 201), 'delegation.InflowReached');
  await chain.send(deposit('Bob', 200), eve);
  assert.deepEqual([await held('Alice'), await held('Bob'), await staked()], [1_300, 200, 1_500]);
});

test('a pool of one operator, and all pools together, take so much and not a unit more', async () => {
  await chain.eras(1);
  await refused(deposit('Alice', 701), 'delegation.OperatorCapReached');
  await chain.send(deposit('Alice', 700), eve);
  await refused(deposit('Bob', 801), 'delegation.AssetCapReached');
  await chain.send(deposit('Bob', 800), eve);
  assert.deepEqual([await held('Alice'), await held('Bob'), await staked()], [TERMS.operatorCap, 1_000, TERMS.cap]);
  await chain.eras(1);
  await refused(deposit('Bob', 100), 'delegation.AssetCapReached');
  await refused(deposit('Alice', 100), 'delegation.OperatorCapReached');
});

test('what leaves counts until it is paid', async () => {
  await chain.send(api.tx.delegation.requestLeave(pools.Alice, 500), eve);
  await refused(deposit('Alice', 100), 'delegation.OperatorCapReached');
  await refused(deposit('Bob', 100), 'delegation.AssetCapReached');
  const [{ id, matures, value }] = await (await view(chain)).tickets(eve);
  await chain.toEra(matures);
  await refused(deposit('Bob', 100), 'delegation.AssetCapReached');
  await chain.send(api.tx.delegation.completeLeave(id, null), eve);
  assert.equal(await staked(), TERMS.cap - Number(value));
  await chain.send(deposit('Bob', Number(value)), eve);
  assert.equal(await staked(), TERMS.cap);
});

test('lower limits stop deposits and nothing else; higher ones let them in again', async () => {
  const set = (terms) => chain.sudo(api.tx.delegation.setAssetTerms(ASSET, { ...TERMS, ...terms }));
  await set({ cap: 100, operatorCap: 100, inflow: 100 });
  await refused(deposit('Bob', 100), 'delegation.OperatorCapReached');
  assert.equal(await staked(), TERMS.cap);
  await chain.send(api.tx.delegation.requestLeave(pools.Bob, 300), eve);
  await set({ cap: TERMS.cap + 100 });
  await chain.eras(1);
  await refused(deposit('Bob', 101), 'delegation.AssetCapReached');
  await chain.send(deposit('Bob', 100), eve);
  await refused(api.tx.delegation.setAssetTerms(ASSET, TERMS), 'BadOrigin');
  assert.equal(await (await view(chain)).invariants(), 'hold');
});
