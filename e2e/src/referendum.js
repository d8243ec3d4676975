// A referendum on a development chain or network, from its preimage to its enactment.

import { PAL } from './chain.js';
import { height } from './events.js';
import { pal } from './figures.js';

/** Who votes: development accounts that together have more than half of all PAL. */
export const VOTERS = ['Eve', 'Ferdie', ...['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'].map((name) => `${name}//stash`)];

/** Who a referendum of the root track speaks as. */
const ROOT = { system: 'Root' };

/** Eve notes the preimage of `call` and submits it to the track of `origin`; resolves to `{ index, track }`. */
export async function submit(chain, call, origin = ROOT) {
  const { api } = chain;
  const proposer = chain.account('Eve');
  const { hash, encodedLength: len } = call.method;
  await chain.send(api.tx.preimage.notePreimage(call.method.toHex()), proposer);
  const submitted = await chain.send(api.tx.referenda.submit(origin, { Lookup: { hash, len } }, { After: 1 }), proposer);
  const { index, track } = submitted.event('referenda', 'Submitted');
  return { index: index.toNumber(), track: track.toNumber() };
}

/** All {@link VOTERS} vote aye on referendum `index`, or as many as it takes; resolves to with how much. */
export async function voteAye(chain, index) {
  let ayes = 0n;
  for (const voter of VOTERS.map((name) => chain.account(name))) {
    const balance = ((await chain.free(voter.address)) * 9n) / 10n / PAL * PAL;
    const vote = chain.api.tx.convictionVoting.vote(index, { Standard: { vote: { aye: true, conviction: 'Locked1x' }, balance } });
    try {
      await chain.send(vote, voter);
    } catch (error) {
      // It has passed meanwhile.
      if (error.name !== 'convictionVoting.NotOngoing') throw error;
      break;
    }
    ayes += balance;
  }
  return ayes;
}

/**
 * Passes `call` by a referendum, as Root unless `origin` says otherwise; resolves to its index when it is enacted, which `enacted`
 * tells: as Root two governance days and two hours later, genesis says how many blocks.
 */
export async function pass(chain, call, enacted, say = () => {}, origin = ROOT) {
  const { api } = chain;
  const proposer = chain.account('Eve');
  const reserved = async () => (await api.query.system.account(proposer.address)).data.reserved.toBigInt();
  const before = await reserved();

  const { index, track } = await submit(chain, call, origin);
  say(`the preimage of ${call.method.section}.${call.method.method} is noted, for deposits of ${pal((await reserved()) - before)}`);
  await chain.send(api.tx.referenda.placeDecisionDeposit(index), proposer);
  say(`referendum ${index} on track ${track}, deposits of ${pal((await reserved()) - before)} in all`);

  const ayes = await voteAye(chain, index);
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
export async function state(api, index) {
  const info = (await api.query.referenda.referendumInfoFor(index)).unwrap();
  if (!info.isOngoing) return info.type.toLowerCase();
  const { deciding } = info.asOngoing;
  if (deciding.isNone) return 'prepares';
  return deciding.unwrap().confirming.isSome ? 'is being confirmed' : 'is being decided';
}
