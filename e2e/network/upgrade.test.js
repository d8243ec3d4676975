// Four validators are upgraded while accounts transfer, delegate and mint: tried on a copy of their state, authorised by
// referendum, applied by anybody. Needs the next version and the tool that tries it: `ONLY=upgrade make test-network`.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { blake2AsHex } from '@polkadot/util-crypto';
import { height } from '../src/events.js';
import { Load } from '../src/load.js';
import { Network, sleep } from '../src/network.js';
import { apply, assertInvariants, authorise, check, compare, nextVersion, refund, watch } from '../src/upgrade.js';

/** Transactions a second. */
const RATE = 5;
/** Blocks of a governance day, the least there can be. The referendum takes two days and two hours. */
const DAY = 24;
/** Four nodes compile the new code at once: seconds for it. */
const PATIENCE = 1_200;

const next = nextVersion();
let network;
let chain;
let api;
let version;
let load;
let loaded;

before(async () => {
  network = await Network.start({ dayBlocks: DAY });
  chain = await network.peer('alice').chain();
  ({ api } = chain);
  version = api.runtimeVersion.specVersion.toNumber();
  await network.agree(3);
  load = new Load(await network.peer('bob').chain());
  await load.prepare();
  loaded = load.run({ rate: RATE, seconds: Infinity, patience: 60 });
  loaded.catch(() => {});
});

after(() => network?.stop());

test('the upgrade passes its checks on a copy of the state of a network under load', async () => {
  const said = await check(network.peer('charlie').node.url, next);
  assert.match(said, new RegExp(`spec version ${version} → ${version + 1}`));
});

let index;
// The block that takes the code, and how much had been sent before.
let number;
let sent;

test('a referendum authorises it, and anybody applies it', async (context) => {
  const say = (line) => context.diagnostic(line);
  index = await authorise(chain, next.wasm, say);
  ({ sent } = load);
  number = await apply(chain, next.wasm, say);
});

test('all four run the new version on the same migrated state, and go on', async (context) => {
  const hash = await network.agree(number + 5, network.all, PATIENCE);
  for (const peer of network.all) {
    const there = await peer.chain();
    assert.equal((await there.api.rpc.state.getRuntimeVersion()).specVersion.toNumber(), version + 1, peer.name);
    await assertInvariants(there, hash);
  }
  await compare(chain, number, (line) => context.diagnostic(line));
});

test('what was sent before is included, and nothing fails but what was signed for the old version', async (context) => {
  // It goes on for a while with the new one.
  const since = load.sent;
  await sleep(20_000);
  assert.ok(load.sent > since);
  load.stop();
  const report = await loaded;
  const { included, final, failures } = report;
  context.diagnostic(`${((100 * included) / report.sent).toFixed(1)} % of all is included, ${sent} were sent before the code: ${JSON.stringify(report)}`);
  assert.ok(included >= 0.95 * sent, 'but for those that waited when the code changed');
  assert.equal(final, included);
  for (const reason of Object.keys(failures)) assert.match(reason, /refused by the pool: .*bad signature/);
});

test('whoever signs for the new version loses nothing', async (context) => {
  const anew = new Load(await network.peer('charlie').chain());
  await anew.prepare();
  const report = await anew.run({ rate: RATE, seconds: 30 });
  context.diagnostic(JSON.stringify(report));
  assert.deepEqual([report.included, report.final, report.lost, report.failures], [report.sent, report.sent, 0, {}]);
  await watch(chain, version + 1);
  await refund(chain, index, api.tx.system.authorizeUpgrade(blake2AsHex(next.wasm)));
  await network.agree(await height(chain));
  for (const peer of network.all) await assertInvariants(await peer.chain());
});
