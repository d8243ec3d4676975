// The demo's story, step by step, on a real node that seals on request.

import { after, before, test } from 'node:test';
import { connect } from '../src/chain.js';
import { startNode } from '../src/node.js';
import { newWorld, steps } from '../src/story.js';

let node;
let chain;

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual', '--state-pruning', 'archive', '--blocks-pruning', 'archive']);
  chain = await connect(node.url, { manual: true });
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

test('the story', async (t) => {
  const world = newWorld(chain, (line) => t.diagnostic(line));
  for (const [title, step] of steps) {
    let passed = false;
    await t.test(title, async () => {
      await step(world);
      passed = true;
    });
    if (!passed) break;
  }
});
