// Keys, and who may use them: what docs/keys.md says, on a real node.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { createKeyMulti, encodeAddress, sortAddresses } from '@polkadot/util-crypto';
import { connect, PAL } from '../src/chain.js';
import { binary, startNode } from '../src/node.js';
import { nativePool } from '../src/view.js';

const dir = mkdtempSync(join(tmpdir(), 'palisade-'));
const run = (...args) => promisify(execFile)(binary, args.map(String), { timeout: 60_000 });
const mode = (path) => statSync(path).mode & 0o777;

let node;
let chain;
let api;
let [alice, bob, charlie, eve] = [];

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual']);
  chain = await connect(node.url, { manual: true });
  ({ api } = chain);
  [alice, bob, charlie, eve] = ['Alice', 'Bob', 'Charlie', 'Eve'].map((name) => chain.account(name));
  await chain.seal(3);
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
  rmSync(dir, { recursive: true, force: true });
});

const rpc = (method, ...params) => api._rpcCore.provider.send(method, params);
const rotate = (owner) => rpc('author_rotateKeysWithOwner', api.createType('AccountId', owner.address).toHex());

test('session keys are made on the node, readable by its user only, and belong to one account', async () => {
  const { keys, proof } = await rotate(alice);
  const keystore = join(node.path, 'chains/palisade_dev/keystore');
  const files = readdirSync(keystore);
  const kinds = files.map((name) => Buffer.from(name.slice(0, 8), 'hex').toString()).sort();
  assert.deepEqual(kinds, ['audi', 'babe', 'gran']);
  for (const name of files) assert.equal(mode(join(keystore, name)), 0o600, name);
  assert.ok(await rpc('author_hasSessionKeys', keys));

  await assert.rejects(chain.send(api.tx.session.setKeys(keys, proof), bob), { name: 'session.InvalidProof' });
  await assert.rejects(chain.send(api.tx.session.setKeys(keys, `0x${'00'.repeat(192)}`), alice), { name: 'session.InvalidProof' });
  await chain.send(api.tx.session.setKeys(keys, proof), alice);
  assert.equal((await api.query.session.nextKeys(alice.address)).unwrap().toHex(), keys);
});

test('keys of another validator cannot be taken', async () => {
  const { keys } = await rotate(bob);
  const { proof } = await rotate(charlie);
  await assert.rejects(chain.send(api.tx.session.setKeys(keys, proof), charlie), { name: 'session.InvalidProof' });
});

test('a node key is made before a validator starts, and a validator does not start without', async () => {
  const path = join(dir, 'node');
  const file = join(path, 'chains/palisade_local/network/secret_ed25519');
  await assert.rejects(run('--chain', 'local', '--validator', '--base-path', path, '--no-telemetry'), /NetworkKeyNotFound|network key/i);
  await run('key', 'generate-node-key', '--chain', 'local', '--base-path', path);
  assert.equal(readFileSync(file).length, 64);
  const { stdout } = await run('key', 'inspect-node-key', '--file', file);
  assert.match(stdout.trim(), /^12D3KooW/);
});

test('a validator refuses to open its RPC to others', async () => {
  await assert.rejects(run('--chain', 'dev', '--alice', '--rpc-external', '--base-path', join(dir, 'open'), '--no-telemetry'), /--rpc-external/);
});

test('methods that touch keys are closed on an interface that others reach', async (t) => {
  const open = await startNode(['--chain', 'dev', '--sealing', 'manual', '--rpc-external']);
  t.after(() => open.stop());
  const post = async (method, params) => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
    return (await fetch(open.url.replace('ws', 'http'), { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json();
  };
  const owner = api.createType('AccountId', alice.address).toHex();
  for (const [method, params] of [
    ['author_rotateKeys', []], ['author_rotateKeysWithOwner', [owner]], ['author_insertKey', ['babe', '//Eve', `0x${'00'.repeat(32)}`]],
    ['author_hasKey', [`0x${'00'.repeat(32)}`, 'babe']], ['author_removeExtrinsic', [[]]], ['system_addReservedPeer', ['']], ['offchain_localStorageGet', ['PERSISTENT', '0x00']],
  ]) {
    assert.match((await post(method, params)).error?.message ?? 'answered', /unsafe to be called externally/, method);
  }
  assert.equal((await post('restaking_era', [])).error, undefined, 'others are open');
});

/** Whether Bob's proxy of this type for Eve may make `call`; nothing of what it may not do is done. */
async function may(proxyType, call) {
  const sent = await chain.send(api.tx.proxy.proxy(eve.address, proxyType, call), bob);
  const { result } = sent.event('proxy', 'ProxyExecuted');
  return !(result.isErr && result.asErr.isModule && chain.refused(result.asErr).name === 'system.CallFiltered');
}

test('a proxy may do what its type says, alone and in a batch, and nothing else', async () => {
  const types = ['NonTransfer', 'Governance', 'Staking', 'ExitOnly', 'ClaimOnly'];
  await chain.sendAll(types.map((type) => api.tx.proxy.addProxy(bob.address, type, 0)), eve);
  const pool = nativePool(alice, 'Restaked');
  const calls = {
    pay: [api.tx.balances.transferKeepAlive(bob.address, PAL), []],
    payOut: [api.tx.delegation.completeLeave(0, bob.address), []],
    promote: [api.tx.proxy.addProxy(bob.address, 'Any', 0), []],
    stake: [api.tx.delegation.delegate(pool, 100n * PAL), ['NonTransfer', 'Staking']],
    leave: [api.tx.delegation.requestLeave(pool, 10n * PAL), ['NonTransfer', 'Staking', 'ExitOnly']],
    claim: [api.tx.rewards.claim(pool, 'Native'), ['NonTransfer', 'Staking', 'ClaimOnly']],
    vote: [api.tx.convictionVoting.undelegate(0), ['NonTransfer', 'Governance']],
  };
  const before = await chain.free(eve.address);
  for (const [name, [call, allowed]] of Object.entries(calls)) {
    for (const type of types) {
      assert.equal(await may(type, call), allowed.includes(type), `${type} ${name}`);
      if (!allowed.includes(type)) {
        const sent = await chain.send(api.tx.proxy.proxy(eve.address, type, api.tx.utility.forceBatch([call])), bob);
        assert.ok(!sent.events.some((event) => api.events.utility.ItemCompleted.is(event)), `${type} ${name} in a batch`);
      }
    }
  }
  assert.equal(before - (await chain.free(eve.address)), 200n * PAL, 'two deposits and nothing else left the account');

  await assert.rejects(chain.send(api.tx.proxy.proxy(eve.address, 'Any', calls.pay[0]), bob), { name: 'proxy.NotProxy' });
  await chain.send(api.tx.proxy.removeProxies(), eve);
  await assert.rejects(chain.send(api.tx.proxy.proxy(eve.address, 'Staking', calls.stake[0]), bob), { name: 'proxy.NotProxy' });
});

test('a delayed proxy announces, and the account can reject it meanwhile', async () => {
  await chain.send(api.tx.proxy.addProxy(bob.address, 'Any', 5), eve);
  const call = api.tx.balances.transferKeepAlive(bob.address, PAL);
  await assert.rejects(chain.send(api.tx.proxy.proxyAnnounced(bob.address, eve.address, 'Any', call), charlie), { name: 'proxy.Unannounced' });
  await chain.send(api.tx.proxy.announce(eve.address, call.method.hash), bob);
  await assert.rejects(chain.send(api.tx.proxy.proxyAnnounced(bob.address, eve.address, 'Any', call), charlie), { name: 'proxy.Unannounced' });
  await chain.send(api.tx.proxy.rejectAnnouncement(bob.address, call.method.hash), eve);
  await chain.seal(6);
  await assert.rejects(chain.send(api.tx.proxy.proxyAnnounced(bob.address, eve.address, 'Any', call), charlie), { name: 'proxy.Unannounced' });
});

test('two of three move what belongs to their multisig account, one does not', async () => {
  const all = [alice, bob, charlie].map(({ address }) => address);
  const others = (who) => sortAddresses(all.filter((address) => address !== who.address), 42);
  const account = encodeAddress(createKeyMulti(all, 2), 42);
  await chain.send(api.tx.balances.transferKeepAlive(account, 10n * PAL), eve);
  const call = api.tx.balances.transferKeepAlive(eve.address, 5n * PAL);
  const weight = (await call.paymentInfo(account)).weight;
  const asMulti = (who, timepoint) => api.tx.multisig.asMulti(2, others(who), timepoint, call, weight);

  const first = await chain.send(asMulti(alice, null), alice);
  assert.equal(await chain.free(account), 10n * PAL);
  await assert.rejects(chain.send(asMulti(bob, null), bob), { name: 'multisig.NoTimepoint' });
  await assert.rejects(chain.send(asMulti(alice, (await api.query.multisig.multisigs(account, call.method.hash)).unwrap().when), alice), { name: 'multisig.AlreadyApproved' });
  const { when } = (await api.query.multisig.multisigs(account, call.method.hash)).unwrap();
  const done = await chain.send(asMulti(bob, when), bob);
  assert.ok(done.event('multisig', 'MultisigExecuted').result.isOk && first.events.length > 0);
  assert.equal(await chain.free(account), 5n * PAL);
});
