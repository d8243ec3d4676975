// Puts a chain under load that runs, or those that it starts, and says what became of it (see scripts/load).

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { connect } from '../chain.js';
import { KINDS, Load } from '../load.js';
import { binary } from '../node.js';
import { CHAINS } from './chains.js';
import { Climb } from './climb.js';
import { table, warnings } from './table.js';

/** What to do about weights that are too low. */
const ADVICE = `Weights are meant for a release; what scripts/build makes is a development profile, whose node is slower. Compare with a
release first (PALISADE_NODE=PATH make load); what is too low there is to be measured anew (make weights).`;

const say = (line) => console.error(line);

/** A positive number from what was typed; undefined where nothing was. */
function number(name, text) {
  if (!text) return undefined;
  const value = Number(text);
  if (!(value > 0)) throw new Error(`${name} must be a positive number, not ${text}`);
  return value;
}

/** The names that were typed, with commas between them, if all are `known`. */
function names(name, text, known) {
  const chosen = text.split(',');
  const unknown = chosen.filter((one) => !known.includes(one));
  if (unknown.length > 0) throw new Error(`${name}: there is no ${unknown}; there are ${known}`);
  return chosen;
}

async function running(endpoint, { rate = 20, seconds = 60, ...options }) {
  const chain = await connect(endpoint);
  const load = new Load(chain, options);
  await load.prepare();
  say(`${rate} a second for ${seconds} seconds`);
  console.log(JSON.stringify(await load.run({ rate, seconds }), undefined, 2));
  await chain.disconnect();
}

async function own({ chains, sealing, out, ...options }) {
  if (process.platform !== 'linux') throw new Error('times and memory of nodes come from /proc: run this on Linux, or name a chain that runs: ENDPOINT=ws://127.0.0.1:9944 make load');
  const node = `${binary} (${execFileSync(binary, ['--version']).toString().trim()})`;
  const [{ model }] = cpus();
  const machine = `${cpus().length} x ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  say(`${node}\n${machine}`);
  const results = {};
  for (const name of chains) {
    say(`${name}: starting`);
    const { seconds, start } = CHAINS[name];
    const target = await start({ sealing });
    try {
      results[name] = await new Climb(target, { ...options, seconds: options.seconds ?? seconds, say: (line) => say(`${name}: ${line}`) }).run();
    } finally {
      await target.stop();
    }
  }
  console.log(table(results));
  console.log(`\nx 2.00 is twice a transfer's. Node: ${node}; machine: ${machine}.`);
  const slow = warnings(results);
  slow.forEach((line) => console.log(`WARNING ${line}`));
  if (slow.length > 0) console.log(ADVICE);
  if (out) writeFileSync(out, `${JSON.stringify({ node, machine, chains: results, warnings: slow }, undefined, 2)}\n`);
}

async function main() {
  const known = ['endpoint', 'chains', 'rate', 'seconds', 'accounts', 'kinds', 'payer', 'sealing', 'out'];
  const { values } = parseArgs({ options: Object.fromEntries(known.map((name) => [name, { type: 'string' }])) });
  const options = {
    rate: number('RATE', values.rate),
    seconds: number('DURATION', values.seconds),
    accounts: number('ACCOUNTS', values.accounts),
    kinds: names('KINDS', values.kinds, KINDS),
    payer: values.payer,
    say,
  };
  const { endpoint, sealing, out } = values;
  if (endpoint) await running(endpoint, options);
  else await own({ ...options, chains: names('CHAINS', values.chains, Object.keys(CHAINS)), sealing, out });
}

main().then(() => process.exit(), (error) => {
  console.error(error.message);
  process.exit(1);
});
