// GRANDPA's finality as an outsider checks it: who may vote, what they signed, and how one set of voters names the next.
//
// A set is `{ block, setId, authorities }`: the voters, as `[key, weight]`, that finalise what follows `block`.

import { TypeRegistry } from '@polkadot/types';
import { u8aConcat } from '@polkadot/util';
import { ed25519Verify } from '@polkadot/util-crypto';

export const registry = new TypeRegistry();

const PRECOMMIT = Uint8Array.of(1);
const [SCHEDULED_CHANGE, FORCED_CHANGE] = [1, 2];
const u64 = (value) => registry.createType('u64', value).toU8a();
const sum = (weights) => weights.reduce((total, weight) => total + BigInt(weight), 0n);

/** The block that `justification` proves to be final: two thirds of the set and one more voted for it or for what follows it. */
export function finalised(justification, { setId, authorities }) {
  const { round, commit, votesAncestries } = registry.createType('GrandpaJustification', justification);
  const target = { hash: commit.targetHash.toHex(), number: commit.targetNumber.toNumber() };
  const weights = new Map(authorities);
  const parents = new Map(votesAncestries.map((header) => [header.hash.toHex(), header.parentHash.toHex()]));
  const votes = new Map();
  for (const { precommit, signature, id } of commit.precommits) {
    const who = id.toHex();
    if (!weights.has(who)) throw new Error(`${who} has no vote in set ${setId}`);
    if (votes.has(who)) throw new Error(`${who} voted twice`);
    if (!ed25519Verify(u8aConcat(PRECOMMIT, precommit.toU8a(), u64(round), u64(setId)), signature.toU8a(), id.toU8a())) {
      throw new Error(`${who} did not sign this vote in set ${setId}`);
    }
    if (!reaches(precommit, target, parents)) throw new Error(`${who} voted for another block`);
    votes.set(who, weights.get(who));
  }
  const total = sum([...weights.values()]);
  if (sum([...votes.values()]) < total - (total - 1n) / 3n) throw new Error(`${votes.size} of ${weights.size} voted: too few`);
  return target;
}

/** Whether a vote is for `target` or for a block that, parent by parent, leads to it. */
function reaches({ targetHash, targetNumber }, target, parents) {
  let [hash, number] = [targetHash.toHex(), targetNumber.toNumber()];
  for (; hash !== undefined && hash !== target.hash; number -= 1) hash = parents.get(hash);
  return hash === target.hash && number === target.number;
}

/** The voters after a block of `set` that is final: others if its header says so. */
function setAfter(header, set) {
  const [block, logs] = [header.number.toNumber(), header.digest.logs.filter((log) => log.isConsensus).map((log) => log.asConsensus)];
  const said = logs.filter(([engine]) => engine.isGrandpa).map(([, data]) => data.toU8a(true));
  if (said.some(([kind]) => kind === FORCED_CHANGE)) throw new Error(`block ${block} forces a change of voters: trust a set after it`);
  const change = said.find(([kind]) => kind === SCHEDULED_CHANGE);
  if (!change) return { ...set, block };
  const [next, delay] = registry.createType('(AuthorityList, u32)', change.subarray(1));
  if (!delay.isZero()) throw new Error(`block ${block} changes the voters later: trust a set after that`);
  return { block, setId: set.setId + 1, authorities: next.map(([key, weight]) => [key.toHex(), weight.toNumber()]) };
}

/**
 * Goes from block to block, each final, to the last: `steps` are `{ header, justification }` in hexadecimal. Returns its
 * `header` and the `set` after it.
 */
export function follow(steps, trusted) {
  let [header, set] = [undefined, trusted];
  for (const step of steps) {
    header = registry.createType('Header', step.header);
    const { hash } = finalised(step.justification, set);
    if (hash !== header.hash.toHex()) throw new Error(`the votes are for ${hash}, not for ${header.hash}`);
    if (header.number.toNumber() <= set.block) throw new Error(`block ${header.number} is not after block ${set.block}`);
    set = setAfter(header, set);
  }
  if (!header) throw new Error('nothing is proven to be final');
  return { header, set };
}

/** What a node says leads from the `trusted` set to its last final block: the steps that {@link follow} checks. */
export async function stepsFrom(rpc, trusted) {
  const last = registry.createType('Header', await rpc('chain_getHeader', await rpc('chain_getFinalizedHead')));
  const steps = [];
  let set = trusted;
  while (set.block < last.number.toNumber()) {
    const answer = await rpc('grandpa_proveFinality', set.block + 1);
    if (!answer) throw new Error(`the node has no votes for what follows block ${set.block}`);
    const [hash, justification] = registry.createType('(Hash, Bytes)', answer);
    const header = registry.createType('Header', await rpc('chain_getHeader', hash.toHex()));
    steps.push({ header: header.toHex(), justification: justification.toHex() });
    const after = setAfter(header, set);
    if (after.setId === set.setId) break;
    set = after;
  }
  return steps;
}
