// The treasury stakes: a referendum moves its funds into Staked PAL, another one takes them out again.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect, PAL } from '../src/chain.js';
import { floor } from '../src/figures.js';
import { startNode } from '../src/node.js';
import { pass } from '../src/referendum.js';
import { view } from '../src/view.js';

const LST = 0;
const AMOUNT = 5_000n * PAL;

let node;
let chain;
let api;
let treasury;
let token;

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual', '--state-pruning', 'archive', '--blocks-pruning', 'archive']);
  chain = await connect(node.url, { manual: true });
  ({ api } = chain);
  treasury = api.consts.treasury.potAccount.toString();
  await chain.seal(3);
  await chain.send(api.tx.balances.transferKeepAlive(treasury, 2n * AMOUNT), chain.account('Alice'));
  ({ token } = await (await view(chain)).basket(LST));
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

const asTreasury = (call) => api.tx.utility.dispatchAsFallible({ system: { Signed: treasury } }, call);
const tokens = async () => {
  const account = await api.query.assets.account(token, treasury);
  return account.isSome ? account.unwrap().balance.toBigInt() : 0n;
};
const redemptions = async () => (await view(chain)).redemptions(treasury);

test('a referendum moves funds of the treasury into Staked PAL', async () => {
  assert.equal(await tokens(), 0n);
  const funds = await chain.free(treasury);
  await pass(chain, asTreasury(api.tx.lrt.mint(LST, AMOUNT, 1n)), async () => (await tokens()) > 0n);
  const { ask, supply } = await (await view(chain)).basket(LST);
  const worth = floor(await tokens(), ask, supply);
  assert.ok(worth <= AMOUNT && worth >= AMOUNT - PAL, `${worth} of ${AMOUNT}`);
  // Meanwhile it earns its part of what is issued.
  assert.ok((await chain.free(treasury)) >= funds - AMOUNT);
});

test('another one takes them out, with what they have earned, and anyone has it paid', async () => {
  const all = await tokens();
  await pass(chain, asTreasury(api.tx.lrt.redeemRequest(LST, all, AMOUNT)), async () => (await tokens()) === 0n);
  const waiting = await redemptions();
  assert.ok(waiting.length > 0);
  await chain.toEra(Math.max(...waiting.map(({ matures }) => matures)));
  await chain.nextBlock();
  const funds = await chain.free(treasury);
  let paid = 0n;
  for (const { id } of await redemptions()) {
    const claimed = await chain.send(api.tx.lrt.claim(id), chain.account('Bob'));
    paid += BigInt(claimed.event('lrt', 'RedemptionClaimed').amount.toString());
  }
  assert.ok(paid > floor(AMOUNT, 9n, 10n), 'the rest was in the buffer, and paid at once');
  assert.ok((await chain.free(treasury)) >= funds + paid);
  assert.deepEqual(await redemptions(), []);
  assert.equal(await (await view(chain)).invariants(), 'hold');
});

test('a referendum that asks for more than the treasury has changes nothing', async () => {
  const held = await tokens();
  const call = asTreasury(api.tx.lrt.mint(LST, 10n ** 9n * PAL, 1n));
  await pass(chain, call, async () => {
    const events = await api.query.system.events();
    const dispatched = events.map(({ event }) => event).find((event) => api.events.scheduler.Dispatched.is(event));
    return dispatched !== undefined && dispatched.data.result.isErr;
  });
  assert.equal(await tokens(), held);
});
