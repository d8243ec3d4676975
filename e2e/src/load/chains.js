// The chains that are put under load: how each is started for it, and how long a step takes there, if nobody says else.

import { connect } from '../chain.js';
import { Network } from '../network.js';
import { startNode } from '../node.js';

/** A step that is too fast must end in blocks that are full, not in a pool that refuses. */
const POOL = ['--pool-limit', 65_536];

export const CHAINS = {
  devnet: { seconds: 20, start: startDevnet },
  // Blocks come every six seconds, and are final some blocks later.
  network: { seconds: 60, start: startNetwork },
};

/** What `make devnet` starts. */
async function startDevnet({ sealing }) {
  const node = await startNode(['--dev', '--sealing', sealing, '--state-pruning', 'archive', '--blocks-pruning', 'archive', ...POOL]);
  const chain = await connect(node.url);
  const stop = async () => {
    await chain.disconnect();
    await node.stop();
  };
  return { chain, nodes: [node], stop };
}

/** The four validators of the network tests. */
async function startNetwork() {
  const network = await Network.start({ args: POOL });
  await network.agree(1);
  return { chain: await network.peer('alice').chain(), nodes: network.all.map(({ node }) => node), stop: () => network.stop() };
}
