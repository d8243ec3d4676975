// Each track decides what it is for, by referenda; and what is wrong with a referendum or a vote is refused.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect, PAL } from '../src/chain.js';
import { blocks, height } from '../src/events.js';
import { newService, perquintill } from '../src/figures.js';
import { startNode } from '../src/node.js';
import { pass, state, submit, voteAye } from '../src/referendum.js';
import { nativePool, view } from '../src/view.js';

const ASSET = 7;
const OFFENCE = `0x${'0e'.repeat(32)}`;
const MOST = 2n ** 128n - 1n;
/** Blocks of a governance day. */
const DAY = 60;

let node;
let chain;
let api;
let [alice, bob, eve, ferdie, poor] = [];
let pool;
/** A referendum that nobody places a decision deposit for. */
let neglected;

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual']);
  chain = await connect(node.url, { manual: true });
  ({ api } = chain);
  [alice, bob, eve, ferdie, poor] = ['Alice', 'Bob', 'Eve', 'Ferdie', 'Poor'].map((name) => chain.account(name));
  pool = nativePool(alice, 'Restaked');
  await chain.seal(3);
  await chain.sendAll([
    api.tx.balances.transferKeepAlive(poor.address, 5n * PAL),
    api.tx.balances.transferKeepAlive(api.consts.treasury.potAccount, 200_000n * PAL),
    api.tx.assets.create(ASSET, alice.address, 10),
  ], alice);
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

const refused = (call, who, name) => assert.rejects(chain.send(call, who), { name });
/** A referendum on the track of `origin` passes `call`, until `enacted` says so. */
const passAs = (origin, call, enacted) => pass(chain, call, enacted, undefined, { Origins: origin });
/** The same, but what was passed fails as `name` when it is called. */
async function passesAndFails(origin, call, name) {
  let seen = await height(chain);
  await passAs(origin, call, async () => {
    for await (const { number, events } of blocks(chain, seen + 1, await height(chain))) {
      seen = number;
      const dispatched = events.find((event) => api.events.scheduler.Dispatched.is(event));
      if (dispatched?.data.result.isErr) return chain.refused(dispatched.data.result.asErr).name === name;
    }
    return false;
  });
}

test('without its decision deposit a referendum is not decided, however many vote aye', async () => {
  neglected = (await submit(chain, api.tx.system.remark('0x01'))).index;
  await voteAye(chain, neglected);
  // Longer than the track prepares.
  await chain.seal(DAY / 4);
  assert.equal(await state(api, neglected), 'prepares');
});

test('referenda on no track, of another length, without the deposits, and that are not there', async () => {
  const { submit: propose, placeDecisionDeposit } = api.tx.referenda;
  const remark = { Inline: api.tx.system.remark('0x02').method.toHex() };
  await refused(propose({ system: { Signed: eve.address } }, remark, { After: 0 }), eve, 'referenda.NoTrack');
  const { hash, encodedLength: len } = api.tx.system.remark('0x01').method;
  await refused(propose({ system: 'Root' }, { Lookup: { hash, len: len + 1 } }, { After: 0 }), eve, 'referenda.PreimageStoredWithDifferentLength');
  await refused(placeDecisionDeposit(999), eve, 'referenda.NotOngoing');
  await refused(placeDecisionDeposit(neglected), poor, 'balances.InsufficientBalance');
  // One PAL is held for a submission.
  await chain.send(api.tx.balances.transferAllowDeath(eve.address, (await chain.free(poor.address)) - PAL / 2n), poor);
  await refused(propose({ system: 'Root' }, remark, { After: 0 }), poor, 'balances.InsufficientBalance');
  await chain.send(api.tx.balances.transferKeepAlive(poor.address, 40n * PAL), eve);
});

test('votes of more than there is, of huge numbers, and on nothing', async () => {
  const tally = async () => (await api.query.referenda.referendumInfoFor(neglected)).unwrap().asOngoing.tally.toJSON();
  const before = await tally();
  const { vote, delegate } = api.tx.convictionVoting;
  const standard = (balance) => ({ Standard: { vote: { aye: true, conviction: 'Locked6x' }, balance } });
  const owned = await chain.free(poor.address);
  for (const cast of [standard(owned), standard(owned + 1n), standard(MOST), { Split: { aye: MOST, nay: MOST } }, { SplitAbstain: { aye: MOST, nay: 1n, abstain: MOST } }]) {
    await refused(vote(neglected, cast), poor, 'convictionVoting.InsufficientFunds');
  }
  for (const balance of [owned, MOST]) await refused(delegate(0, eve.address, 'Locked1x', balance), poor, 'convictionVoting.InsufficientFunds');
  await refused(vote(999, standard(1n)), poor, 'convictionVoting.NotOngoing');
  assert.deepEqual(await tally(), before);
  // What is staked counts, and no more than that.
  const bond = (await (await view(chain)).position(pool, alice)).value;
  const all = (await chain.free(alice.address)) + (await api.query.system.account(alice.address)).data.reserved.toBigInt() + bond;
  await refused(vote(neglected, standard(all + PAL)), alice, 'convictionVoting.InsufficientFunds');
  await chain.send(vote(neglected, standard(all - PAL)), alice);
});

test('the staking admin sets parameters and admits assets, but makes no tokens', async () => {
  const set = (name, value) => api.tx.parameters.setParameter({ [name]: value });
  const cap = 10n ** 24n;
  const admit = api.tx.delegation.admitAsset(ASSET, { minDeposit: 10, cap, operatorCap: cap, inflow: cap });
  await passAs('StakingAdmin', api.tx.utility.batchAll([set('Rewards', { ProtocolFee: [null, 30_000_000] }), admit]), async () => (await api.query.delegation.admittedAssets(ASSET)).isSome);
  assert.match((await api.query.parameters.parameters({ Rewards: { ProtocolFee: null } })).toString(), /30,?000,?000/);
  await passesAndFails('StakingAdmin', set('Issuance', { AnnualRate: [null, 10 ** 9] }), 'BadOrigin');
});

test('the slash arbiter cancels a report before its verdict', async () => {
  await chain.sendAll([api.tx.services.register(newService(ferdie)), api.tx.services.acceptOperator(1, alice.address)], ferdie);
  await chain.sendAll([api.tx.services.requestOptIn(1), api.tx.restaking.allocate('Native', 1, perquintill(1, 2))], alice);
  await chain.eras(1);
  await chain.nextBlock();
  const before = await (await view(chain)).pool(pool);
  const sent = await chain.send(api.tx.slashing.report(1, alice.address, await chain.era(), OFFENCE, perquintill(1, 10), OFFENCE), ferdie);
  const { report, due } = sent.event('slashing', 'Reported');
  assert.ok((await (await view(chain)).pool(pool)).value < before.value);
  await passAs('SlashArbiter', api.tx.slashing.veto(report, false), async () => (await (await view(chain)).openReports()).length === 0);
  assert.ok((await chain.era()) < due.toNumber(), 'not by its verdict');
  assert.ok((await (await view(chain)).pool(pool)).value >= before.value, 'as if it had never been made');
});

test('emergency cancels a referendum, pauses a call and ends the pause, and pauses no exit', async () => {
  const { index } = await submit(chain, api.tx.system.remark('0x03'));
  const deposits = ['Delegation', 'delegate'];
  const calls = [api.tx.referenda.cancel(index), api.tx.pauses.pause(deposits)];
  await passAs('Emergency', api.tx.utility.batchAll(calls), async () => (await state(api, index)) === 'cancelled');
  const deposit = api.tx.delegation.delegate(pool, 10n * PAL);
  await refused(deposit, eve, 'system.CallFiltered');
  await chain.send(api.tx.delegation.requestLeave(pool, 10n * PAL), eve);
  await passAs('Emergency', api.tx.txPause.unpause(deposits), async () => (await api.query.txPause.pausedCalls(deposits)).isNone);
  await chain.send(deposit, eve);
  await passesAndFails('Emergency', api.tx.pauses.pause(['Delegation', 'request_leave']), 'pauses.Unpausable');
});

test('emergency enters safe mode, in which stake leaves, and which ends by itself', async () => {
  await passAs('Emergency', api.tx.safeMode.forceEnter(), async () => (await api.query.safeMode.enteredUntil()).isSome);
  await refused(api.tx.balances.transferKeepAlive(bob.address, PAL), eve, 'system.CallFiltered');
  await chain.send(api.tx.delegation.requestLeave(pool, 10n * PAL), eve);
  await chain.until(async () => (await api.query.safeMode.enteredUntil()).isNone, DAY + 1);
  await chain.send(api.tx.balances.transferKeepAlive(bob.address, PAL), eve);
});

test('spenders pay out of the treasury, each up to its limit', async () => {
  const spend = (amount) => api.tx.treasury.spend('Native', amount, bob.address, null);
  for (const [index, [track, amount]] of [['SmallSpender', 10_000n * PAL], ['BigSpender', 50_000n * PAL]].entries()) {
    await passAs(track, spend(amount), async () => (await api.query.treasury.spends(index)).isSome);
    const before = await chain.free(bob.address);
    await chain.send(api.tx.treasury.payout(index), eve);
    assert.equal((await chain.free(bob.address)) - before, amount, track);
  }
  await passesAndFails('SmallSpender', spend(10_001n * PAL), 'treasury.InsufficientPermission');
});

test('what two thirds of the committee whitelisted passes as Root on the faster track; anything else waits for them', async () => {
  const rules = (minStake) => api.tx.validators.setRules({ target: 4, minStake });
  const dispatch = (call) => api.tx.whitelist.dispatchWhitelistedCallWithPreimage(call);
  const wanted = rules(PAL);
  const motion = api.tx.whitelist.whitelistCall(wanted.method.hash);
  const length = motion.method.encodedLength;
  const { proposalHash, proposalIndex } = (await chain.send(api.tx.technicalCommittee.propose(2, motion, length), alice)).event('technicalCommittee', 'Proposed');
  for (const who of [alice, bob]) await chain.send(api.tx.technicalCommittee.vote(proposalHash, proposalIndex, true), who);
  await chain.send(api.tx.technicalCommittee.close(proposalHash, proposalIndex, { refTime: 10n ** 9n, proofSize: 100_000 }, length), bob);
  assert.ok((await api.query.whitelist.whitelistedCall(wanted.method.hash)).isSome);
  await passAs('WhitelistedCaller', dispatch(wanted), async () => (await api.query.validators.rules()).minStake.toBigInt() === PAL);

  const other = rules(2n * PAL);
  await passAs('WhitelistedCaller', dispatch(other), async () => (await api.query.whitelist.deferredDispatch(other.method.hash)).isSome);
  await refused(dispatch(other), eve, 'whitelist.CallIsNotWhitelisted');
  assert.equal((await api.query.validators.rules()).minStake.toBigInt(), PAL);
  assert.equal(await state(api, neglected), 'prepares');
  assert.equal(await (await view(chain)).invariants(), 'hold');
});
