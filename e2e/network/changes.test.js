// The set of validators changes while it runs: new keys, another machine, a newcomer.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { PAL } from '../src/chain.js';
import { eventually, final, finalises, Network } from '../src/network.js';
import { nativePool, view } from '../src/view.js';

let network;
let chain;
let api;

before(async () => {
  network = await Network.start({ sessionsPerEra: 1 });
  chain = await network.peer('alice').chain();
  ({ api } = chain);
});

after(() => network?.stop());

/** New session keys in the keystore of `peer`, with the proof for `owner`. */
const rotateKeys = async (peer, owner) => (await peer.chain()).api._rpcCore.provider.send('author_rotateKeysWithOwner', [u8aToHex(chain.account(owner).publicKey)]);
const validates = async (name) => (await api.query.session.validators()).some((who) => who.eq(chain.account(name).address));

/** Whether the key `babe` sealed one of the last blocks. */
async function seals(babe) {
  const authorities = (await api.query.babe.authorities()).map(([key]) => key.toHex());
  let { hash } = await api.rpc.chain.getHeader();
  for (let back = 0; back < 5; back += 1) {
    const header = await api.rpc.chain.getHeader(hash);
    const claim = header.digest.logs.find((log) => log.isPreRuntime).asPreRuntime[1].toU8a(true);
    // (kind, index of the authority, slot …)
    if (authorities[new DataView(claim.buffer, claim.byteOffset).getUint32(1, true)] === babe) return true;
    hash = header.parentHash;
  }
  return false;
}

/** That `name` votes and makes blocks with `keys` and no others. */
async function worksWith(name, keys) {
  const [babe, grandpa] = [keys.slice(0, 66), `0x${keys.slice(66, 130)}`];
  // When that is final, the voters before have done their part: Dave among them, and not who is lost.
  await eventually('they are authorities', async () => {
    const at = await api.at(await api.rpc.chain.getFinalizedHead());
    const [makers, voters] = [await at.query.babe.authorities(), await at.call.grandpaApi.grandpaAuthorities()];
    return makers.some(([key]) => key.toHex() === babe) && voters.some(([key]) => key.toHex() === grandpa);
  });
  await eventually(`a block of ${name}`, () => seals(babe));
  assert.ok(await validates(name));
  // Without Dave nothing is final unless all others vote.
  const dave = network.peer('dave');
  await dave.kill();
  await finalises(chain, 5);
  await dave.start();
}

test('Bob changes his keys across an era, and the new ones make blocks and vote', async () => {
  await network.agree(3);
  const bob = chain.account('Bob');
  const old = await api.query.session.nextKeys(bob.address);
  const { keys, proof } = await rotateKeys(network.peer('bob'), 'Bob');
  assert.notEqual(keys, old.unwrap().toHex());
  const { proof: foreign } = await rotateKeys(network.peer('bob'), 'Charlie');
  await assert.rejects(chain.send(api.tx.session.setKeys(keys, foreign), bob), { name: 'session.InvalidProof' });
  await chain.send(api.tx.session.setKeys(keys, proof), bob);
  await worksWith('Bob', keys);
  assert.equal((await api.query.session.validators()).length, 4);
  const makers = (await api.query.babe.authorities()).map(([key]) => key.toHex());
  assert.ok(!makers.includes(old.unwrap().toHex().slice(0, 66)), 'the old key is none any more');
  await finalises(chain);
});

test('Bob loses his machine: a standby that had no keys takes over with its own, and nothing is signed twice', async () => {
  const standby = await network.add('standby');
  await standby.start();
  await network.agree(await final(chain), [standby]);
  await network.peer('bob').kill();
  await standby.stop();
  await standby.start({ args: ['--validator'] });
  const { keys, proof } = await rotateKeys(standby, 'Bob');
  await chain.send(api.tx.session.setKeys(keys, proof), chain.account('Bob'));
  await worksWith('Bob', keys);
  assert.deepEqual(await (await view(chain)).openReports(), []);
});

test('a newcomer is elected when an era changes, and all five work', async () => {
  const [nina, ferdie] = ['Nina', 'Ferdie'].map((name) => chain.account(name));
  const peer = await network.add('nina', '--validator');
  await peer.start();
  await chain.send(api.tx.balances.transferKeepAlive(nina.address, 200_000n * PAL), ferdie);
  const { keys, proof } = await rotateKeys(peer, 'Nina');
  await chain.sendAll([
    api.tx.operators.register(100_000n * PAL, 100_000_000, 'Nina'), api.tx.session.setKeys(keys, proof), api.tx.validators.joinCandidates(),
  ], nina);
  await chain.send(api.tx.delegation.delegate(nativePool(nina, 'Base'), 50_000n * PAL), ferdie);
  assert.ok(!(await validates('Nina')), 'not before an era changes');
  await worksWith('Nina', keys);
  assert.equal((await api.query.session.validators()).length, 5);
  await finalises(await peer.chain());
});
