// What the node's binary does besides running a node, each subcommand once.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { connect } from '../src/chain.js';
import { binary, startNode, wasmCache } from '../src/node.js';

const HEIGHT = 12;
const dir = mkdtempSync(join(tmpdir(), 'palisade-'));
const [here, elsewhere, blocks] = ['here', 'elsewhere', 'blocks'].map((name) => join(dir, name));
let head;

/** What a subcommand prints; rejects when it fails. */
async function run(...args) {
  return promisify(execFile)(binary, args.map(String), { maxBuffer: 2 ** 26 });
}

/** What a subcommand that opens the database of a development chain prints. */
function onChain(command, basePath, ...args) {
  return run(command, '--chain', 'dev', '--base-path', basePath, '--wasm-cache', wasmCache, ...args);
}

const json = async (...args) => JSON.parse((await run(...args)).stdout);
const info = async (basePath) => JSON.parse((await run('chain-info', '--chain', 'dev', '--base-path', basePath)).stdout);

before(async () => {
  const node = await startNode(['--dev', '--sealing', 'manual'], { basePath: here, keep: true });
  const chain = await connect(node.url, { manual: true });
  await chain.seal(HEIGHT);
  const hash = (number) => chain.api.rpc.chain.getBlockHash(number).then(String);
  head = { genesis: await hash(0), early: await hash(HEIGHT - 3), best: await hash(HEIGHT), time: (await chain.api.query.timestamp.now()).toNumber() };
  await chain.disconnect();
  await node.stop();
});

after(() => rmSync(dir, { recursive: true, force: true }));

test('key: generate, inspect, insert', async () => {
  const made = await json('key', 'generate', '--scheme', 'sr25519', '--output-type', 'json');
  assert.equal(made.secretPhrase.split(' ').length, 12);
  const inspected = await json('key', 'inspect', made.secretPhrase, '--output-type', 'json');
  assert.deepEqual([inspected.publicKey, inspected.ss58Address], [made.publicKey, made.ss58Address]);

  const keys = join(dir, 'keys');
  await run('key', 'insert', '--chain', 'live', '--base-path', keys, '--key-type', 'babe', '--scheme', 'sr25519', '--suri', made.secretPhrase);
  const file = Buffer.from('babe').toString('hex') + made.publicKey.slice(2);
  assert.equal(JSON.parse(readFileSync(join(keys, 'chains/palisade/keystore', file))), made.secretPhrase);

  const { stdout, stderr } = await run('key', 'generate-node-key');
  assert.match(stdout.trim(), /^[0-9a-f]{64}$/);
  assert.match(stderr.trim(), /^12D3KooW/);
});

test('export-chain-spec: every network, in words and raw, with nothing but JSON on stdout', async () => {
  for (const [chain, name, id, type] of [
    ['dev', 'Palisade Development', 'palisade_dev', 'Development'],
    ['local', 'Palisade Local Testnet', 'palisade_local', 'Local'],
    ['live', 'Palisade', 'palisade', 'Live'],
  ]) {
    const [words, raw] = [await json('export-chain-spec', '--chain', chain), await json('export-chain-spec', '--chain', chain, '--raw')];
    for (const spec of [words, raw]) {
      assert.deepEqual([spec.name, spec.id, spec.chainType], [name, id, type]);
      assert.deepEqual(spec.properties, { ss58Format: 42, tokenDecimals: 12, tokenSymbol: 'PAL' });
      assert.deepEqual(spec.bootNodes, []);
    }
    const { code, patch } = words.genesis.runtimeGenesis;
    const top = raw.genesis.raw.top;
    assert.equal(top['0x3a636f6465'], code, 'both have the same runtime');
    // The template of a live network names nobody: neither a sudoer nor a validator.
    const named = JSON.stringify(patch).match(/5[1-9A-HJ-NP-Za-km-z]{47}/g) ?? [];
    assert.equal(named.length > 0, chain !== 'live');
    assert.equal(Boolean(patch.sudo?.key), chain === 'dev');
  }
});

test('build-spec: the same, with this node to start from', async () => {
  const exported = await json('export-chain-spec', '--chain', 'local');
  const { stdout } = await run('build-spec', '--chain', 'local', '--base-path', join(dir, 'spec'));
  const built = JSON.parse(stdout);
  assert.match(built.bootNodes[0], /^\/ip4\/127\.0\.0\.1\/tcp\/30333\/p2p\/12D3KooW/);
  assert.deepEqual({ ...built, bootNodes: [] }, exported);
  const raw = await json('build-spec', '--chain', 'local', '--raw', '--disable-default-bootnode', '--base-path', join(dir, 'spec'));
  assert.deepEqual(raw.bootNodes, []);
  assert.ok(raw.genesis.raw.top['0x3a636f6465']);
});

test('chain-info and check-block', async () => {
  assert.deepEqual(await info(here), {
    best_hash: head.best, best_number: HEIGHT, genesis_hash: head.genesis, finalized_hash: head.best, finalized_number: HEIGHT,
  });
  // BABE takes no block of the future, and a chain that is sealed on request runs ahead of the clock on the wall.
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, head.time - Date.now())));
  const { stdout, stderr } = await onChain('check-block', here, HEIGHT);
  assert.match(stdout, /Completed in/);
  assert.match(stderr, /Imported 1 blocks/);
});

test('export-blocks and import-blocks: the same chain elsewhere', async () => {
  await onChain('export-blocks', here, '--binary', blocks);
  assert.ok(statSync(blocks).size > HEIGHT * 200);
  const { stderr } = await onChain('import-blocks', elsewhere, '--binary', blocks);
  assert.match(stderr, new RegExp(`Imported ${HEIGHT} blocks`));
  const imported = await info(elsewhere);
  assert.deepEqual([imported.genesis_hash, imported.best_hash], [head.genesis, head.best]);
});

test('revert: what is not final is taken back, and the chain goes on from there', async () => {
  await onChain('revert', elsewhere, 3);
  const reverted = await info(elsewhere);
  assert.deepEqual([reverted.best_number, reverted.best_hash], [HEIGHT - 3, head.early]);

  const node = await startNode(['--dev', '--sealing', 'manual'], { basePath: elsewhere, keep: true });
  const chain = await connect(node.url, { manual: true });
  await chain.seal(2);
  const best = await chain.api.rpc.chain.getHeader();
  assert.equal(best.number.toNumber(), HEIGHT - 1);
  await chain.disconnect();
  await node.stop();

  const { stderr } = await onChain('revert', here, 3);
  assert.match(stderr, /There aren't any non-finalized blocks to revert/);
  assert.equal((await info(here)).best_hash, head.best);
});

test('export-state: the state of a block, as a specification', async () => {
  const { stdout } = await onChain('export-state', here, 5);
  const { id, genesis } = JSON.parse(stdout);
  assert.equal(id, 'palisade_dev');
  // System.Number.
  assert.equal(genesis.raw.top['0x26aa394eea5630e07c48ae0c9558cef702a5c1b19ab7a04f536c519aca4983ac'], '0x05000000');
});

test('purge-chain: the database goes, keys stay', async () => {
  await run('key', 'insert', '--chain', 'dev', '--base-path', here, '--key-type', 'gran', '--scheme', 'ed25519', '--suri', '//Alice');
  const { stdout } = await run('purge-chain', '--chain', 'dev', '--base-path', here, '-y');
  assert.match(stdout, /removed/);
  const chain = join(here, 'chains/palisade_dev');
  assert.ok(!existsSync(join(chain, 'paritydb')));
  assert.equal(readdirSync(join(chain, 'keystore')).length, 1);
  await assert.rejects(run('check-block', 1, '--chain', 'nowhere'), /nowhere/);
});
