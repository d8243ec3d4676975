// New nodes get the chain, by warp and block by block; imports survive a crash and a full disk.

import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { eventually, final, finalises, Network, sleep } from '../src/network.js';
import { Load } from '../src/load.js';
import { binary, wasmCache } from '../src/node.js';
import { view } from '../src/view.js';

/** Crashes of one import, and the bytes that it gets at once. */
const [CRASHES, SLICE] = [4, 1024];

let network;
let chain;
let api;
/** The file with the blocks that are imported, its last one, and how many epochs they are. */
let [file, head, epochs] = [];

before(async () => {
  network = await Network.start({ sessionsPerEra: 1 });
  chain = await network.peer('alice').chain();
  ({ api } = chain);
});

after(() => network?.stop());

const run = async (command, path, ...args) =>
  (await promisify(execFile)(binary, [command, '--chain', network.spec, '--base-path', path, '--wasm-cache', wasmCache, ...args], { maxBuffer: 2 ** 28 })).stdout;
const info = async (path) => JSON.parse(await run('chain-info', path));

/** A digest of the whole state of `block`, as the database in `path` has it. */
const stateOf = async (path, block) => createHash('sha256').update(JSON.stringify(JSON.parse(await run('export-state', path, String(block))).genesis.raw)).digest('hex');

/** A command before a node's: a write beyond the limit on the size of files is an error then, as on a full disk, and no signal. */
const THROUGH = ['bash', '-c', 'trap "" XFSZ; exec "$@"', '-'];
const fill = (pid) => execFileSync('prlimit', ['--pid', String(pid), '--fsize=65536']);

/** Imports the blocks in `file` into `path`, a few at a time; does `then` to the process as soon as `epoch` has begun. */
async function importBlocks(path, { epoch, then } = {}) {
  const [command, ...before] = THROUGH;
  const child = spawn(command, [...before, binary, 'import-blocks', '--chain', network.spec, '--base-path', path, '--wasm-cache', wasmCache, '--binary'], { stdio: ['pipe', 'ignore', 'pipe'] });
  let log = '';
  let done = epoch === undefined;
  child.stderr.on('data', (chunk) => {
    log += chunk;
    if (done || !log.includes(`New epoch ${epoch} launching`)) return;
    done = true;
    then(child);
  });
  child.stdin.on('error', () => {});
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal, log })));
  const blocks = readFileSync(file);
  for (let at = 0; at < blocks.length && child.exitCode === null && child.signalCode === null; at += SLICE) {
    child.stdin.write(blocks.subarray(at, at + SLICE));
    await sleep(20);
  }
  child.stdin.end();
  return ended;
}

test('a chain with some history: sets of voters that changed, and blocks with something in them', async () => {
  await network.agree(3);
  const load = new Load(chain, { accounts: 100 });
  await load.prepare();
  const { lost, failed } = await load.run({ rate: 5, seconds: 45 });
  assert.deepEqual([lost, failed], [0, 0]);
  await eventually('three sets of voters', async () => (await api.query.grandpa.currentSetId()).toNumber() >= 3);
  await finalises(chain, 2);
});

test('a full node that takes every block and one that warps have the same state', async () => {
  const target = await final(chain);
  const [full, warp] = [await network.add('full', '--sync', 'full'), await network.add('warp', '--sync', 'warp')];
  await full.start();
  await warp.start();
  // Until then it names blocks as final that it does not have.
  await eventually('the state has come', () => /State sync is complete/.test(warp.node.log()));
  await network.agree(target, [network.peer('alice'), full, warp]);
  assert.doesNotMatch(full.node.log(), /Warp sync is complete/);

  // Both execute what comes now, and check its state roots.
  const common = await final(chain) + 4;
  await network.agree(common, [network.peer('bob'), full, warp]);
  for (const peer of [full, warp]) assert.equal(await (await view(await peer.chain())).invariants(), 'hold', peer.name);
  const dave = network.peer('dave');
  await network.agree(common, [dave]);
  await Promise.all([full, warp, dave].map((peer) => peer.stop()));
  const states = await Promise.all([full, warp, dave].map(({ path }) => stateOf(path, common)));
  assert.deepEqual(states, [states[2], states[2], states[2]]);
  await dave.start();
  await finalises(chain);
});

test('kill -9 in the middle of an import leaves a database that the next import goes on with', async () => {
  const dave = network.peer('dave');
  const crashed = await network.add('crashed', '--sync', 'full');
  await dave.stop();
  [file, head] = [join(network.dir, 'blocks'), (await info(dave.path)).finalized_number];
  await run('export-blocks', dave.path, '--binary', '--to', String(head), file);
  await dave.start();

  epochs = (await api.query.babe.epochIndex()).toNumber() - 1;
  const reached = [];
  for (let crash = 1; crash <= CRASHES; crash += 1) {
    const { signal, log } = await importBlocks(crashed.path, { epoch: Math.ceil((epochs * crash) / (CRASHES + 1)), then: (child) => child.kill('SIGKILL') });
    assert.equal(signal, 'SIGKILL', log);
    reached.push((await info(crashed.path)).best_number);
  }
  assert.ok(reached.some((number) => number > 0 && number < head), `in the middle of ${head}: ${reached}`);
  assert.deepEqual(reached, reached.toSorted((a, b) => a - b), 'what was reached stays');

  const { code, log } = await importBlocks(crashed.path);
  assert.equal(code, 0, log);
  assert.equal((await info(crashed.path)).best_number, head);
  await crashed.start();
  await network.agree(head + 3, [network.peer('alice'), crashed]);
  assert.equal(await (await view(await crashed.chain())).invariants(), 'hold');
});

test('an import for which the disk has no room fails with a clear error, and the next import goes on', async () => {
  const path = join(network.dir, 'filled');
  const failed = await importBlocks(path, { epoch: Math.ceil(epochs / 2), then: ({ pid }) => fill(pid) });
  assert.notEqual(failed.code, 0);
  assert.match(failed.log, /File too large \(os error 27\)/);
  assert.ok((await info(path)).best_number < head);
  const { code, log } = await importBlocks(path);
  assert.equal(code, 0, log);
  assert.equal((await info(path)).best_number, head);
});

test('a full disk ends the node with a clear error, harms nobody else, and a restart after room is made goes on', async () => {
  const full = network.peer('full');
  await full.start({ through: THROUGH });
  await finalises(await full.chain(), 2);
  fill(full.node.pid);
  await eventually('it ends', () => !full.node.isRunning());
  assert.equal(await full.node.ended, 1);
  assert.match(full.node.log(), /The node ends, as its database takes no more writes: Database error: .*File too large \(os error 27\)/);
  await finalises(chain, 4);
  await full.stop();
  await full.start();
  await network.agree(await final(chain), [network.peer('alice'), full]);
  assert.equal(await (await view(await full.chain())).invariants(), 'hold');
});

test('a node with less room than it shall keep does not start, and says why', async () => {
  const modest = await network.add('modest', '--db-storage-threshold', '4000000000');
  const log = await modest.start().then(() => modest.node.ended).then(() => modest.node.log(), ({ message }) => message);
  assert.match(log, /vailable space/);
});
