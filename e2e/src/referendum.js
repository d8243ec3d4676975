// A referendum on the root track of a development chain or network, from its preimage to its enactment.

import assert from 'node:assert/strict';
import { PAL } from './chain.js';
import { height } from './events.js';
import { pal } from './figures.js';

/** Who votes: development accounts that together have more than half of all PAL. */
export const VOTERS = ['Eve', 'Ferdie', ...['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'].map((name) => `${name}//stash`)];

/**
 * Passes `call` as Root by a referendum of the root track; resolves to its index when it is enacted, which `enacted` tells:
 * two governance days and two hours later, genesis says how many blocks.
 */
export async function pass(chain, call, enacted, say = () => {}) {
  const { api } = chain;
  const proposer = chain.account('Eve');
  const reserved = async () => (await api.query.system.account(proposer.address)).data.reserved.toBigInt();
  const before = await reserved();

  await chain.send(api.tx.preimage.notePreimage(call.method.toHex()), proposer);
  say(`the preimage of ${call.method.section}.${call.method.method} is noted for a deposit of ${pal((await reserved()) - before)}`);

  const proposal = { Lookup: { hash: call.method.hash, len: call.method.encodedLength } };
  const submitted = await chain.send(api.tx.referenda.submit({ system: 'Root' }, proposal, { After: 1 }), proposer);
  const { index, track } = submitted.event('referenda', 'Submitted');
  assert.equal(track.toNumber(), 0);
  await chain.send(api.tx.referenda.placeDecisionDeposit(index), proposer);
  say(`referendum ${index} on the root track, deposits of ${pal((await reserved()) - before)} in all`);

  let ayes = 0n;
  for (const voter of VOTERS.map((name) => chain.account(name))) {
    const balance = ((await chain.free(voter.address)) * 9n) / 10n / PAL * PAL;
    await chain.send(api.tx.convictionVoting.vote(index, { Standard: { vote: { aye: true, conviction: 'Locked1x' }, balance } }), voter);
    ayes += balance;
  }
  say(`${VOTERS.length} accounts vote aye with ${pal(ayes)}`);

  const from = await height({ api });
  let last = '';
  await chain.until(async () => {
    if (await enacted()) return true;
    const now = await state(api, index);
    if (now !== last) say(`block ${await height({ api })}: ${now}`);
    last = now;
    if (!['prepares', 'is being decided', 'is being confirmed', 'approved'].includes(now)) throw new Error(`referendum ${index}: ${now}`);
    return false;
  });
  say(`block ${await height({ api })}: enacted, ${(await height({ api })) - from} blocks after the last vote`);
  return index;
}

/** Where referendum `index` is. */
async function state(api, index) {
  const info = (await api.query.referenda.referendumInfoFor(index)).unwrap();
  if (!info.isOngoing) return info.type.toLowerCase();
  const { deciding } = info.asOngoing;
  if (deciding.isNone) return 'prepares';
  return deciding.unwrap().confirming.isSome ? 'is being confirmed' : 'is being decided';
}
