// The methods `restaking_*`: what they answer is what the runtime APIs answer, and whatever else is asked is refused.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { u8aToHex } from '@polkadot/util';
import { connect, PAL } from '../src/chain.js';
import { methods } from '../src/definitions.js';
import { newService, perquintill } from '../src/figures.js';
import { camelCase, metadata } from '../src/metadata.js';
import { startNode } from '../src/node.js';
import { reference } from '../src/reference.js';
import { nativePool } from '../src/view.js';

const STAKED_PAL = 0;
const INVALID = -32602;
const file = (name) => readFileSync(new URL(`../../docs/reference/${name}`, import.meta.url), 'utf8');
const { rpc, types } = { rpc: JSON.parse(file('rpc.json')), types: JSON.parse(file('types.json')) };

let node;
let chain;
let client;
let meta;
/** A good value for each parameter. */
let good;

const send = (name, params) => chain.api._rpcCore.provider.send(`restaking_${name}`, params);
const paramsOf = (name) => rpc.restaking[name].params;
const isList = (name) => paramsOf(name).some((param) => param.name === 'start');
const required = (name) => paramsOf(name).filter(({ isOptional }) => !isOptional).map((param) => good[param.name]);

/** The method refuses `params` with `code`, in few words that repeat nothing of them. */
async function refuses(name, params, code, what) {
  await assert.rejects(send(name, params), (error) => {
    assert.equal(error.code, code, `${name} ${what}: ${error.message}`);
    assert.ok(error.message.length < 200, `${name}: ${error.message.slice(0, 300)}`);
    return true;
  }, `${name} ${what}`);
}

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual', '--state-pruning', '32']);
  chain = await connect(node.url, { manual: true });
  const { api } = chain;
  const [alice, eve, ferdie] = ['Alice', 'Eve', 'Ferdie'].map((name) => chain.account(name));
  await chain.seal(3);

  // Something for every method: a service with terms that wait, a raise, a stream, a ticket, a redemption, an open report.
  await chain.sendAll([api.tx.services.register(newService(ferdie)), api.tx.services.acceptOperator(1, alice.address)], ferdie);
  await chain.sendAll([api.tx.services.requestOptIn(1), api.tx.restaking.allocate('Native', 1, perquintill(1, 2))], alice);
  await chain.sudo(api.tx.rewards.admitRewardAsset('Native', PAL));
  const era = await chain.era();
  await chain.send(api.tx.rewards.fund(1, 'Native', 'Native', era + 1, era + 4, 1_000n * PAL), ferdie);
  await chain.eras(2);
  await chain.send(api.tx.delegation.requestLeave(nativePool(alice, 'Restaked'), 1_000n * PAL), eve);
  await chain.send(api.tx.lrt.mint(STAKED_PAL, 1_000n * PAL, 0), eve);
  await chain.send(api.tx.lrt.redeemRequest(STAKED_PAL, 500n * PAL, 0), eve);
  await chain.send(api.tx.slashing.report(1, alice.address, (await chain.era()) - 1, `0x${'07'.repeat(32)}`, perquintill(1, 10), `0x${'08'.repeat(32)}`), ferdie);
  await chain.send(api.tx.operators.setCommission(110_000_000), alice);

  meta = await metadata(api);
  client = await ApiPromise.create({ provider: new WsProvider(node.url), rpc, types, noInitWarn: true });
  const pool = nativePool(alice, 'Restaked');
  good = {
    operator: alice.address, who: eve.address, account: eve.address, key: pool, pool, service: 1, era: (await chain.era()) - 1,
    basket: STAKED_PAL, tokens: PAL.toString(), target: { service: 1 }, stake: 'Native',
  };
});

after(async () => {
  await client?.disconnect();
  await chain?.disconnect();
  await node?.stop();
});

test('the reference is that of this chain', () => {
  for (const [name, content] of Object.entries(reference(meta))) assert.equal(file(name), content, `${name}: run make reference`);
});

test('the definitions name every method that the node has', async () => {
  const known = (await chain.api.rpc.rpc.methods()).methods.map(String).filter((name) => name.startsWith('restaking_'));
  assert.deepEqual(known.sort(), Object.keys(rpc.restaking).map((name) => `restaking_${name}`).sort());
});

test('every method answers what the runtime API answers, and something', async () => {
  const hash = await chain.api.rpc.chain.getBlockHash();
  const at = await chain.api.at(hash);
  for (const [api, method] of methods(meta)) {
    const [section, name] = [camelCase(api.name), camelCase(method.name)];
    const args = required(name);
    const expected = u8aToHex((await at.call[section][name](...args)).toU8a());
    const optional = isList(name) ? [null, null, hash] : [hash];
    const answer = await client.rpc.restaking[name](...args, ...optional);
    assert.equal(u8aToHex(answer.toU8a()), expected, name);
    assert.equal(u8aToHex((await client.rpc.restaking[name](...args)).toU8a()), expected, `${name} of the best block`);
    const silent = ['prices', 'dues', 'poolRewards', 'arriving', 'earnedIn'];
    if (!silent.includes(name)) assert.ok(!answer.isEmpty, `${name} has something to say`);
  }
});

test('answers have no numbers and no tuples, and names in camelCase', async () => {
  const look = (value, where) => {
    assert.notEqual(typeof value, 'number', where);
    if (Array.isArray(value)) value.forEach((item) => assert.ok(!Array.isArray(item), where) ?? look(item, `${where}[]`));
    else if (value && typeof value === 'object') {
      for (const [name, part] of Object.entries(value)) {
        assert.match(name, /^[a-z][A-Za-z0-9]*$/, where);
        look(part, `${where}.${name}`);
      }
    }
  };
  for (const name of Object.keys(rpc.restaking)) look(await send(name, required(name)), name);
  const [basket] = await send('baskets', []);
  assert.match(basket.basketView.rateBid, /^\d+$/);
  assert.equal((await send('pool', [good.key])).reports.length, 1);
});

test('lists come in pages of at most a hundred', async () => {
  const all = await send('operators', []);
  assert.equal(all.length, 4);
  assert.deepEqual(await send('operators', [1, 2]), all.slice(1, 3));
  assert.deepEqual(await send('operators', ['3', null]), all.slice(3));
  for (const page of [[4, 10], [4294967295, 100], [0, 0]]) assert.deepEqual(await send('operators', page), []);
  for (const name of Object.keys(rpc.restaking).filter(isList)) {
    for (const page of [[0, 101], [-1, 1], [0, -1], [0.5, 1], ['4294967296', 1], [0, '1e2'], [[], 1]]) {
      await refuses(name, [...required(name), ...page], INVALID, JSON.stringify(page));
    }
  }
});

test('what is not known is null or empty', async () => {
  const nobody = chain.account('Nobody').address;
  assert.equal(await send('operator', [nobody]), null);
  assert.equal(await send('pool', [{ ...good.key, operator: nobody }]), null);
  assert.equal(await send('pool', [{ ...good.key, asset: { withId: 4294967295 } }]), null);
  assert.equal(await send('service', [4294967295]), null);
  assert.equal(await send('basket', ['4294967295']), null);
  assert.deepEqual(await send('positions', [nobody]), []);
  assert.deepEqual(await send('security', [4294967295, 4294967295]), { guarantees: [], totals: [] });
});

test('malformed, negative, huge and oversized parameters are refused', async () => {
  const deep = JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`);
  const bad = [
    null, true, [], {}, deep, '', '0x', '-1', '+1', '1e3', ' 1', -1, 0.5, 2 ** 32, 2 ** 53, 1e300, '4294967296', '9'.repeat(100),
    'x'.repeat(1_000_000), '1'.repeat(1_000_000), `0x${'0'.repeat(63)}`, `${good.who.slice(0, -1)}${good.who.endsWith('z') ? 'y' : 'z'}`,
    { operator: good.operator, asset: 'Native' }, { ...good.key, tier: 'Both' }, { ...good.key, asset: { withId: -1 } }, { ...good.key, more: 1 },
    { category: 'Casino' }, { service: -1 }, { service: 1, category: 'Oracle' },
  ];
  const amounts = [2 ** 32, 2 ** 53, '4294967296'];
  for (const name of Object.keys(rpc.restaking)) {
    const args = required(name);
    for (const place of args.keys()) {
      const wrong = paramsOf(name)[place].name === 'tokens' ? [...bad.filter((value) => !amounts.includes(value)), `${2n ** 128n}`] : bad;
      for (const value of wrong) await refuses(name, args.with(place, value), INVALID, `${paramsOf(name)[place].name} = ${JSON.stringify(value).slice(0, 60)}`);
    }
    if (args.length > 0) await refuses(name, args.slice(1), INVALID, 'one is missing');
    const hash = `0x${'00'.repeat(32)}`;
    const full = [...args, ...(isList(name) ? [0, 1] : []), hash];
    await refuses(name, [...full, 1], INVALID, 'one too many');
    for (const value of ['0x', 1, [], hash.slice(2), `${hash}00`, `0x${'zz'.repeat(32)}`]) await refuses(name, full.with(-1, value), INVALID, 'at');
    await refuses(name, full, 9001, 'no such block');
    await refuses(name, { operator: good.operator }, INVALID, 'parameters by name');
  }
});

test('a block whose state is forgotten says so', async () => {
  const { api } = chain;
  const old = await api.rpc.chain.getBlockHash(1);
  await chain.seal(40);
  for (const name of Object.keys(rpc.restaking)) await refuses(name, [...required(name), ...(isList(name) ? [0, 1] : []), old.toHex()], 9002, 'pruned');
});

test('a request that is too large is refused, and the node goes on', async () => {
  const post = (body) => fetch(node.url.replace('ws', 'http'), { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const large = await post(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'restaking_operator', params: ['1'.repeat(16 * 1024 * 1024)] })).catch(() => ({ ok: false }));
  assert.ok(!large.ok || (await large.json()).error);
  const malformed = await (await post('{"jsonrpc":"2.0","id":1,"method":"restaking_era","params":[')).json();
  assert.equal(malformed.error.code, -32700);
  const unknown = await (await post('{"jsonrpc":"2.0","id":1,"method":"restaking_eras","params":[]}')).json();
  assert.equal(unknown.error.code, -32601);
  assert.equal((await send('operators', [])).length, 4);
});

test('what waits for the rate limit too long is refused, on that connection only', async (t) => {
  const [limit, more] = [300, 100];
  const limited = await startNode(['--dev', '--sealing', 'manual', '--rpc-rate-limit', limit]);
  t.after(() => limited.stop());
  const [greedy, modest] = [new WsProvider(limited.url), new WsProvider(limited.url)];
  t.after(() => Promise.all([greedy, modest].map((provider) => provider.disconnect())));
  await Promise.all([greedy.isReady, modest.isReady]);
  const asked = Promise.allSettled(Array.from({ length: limit + more }, () => greedy.send('restaking_era', [])));
  assert.ok(await modest.send('restaking_era', []));
  const refused = (await asked).filter(({ status }) => status === 'rejected');
  assert.ok(refused.length > 0 && refused.length < more, `${refused.length} of ${more} too many`);
  assert.deepEqual(new Set(refused.map(({ reason }) => reason.code)), new Set([-32999]));
});

test('a runtime that does not answer is an error of its own, and blocks before it are answered for', async (t) => {
  const broken = await startNode(['--dev', '--sealing', 'manual']);
  t.after(() => broken.stop());
  const other = await connect(broken.url, { manual: true });
  t.after(() => other.disconnect());
  const { api } = other;
  const ask = (name, params) => api._rpcCore.provider.send(name, params);
  await other.seal(3);
  const before = (await api.rpc.chain.getBlockHash()).toHex();
  // A wasm module with nothing in it.
  const code = '0x0061736d01000000';
  await api.tx.sudo.sudo(api.tx.system.setCodeWithoutChecks(code)).signAndSend(other.account('Alice'));
  for (let tries = 0; tries < 3 && (await ask('state_getStorage', ['0x3a636f6465'])) !== code; tries += 1) await other.seal();
  for (const name of Object.keys(rpc.restaking)) {
    await assert.rejects(ask(`restaking_${name}`, required(name)), ({ code: of }) => of === 9003, name);
  }
  assert.ok(await ask('restaking_era', [before]));
});
