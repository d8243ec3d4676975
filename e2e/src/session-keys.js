// Session keys of a validator whose node is not the one that is asked.

import { stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';

/** Keys derived from `//name`, and the proof that `owner` (an address) may set them, as `session.setKeys` takes both. */
export function sessionKeys(chain, name, owner) {
  const [sr25519, ed25519] = ['sr25519', 'ed25519'].map((type) => chain.account(name, type));
  const statement = u8aConcat(stringToU8a('POP_'), chain.api.createType('AccountId', owner).toU8a());
  // BABE, GRANDPA, authority discovery.
  const pairs = [sr25519, ed25519, sr25519];
  const joined = (of) => u8aToHex(u8aConcat(...pairs.map(of)));
  return { keys: joined(({ publicKey }) => publicKey), proof: joined((pair) => pair.sign(statement)) };
}
