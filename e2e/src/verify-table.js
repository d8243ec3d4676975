// Verifies an era table from outside: what the operators guaranteed a service in an era, proven by the votes of GRANDPA's
// authorities and a storage proof. Of the node that it asks it believes nothing; its types are its own, not those of the
// node's metadata.
//
//     node src/verify-table.js ENDPOINT SERVICE ERA [--authorities FILE | --genesis HASH]
//
// FILE holds a set of authorities as an earlier run printed it. Without either it starts from the set that the node names.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { WsProvider } from '@polkadot/api';
import { hexToU8a, u8aConcat, u8aEq, u8aToHex } from '@polkadot/util';
import { cryptoWaitReady, xxhashAsU8a } from '@polkadot/util-crypto';
import { follow, registry, stepsFrom } from './grandpa.js';
import { proven, provenUnder } from './trie.js';

registry.register({
  Asset: { _enum: { Native: 'Null', WithId: 'u32' } },
  Pool: { operator: 'AccountId', asset: 'Asset', tier: { _enum: ['Base', 'Restaked'] } },
  Row: { pool: 'Pool', guarantee: 'u128', factor: '(u128, u16)', maxSlash: 'u64', redistribution: 'bool', key: 'Option<[u8; 32]>' },
  Walk: { seen: 'Option<Pool>', left: 'u32', oldest: 'u32', kept: 'u32' },
});

/** A service has at most 256 operators: one page of keys. */
const PAGE = 1000;
const BLAKE2_128 = 16;

/** `bytes` as a `type`, which they must be to the last byte. */
function decode(type, bytes) {
  const value = registry.createType(type, bytes);
  if (!u8aEq(value.toU8a(), bytes)) throw new Error(`the chain's ${type} is not the one known here`);
  return value;
}

/** Where `item` of `pallet` is stored; the keys of a map are our counters, hashed with Twox64Concat. */
export function storageKey(pallet, item, ...counters) {
  const hashed = counters.map((counter) => registry.createType('u32', counter).toU8a()).flatMap((bytes) => [xxhashAsU8a(bytes, 64), bytes]);
  return u8aConcat(xxhashAsU8a(pallet, 128), xxhashAsU8a(item, 128), ...hashed);
}

const CURRENT_ERA = storageKey('Eras', 'CurrentEra');
const WALK = storageKey('Restaking', 'Walk');
const NOW = storageKey('Timestamp', 'Now');
const AUTHORITIES = storageKey('Grandpa', 'Authorities');
const tables = (service, era) => storageKey('Restaking', 'Tables', era, service);
const totals = (service, era) => storageKey('Restaking', 'Totals', era, service);

/** The rows of a table, as plain values: amounts in planck of their asset, `maxSlash` (κ) in 10^-18. */
function rowOf({ pool, guarantee, maxSlash, redistribution, key }) {
  return {
    operator: pool.operator.toString(),
    asset: pool.asset.isNative ? 'Native' : { WithId: pool.asset.asWithId.toNumber() },
    guarantee: guarantee.toString(),
    maxSlash: maxSlash.toString(),
    redistribution: redistribution.isTrue,
    key: key.isSome ? key.unwrap().toHex() : null,
  };
}

/** Throws unless `sums`, as `[asset, amount]`, are the sums of the rows, asset by asset. */
export function ensureComplete(rows, sums) {
  const left = new Map(sums.map(([asset, amount]) => [JSON.stringify(asset), BigInt(amount)]));
  for (const { asset, guarantee } of rows) {
    const name = JSON.stringify(asset);
    left.set(name, (left.get(name) ?? 0n) - BigInt(guarantee));
  }
  for (const [asset, amount] of left) if (amount !== 0n) throw new Error(`the rows of ${asset} are not its total: ${amount} is missing`);
}

/**
 * The table of `service` for `era`, verified from `evidence` as {@link collect} collects it and a `trusted` set: or throws.
 *
 * `complete` says whether the chain is done with the tables up to `era` and still keeps it; `authorities` is the set to
 * trust the next time.
 */
export function verifyTable({ steps, proof }, service, era, trusted) {
  const { header, set } = follow(steps, trusted);
  const [root, nodes] = [header.stateRoot.toHex(), proof.map((node) => hexToU8a(node))];
  const value = (type, key) => decode(type, proven(root, nodes, key) ?? registry.createType(type).toU8a());

  const rows = provenUnder(root, nodes, tables(service, era)).flatMap(([key, rows]) =>
    decode('Vec<Row>', rows).map((row) => {
      if (!u8aEq(row.pool.operator.toU8a(), key.subarray(-32))) throw new Error(`a row of ${row.pool.operator} is not among its own`);
      return rowOf(row);
    }));
  const sums = provenUnder(root, nodes, totals(service, era)).map(([key, amount]) => {
    const asset = decode('Asset', key.subarray(totals(service, era).length + BLAKE2_128));
    return [asset.isNative ? 'Native' : { WithId: asset.asWithId.toNumber() }, decode('u128', amount).toString()];
  });
  ensureComplete(rows, sums);

  const [now, walk] = [value('u32', CURRENT_ERA).toNumber(), value('Walk', WALK)];
  return {
    service,
    era,
    complete: era <= now && era >= walk.kept.toNumber() && walk.left.isZero(),
    rows,
    totals: sums.map(([asset, amount]) => ({ asset, amount })),
    block: header.number.toNumber(),
    hash: header.hash.toHex(),
    time: new Date(value('u64', NOW).toNumber()).toISOString(),
    authorities: set,
  };
}

/** What {@link verifyTable} needs, as a node says it; in hexadecimal, so that it can be kept as JSON. */
export async function collect(rpc, service, era, trusted) {
  const steps = await stepsFrom(rpc, trusted);
  if (steps.length === 0) throw new Error(`nothing after block ${trusted.block} is final`);
  return { steps, proof: await readProof(rpc, registry.createType('Header', steps.at(-1).header).hash.toHex(), service, era) };
}

/** All nodes on the way to the table of `service` for `era`. */
export async function readProof(rpc, hash, service, era) {
  const prefixes = [tables(service, era), totals(service, era)].map((prefix) => u8aToHex(prefix));
  const keys = await Promise.all(prefixes.map((prefix) => rpc('state_getKeysPaged', prefix, PAGE, null, hash)));
  const single = [CURRENT_ERA, WALK, NOW].map((key) => u8aToHex(key));
  return (await rpc('state_getReadProof', [...single, ...prefixes, ...keys.flat()], hash)).proof;
}

/** The first set of the chain whose genesis block is `genesis`, proven; the node needs the state of that block. */
export async function genesisSet(rpc, genesis) {
  const header = registry.createType('Header', await rpc('chain_getHeader', genesis));
  if (header.hash.toHex() !== genesis || header.number.toNumber() !== 0) throw new Error(`${genesis} is not the genesis of this chain`);
  const { proof } = await rpc('state_getReadProof', [u8aToHex(AUTHORITIES)], genesis);
  const list = decode('AuthorityList', proven(header.stateRoot.toHex(), proof.map((node) => hexToU8a(node)), AUTHORITIES));
  return { block: 0, setId: 0, authorities: list.map(([key, weight]) => [key.toHex(), weight.toNumber()]) };
}

/** The set that the node names for its last final block. */
export async function namedSet(rpc) {
  const { parentHash, number } = registry.createType('Header', await rpc('chain_getHeader', await rpc('chain_getFinalizedHead')));
  const [setId, list] = await Promise.all(['GrandpaApi_current_set_id', 'GrandpaApi_grandpa_authorities'].map((call) => rpc('state_call', call, '0x', parentHash.toHex())));
  return {
    block: number.toNumber() - 1,
    setId: registry.createType('u64', hexToU8a(setId)).toNumber(),
    authorities: registry.createType('AuthorityList', list).map(([key, weight]) => [key.toHex(), weight.toNumber()]),
  };
}

async function main() {
  const { values: { authorities, genesis }, positionals: [endpoint, ...ids] } = parseArgs({
    options: { authorities: { type: 'string' }, genesis: { type: 'string' } },
    allowPositionals: true,
  });
  const [service, era] = ids.map(Number);
  if (!endpoint || ![service, era].every(Number.isInteger) || (authorities && genesis)) {
    throw new Error('node src/verify-table.js ENDPOINT SERVICE ERA [--authorities FILE | --genesis HASH]');
  }
  await cryptoWaitReady();
  const provider = new WsProvider(endpoint);
  try {
    await provider.isReady;
    const rpc = (method, ...params) => provider.send(method, params);
    if (!authorities && !genesis) console.error('The set of authorities is what the node says it is. Check it, and keep it for the next time.');
    const trusted = authorities ? JSON.parse(readFileSync(authorities, 'utf8')) : await (genesis ? genesisSet(rpc, genesis) : namedSet(rpc));
    console.log(JSON.stringify(verifyTable(await collect(rpc, service, era, trusted), service, era, trusted), null, 2));
  } finally {
    await provider.disconnect();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
