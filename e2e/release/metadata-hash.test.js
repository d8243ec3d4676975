// A runtime with the hash of its metadata, as releases have it: `make metadata-hash` builds one, and names it in
// PALISADE_HASHED_WASM.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { connect } from '../src/chain.js';
import { startNode } from '../src/node.js';
import { accepted, metadataDigest, submit } from '../src/offline-signer.js';

const hashed = process.env.PALISADE_HASHED_WASM;

let node;
let chain;

before(async () => {
  assert.ok(hashed, 'PALISADE_HASHED_WASM is not set: make metadata-hash');
  node = await startNode(['--dev', '--sealing', 'manual']);
  chain = await connect(node.url, { manual: true });
  await chain.seal(3);
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

test('it accepts the hash of its own metadata only', async () => {
  const digest = await metadataDigest(chain.api);
  await chain.sudo(chain.api.tx.system.setCodeWithoutChecks(u8aToHex(readFileSync(hashed))));
  await chain.seal(2);
  await accepted(chain, 1, digest);
  await accepted(chain, 0, null);
  await assert.rejects(submit(chain, 1, `0x${'07'.repeat(32)}`), /bad signature/);
});
