// The next version, from its checks to the chain that goes on with it: `make test-upgrade` builds it and runs this.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { hexToU8a } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { connect } from '../src/chain.js';
import { height } from '../src/events.js';
import { startNode } from '../src/node.js';
import { apply, assertInvariants, authorise, blob, check, compare, nextVersion, refund, watch } from '../src/upgrade.js';

const demo = new URL('../src/upgrade-demo.js', import.meta.url).pathname;

const next = nextVersion();
let node;
let chain;
let api;
let folder;
// What runs at the start.
let version;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'palisade-upgrade-'));
  node = await startNode(['--dev', '--sealing', 'manual', '--state-pruning', 'archive', '--blocks-pruning', 'archive']);
  chain = await connect(node.url, { manual: true });
  ({ api } = chain);
  await chain.seal(5);
  version = api.runtimeVersion.specVersion.toNumber();
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A file with `bytes`. */
function file(name, bytes) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** What the demo says and ends with. */
async function playDemo() {
  const child = spawn(process.execPath, [demo, node.url], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => { output += chunk; });
  child.stderr.on('data', (chunk) => { output += chunk; });
  const status = await new Promise((resolve) => child.once('close', resolve));
  return { output, status };
}

/** Nothing is in the pool, no block came, while `play` played. */
async function sendsNothing(play) {
  const seen = async () => [await height({ api }), (await api.rpc.author.pendingExtrinsics()).length];
  const start = await seen();
  const result = await play();
  assert.deepEqual(await seen(), start);
  return result;
}

/** The checks refuse `code`, as itself and its checks, with `reason`. */
const refused = (code, reason) => sendsNothing(() => assert.rejects(check(node.url, { code, checks: code }), reason));

test('the version that runs and a lower one are no upgrade', async () => {
  const running = await api._rpcCore.provider.send('state_getStorage', ['0x3a636f6465']);
  await refused(file('running', hexToU8a(running)), /spec version 1, which is not higher than 1/);
  await refused(file('lower', blob(chain, 'palisade', version - 1)), /not higher/);
});

test('the code of another chain is no upgrade', () => refused(file('other', blob(chain, 'palisades', version + 1)), /of palisades, the chain runs palisade/));

test('code that is cut short is no upgrade', async () => {
  const whole = hexToU8a(next.wasm);
  await refused(file('short', whole.slice(0, whole.length / 2)), /the code: /);
  await refused(file('none', ''), /the code: /);
});

test('an upgrade without its checks is not tried', () => refused(next.code, /without the feature try-runtime/));

/** Replaces what is stored at `key` by `change` of it while `play` plays. */
async function withStored(key, change, play) {
  const before = await api._rpcCore.provider.send('state_getStorage', [key]);
  const store = (value) => chain.sudo(api.tx.system.setStorage([[key, value]]));
  await store(change(before));
  try {
    await play();
  } finally {
    await store(before);
  }
}

test('a state that the migration does not know stops the demo before anything is sent', () =>
  // The chain ignores a byte too many; the check before the migration does not.
  withStored(api.query.network.lengths.key(), (lengths) => `${lengths}00`, async () => {
    const { output, status } = await sendsNothing(playDemo);
    assert.equal(status, 1, output);
    assert.match(output, /nothing was sent/);
    assert.match(output, /the network's lengths are of another version/);
  }));

test('a pallet whose state is wrong stops it as well', () =>
  // There is a basket already.
  withStored(api.query.lrt.nextBasket.key(), () => '0x00000000', async () => {
    const { output, status } = await sendsNothing(playDemo);
    assert.equal(status, 1, output);
    assert.match(output, /nothing was sent/);
    assert.match(output, /6: a basket's id was not given out/);
  }));

// The block that takes the code.
let number;
let index;

test('a referendum authorises the upgrade, and anybody applies it', async () => {
  const said = await sendsNothing(() => check(node.url, next));
  assert.match(said, new RegExp(`spec version ${version} → ${version + 1}`));
  assert.match(said, new RegExp(blake2AsHex(next.wasm)));
  assert.match(said, /run again, it changes nothing/);
  index = await authorise(chain, next.wasm);
  number = await apply(chain, next.wasm);
});

test('storage is migrated, and nothing is lost', () => compare(chain, number));

test('the chain goes on with the new version, era after era', async () => {
  await watch(chain, version + 1);
  await chain.eras(2);
  await assertInvariants(chain);
});

test('deposits are paid back', () => refund(chain, index, api.tx.system.authorizeUpgrade(blake2AsHex(next.wasm))));

test('it is applied once', async () => {
  await assert.rejects(check(node.url, next), /spec version 2, which is not higher than 2/);
  await assert.rejects(chain.send(api.tx.system.applyAuthorizedUpgrade(next.wasm), chain.account('Eve')), { name: 'system.NothingAuthorized' });
});
