// The development chain as `make devnet` starts it: sealed once a second, in real time.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { connect } from '../src/chain.js';
import { startNode } from '../src/node.js';

let node;
let chain;

before(async () => {
  node = await startNode(['--dev']);
  chain = await connect(node.url);
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

test('a block a second is sealed and finalised', async () => {
  const { api } = chain;
  const from = (await api.rpc.chain.getHeader()).number.toNumber();
  for (let i = 0; i < 4; i += 1) await chain.nextBlock();
  const best = (await api.rpc.chain.getHeader()).number.toNumber();
  const final = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
  assert.ok(best >= from + 4);
  assert.ok(final.number.toNumber() >= best - 1);
});

test('clients find the token, the address format and what they can call', async () => {
  const { api } = chain;
  const properties = await api.rpc.system.properties();
  assert.equal(properties.ss58Format.unwrap().toNumber(), 42);
  assert.deepEqual(properties.tokenDecimals.unwrap().map((decimals) => decimals.toNumber()), [12]);
  assert.deepEqual(properties.tokenSymbol.unwrap().map(String), ['PAL']);
  assert.equal(api.consts.system.ss58Prefix.toNumber(), 42);
  const methods = (await api.rpc.rpc.methods()).methods.map(String);
  for (const method of [
    'author_rotateKeysWithOwner', 'babe_epochAuthorship', 'chainHead_v1_follow', 'chainSpec_v1_properties', 'engine_createBlock',
    'payment_queryInfo', 'system_accountNextIndex', 'transaction_v1_broadcast',
  ]) {
    assert.ok(methods.includes(method), method);
  }
  for (const pallet of ['eras', 'operators', 'delegation', 'services', 'restaking', 'slashing', 'validators', 'rewards', 'lrt', 'prices']) {
    assert.ok(api.tx[pallet], pallet);
  }
});

test('every call that the README names exists, with these arguments', () => {
  const { api } = chain;
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  // `pallet.call(arguments)` or `runtimeApi.method(arguments)`; without parentheses only the name is meant.
  const named = [...readme.matchAll(/`([a-z]\w+)\.([a-z]\w+)(?:\(([^)`]*)\))?`/g)];
  assert.ok(named.length > 30);
  for (const [text, section, method, args] of named) {
    const call = api.tx[section]?.[method] ?? api.call[section]?.[method];
    assert.ok(call, text);
    const names = (call.meta.args ?? call.meta.params).map(({ name }) => name.toString()).join(', ');
    if (args !== undefined) assert.equal(names, args, text);
  }
});

test('Prometheus finds the height of the chain', async () => {
  const metrics = await (await fetch(node.metrics)).text();
  assert.match(metrics, /substrate_block_height\{status="best"/);
});

test('invariants are asked of the running node', async () => {
  assert.ok((await chain.api.call.invariantApi.checkInvariants()).isOk);
});
