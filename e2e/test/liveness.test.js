// A validator that does not work is jailed and loses nothing.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect, PAL } from '../src/chain.js';
import { blocks, height } from '../src/events.js';
import { startNode } from '../src/node.js';
import { sessionKeys } from '../src/session-keys.js';
import { nativePool, view } from '../src/view.js';

const POINTS_PER_BLOCK = 20;

let node;
let chain;
let api;
// Nina validates with keys that no node has, Eve stakes.
let [alice, nina, eve] = [];

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual', '--state-pruning', 'archive', '--blocks-pruning', 'archive']);
  chain = await connect(node.url, { manual: true });
  ({ api } = chain);
  [alice, nina, eve] = ['Alice', 'Nina', 'Eve'].map((name) => chain.account(name));
  await chain.seal(3);
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

const refused = (call, who, name) => assert.rejects(chain.send(call, who), { name });
const validates = async ({ address }) => (await api.query.session.validators()).some((who) => who.eq(address));
const eventsSince = async (from, method) => {
  const found = [];
  for await (const { events } of blocks(chain, from, await height(chain))) {
    found.push(...events.filter((event) => event.section === 'validators' && event.method === method).map(({ data }) => data));
  }
  return found;
};
/** All points of an era, and how many must have earned them for an idle one to be judged. */
async function work(era) {
  const points = (await api.query.validators.eraPoints.entries(era)).reduce((sum, [, of]) => sum + of.toNumber(), 0);
  return { points, validators: (await api.query.validators.exposures(era)).length };
}

test('an era in which the others did not do enough judges nobody', async () => {
  await chain.send(api.tx.balances.transferKeepAlive(nina.address, 200_000n * PAL), alice);
  const { keys, proof } = sessionKeys(chain, 'Nina//session', nina.address);
  await chain.send(api.tx.operators.register(100_000n * PAL, 100_000_000, 'Nina'), nina);
  await refused(api.tx.validators.joinCandidates(), nina, 'validators.NoSessionKeys');
  await refused(api.tx.session.setKeys(keys, sessionKeys(chain, 'Nina//session', alice.address).proof), nina, 'session.InvalidProof');
  await chain.sendAll([api.tx.session.setKeys(keys, proof), api.tx.validators.joinCandidates()], nina);
  const from = await height(chain);
  await chain.until(() => validates(nina));

  const era = await chain.era();
  await chain.eras(1);
  const { points, validators } = await work(era);
  assert.equal(validators, 5);
  assert.ok(points < api.consts.validators.minAveragePoints.toNumber() * (validators - 1), 'half a minute is too short to tell');
  assert.deepEqual(await eventsSince(from, 'ValidatorIdle'), []);
});

test('who writes no block for two eras is jailed, and nobody is slashed', async () => {
  // Eras of eight sessions: the others write a dozen blocks each.
  const clock = (await api.call.eraApi.era()).clock.toJSON();
  await chain.sudo(api.tx.eras.setClock({ ...clock, sessionsPerEra: 8 }));
  await chain.eras(1);
  const [first, from] = [await chain.era(), await height(chain)];
  await chain.send(api.tx.delegation.delegate(nativePool(nina, 'Base'), 1_000n * PAL), eve);
  const idleEras = api.consts.validators.livenessEras.toNumber();
  assert.equal(idleEras, 2);
  await chain.toEra(first + idleEras);
  for (const era of [first, first + 1]) {
    const { points, validators } = await work(era);
    assert.ok(points >= api.consts.validators.minAveragePoints.toNumber() * (validators - 1), `${points / POINTS_PER_BLOCK} blocks`);
  }
  const idle = (await eventsSince(from, 'ValidatorIdle')).map((data) => data.toJSON());
  assert.deepEqual(idle, [[nina.address, first, 1], [nina.address, first + 1, 2]]);
  const until = first + idleEras + api.consts.validators.livenessJailEras.toNumber();
  assert.deepEqual((await eventsSince(from, 'ValidatorJailed')).map((data) => data.toJSON()), [[nina.address, 2, until]]);
  assert.equal((await api.query.operators.sentences(nina.address)).unwrap().toNumber(), until);

  const [base, restaked] = await Promise.all(['Base', 'Restaked'].map(async (tier) => (await view(chain)).pool(nativePool(nina, tier))));
  assert.deepEqual([base.value, base.reports, restaked.value, restaked.reports], [1_000n * PAL, [], 100_000n * PAL, []]);
});

test('who is jailed takes no stake, is not elected, and comes back when the sentence is over', async () => {
  const until = (await api.query.operators.sentences(nina.address)).unwrap().toNumber();
  const era = await chain.era();
  await refused(api.tx.delegation.delegate(nativePool(nina, 'Base'), 1_000n * PAL), eve, 'delegation.NotAccepting');
  await refused(api.tx.operators.unjail(), nina, 'operators.SentenceNotOver');
  await chain.send(api.tx.delegation.requestLeave(nativePool(nina, 'Base'), null), eve);
  await chain.toEra(era + 1);
  assert.ok(!(await validates(nina)), 'who was elected before the sentence validates one more era');
  await chain.toEra(until);
  await chain.send(api.tx.operators.unjail(), nina);
  await chain.until(() => validates(nina));
  assert.equal(await (await view(chain)).invariants(), 'hold');
});
