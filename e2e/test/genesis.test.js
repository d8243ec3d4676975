// A public network from its first participants' files, by the steps of docs/public-network.md.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { connect, PAL } from '../src/chain.js';
import { binary, startNode } from '../src/node.js';

const dir = mkdtempSync(join(tmpdir(), 'palisade-'));
const base = join(dir, 'base');
const script = fileURLToPath(new URL('../../scripts/genesis', import.meta.url));
const options = { maxBuffer: 2 ** 26, timeout: 120_000 };
const node = async (...args) => (await promisify(execFile)(binary, args.map(String), options)).stdout;
const file = (name, content) => {
  writeFileSync(join(dir, name), typeof content === 'string' ? content : JSON.stringify(content));
  return join(dir, name);
};
const genesis = async (...files) => (await promisify(execFile)(script, files, options)).stdout;
const refuses = (files, reason) => assert.rejects(genesis(...files), ({ stderr, code }) => code === 1 && reason.test(stderr));

after(() => rmSync(dir, { recursive: true, force: true }));

/** A validator's contribution: its secrets stay in files of its own. */
async function validator(name) {
  const make = async (scheme) => JSON.parse(await node('key', 'generate', '--scheme', scheme, '--output-type', 'json'));
  const [account, babe, grandpa, discovery] = [await make('sr25519'), await make('sr25519'), await make('ed25519'), await make('sr25519')];
  const secrets = { babe: [babe, 'sr25519'], gran: [grandpa, 'ed25519'], audi: [discovery, 'sr25519'] };
  const contribution = {
    account: account.ss58Address,
    balance: Number(20_000n * PAL),
    operator: { bond: Number(10_000n * PAL), commission: 100_000_000, name },
    keys: { babe: babe.ss58Address, grandpa: grandpa.ss58Address, authority_discovery: discovery.ss58Address },
  };
  return { secrets, contribution };
}

test('a network begins with its participants, and one validator makes and finalises blocks', async (t) => {
  const template = file('template.json', await node('export-chain-spec', '--chain', 'live'));
  const { secrets, contribution } = await validator('First');
  const network = file('network.json', { name: 'Test Network', id: 'palisade_test', patch: { network: { slotMillis: 3_000 } } });
  const [first, holder] = [file('first.json', contribution), file('holder.json', { account: '5GNJqTPyNqANBkUVMN1LPPrxXnFouWXoe2wNSmmEoLctxiZY', balance: Number(PAL) })];
  const spec = await genesis(template, network, first, holder);
  assert.equal(await genesis(template, network, holder, first), spec, 'the same files give the same bytes');
  const raw = file('palisade.json', await node('export-chain-spec', '--chain', file('spec.json', spec), '--raw'));
  assert.equal(await node('export-chain-spec', '--chain', join(dir, 'spec.json'), '--raw'), await node('export-chain-spec', '--chain', raw, '--raw'));

  mkdirSync(base);
  await node('key', 'generate-node-key', '--chain', raw, '--base-path', base);
  for (const [type, [{ secretPhrase }, scheme]] of Object.entries(secrets)) {
    await node('key', 'insert', '--chain', raw, '--base-path', base, '--key-type', type, '--scheme', scheme, '--suri', file('secret', secretPhrase));
  }
  const running = await startNode(['--chain', raw, '--validator'], { basePath: base });
  t.after(() => running.stop());
  const chain = await connect(running.url);
  t.after(() => chain.disconnect());
  const { api } = chain;
  assert.equal(String(await api.rpc.system.chain()), 'Test Network');
  assert.equal((await api.query.session.validators()).map(String).join(), contribution.account);
  assert.ok((await api.query.sudo.key()).isNone, 'nobody is above the others');
  await chain.until(async () => (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber() >= 1, 60);
  assert.ok((await api.call.invariantApi.checkInvariants()).isOk);
});

test('contributions that cannot be are refused', async () => {
  const template = file('template.json', await node('export-chain-spec', '--chain', 'live'));
  const network = file('network.json', { name: 'Test Network', id: 'palisade_test' });
  const { contribution } = await validator('First');
  const good = file('good.json', contribution);
  await refuses([template, network, file('bad.json', '{')], /bad\.json/);
  await refuses([template, network, file('bad.json', { ...contribution, stake: 1 })], /stake: unknown/);
  await refuses([template, network, file('bad.json', { account: contribution.account })], /balance: missing/);
  await refuses([template, network, file('bad.json', { ...contribution, balance: 2 ** 64 })], /planck/);
  await refuses([template, network, file('bad.json', { ...contribution, balance: -1 })], /planck/);
  await refuses([template, network, file('bad.json', { ...contribution, balance: 1 })], /bond/);
  await refuses([template, network, file('bad.json', { ...contribution, operator: undefined })], /only an operator/);
  await refuses([template, network, file('bad.json', { ...contribution, keys: { babe: 'x' } })], /keys must be/);
  await refuses([template, network, good, file('again.json', contribution)], /account is there twice/);
  const other = await validator('Second');
  await refuses([template, network, good, file('thief.json', { ...other.contribution, keys: contribution.keys })], /key is there twice/);
  await refuses([template, network, file('holder.json', { account: contribution.account, balance: 1 })], /nobody validates/);
});
