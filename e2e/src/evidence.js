// Evidence of equivocation, made from a validator's key as a faulty validator would make it.

import { stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
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
    const preRuntime = api.createType('DigestItem', { PreRuntime: ['0x42414245', u8aToHex(claim)] });
    const fields = {
      parentHash: parent.hash,
      number: parent.number.unwrap().addn(1),
      stateRoot: parent.stateRoot,
      extrinsicsRoot,
    };
    const bare = api.createType('Header', { ...fields, digest: { logs: [preRuntime] } });
    const seal = api.createType('DigestItem', { Seal: ['0x42414245', u8aToHex(pair.sign(blake2AsU8a(bare.toU8a())))] });
    return api.createType('Header', { ...fields, digest: { logs: [preRuntime, seal] } });
  };
  const proof = {
    offender: pair.publicKey,
    slot,
    firstHeader: sealed(blake2AsU8a(stringToU8a('one'))),
    secondHeader: sealed(blake2AsU8a(stringToU8a('two'))),
  };
  const report = api.tx.babe.reportEquivocation;
  return report(proof, await membership(api, report, 'BabeApi_generate_key_ownership_proof', slot, pair.publicKey));
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
  const report = api.tx.grandpa.reportEquivocation;
  return report(proof, await membership(api, report, 'GrandpaApi_generate_key_ownership_proof', setId, pair.publicKey));
}

/**
 * The proof that the owner of `key` is a validator, as `call` wants it. The runtime answers with an opaque one, which
 * the client's own definition of this API does not take apart: it is read from the bytes of the answer.
 */
async function membership(api, call, runtimeCall, at, key) {
  const answer = await api.rpc.state.call(runtimeCall, u8aToHex(u8aConcat(u64(at), key)));
  const opaque = api.createType('Option<Bytes>', answer.toU8a(true));
  if (opaque.isNone) throw new Error('the chain cannot prove who owns this key');
  return api.createType(call.meta.args[1].type.toString(), opaque.unwrap().toU8a(true));
}
