// Evidence of equivocation, made from a validator's key as a faulty validator would make it.

import { compactToU8a, hexToU8a, stringToU8a, u8aConcat } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';

const u32 = (value) => new Uint8Array(new Uint32Array([value]).buffer);
const u64 = (value) => new Uint8Array(new BigUint64Array([BigInt(value)]).buffer);

/** Two blocks of one slot, sealed with the same BABE key. */
export async function babeEquivocation({ api }, pair) {
  const authorities = await api.query.babe.authorities();
  const index = authorities.findIndex(([id]) => id.toHex() === api.createType('AccountId', pair.publicKey).toHex());
  if (index < 0) throw new Error('the key is not a BABE authority now');
  const slot = (await api.query.babe.currentSlot()).toBigInt();
  const parent = await api.rpc.chain.getHeader();

  // A secondary plain claim: variant 2, authority index, slot.
  const claim = u8aConcat(new Uint8Array([2]), u32(index), u64(slot));
  const sealed = (extrinsicsRoot) => {
    const preRuntime = api.createType('DigestItem', { PreRuntime: ['0x42414245', claim] });
    const fields = {
      parentHash: parent.hash,
      number: parent.number.unwrap().addn(1),
      stateRoot: parent.stateRoot,
      extrinsicsRoot,
    };
    const bare = api.createType('Header', { ...fields, digest: { logs: [preRuntime] } });
    const seal = api.createType('DigestItem', { Seal: ['0x42414245', pair.sign(blake2AsU8a(bare.toU8a()))] });
    return api.createType('Header', { ...fields, digest: { logs: [preRuntime, seal] } });
  };
  const proof = {
    offender: pair.publicKey,
    slot,
    firstHeader: sealed(blake2AsU8a(stringToU8a('one'))),
    secondHeader: sealed(blake2AsU8a(stringToU8a('two'))),
  };
  const owner = await api.call.babeApi.generateKeyOwnershipProof(slot, pair.publicKey);
  return api.tx.babe.reportEquivocation(proof, membership(api, owner));
}

/** Two GRANDPA prevotes of one round for different blocks, signed with the same key. */
export async function grandpaEquivocation({ api }, pair) {
  const setId = (await api.query.grandpa.currentSetId()).toBigInt();
  const round = 1n;
  const vote = (name) => {
    const target = { hash: blake2AsU8a(stringToU8a(name)), number: 1 };
    // (Message::Prevote, round, set id), as GRANDPA votes are signed.
    const payload = u8aConcat(new Uint8Array([0]), target.hash, u32(target.number), u64(round), u64(setId));
    return [{ targetHash: target.hash, targetNumber: target.number }, pair.sign(payload)];
  };
  const proof = {
    setId,
    equivocation: { Prevote: { roundNumber: round, identity: pair.publicKey, first: vote('one'), second: vote('two') } },
  };
  const owner = await api.call.grandpaApi.generateKeyOwnershipProof(setId, pair.publicKey);
  return api.tx.grandpa.reportEquivocation(proof, membership(api, owner));
}

/** The runtime's opaque proof of key ownership, as the call wants it. */
function membership(api, owner) {
  if (owner.isNone) throw new Error('the chain cannot prove who owns this key');
  const bytes = hexToU8a(owner.unwrap().toHex());
  // An opaque proof is the encoded membership proof behind its length; some clients strip the length.
  const inner = bytes.length > 0 && compactToU8a(bytes.length).length > 0 ? stripLength(bytes) : bytes;
  return api.createType('SpSessionMembershipProof', inner);
}

function stripLength(bytes) {
  const mode = bytes[0] & 3;
  const size = [1, 2, 4][mode];
  const length =
    mode === 0 ? bytes[0] >> 2 : mode === 1 ? (bytes[0] | (bytes[1] << 8)) >> 2 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) >>> 2;
  return length === bytes.length - size ? bytes.subarray(size) : bytes;
}
