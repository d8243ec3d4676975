// What a chain's nodes take: time of blocks, memory, and time beside what the runtime's weights predict.

import { readdirSync, readFileSync } from 'node:fs';
import { samples } from '../prometheus.js';

/** Substrate's histograms of a block that the node made, and of one that came from another. */
const HISTOGRAMS = {
  constructed: 'substrate_proposer_block_constructed',
  imported: 'substrate_block_verification_and_import_time',
};
/** How often a block is executed; the median counts. */
const REPEAT = 5;

/** How often the nodes, all together, did what {@link HISTOGRAMS} names, and the seconds that it took. */
export async function totals(nodes) {
  const all = await Promise.all(nodes.map(samples));
  const sum = (name) => all.reduce((total, node) => total + (node[name] ?? 0), 0);
  return Object.fromEntries(Object.entries(HISTOGRAMS).map(([what, name]) => [what, { seconds: sum(`${name}_sum`), count: sum(`${name}_count`) }]));
}

/** Milliseconds that a block took on average between two {@link totals}; null for what did not happen. */
export function means(before, after) {
  const mean = (what) => {
    const count = after[what].count - before[what].count;
    return count > 0 ? (1000 * (after[what].seconds - before[what].seconds)) / count : null;
  };
  return Object.fromEntries(Object.keys(HISTOGRAMS).map((what) => [what, mean(what)]));
}

/** Resident memory of the largest of the nodes, in MiB. */
export function memory(nodes) {
  return Math.max(...nodes.map(({ pid }) => Number(/^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024));
}

/** For how many milliseconds each thread of a process has had a processor. */
function threads(pid) {
  const times = new Map();
  for (const id of readdirSync(`/proc/${pid}/task`)) {
    try {
      times.set(id, Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]) / 1e6);
    } catch {
      // It has ended meanwhile.
    }
  }
  return times;
}

/**
 * Lets `node` execute a block again on the state before it, and resolves to the milliseconds that it took, `time`, and to
 * those that its weight predicts, `predicted`.
 *
 * This is what a weight promises, and what the SDK's `benchmark block` compares it with: signatures, calls, hooks, and the
 * new state's root, in the runtime as it is imported, with what it reads in the cache. The block's weight includes what every
 * block costs. The histograms of construction and import would not be fair: they hold waiting for processors (here four nodes
 * share a few), for the pool, for the database, and calls that were tried and not taken. So the time is that which the
 * executing thread had a processor for, and it is taken after the load, while nothing else is asked of the node.
 */
export async function execute(chain, node, { number, calls, predicted }) {
  const { api } = chain;
  const { block } = await chain.request('chain_getBlock', (await api.rpc.chain.getBlockHash(number)).toHex());
  const { header, extrinsics } = block;
  // The seal is put on what was executed.
  header.digest.logs.pop();
  const encode = (type, value) => Buffer.from(api.createType(type, value).toU8a()).toString('hex');
  const body = extrinsics.map((extrinsic) => extrinsic.slice(2)).join('');
  const encoded = `0x${encode('Header', header)}${encode('Compact<u32>', extrinsics.length)}${body}`;
  const times = [];
  // The first time warms up.
  for (let turn = 0; turn <= REPEAT; turn += 1) {
    const before = threads(node.pid);
    await chain.request('state_call', 'Core_execute_block', encoded, header.parentHash);
    const passed = [...threads(node.pid)].map(([id, time]) => time - (before.get(id) ?? 0));
    if (turn > 0) times.push(Math.max(...passed));
  }
  return { number, calls, predicted, time: times.sort((a, b) => a - b)[Math.floor(REPEAT / 2)] };
}
