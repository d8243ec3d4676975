// An upgrade, step by step: tried on a copy of the state, authorised by referendum, applied by anybody, watched.
// The demo tells it; tests check it, on a development chain and on a network of validators.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { hexToString, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { PAL } from './chain.js';
import { find, height, supplyChange } from './events.js';
import { pal } from './figures.js';
import { final } from './network.js';
import { pass } from './referendum.js';

/** The binary that tries upgrades; `scripts/try-upgrade` makes it. */
export const tryUpgrade = process.env.PALISADE_TRY_UPGRADE ?? join(homedir(), '.cache/palisade/try-upgrade/debug/try-upgrade');

/** The files of the next version: what is applied, and the same with its checks. */
export function nextVersion(folder = process.env.PALISADE_NEXT ?? join(homedir(), '.cache/palisade/upgrade')) {
  const files = { code: join(folder, 'next.wasm'), checks: join(folder, 'next-checks.wasm') };
  try {
    return { ...files, wasm: u8aToHex(readFileSync(files.code)) };
  } catch (error) {
    throw new Error(`There is no next version. Build it with: scripts/upgrade-wasm (${error.message})`);
  }
}

/** A wasm module that is nothing but the section in which runtimes say their version. */
export function blob({ api }, specName, specVersion) {
  const values = [specName, 'palisade', 1, specVersion, 1, [], 1, 1];
  const encoded = api.createType('(Text, Text, u32, u32, u32, Vec<u8>, u32, u8)', values).toU8a();
  const name = stringToU8a('runtime_version');
  const content = u8aConcat([name.length], name, encoded);
  // One byte holds lengths up to 127.
  assert.ok(content.length < 128);
  return u8aConcat(stringToU8a('\0asm'), [1, 0, 0, 0], [0, content.length], content);
}

/** Runs the upgrade to `code` with all its checks on a copy of the state behind `url`; sends nothing. Throws the reason if one fails. */
export async function check(url, { code, checks }, say = () => {}) {
  const args = ['--uri', url, '--code', code, '--checks', checks];
  const child = spawn(tryUpgrade, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk; });
  const status = await new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${tryUpgrade} does not run: ${error.message}`)));
    child.once('close', resolve);
  });
  const [report, reason] = output.trimEnd().split('No upgrade: ');
  report.trimEnd().split('\n').filter(Boolean).forEach(say);
  if (status !== 0) throw new Error(reason ?? `${tryUpgrade} ended with ${status}`);
  return report;
}

/** A referendum authorises `wasm`. Resolves to the referendum's index. */
export async function authorise(chain, wasm, say = () => {}) {
  const { api } = chain;
  const hash = blake2AsHex(wasm);
  say(`blake2-256 of the code, ${(wasm.length - 2) / 2} bytes: ${hash}`);
  const authorised = async () => {
    const upgrade = await api.query.system.authorizedUpgrade();
    return upgrade.isSome && upgrade.unwrap().codeHash.eq(hash);
  };
  return pass(chain, api.tx.system.authorizeUpgrade(hash), authorised, say);
}

/**
 * Hands in the code that was authorised, without an account. Resolves to the number of the block that takes it, the last of
 * the old code, when that and the next one, the first of the new, are final.
 */
export async function apply(chain, wasm, say = () => {}) {
  const { api } = chain;
  const from = await height({ api });
  const old = (await api.rpc.state.getRuntimeVersion()).specVersion.toNumber();
  await api.rpc.author.submitExtrinsic(api.tx.system.applyAuthorizedUpgrade(wasm));
  const version = async () => (await api.rpc.state.getRuntimeVersion()).specVersion.toNumber();
  await chain.until(async () => (await version()) !== old, 20);
  // The client learns the new types by its own subscription; meanwhile it confuses them with the old ones.
  for (let tries = 0; api.runtimeVersion.specVersion.toNumber() !== (await version()); tries += 1) {
    assert.ok(tries < 600, `the client still has the types of version ${api.runtimeVersion.specVersion}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  // Of forks the final one counts.
  const isFinal = (number) => chain.until(async () => (await final(chain)) >= number);
  await isFinal(await height({ api }));
  const { number } = await find({ api }, 'system', 'CodeUpdated', from);
  await isFinal(number + 1);
  say(`block ${number}: nobody's transaction brings the code, which costs nothing`);
  say(`block ${number + 1} is the first of the new code`);
  return number;
}

/** The chain goes on with spec version `version` for `count` blocks, and takes a transaction signed for it. */
export async function watch(chain, version, count = 5, say = () => {}) {
  const { api } = chain;
  const start = await height({ api });
  await chain.until(async () => (await height({ api })) >= start + count);
  assert.equal((await api.rpc.state.getRuntimeVersion()).specVersion.toNumber(), version);
  const who = chain.account('Nobody').address;
  const before = await chain.free(who);
  await chain.send(api.tx.balances.transferKeepAlive(who, PAL), chain.account('Ferdie'));
  assert.equal(await chain.free(who), before + PAL);
  say(`${(await height({ api })) - start} blocks later: version ${version}, and a transfer signed for it arrived`);
}

/**
 * The migration of the next version, and nothing else, happened after block `number`, which took the code: the network's
 * lengths got a year; issuance is what it was and what the next block minted; pools, and what accounts hold in all, are as they were.
 */
export async function compare(chain, number, say = () => {}) {
  const { api } = chain;
  const [last, first] = [await api.rpc.chain.getBlockHash(number), await api.rpc.chain.getBlockHash(number + 1)];
  const [old, now] = [await api.at(last), await api.at(first)];
  const [was, is] = [(await old.query.network.lengths()).toJSON(), (await now.query.network.lengths()).toJSON()];
  assert.deepEqual(is, { ...was, yearMillis: 31_557_600_000 });
  assert.equal((await old.query.network.palletVersion()).toNumber(), 0);
  assert.equal((await now.query.network.palletVersion()).toNumber(), 1);
  say(`network.lengths: ${JSON.stringify(was)} → ${JSON.stringify(is)}`);

  const events = (await now.query.system.events()).map(({ event }) => event);
  const { minted, destroyed } = supplyChange(events);
  const issuance = async (at) => (await at.query.balances.totalIssuance()).toBigInt();
  assert.equal(await issuance(now), (await issuance(old)) + minted - destroyed);
  const held = async (at) => (await at.query.system.account.entries()).reduce((sum, [, { data }]) => sum + data.free.toBigInt() + data.reserved.toBigInt(), 0n);
  assert.equal(await held(now), await issuance(now), 'all balances are the issuance');
  say(`issuance: ${pal(await issuance(old))} + ${pal(minted)} minted − ${pal(destroyed)} burned = ${pal(await issuance(now))}, which is what all accounts hold`);

  const moved = new Set(events.filter(({ section }) => section === 'delegation').flatMap(({ data: { pool, from, to } }) => [pool, from, to].filter(Boolean).map((key) => key.toHex())));
  const pools = async (at) => {
    const entries = (await at.query.delegation.pools.entries()).map(([{ args: [key] }, pool]) => [key.toHex(), pool.toHex()]);
    return new Map(entries.filter(([key]) => !moved.has(key)));
  };
  const era = async (at) => (await at.query.eras.currentEra()).toNumber();
  if ((await era(old)) === (await era(now))) {
    assert.deepEqual(await pools(now), await pools(old));
    say(`${(await pools(now)).size} pools are what they were, to the byte`);
  } else say('an era came in that block: pools have moved on');
  await assertInvariants(chain, first);
  say('every invariant of every pallet holds');
}

/** Every invariant holds at `hash`. Asked for without the client's help, which forgets our runtime APIs with an upgrade. */
export async function assertInvariants({ api }, hash) {
  const at = hash ?? (await api.rpc.chain.getBlockHash());
  const result = await api._rpcCore.provider.send('state_call', ['InvariantApi_check_invariants', '0x', at.toString()]);
  // `Ok(())`, or the text of the one that does not hold.
  assert.equal(result, '0x00', hexToString(result));
}

/** The deposits of referendum `index`, which passed `call`, come back. */
export async function refund(chain, index, call, say = () => {}) {
  const { api } = chain;
  const proposer = chain.account('Eve');
  const reserved = async () => (await api.query.system.account(proposer.address)).data.reserved.toBigInt();
  const before = await reserved();
  await chain.send(api.tx.referenda.refundDecisionDeposit(index), proposer);
  await chain.send(api.tx.referenda.refundSubmissionDeposit(index), proposer);
  await chain.send(api.tx.preimage.unnotePreimage(call.method.hash), proposer);
  say(`deposits of ${pal(before - (await reserved()))} come back`);
}
