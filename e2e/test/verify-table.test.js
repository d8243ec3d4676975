// Era tables verified from outside. Nobody votes on a development chain, so the test votes with the authorities' keys: as they
// would, and in every wrong way. Votes of a real network are in `network.test.js`.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { connect } from '../src/chain.js';
import { newService, perquintill, WHOLE } from '../src/figures.js';
import { finalised, registry } from '../src/grandpa.js';
import { startNode } from '../src/node.js';
import { collect, ensureComplete, genesisSet, readProof, storageKey, verifyTable } from '../src/verify-table.js';
import { proven } from '../src/trie.js';

const ASSET = 7;
const NAMES = ['Alice', 'Bob', 'Charlie', 'Dave'];
const u64 = (value) => registry.createType('u64', value).toU8a();

let node;
let chain;
let api;
let signer;
let service;
let era;
// What an honest node answers, and the set it starts from.
let [evidence, trusted] = [];

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual', '--state-pruning', 'archive', '--blocks-pruning', 'archive']);
  chain = await connect(node.url, { manual: true });
  ({ api } = chain);
  const [alice, bob, eve, ferdie] = ['Alice', 'Bob', 'Eve', 'Ferdie'].map((name) => chain.account(name));
  await chain.seal(3);

  // A service that Alice backs with two assets and signs for, and Bob with one.
  await chain.sendAll([api.tx.assets.create(ASSET, eve.address, 10), api.tx.assets.mint(ASSET, alice.address, 20), api.tx.assets.mint(ASSET, eve.address, 1_000_000)], eve);
  const terms = { minDeposit: 100, cap: 10_000_000, operatorCap: 10_000_000, inflow: 10_000_000 };
  await chain.sudo(api.tx.utility.batchAll([api.tx.delegation.admitAsset(ASSET, terms), api.tx.assetRate.create({ WithId: ASSET }, WHOLE)]));
  const asked = newService(ferdie, { requirements: { assets: ['Native', { WithId: ASSET }] } });
  service = (await chain.send(api.tx.services.register(asked), ferdie)).event('services', 'Registered').service.toNumber();
  await chain.sendAll([alice, bob].map(({ address }) => api.tx.services.acceptOperator(service, address)), ferdie);
  signer = chain.account('Alice//service');
  const message = (await api.call.serviceApi.keyProofMessage(service, alice.address)).unwrap().message.toU8a(true);
  await chain.sendAll([api.tx.delegation.openPool(ASSET), api.tx.services.requestOptIn(service), api.tx.services.setServiceKey(service, signer.publicKey, signer.sign(message))], alice);
  await chain.send(api.tx.services.requestOptIn(service), bob);
  await chain.send(api.tx.delegation.delegate({ operator: alice.address, asset: { WithId: ASSET }, tier: 'Restaked' }, 500_000), eve);
  await chain.eras(1);
  await chain.sendAll(['Native', { WithId: ASSET }].map((asset) => api.tx.restaking.allocate(asset, service, perquintill(1, 2))), alice);
  await chain.send(api.tx.restaking.allocate('Native', service, perquintill(1, 3)), bob);
  await chain.eras(1);
  await chain.nextBlock();
  era = await chain.era();
  await chain.eras(1);
  await chain.nextBlock();

  trusted = await genesisSet(rpc, api.genesisHash.toHex());
  evidence = await collect(rpc, service, era, trusted);
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

const headerAt = async (number) => registry.createType('Header', (await api.rpc.chain.getHeader(await api.rpc.chain.getBlockHash(number))).toU8a());
const changesVoters = (header) => header.digest.logs.some((log) => log.isConsensus && log.asConsensus[0].isGrandpa);
const target = (header) => ({ targetHash: header.hash.toHex(), targetNumber: header.number.toNumber() });

/** The vote of `name` in round 1: its signature and key, as a commit holds it. */
function vote(name, precommit, setId) {
  const { publicKey, sign } = chain.account(name, 'ed25519');
  const message = u8aConcat(Uint8Array.of(1), registry.createType('GrandpaPrecommit', precommit).toU8a(), u64(1), u64(setId));
  return { precommit, signature: sign(message), id: publicKey };
}

/** A justification of `header` from `precommits`; `headers` lead from what was voted for to it. */
const justify = (header, precommits, votesAncestries = []) =>
  registry.createType('GrandpaJustification', { round: 1, commit: { ...target(header), precommits }, votesAncestries }).toHex();

/** What a node answers, with the votes that this one has not: the last block of the set that finalises `number`, with votes for it. */
async function rpc(method, ...params) {
  if (method !== 'grandpa_proveFinality') return api._rpcCore.provider.send(method, params);
  const final = (await api.rpc.chain.getHeader()).number.toNumber();
  let setId = 0;
  for (let number = 1; number < params[0]; number += 1) if (changesVoters(await headerAt(number))) setId += 1;
  let header = await headerAt(params[0]);
  while (!changesVoters(header) && header.number.toNumber() < final) header = await headerAt(header.number.toNumber() + 1);
  return u8aToHex(u8aConcat(header.hash.toU8a(), registry.createType('Bytes', justify(header, NAMES.map((name) => vote(name, target(header), setId)))).toU8a()));
}

const verify = (changed = {}, set = trusted) => verifyTable({ ...evidence, ...changed }, service, era, set);

test('from genesis on, over every change of the authorities, the table is what the chain says', async () => {
  const keys = NAMES.map((name) => [u8aToHex(chain.account(name, 'ed25519').publicKey), 1]);
  assert.deepEqual(trusted.authorities.toSorted(), keys.toSorted());
  assert.ok(evidence.steps.length > 2, 'a set an era');
  const table = verify();
  const said = await api.call.serviceApi.security(service, era);
  const asset = (kind) => (kind.isNative ? 'Native' : { WithId: kind.asWithId.toNumber() });
  const byName = (rows) => rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  assert.deepEqual(byName(table.rows), byName(said.guarantees.map(({ pool, claim, maxSlash, redistribution, key }) => ({
    operator: pool.operator.toString(),
    asset: asset(pool.asset),
    guarantee: claim.guarantee.toString(),
    maxSlash: maxSlash.toString(),
    redistribution: redistribution.isTrue,
    key: key.isSome ? key.unwrap().toHex() : null,
  }))));
  assert.deepEqual(byName(table.totals), byName(said.totals.map(([kind, amount]) => ({ asset: asset(kind), amount: amount.toString() }))));
  assert.equal(table.rows.length, 3);
  assert.equal(table.rows.find(({ asset }) => asset.WithId === ASSET).guarantee, '250000');
  assert.equal(table.rows.filter(({ key }) => key === u8aToHex(signer.publicKey)).length, 2);
  assert.ok(table.complete);

  const head = await api.rpc.chain.getHeader();
  assert.deepEqual([table.block, table.hash], [head.number.toNumber(), head.hash.toHex()]);
  assert.equal(table.authorities.setId, (await api.query.grandpa.currentSetId()).toNumber());
  assert.equal(new Date(table.time).getTime(), (await api.query.timestamp.now()).toNumber());
});

test('the set that a run ends with is where the next one begins', async () => {
  const { authorities } = verify();
  await chain.seal(2);
  const next = await collect(rpc, service, era, authorities);
  assert.equal(next.steps.length, 1);
  assert.deepEqual(verifyTable(next, service, era, authorities).rows, verify().rows);
  assert.throws(() => verifyTable(next, service, era, trusted), /did not sign this vote in set 0/);
});

test('that there is nothing is proven too', async () => {
  const [nobody, future] = [99, era + 9];
  const empty = await collect(rpc, nobody, era, trusted);
  assert.deepEqual(verifyTable(empty, nobody, era, trusted).rows, []);
  assert.throws(() => verifyTable(empty, service, era, trusted), /the proof lacks/, 'a proof for another service');
  const early = verifyTable(await collect(rpc, service, future, trusted), service, future, trusted);
  assert.deepEqual([early.rows, early.complete], [[], false]);
});

test('no byte of the proof can be changed, and no node left out', () => {
  evidence.proof.forEach((hex, index) => {
    const others = evidence.proof.filter((_, other) => other !== index);
    assert.throws(() => verify({ proof: others }), /the proof lacks/, `without node ${index}`);
    const bytes = hexToU8a(hex);
    for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
      const changed = bytes.map((byte, position) => (position === at ? byte ^ 1 : byte));
      assert.throws(() => verify({ proof: [...others, u8aToHex(changed)] }), /the proof lacks/, `byte ${at} of node ${index}`);
    }
  });
  assert.throws(() => verify({ proof: evidence.proof.map((hex) => hex.slice(0, -2)) }), /the proof lacks/);
});

test('rows that are not the total are no table', () => {
  const { rows, totals } = verify();
  const sums = totals.map(({ asset, amount }) => [asset, amount]);
  ensureComplete(rows, sums);
  for (const index of rows.keys()) {
    assert.throws(() => ensureComplete(rows.toSpliced(index, 1), sums), /is missing/, 'a row less');
    const raised = { ...rows[index], guarantee: String(BigInt(rows[index].guarantee) + 1n) };
    assert.throws(() => ensureComplete(rows.with(index, raised), sums), /is missing/, 'a unit more');
  }
  assert.throws(() => ensureComplete(rows, sums.slice(1)), /is missing/, 'a total less');
});

test('a proof of another state proves nothing of this one', async () => {
  const other = await headerAt((await api.rpc.chain.getHeader()).number.toNumber() - 1);
  assert.throws(() => verify({ steps: evidence.steps.with(-1, { ...evidence.steps.at(-1), header: other.toHex() }) }), /the votes are for/);
  const proof = await readProof(rpc, other.hash.toHex(), service, era);
  assert.throws(() => verify({ proof }), /the proof lacks/);
  const key = storageKey('Eras', 'CurrentEra');
  const nodes = proof.map((node) => hexToU8a(node));
  assert.deepEqual(proven(other.stateRoot.toHex(), nodes, key), registry.createType('u32', era + 1).toU8a());
});

test('votes count if they are of the set, of its round, once each, and enough', async () => {
  const head = registry.createType('Header', evidence.steps[0].header);
  const parent = await headerAt(head.number.toNumber() - 1);
  const votes = (names, header = head, setId = 0) => names.map((name) => vote(name, target(header), setId));
  const check = (precommits, headers) => finalised(justify(head, precommits, headers), trusted);

  assert.equal(check(votes(['Alice', 'Bob', 'Dave'])).hash, head.hash.toHex(), 'three of four are two thirds and one more');
  assert.throws(() => check(votes(['Alice', 'Bob'])), /2 of 4 voted/);
  assert.throws(() => check([]), /0 of 4 voted/);
  assert.throws(() => check(votes([...NAMES, 'Eve'])), /has no vote in set 0/);
  assert.throws(() => check(votes(['Alice', 'Bob', 'Bob'])), /voted twice/);
  assert.throws(() => check(votes(NAMES, head, 1)), /did not sign this vote in set 0/);
  assert.throws(() => finalised(justify(head, votes(NAMES)), { ...trusted, setId: 1 }), /did not sign this vote in set 1/);
  assert.throws(() => check(votes(NAMES).map((signed, index) => ({ ...signed, signature: new Uint8Array(64).fill(index) }))), /did not sign/);
  const stolen = votes(['Alice', 'Bob', 'Charlie']).map((signed) => ({ ...signed, signature: votes(['Alice'])[0].signature }));
  assert.throws(() => check(stolen), /did not sign/);
  assert.throws(() => check(votes(NAMES, parent)), /voted for another block/, 'who votes for a parent does not vote for its child');
});

test('votes for later blocks count if their headers lead to the block', async () => {
  const head = registry.createType('Header', evidence.steps[0].header);
  const [child, grandchild] = [await headerAt(head.number.toNumber() + 1), await headerAt(head.number.toNumber() + 2)];
  const precommits = [vote('Alice', target(head), 0), vote('Bob', target(child), 0), vote('Dave', target(grandchild), 0)];
  const check = (headers, changed = precommits) => finalised(justify(head, changed, headers), trusted);
  assert.equal(check([child, grandchild]).number, head.number.toNumber());
  assert.throws(() => check([grandchild]), /voted for another block/);
  assert.throws(() => check([child]), /voted for another block/);
  const crooked = { ...target(grandchild), targetNumber: grandchild.number.toNumber() + 1 };
  assert.throws(() => check([child, grandchild], precommits.with(2, vote('Dave', crooked, 0))), /voted for another block/);
});

test('blocks are followed forwards, and none is left out where voters change', () => {
  const { steps } = evidence;
  assert.throws(() => verify({ steps: steps.slice(1) }), /did not sign this vote in set 0/);
  assert.throws(() => verify({ steps: [] }), /nothing is proven/);
  assert.throws(() => verify({}, { ...trusted, block: 10_000 }), /is not after block 10000/);
});
