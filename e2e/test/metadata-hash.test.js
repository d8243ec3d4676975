// Offline signers ask for the hash of the metadata. Releases have it compiled in (e2e/release); the runtime of the tests has not.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect } from '../src/chain.js';
import { startNode } from '../src/node.js';
import { accepted, metadataDigest, submit } from '../src/offline-signer.js';

let node;
let chain;

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual']);
  chain = await connect(node.url, { manual: true });
  await chain.seal(3);
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

test('a runtime without the hash refuses who asks for it, and no one else', async () => {
  await assert.rejects(submit(chain, 1, await metadataDigest(chain.api)), /1011: Unknown Transaction Validity: CannotLookup/);
  await accepted(chain, 0, null);
});
