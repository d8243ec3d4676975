// A validator whose keys are on two machines by mistake signs twice, and pays for it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { blocks } from '../src/events.js';
import { best, eventually, finalises, Network } from '../src/network.js';
import { nativePool, view } from '../src/view.js';

let network;
let chain;
let found;

before(async () => {
  network = await Network.start();
  chain = await network.peer('alice').chain();
});

after(() => network?.stop());

/** The first block from `from` on in which Dave is reported, unless there is none yet. */
async function reported(from) {
  for await (const block of blocks(chain, from, await best(chain))) {
    const event = block.events.find(({ section, method }) => section === 'validators' && method === 'OffenceReported');
    if (event) return { ...block, event };
  }
  return undefined;
}

test('a second node with the keys of Dave joins, and the others report him', async () => {
  await network.agree(3);
  const from = await best(chain);
  const twin = await network.add('twin', '--dave');
  await twin.start();
  found = await eventually('Dave is reported', () => reported(from));
  assert.equal(found.event.data.operator.toString(), chain.account('Dave').address);

  // It is what nodes do of themselves: a call that nobody signs.
  const { block } = await chain.api.rpc.chain.getBlock(found.hash);
  const report = block.extrinsics.find(({ method }) => method.method === 'reportEquivocationUnsigned');
  assert.ok(report && !report.isSigned, 'reported by a node');
  const [proof] = report.method.args;
  if (report.method.section === 'babe') {
    assert.ok(proof.firstHeader.parentHash && !proof.firstHeader.hash.eq(proof.secondHeader.hash), 'two blocks');
  }
});

test('his pools lose a share, and he is disabled', async () => {
  const { parentHash } = await chain.api.rpc.chain.getHeader(found.hash);
  const [before, after] = [await view(chain, parentHash), await view(chain, found.hash)];
  for (const tier of ['Base', 'Restaked']) {
    const pool = nativePool(chain.account('Dave'), tier);
    const [was, is] = [(await before.pool(pool)).value, (await after.pool(pool)).value];
    // One of four: (3/4)² of both pools.
    assert.equal(is, was - (was * 9n) / 16n, tier);
  }
  const disabled = found.events.find(({ section, method }) => section === 'session' && method === 'ValidatorDisabled');
  assert.equal(disabled.data.validator.toString(), chain.account('Dave').address);
  for (const name of ['Alice', 'Bob', 'Charlie']) {
    const pool = nativePool(chain.account(name), 'Base');
    assert.equal((await after.pool(pool)).value, (await before.pool(pool)).value, name);
  }
});

test('the others finalise; after the verdict the loss is taken, and every invariant holds', async () => {
  await finalises(chain, 5);
  const { due } = (await (await view(chain, found.hash)).openReports())[0];
  await eventually('the verdict', async () => (await chain.era()) > due, 600);
  const now = await view(chain);
  assert.ok(!(await now.openReports()).some(({ due: other }) => other <= due));
  assert.equal(await now.invariants(), 'hold');
  assert.ok(!(await chain.api.query.session.validators()).some((who) => who.toString() === chain.account('Dave').address), 'who is jailed does not validate');
});
