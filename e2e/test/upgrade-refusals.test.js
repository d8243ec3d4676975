// Code that is no upgrade is refused with a documented error, whoever authorised it, and the chain goes on with its own.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { connect } from '../src/chain.js';
import { startNode } from '../src/node.js';
import * as upgrade from '../src/upgrade.js';

const CODE = '0x3a636f6465';

let node;
let chain;
let api;
let eve;
// What runs.
let code;
let version;

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual']);
  chain = await connect(node.url, { manual: true });
  ({ api } = chain);
  eve = chain.account('Eve');
  await chain.seal(3);
  code = await running();
  version = api.runtimeVersion;
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

/** Code that says a version, and can do nothing. */
const blob = (specName, specVersion) => u8aToHex(upgrade.blob(chain, specName, specVersion));
/** The code in storage. */
const running = () => api._rpcCore.provider.send('state_getStorage', [CODE]);
const authorise = (blob) => chain.sudo(api.tx.system.authorizeUpgrade(blake2AsHex(blob)));
const apply = (blob) => chain.send(api.tx.system.applyAuthorizedUpgrade(blob), eve);
const authorised = async () => (await api.query.system.authorizedUpgrade()).isSome;

/** `blob` is refused with `error` although it was authorised, and has to be authorised anew. */
async function refused(blob, error) {
  await authorise(blob);
  const result = await apply(blob);
  const data = result.event('system', 'RejectedInvalidAuthorizedUpgrade');
  assert.equal(data.codeHash.toHex(), blake2AsHex(blob));
  assert.equal(chain.refused(data.error).name, `system.${error}`);
  assert.equal(await authorised(), false);
  assert.equal(await running(), code);
  assert.equal((await api.rpc.state.getRuntimeVersion()).specVersion.toNumber(), version.specVersion.toNumber());
}

test('nothing is applied that was not authorised', async () => {
  await assert.rejects(apply(code), { name: 'system.NothingAuthorized' });
});

test('only governance authorises', async () => {
  await assert.rejects(chain.send(api.tx.system.authorizeUpgrade(blake2AsHex(code)), eve), { name: 'BadOrigin' });
  assert.equal(await authorised(), false);
});

test('code with another hash is refused, and the authorisation stays', async () => {
  await authorise(blob('palisade', version.specVersion.toNumber() + 1));
  await assert.rejects(apply(code), { name: 'system.Unauthorized' });
  assert.equal(await authorised(), true);
});

test('the version that runs is refused', () => refused(code, 'SpecVersionNeedsToIncrease'));

test('a lower version is refused', () =>
  refused(blob('palisade', version.specVersion.toNumber() - 1), 'SpecVersionNeedsToIncrease'));

test('another spec name is refused', () =>
  refused(blob('palisades', version.specVersion.toNumber() + 1), 'InvalidSpecName'));

test('a blob that is cut short is refused', () => {
  const bytes = (code.length - 2) / 2;
  return refused(code.slice(0, 2 + Math.floor(bytes / 2) * 2), 'FailedToExtractRuntimeVersion');
});

test('what is no code is refused', () => refused('0x1234', 'FailedToExtractRuntimeVersion'));

test('the chain goes on', async () => {
  const before = (await api.rpc.chain.getHeader()).number.toNumber();
  await chain.seal(3);
  assert.ok((await api.rpc.chain.getHeader()).number.toNumber() >= before + 3);
});
