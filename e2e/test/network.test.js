// Four validators with real BABE and GRANDPA: they finalise, one that equivocates is slashed and disabled, and outsiders verify
// what they finalised.

import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { connect } from '../src/chain.js';
import { babeEquivocation, grandpaEquivocation } from '../src/evidence.js';
import { newService, perquintill } from '../src/figures.js';
import { binary, startNode } from '../src/node.js';
import { nativePool, view } from '../src/view.js';

const nodes = [];
let chain;

before(async () => {
  const key = (index) => String(index + 1).padStart(64, '0');
  const first = execFileSync(binary, ['key', 'inspect-node-key'], { input: key(0), stdio: ['pipe', 'pipe', 'ignore'] }).toString().trim();
  const start = async (index, name) => {
    const bootnodes = index > 0 ? ['--bootnodes', `/ip4/127.0.0.1/tcp/${nodes[0].p2p}/p2p/${first}`] : [];
    nodes[index] = await startNode(['--chain', 'local', `--${name}`, '--node-key', key(index), ...bootnodes]);
  };
  await start(0, 'alice');
  await Promise.all(['bob', 'charlie', 'dave'].map((name, index) => start(index + 1, name)));
  chain = await connect(nodes[3].url);
});

after(async () => {
  await chain?.disconnect();
  await Promise.all(nodes.filter(Boolean).map((node) => node.stop()));
});

test('all four finalise the same blocks', async () => {
  const { api } = chain;
  const methods = (await api.rpc.rpc.methods()).methods.map(String);
  for (const method of ['grandpa_roundState', 'grandpa_proveFinality', 'sync_state_genSyncSpec']) assert.ok(methods.includes(method), method);
  await chain.until(async () => (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber() >= 3, 60);
  const hash = await api.rpc.chain.getBlockHash(3);
  for (const node of nodes) {
    const other = await connect(node.url);
    await other.until(async () => (await other.api.rpc.chain.getHeader(await other.api.rpc.chain.getFinalizedHead())).number.toNumber() >= 3, 60);
    assert.ok((await other.api.rpc.chain.getBlockHash(3)).eq(hash));
    await other.disconnect();
  }
});

test('Alice puts half of her pool at risk for a service', async () => {
  const { api } = chain;
  const [alice, ferdie] = ['Alice', 'Ferdie'].map((name) => chain.account(name));
  await chain.sendAll([api.tx.services.register(newService(ferdie)), api.tx.services.acceptOperator(1, alice.address)], ferdie);
  await chain.sendAll([api.tx.services.requestOptIn(1), api.tx.restaking.allocate('Native', 1, perquintill(1, 2))], alice);
});

for (const [name, evidence, type] of [['Dave', babeEquivocation, 'sr25519'], ['Charlie', grandpaEquivocation, 'ed25519']]) {
  test(`${name}'s equivocation in ${type === 'sr25519' ? 'BABE' : 'GRANDPA'} is slashed, and ${name} disabled`, async () => {
    const { api } = chain;
    const operator = chain.account(name);
    const call = await evidence(chain, chain.account(name, type));
    const sent = await chain.send(call, chain.account('Ferdie'));
    const parent = (await api.rpc.chain.getHeader(sent.block)).parentHash;
    const [before, after] = [await view(chain, parent), await view(chain, sent.block)];
    // One of four: (3/4)² of both pools.
    for (const tier of ['Base', 'Restaked']) {
      const pool = nativePool(operator, tier);
      const [was, is] = [(await before.pool(pool)).value, (await after.pool(pool)).value];
      assert.equal(is, was - (was * 9n) / 16n);
    }
    assert.equal(sent.event('session', 'ValidatorDisabled').validator.toString(), operator.address);
  });
}

test('the others go on and finalise without the disabled ones', async () => {
  const { api } = chain;
  const final = async () => (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber();
  const from = await final();
  await chain.until(async () => (await final()) >= from + 3, 60);
});

test('who trusts the genesis block alone verifies an era table, by what these validators signed', async () => {
  const { api } = chain;
  await chain.toEra(1);
  const begun = (await api.rpc.chain.getHeader()).number.toNumber();
  await chain.until(async () => (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber() >= begun + 2, 60);
  const run = async (...options) => {
    const script = fileURLToPath(new URL('../src/verify-table.js', import.meta.url));
    return JSON.parse((await promisify(execFile)(process.execPath, [script, nodes[0].url, 1, 1, ...options].map(String))).stdout);
  };

  const table = await run('--genesis', api.genesisHash.toHex());
  assert.ok(table.complete && table.block >= begun);
  assert.equal(table.hash, (await api.rpc.chain.getBlockHash(table.block)).toHex());
  assert.ok(table.authorities.setId >= 1, 'the voters of the first era named others');
  const [row] = (await (await view(chain)).guarantees(1, 1));
  assert.deepEqual(table.rows, [{ operator: row.operator, asset: 'Native', guarantee: String(row.guarantee), maxSlash: String(perquintill(20, 100)), redistribution: false, key: null }]);
  assert.deepEqual(table.totals, [{ asset: 'Native', amount: String(row.guarantee) }]);

  const dir = mkdtempSync(join(tmpdir(), 'palisade-'));
  const file = join(dir, 'authorities.json');
  const keep = (authorities) => writeFileSync(file, JSON.stringify(authorities));
  await chain.until(async () => (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber() > table.block, 60);
  keep(table.authorities);
  const later = await run('--authorities', file);
  assert.ok(later.block > table.block);
  assert.deepEqual([later.rows, (await run()).rows], [table.rows, table.rows]);
  keep({ ...table.authorities, setId: table.authorities.setId + 1 });
  await assert.rejects(run('--authorities', file), /did not sign this vote/);
  rmSync(dir, { recursive: true });
});
