// The list of candidates fills up: then whoever brings more stake takes the place of who brings the least.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect, PAL } from '../src/chain.js';
import { startNode } from '../src/node.js';
import { sessionKeys } from '../src/session-keys.js';
import { view } from '../src/view.js';

const BOND = 1_000n * PAL;

let node;
let chain;
let api;
// Dave leaves the list and comes back. Nina brings more than the crowd, Oscar as much.
let [alice, dave, nina, oscar] = [];
let [crowd, displaced] = [];

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual']);
  chain = await connect(node.url, { manual: true });
  ({ api } = chain);
  [alice, dave, nina, oscar] = ['Alice', 'Dave', 'Nina', 'Oscar'].map((name) => chain.account(name));
  await chain.seal(3);
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

const refused = (call, who, name) => assert.rejects(chain.send(call, who), { name });
const candidates = async () => [...(await api.query.validators.candidates())].map(String);
const join = () => api.tx.validators.joinCandidates();

/** What makes `address` an operator with session keys. */
function registers(address, bond) {
  const { keys, proof } = sessionKeys(chain, `${address}//session`, address);
  return [api.tx.operators.register(bond, 0, ''), api.tx.session.setKeys(keys, proof)];
}

test('as many join as there are places', async () => {
  await chain.sudo(api.tx.validators.setRules({ target: 4, minStake: 0 }));
  const places = api.consts.validators.maxCandidates.toNumber() - (await candidates()).length;
  // The crowd's accounts are Alice's, by number.
  crowd = Array.from({ length: places }, (_, index) => ({ index, address: derivative(alice, index) }));
  // One a transaction: until it has joined, each weighs as much as a full list.
  for (const { index, address } of crowd) {
    await chain.sendAll([
      api.tx.balances.transferKeepAlive(address, BOND + 50n * PAL),
      ...[...registers(address, BOND), join()].map((call) => api.tx.utility.asDerivative(index, call)),
    ], alice);
  }
  assert.equal((await candidates()).length, api.consts.validators.maxCandidates.toNumber());

  for (const [who, bond] of [[nina, 2n * BOND], [oscar, BOND]]) {
    await chain.send(api.tx.balances.transferKeepAlive(who.address, bond + 500n * PAL), alice);
    await chain.sendAll(registers(who.address, bond), who);
  }
  await refused(join(), nina, 'validators.TooManyCandidates');
});

test('who has as much as the least has no place; who has more takes that of the last of them', async () => {
  // What waits to join a pool does not count yet.
  await chain.eras(1);
  await refused(join(), oscar, 'validators.TooManyCandidates');
  displaced = crowd.toSorted((a, b) => Buffer.compare(id(a), id(b))).at(-1).address;
  const joined = await chain.send(join(), nina);
  assert.deepEqual(joined.event('validators', 'CandidateDisplaced').toJSON(), [displaced, nina.address]);
  const now = await candidates();
  assert.ok(now.includes(nina.address) && !now.includes(displaced));
  assert.equal(now.length, api.consts.validators.maxCandidates.toNumber());
  await refused(join(), oscar, 'validators.TooManyCandidates');
});

test('who leaves makes room for anybody, and comes back in the place of the least', async () => {
  const { leaveCandidates } = api.tx.validators;
  await chain.send(leaveCandidates(), dave);
  await refused(leaveCandidates(), dave, 'validators.NotCandidate');
  await chain.send(join(), oscar);
  const least = [...crowd, oscar].filter(({ address }) => address !== displaced).toSorted((a, b) => Buffer.compare(id(a), id(b))).at(-1);
  const back = await chain.send(join(), dave);
  assert.deepEqual(back.event('validators', 'CandidateDisplaced').toJSON(), [least.address, dave.address]);
  assert.equal(await (await view(chain)).invariants(), 'hold');
});

const id = ({ address }) => Buffer.from(api.createType('AccountId', address).toU8a());

/** The account that `utility.asDerivative` acts for: blake2-256 of the pallet's name for it, the owner and the number. */
function derivative({ publicKey }, index) {
  const encoded = Buffer.concat([Buffer.from('modlpy/utilisuba'), publicKey, api.createType('u16', index).toU8a()]);
  return api.createType('AccountId', api.registry.hash(encoded)).toString();
}
