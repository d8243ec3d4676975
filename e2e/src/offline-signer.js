// An offline signer checks what it signs against the hash of the chain's metadata.

import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { u8aToHex } from '@polkadot/util';
import { PAL } from './chain.js';

/** The hash as a wallet computes it: from the chain's metadata, its version and what its token is. */
export async function metadataDigest(api) {
  const metadata = (await api.call.metadata.metadataAtVersion(15)).unwrap().toHex();
  const { specName, specVersion } = api.runtimeVersion;
  const { chainDecimals: [decimals], chainTokens: [tokenSymbol], chainSS58: base58Prefix } = api.registry;
  return u8aToHex(merkleizeMetadata(metadata, { base58Prefix, decimals, tokenSymbol, specName: specName.toString(), specVersion: specVersion.toNumber() }).digest());
}

/** Hands a transfer of one PAL to Nobody in, signed by Eve for the metadata with `metadataHash`; mode 1 is enabled, 0 disabled. */
export async function submit(chain, mode, metadataHash) {
  const { api } = chain;
  const eve = chain.account('Eve');
  const nonce = await api.rpc.system.accountNextIndex(eve.address);
  const signed = await api.tx.balances.transferKeepAlive(chain.account('Nobody').address, PAL).signAsync(eve, { nonce, mode, metadataHash });
  if (signed.mode.toNumber() !== mode) throw new Error(`signed with mode ${signed.mode}`);
  return api.rpc.author.submitExtrinsic(signed);
}

/** Such a transfer gets into a block. */
export async function accepted(chain, mode, metadataHash) {
  const { address } = chain.account('Nobody');
  const before = await chain.free(address);
  await submit(chain, mode, metadataHash);
  await chain.until(async () => (await chain.free(address)) === before + PAL, 5);
}
