// Plays the story against a running devnet: `make demo`.

import { connect } from './chain.js';
import { newWorld, steps } from './story.js';

const url = process.argv[2] ?? process.env.PALISADE_WS ?? 'ws://127.0.0.1:9944';
const realTime = process.argv.includes('--real-time');

const timer = setTimeout(() => {
  console.error(`No node answers at ${url}. Start one with: make devnet`);
  process.exit(1);
}, 10_000);
// A development node also seals on request; the demo does, so that eras take a second and not half a minute.
const chain = await connect(url, { manual: !realTime });
clearTimeout(timer);

const world = newWorld(chain, (line) => console.log(`   ${line}`));
console.log(`${await chain.api.rpc.system.chain()} at ${url}\n`);
try {
  for (const [index, [title, step]] of steps.entries()) {
    console.log(`${index + 1}. ${title}`);
    await step(world);
    console.log();
  }
  console.log('All figures agree with the formulas of the README.');
} catch (error) {
  console.error(`\nThe story stopped: ${error.message}\nIt needs a fresh devnet: stop it, and start it again with: make devnet`);
  if (process.env.DEBUG) console.error(error);
  process.exitCode = 1;
} finally {
  await chain.disconnect();
}
