// Offline signers check what they sign against the hash of the metadata. Releases have it compiled in; the runtime of the
// tests has not. `make metadata-hash` builds one that has, and names it in PALISADE_HASHED_WASM.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { u8aToHex } from '@polkadot/util';
import { connect, PAL } from '../src/chain.js';
import { startNode } from '../src/node.js';

const hashed = process.env.PALISADE_HASHED_WASM;

let node;
let chain;
let api;
let digest;

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual']);
  chain = await connect(node.url, { manual: true });
  ({ api } = chain);
  await chain.seal(3);

  // As a wallet computes it: from the chain's metadata, its version and what its token is.
  const metadata = (await api.call.metadata.metadataAtVersion(15)).unwrap().toHex();
  const { specName, specVersion } = api.runtimeVersion;
  const { chainDecimals: [decimals], chainTokens: [tokenSymbol], chainSS58: base58Prefix } = api.registry;
  digest = u8aToHex(merkleizeMetadata(metadata, { base58Prefix, decimals, tokenSymbol, specName: specName.toString(), specVersion: specVersion.toNumber() }).digest());
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

/** Hands a transfer of one PAL in, signed by Eve for the metadata with `metadataHash`; mode 1 is enabled, 0 disabled. */
async function submit(mode, metadataHash) {
  const eve = chain.account('Eve');
  const nonce = await api.rpc.system.accountNextIndex(eve.address);
  const call = api.tx.balances.transferKeepAlive(chain.account('Nobody').address, PAL);
  const signed = await call.signAsync(eve, { nonce, mode, metadataHash });
  assert.equal(signed.mode.toNumber(), mode);
  return api.rpc.author.submitExtrinsic(signed);
}

/** It gets into a block. */
async function accepted(mode, metadataHash) {
  const before = await chain.free(chain.account('Nobody').address);
  await submit(mode, metadataHash);
  await chain.until(async () => (await chain.free(chain.account('Nobody').address)) === before + PAL, 5);
}

test('a runtime without the hash refuses who asks for it, and no one else', async () => {
  await assert.rejects(submit(1, digest), /1011: Unknown Transaction Validity: CannotLookup/);
  await accepted(0, null);
});

test('a runtime with the hash accepts the one of its own metadata only', { skip: !hashed && 'for make metadata-hash' }, async () => {
  await chain.sudo(api.tx.system.setCodeWithoutChecks(u8aToHex(readFileSync(hashed))));
  await chain.seal(2);
  await accepted(1, digest);
  await accepted(0, null);
  await assert.rejects(submit(1, `0x${'07'.repeat(32)}`), /bad signature/);
});
