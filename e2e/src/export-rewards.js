// What an account earned, lost and claimed with its stake, era by era, as CSV for audit and tax.
//
//     node src/export-rewards.js ENDPOINT ACCOUNT [FROM_ERA TO_ERA]
//
// ENDPOINT is an archive node: the states before and after the start of each era are compared.

import { fileURLToPath } from 'node:url';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { WHOLE, worth } from './figures.js';

/** The columns, in this order; later ones are added behind them. */
export const COLUMNS = ['era', 'date', 'operator', 'asset', 'tier', 'kind', 'amount', 'unit', 'price'];

const big = (codec) => BigInt(codec.toString());
const assetName = (asset) => (asset.isNative ? 'Native' : asset.asWithId.toString());
const settled = (own, pool) => worth(own, { value: big(pool.settledValue), shares: big(pool.shares) });

const priceOf = (pool) => ((big(pool.settledValue) + 1n) * WHOLE) / (big(pool.shares) + 1n);

/** A line of `key`: `amount` of an asset, by default the pool's own, at `price` per share in 10^-18 planck. */
const line = (key, kind, amount, price, unit = key.asset) =>
  ({ operator: key.operator.toString(), asset: assetName(key.asset), tier: key.tier.toString(), kind, amount, unit: assetName(unit), price });

/**
 * What pools gained and verdicts took: gains join, and verdicts are executed, at the start of an era and at no other time.
 *
 * A `reward` is the position's part of the gains that join, floored; a `slash` is what else its worth fell by while a verdict
 * was executed; a `slash-leaving` what a ticket's did. All are of the worth as if no report were open, which only verdicts
 * lower.
 */
async function stake({ account, era, before, after }) {
  const [positions, tickets, later, reports] = await Promise.all([
    before.call.stakeApi.positions(account), before.call.stakeApi.tickets(account), after.call.stakeApi.tickets(account), before.call.slashApi.openReports(),
  ]);
  const due = new Map(reports.map(({ id, report }) => [id.toNumber(), report.due.toNumber()]));
  const pools = new Map();
  /** A pool before and after the start of the era, and the reports that were executed in between. */
  const poolOf = async (key) => {
    const name = key.toHex();
    if (!pools.has(name)) {
      const [was, is] = (await Promise.all([before, after].map((at) => at.call.stakeApi.pool(key)))).map((pool) => pool.unwrap());
      const open = was.reports.map((id) => id.toNumber());
      const executed = open.filter((id) => due.get(id) <= era && !is.reports.some((other) => other.toNumber() === id));
      // What all was lost of does not go on: its gains belong to nobody.
      const goesOn = is.generation.eq(was.generation);
      pools.set(name, { was, is, executed, price: priceOf(is), goesOn, joins: goesOn && executed.length === open.length });
    }
    return pools.get(name);
  };

  const lines = [];
  for (const [key, position] of positions) {
    const own = big(position.shares);
    const { was, is, executed, price, goesOn, joins } = await poolOf(key);
    const reward = joins ? (own * big(was.gains)) / (big(was.shares) + 1n) : 0n;
    const left = goesOn ? settled(own, is) : 0n;
    const slash = executed.length > 0 ? settled(own, was) + reward - left : 0n;
    if (reward > 0n) lines.push(line(key, 'reward', reward, price));
    if (slash > 0n) lines.push(line(key, 'slash', slash, price));
  }
  for (const ticket of tickets) {
    const now = later.find(({ id }) => id.eq(ticket.id));
    const { executed, price } = await poolOf(ticket.pool);
    const slash = now && executed.length > 0 ? big(ticket.settledValue) - big(now.settledValue) : 0n;
    if (slash > 0n) lines.push(line(ticket.pool, 'slash-leaving', slash, price));
  }
  return lines;
}

/** What `account` earned by streams and was not paid, by pool and asset. */
async function earned(at, account) {
  const pools = await at.call.rewardApi.earned(account);
  return new Map(pools.flatMap(([key, amounts]) => amounts.map(([unit, amount]) => [`${key.toHex()} ${unit.toHex()}`, { key, unit, amount: big(amount) }])));
}

/**
 * What streams paid, in any asset: an era is paid for at the start of the next and at no other time. In between, claims alone
 * change what was earned and not paid, and there are none in the first block of an era.
 *
 * A `stream` is what the position earned with the era that ended; a `claimed` what was paid out while it ran, compounded or not.
 */
async function streams({ api, account, era, before, after }) {
  const start = await before.query.eras.eraStarts(era - 1);
  const began = start.isSome ? await api.at(await api.rpc.chain.getBlockHash(start.unwrap().block)) : undefined;
  const [first, was, is] = await Promise.all([began, before, after].map((at) => (at ? earned(at, account) : new Map())));
  const lines = [];
  /** Of each pool and asset, what `more` has above `less`. */
  const add = async (kind, more, less) => {
    for (const [name, { key, unit, amount }] of more) {
      const change = amount - (less.get(name)?.amount ?? 0n);
      if (change > 0n) lines.push(line(key, kind, change, priceOf((await after.call.stakeApi.pool(key)).unwrap()), unit));
    }
  };
  await add('claimed', first, was);
  await add('stream', is, was);
  return lines;
}

/** Where lines come from: each source turns the start of an era, the state `before` and `after` it, into lines. */
const SOURCES = [stake, streams];

/** First block and moment of the eras `from..=to`. The chain remembers the last ones; what came before, an older state does. */
async function eraStarts(api, from) {
  const starts = new Map();
  for (let at = api, oldest = Infinity; oldest > from;) {
    const known = (await at.query.eras.eraStarts.entries()).map(([{ args: [era] }, start]) => [era.toNumber(), start.unwrap()]);
    const first = Math.min(...known.map(([era]) => era));
    if (first >= oldest) throw new Error(`the start of era ${oldest - 1} is not known`);
    for (const [era, { block, moment }] of known) starts.set(era, { block: block.toNumber(), moment: moment.toNumber() });
    oldest = first;
    at = await api.at(await api.rpc.chain.getBlockHash(starts.get(first).block));
  }
  return starts;
}

/** The lines of `account` for the starts of the eras `from..=to`, as objects with {@link COLUMNS}; amounts in planck of `unit`. */
export async function* exportRewards(api, account, from = 1, to = Infinity, progress = () => {}) {
  const [first, last] = [Math.max(from, 1), Math.min(to, (await api.query.eras.currentEra()).toNumber())];
  const starts = await eraStarts(api, first);
  for (let era = first; era <= last; era += 1) {
    const { block, moment } = starts.get(era);
    const [before, after] = await Promise.all([block - 1, block].map(async (number) => api.at(await api.rpc.chain.getBlockHash(number))));
    for (const source of SOURCES) {
      for (const found of await source({ api, account, era, before, after })) yield { era, date: new Date(moment).toISOString(), ...found };
    }
    progress(era, last);
  }
}

async function main() {
  const [endpoint, account, from, to] = process.argv.slice(2);
  const [first, last] = [from ?? 1, to ?? Infinity].map(Number);
  if (!account || !Number.isInteger(first) || Number.isNaN(last)) throw new Error('node src/export-rewards.js ENDPOINT ACCOUNT [FROM_ERA TO_ERA]');
  const api = await ApiPromise.create({ provider: new WsProvider(endpoint), noInitWarn: true });
  try {
    console.log(COLUMNS.join(','));
    const progress = (era, of) => process.stderr.write(`\rera ${era} of ${of}${era === of ? '\n' : ''}`);
    for await (const found of exportRewards(api, account, first, last, progress)) console.log(COLUMNS.map((column) => found[column]).join(','));
  } finally {
    await api.disconnect();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
