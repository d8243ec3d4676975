// Upgrades a running devnet to the next version: `make upgrade-demo`. Nothing is sent before the checks have passed.

import { blake2AsHex } from '@polkadot/util-crypto';
import { connect } from './chain.js';
import { apply, authorise, check, compare, nextVersion, refund, watch } from './upgrade.js';

const url = process.argv[2] ?? process.env.PALISADE_WS ?? 'ws://127.0.0.1:9944';
const say = (line) => console.log(`   ${line}`);
let steps = 0;
const step = async (title, play) => {
  steps += 1;
  console.log(`${steps}. ${title}`);
  const result = await play();
  console.log();
  return result;
};

let chain;
try {
  const next = nextVersion();
  await step('The upgrade runs on a copy of the state, with all its checks', () => check(url, next, say));

  // A development node also seals on request: a governance day takes seconds.
  chain = await connect(url, { manual: true });
  const { api } = chain;
  const version = api.runtimeVersion.specVersion.toNumber() + 1;
  const index = await step('A referendum authorises it', () => authorise(chain, next.wasm, say));
  const number = await step('Anybody applies it', () => apply(chain, next.wasm, say));
  await step('Storage is migrated, and nothing is lost', () => compare(chain, number, say));
  await step('The chain goes on', () => watch(chain, version, 5, say));
  await step('Deposits are paid back', () => refund(chain, index, api.tx.system.authorizeUpgrade(blake2AsHex(next.wasm)), say));
  console.log(`The chain runs spec version ${version}.`);
} catch (error) {
  console.error(`\nThe upgrade stopped${chain ? '' : ', and nothing was sent'}: ${error.message}`);
  if (process.env.DEBUG) console.error(error);
  process.exitCode = 1;
} finally {
  await chain?.disconnect();
}
