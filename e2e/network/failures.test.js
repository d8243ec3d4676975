// What happens to single machines: one crashes, one hangs. The others go on, and it catches up.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { best, eventually, final, finalises, Network, sleep } from '../src/network.js';

let network;
let chain;

before(async () => {
  network = await Network.start();
  chain = await network.peer('alice').chain();
});

after(() => network?.stop());

test('four validators finalise the same blocks', async () => {
  await network.agree(5);
  const session = [...(await chain.api.query.session.validators())];
  assert.equal(session.length, 4);
});

test('one that crashes (kill -9) is missed by nobody, and catches up', async () => {
  const bob = network.peer('bob');
  await bob.kill();
  const from = await finalises(chain, 10).then(() => final(chain));
  await bob.start();
  await network.agree(from);
  await finalises(await bob.chain(), 3);
});

test('one that hangs for a minute is missed by nobody, and catches up', async () => {
  const charlie = network.peer('charlie');
  const there = await charlie.chain();
  const before = await final(chain);
  charlie.pause();
  const asked = there.api.rpc.chain.getHeader().then(() => 'answers');
  await Promise.all([sleep(60_000), finalises(chain, 10)]);
  assert.equal(await Promise.race([asked, sleep(1_000).then(() => 'is silent')]), 'is silent');
  const missed = await final(chain);
  assert.ok(missed >= before + 10);
  charlie.resume();
  assert.equal(await asked, 'answers');
  await network.agree(missed);
  await finalises(there, 3);
});

test('with two of four gone nothing is final; with one of them back all goes on', async () => {
  const [charlie, dave] = ['charlie', 'dave'].map((name) => network.peer(name));
  await Promise.all([charlie.kill(), dave.kill()]);
  // A vote that was under way may still come to an end.
  await sleep(10_000);
  const [stuck, height] = [await final(chain), await best(chain)];
  await eventually('blocks are made', async () => (await best(chain)) >= height + 8);
  assert.equal(await final(chain), stuck);
  await dave.start();
  await finalises(chain, 10);
  await charlie.start();
  await network.agree(await final(chain));
});
