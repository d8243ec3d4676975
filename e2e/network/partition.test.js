// The network falls apart into two halves and comes together again: nothing is final that is not final for all.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { best, eventually, final, finalises, Network, sleep, VALIDATORS } from '../src/network.js';

const HALVES = [['alice', 'bob'], ['charlie', 'dave']];

let network;
// By height, what each node ever said was final there.
const said = new Map();
const chains = {};

before(async () => {
  network = new Network('local');
  // Of the two network backends only this one can be told not to use the addresses that peers tell of themselves.
  for (const name of VALIDATORS) await network.add(name, `--${name}`, '--network-backend', 'libp2p', '--no-private-ip');
  await network.linkAll();
  await Promise.all(network.all.map((peer) => peer.start()));
  for (const peer of network.all) {
    chains[peer.name] = await peer.chain();
    await chains[peer.name].api.rpc.chain.subscribeFinalizedHeads((header) => {
      const number = header.number.toNumber();
      const hashes = said.get(number) ?? new Map();
      said.set(number, hashes.set(`${peer.name} ${header.hash.toHex()}`, header.hash.toHex()));
    });
  }
});

after(() => network?.stop());

const peersOf = async (name) => (await chains[name].api.rpc.system.health()).peers.toNumber();
const onSides = (ask) => Promise.all(HALVES.map(([name]) => ask(chains[name])));

test('the four know each other through our links, and finalise', async () => {
  await network.agree(3);
  for (const name of VALIDATORS) await eventually(`${name} has three peers`, async () => (await peersOf(name)) === 3);
});

test('each half makes blocks of its own, and finalises none', async () => {
  network.cut(HALVES[0]);
  for (const name of VALIDATORS) await eventually(`${name} has one peer`, async () => (await peersOf(name)) === 1);
  // A vote that was under way may still come to an end.
  await sleep(5_000);
  const [stuck, from] = [await onSides(final), await onSides(best)];
  await eventually('both halves make blocks', async () => (await onSides(best)).every((number, half) => number >= from[half] + 8));
  assert.deepEqual(await onSides(final), stuck);
  const height = Math.min(...(await onSides(best)));
  const forks = await onSides(async ({ api }) => (await api.rpc.chain.getBlockHash(height)).toHex());
  assert.notEqual(forks[0], forks[1], 'the halves are apart');
  for (const name of VALIDATORS) assert.equal(await peersOf(name), 1);
});

test('together again they choose one fork and finalise it', async () => {
  const height = Math.max(...(await onSides(best)));
  network.mend();
  for (const name of VALIDATORS) await eventually(`${name} has three peers`, async () => (await peersOf(name)) === 3);
  const hash = await network.agree(height, network.all);
  assert.ok(hash);
  await finalises(chains.dave, 5);
});

test('no node ever said that another block was final', async () => {
  const least = Math.min(...(await Promise.all(Object.values(chains).map(final))));
  for (let number = 0; number <= least; number += 1) await network.agree(number);
  assert.ok(said.size > 10);
  for (const [number, hashes] of said) assert.equal(new Set(hashes.values()).size, 1, `block ${number}: ${[...hashes.keys()]}`);
});
