// The story that the demo plays and the end-to-end test checks: stake, restake, mint, be slashed, leave.
// Every figure is recomputed here from the README's formulas and compared with what the chain says.

import assert from 'node:assert/strict';
import { PAL } from './chain.js';
import { blocks, find, height, supplyChange } from './events.js';
import { babeEquivocation, grandpaEquivocation } from './evidence.js';
import { floor, pal, perquintill, rate, slashTerms, WHOLE, worth } from './figures.js';
import { nativePool, view } from './view.js';

const PERBILL = 10n ** 9n;

/** The accounts of the story, and what it has learned so far. */
export function newWorld(chain, say = () => {}) {
  const named = Object.fromEntries(
    ['Alice', 'Bob', 'Charlie', 'Dave', 'Nina', 'Sam', 'Sue', 'Early', 'Late', 'Stayer', 'Oracle', 'Bridge', 'Slasher', 'Resolver', 'Holder', 'Friend'].map(
      (name) => [name, chain.account(name)],
    ),
  );
  return { chain, api: chain.api, say, ...named, start: undefined };
}

const parentOf = async ({ api }, hash) => (await api.rpc.chain.getHeader(hash)).parentHash;
const big = (codec) => BigInt(codec.toString());
const near = (actual, expected, tolerance, what) => {
  const off = actual > expected ? actual - expected : expected - actual;
  assert.ok(off <= tolerance, `${what}: ${actual} is not within ${tolerance} of ${expected}`);
};

export const steps = [
  ['Blocks are produced and finalised; the active set is the top operators by stake', topOperators],
  ['A new operator registers, is delegated to, and joins the active set', newOperator],
  ['Its pools grow by its rewards less commission', rewards],
  ['Two services register; operators opt in and allocate', services],
  ['A holder mints a liquid restaking token and sends part of it to a friend', mintToken],
  ['The oracle pays a stream; a staker claims it, and compounds', stream],
  ['Staked PAL is minted, restaked as it is, and redeemed at once for a fee', liquidStaking],
  ['A report sets the claim aside in its own block; a veto gives it back to the unit', vetoedReport],
  ['Stakers leave: one before the era of the next offence, one in it', leavers],
  ['A report that nobody vetoes is paid after its window, and nobody else pays', executedReport],
  ['Equivocations slash both pools of a validator', equivocations],
  ['Everybody leaves with what the ledger owes', everybodyLeaves],
  ['Every invariant holds and every planck is accounted for', conservation],
];

async function topOperators(world) {
  const { chain, api, say } = world;
  const first = await height(world);
  await chain.nextBlock();
  await chain.until(async () => {
    const finalized = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
    return finalized.number.toNumber() >= first;
  });
  say(`best block ${await height(world)}, finalised as it is sealed`);

  // The fortune of the story: one account pays for all the others.
  const fund = (who, amount) => api.tx.balances.transferKeepAlive(world[who].address, amount * PAL);
  await chain.sendAll(
    [
      fund('Nina', 300_000n), fund('Sam', 100_000n), fund('Sue', 100_000n), fund('Early', 20_000n), fund('Late', 20_000n), fund('Stayer', 20_000n),
      fund('Oracle', 10_000n), fund('Bridge', 10_000n), fund('Slasher', 1_000n), fund('Resolver', 1_000n), fund('Holder', 50_000n), fund('Friend', 100n),
    ],
    world.Alice,
  );
  world.start = await height(world);

  await assertElected(world);
}

/** The session's validators are the candidates with the most stake in their two native pools. */
async function assertElected(world) {
  const { api, say } = world;
  const now = await view(world.chain);
  const rules = await api.query.validators.rules();
  const candidates = await Promise.all(
    [...(await api.query.validators.candidates())].map(async (operator) => {
      const [base, restaked] = await Promise.all([now.pool(nativePool(operator.toString(), 'Base')), now.pool(nativePool(operator.toString(), 'Restaked'))]);
      return { operator: operator.toString(), stake: base.value + restaked.value };
    }),
  );
  candidates.sort((a, b) => (a.stake < b.stake ? 1 : -1));
  const top = candidates.slice(0, rules.target.toNumber()).map(({ operator }) => operator);
  const active = (await api.query.session.validators()).map(String);
  for (const { operator, stake } of candidates) say(`${operator}  ${pal(stake)}${active.includes(operator) ? '  active' : ''}`);
  assert.deepEqual([...active].sort(), [...top].sort());
}

async function newOperator(world) {
  const { chain, api, say, Nina, Sam, Sue } = world;
  await chain.send(api.tx.operators.register(50_000n * PAL, 100_000_000, 'Nina'), Nina);
  say('Nina registers with a bond of 50 000 PAL and a commission of 10 %');

  const { keys, proof } = await api._rpcCore.provider.send('author_rotateKeysWithOwner', [`0x${Buffer.from(Nina.publicKey).toString('hex')}`]);
  await chain.sendAll([api.tx.session.setKeys(keys, proof), api.tx.validators.joinCandidates()], Nina);
  say('sets session keys with the proof that they are hers, and stands as a candidate');

  await chain.send(api.tx.delegation.delegate(nativePool(Nina, 'Base'), 40_000n * PAL), Sam);
  await chain.send(api.tx.delegation.delegate(nativePool(Nina, 'Restaked'), 50_000n * PAL), Sue);
  say('Sam delegates 40 000 PAL to her Base pool, Sue 50 000 PAL to her Restaked pool');

  await chain.until(async () => (await api.query.session.validators()).some((who) => who.toString() === Nina.address));
  world.elected = await chain.era();
  say(`era ${world.elected}: she is in the active set`);
  await assertElected(world);
}

async function rewards(world) {
  const { chain, api, say, Alice, Nina } = world;
  await chain.toEra(world.elected + 1);
  const from = await height(world);
  const era = world.elected;
  // Rewards of an era are paid soon after it, and join the pools an era later.
  await chain.toEra(era + 2);
  await chain.nextBlock();

  const opened = await find(world, 'validators', 'PayoutOpened', world.start, ({ era: of }) => of.toNumber() === era);
  const paid = await find(world, 'validators', 'Rewarded', world.start, (data) => data.era.toNumber() === era && data.operator.toString() === Nina.address);
  const points = (await api.query.validators.eraPoints(era, Nina.address)).toBigInt();
  assert.ok(points > 0n, 'she authored blocks');
  const exposure = (await api.query.validators.exposures(era)).find(({ operator }) => operator.toString() === Nina.address);

  const reward = floor(big(opened.data.pot), points, big(opened.data.points));
  const commission = floor(reward, big(exposure.commission), PERBILL);
  const base = floor(reward - commission, big(exposure.base), big(exposure.base) + big(exposure.restaked));
  const restaked = reward - commission - base;
  say(`era ${era}: ${points} of ${opened.data.points} points of ${pal(big(opened.data.pot))}`);
  say(`reward ${pal(reward)} = commission ${pal(commission)} + Base ${pal(base)} + Restaked ${pal(restaked)}`);
  assert.deepEqual([commission, base, restaked], [paid.data.commission, paid.data.base, paid.data.restaked].map(big));

  const [free, owed] = [await chain.free(Nina.address), big(await api.query.validators.commissions(Nina.address))];
  assert.ok(owed >= commission);
  const claimed = big((await chain.send(api.tx.validators.claimCommission(Nina.address), Alice)).event('validators', 'CommissionPaid').amount);
  assert.ok(claimed >= owed, 'an era may have been paid meanwhile');
  assert.equal(await chain.free(Nina.address), free + claimed);
  say(`she is paid ${pal(claimed)} of commissions; anybody can do that for her`);

  for (const [tier, gain] of [['Base', base], ['Restaked', restaked]]) {
    const key = nativePool(Nina, tier);
    const joined = await find(world, 'delegation', 'Joined', from, ({ pool, era: of, gains }) =>
      pool.operator.toString() === Nina.address && pool.tier.toString() === tier && of.toNumber() === era + 2 && big(gains) > 0n);
    const [before, after] = [await (await view(chain, await parentOf(world, joined.hash))).pool(key), await (await view(chain, joined.hash)).pool(key)];
    assert.equal(big(joined.data.gains), gain);
    near(after.tokens, before.tokens + (before.tokens === after.tokens ? 0n : gain), 1n, `${tier} pool`);
    say(`${tier} pool: ${pal(after.tokens)} after ${pal(gain)} joined`);
  }
}

async function services(world) {
  const { chain, api, say, Alice, Nina, Oracle, Bridge, Slasher, Resolver } = world;
  const terms = (name, category) => ({
    metadata: { name, link: '' },
    category,
    terms: slashTerms(Slasher, { resolver: Resolver.address }),
    requirements: { assets: ['Native'], minBond: 10_000n * PAL, minStake: 1_000n * PAL, maxOperators: 16, needsKey: false },
  });
  const registered = async (owner, name, category) =>
    (await chain.send(api.tx.services.register(terms(name, category)), owner)).event('services', 'Registered').service.toNumber();
  world.oracle = await registered(Oracle, 'Oracle', 'Oracle');
  world.bridge = await registered(Bridge, 'Bridge', 'Bridge');
  say(`service ${world.oracle} is an oracle, service ${world.bridge} a bridge; each may slash at most 20 % of a guarantee`);

  await chain.send(api.tx.services.requestOptIn(world.oracle), Alice);
  await chain.sendAll([api.tx.services.requestOptIn(world.oracle), api.tx.services.requestOptIn(world.bridge)], Nina);
  await chain.sendAll([Alice, Nina].map(({ address }) => api.tx.services.acceptOperator(world.oracle, address)), Oracle);
  await chain.send(api.tx.services.acceptOperator(world.bridge, Nina.address), Bridge);
  say('Alice and Nina opt in to the oracle, Nina to the bridge too; both services accept');

  await chain.send(api.tx.restaking.allocate('Native', world.oracle, perquintill(50, 100)), Alice);
  await chain.sendAll(
    [api.tx.restaking.allocate('Native', world.oracle, perquintill(60, 100)), api.tx.restaking.allocate('Native', world.bridge, perquintill(50, 100))],
    Nina,
  );
  await chain.eras(1);
  await chain.nextBlock();
  const era = await chain.era();
  const now = await view(chain);
  for (const [service, operator, weight] of [[world.oracle, Alice, 50], [world.oracle, Nina, 60], [world.bridge, Nina, 50]]) {
    const expected = floor((await now.pool(nativePool(operator, 'Restaked'))).value, perquintill(weight, 100), WHOLE);
    const row = (await now.guarantees(service, era)).find((row) => row.operator === operator.address);
    assert.equal(row.guarantee, expected, `the guarantee is ${weight} % of the pool`);
    say(`era ${era}: service ${service} counts on ${pal(row.guarantee)} of ${operator.meta.name} (${weight} %)`);
  }
}

async function mintToken(world) {
  const { chain, api, say, Alice, Nina, Holder, Friend } = world;
  const targets = [Alice, Nina].map((operator) => ({ pool: nativePool(operator, 'Restaked'), weight: 500_000 }));
  const created = await chain.send(api.tx.lrt.createBasket('Native', targets, 'Restaked PAL', 'rPAL', 12), Holder);
  world.basket = created.event('lrt', 'BasketCreated').basket.toNumber();
  world.token = created.event('lrt', 'BasketCreated').token.toNumber();
  const before = await (await view(chain)).basket(world.basket);
  const amount = 20_000n * PAL;
  const minted = (await chain.send(api.tx.lrt.mint(world.basket, amount, 1n), Holder)).event('lrt', 'Minted');
  const tokens = floor(amount, before.supply, before.ask);
  assert.equal(big(minted.tokens), tokens, 'tokens are minted at the ask rate');
  say(`basket ${world.basket}: ${pal(amount)} mint ${tokens} units of rPAL (asset ${world.token}) at ${rate(before.ask, before.supply)}`);

  world.gift = tokens / 4n;
  await chain.send(api.tx.assets.transfer(world.token, Friend.address, world.gift), Holder);
  const held = (await api.query.assets.account(world.token, Friend.address)).unwrap().balance.toBigInt();
  assert.equal(held, world.gift);
  say(`a quarter of it goes to a friend: ${held} units`);

  // Deposits of the story's leavers join together with the token's.
  for (const who of ['Early', 'Late', 'Stayer']) {
    await chain.send(api.tx.delegation.delegate(nativePool(Nina, 'Restaked'), 10_000n * PAL), world[who]);
  }
  await chain.eras(1);
  await chain.nextBlock();
  const after = await (await view(chain)).basket(world.basket);
  say(`era ${await chain.era()}: it backs both operators with ${after.pools.map(({ value }) => pal(value)).join(' and ')}`);
  assert.ok(after.pools.every(({ value }) => value > 0n));
}

const asset = (id) => ({ WithId: id });

/** What `who` earned in the pool of `key` and was not paid, in PAL's planck. */
async function earned(world, who, key) {
  const pools = await world.api.call.rewardApi.earned(who.address);
  const mine = pools.find(([pool]) => pool.operator.toString() === key.operator && pool.tier.toString() === key.tier && pool.asset.isNative);
  const native = mine?.[1].find(([kind]) => kind.isNative);
  return native ? big(native[1]) : 0n;
}

async function stream(world) {
  const { chain, api, say, Nina, Oracle, Stayer } = world;
  const key = nativePool(Nina, 'Restaked');
  await chain.sudo(api.tx.rewards.admitRewardAsset('Native', PAL));
  const start = (await chain.era()) + 1;
  const amount = 1_000n * PAL;
  await chain.send(api.tx.rewards.fund(world.oracle, 'Native', 'Native', start, start + 1, amount), Oracle);
  // The treasury's 2 % go first; the rest is the same for each of the two eras.
  const budget = (amount - floor(amount, 2n, 100n)) / 2n;
  say(`the oracle pays ${pal(amount)} over the eras ${start} and ${start + 1}: ${pal(budget)} for each`);

  const expected = async (era) => {
    const now = await view(chain);
    const rows = await now.guarantees(world.oracle, era);
    const total = sum(rows.map(({ guarantee }) => guarantee));
    const { guarantee } = rows.find(({ operator }) => operator === Nina.address);
    const part = floor(budget, guarantee, total);
    const rest = part - floor(part, 100_000_000n, PERBILL);
    return floor(rest, (await now.position(key, Stayer)).shares, (await now.pool(key)).shares);
  };
  await chain.toEra(start + 1);
  await chain.nextBlock();
  const first = await earned(world, Stayer, key);
  near(first, await expected(start), 1n, 'what Stayer earned');
  const free = await chain.free(Stayer.address);
  const { fee } = await chain.send(api.tx.rewards.claim(key, 'Native'), Stayer);
  assert.equal(await chain.free(Stayer.address), free - fee + first);
  say(`era ${start}: Stayer earned ${pal(first)} and claims it`);

  await chain.toEra(start + 2);
  await chain.nextBlock();
  const second = await earned(world, Stayer, key);
  near(second, await expected(start + 1), 1n, 'what Stayer earned');
  await chain.send(api.tx.rewards.compound(key), Stayer);
  assert.equal((await (await view(chain)).position(key, Stayer)).entering, second);
  assert.equal(await earned(world, Stayer, key), 0n);
  say(`era ${start + 1}: ${pal(second)} are compounded, and join the pool at the next era start`);
  await chain.eras(1);
  await chain.nextBlock();
}

async function liquidStaking(world) {
  const { chain, api, say, Nina, Holder } = world;
  const lst = 0;
  const before = await (await view(chain)).basket(lst);
  const amount = 1_000n * PAL;
  const minted = (await chain.send(api.tx.lrt.mint(lst, amount, 1n), Holder)).event('lrt', 'Minted');
  assert.equal(big(minted.tokens), floor(amount, before.supply, before.ask));
  say(`${pal(amount)} mint ${minted.tokens} units of Staked PAL at ${rate(before.ask, before.supply)}`);

  const cap = 1_000_000n * PAL;
  await chain.sudo(api.tx.assetRate.create(asset(before.token), 10n ** 18n));
  await chain.sudo(api.tx.delegation.admitAsset(before.token, { minDeposit: PAL, cap, operatorCap: cap, inflow: cap }));
  await chain.send(api.tx.assets.transfer(before.token, Nina.address, PAL), Holder);
  await chain.send(api.tx.delegation.openPool(before.token), Nina);
  const key = { operator: Nina.address, asset: asset(before.token), tier: 'Restaked' };
  await chain.send(api.tx.delegation.delegate(key, 500n * PAL), Holder);
  assert.equal((await (await view(chain)).position(key, Holder)).entering, 500n * PAL);
  say('half of them are staked once more, in Nina\'s pool of Staked PAL');

  const now = await (await view(chain)).basket(lst);
  await told(world, lst, now);
  const tokens = 100n * PAL;
  const quote = (await api.call.lrtApi.quoteInstant(lst, tokens)).asOk;
  const free = await chain.free(Holder.address);
  const sent = await chain.send(api.tx.lrt.redeemInstantly(lst, tokens, 1n), Holder);
  const { paid, fee, insured } = sent.event('lrt', 'RedeemedInstantly');
  const worthOfThem = floor(tokens, now.bid, now.supply);
  assert.equal(big(paid) + big(fee), worthOfThem);
  assert.deepEqual([big(quote.worth), big(quote.fee)], [worthOfThem, big(fee)]);
  assert.ok(big(quote.forgone) <= 1n, 'no report is open: nothing is forgone but what is rounded');
  const refused = await api.call.lrtApi.quoteInstant(lst, now.supply);
  assert.ok(refused.isErr, 'all tokens at once are too many');
  assert.ok(big(fee) >= floor(worthOfThem, 1n, 1_000n), 'leaving at once costs a thousandth at least');
  assert.equal(big(insured), floor(big(fee), 20n, 100n), 'a fifth of the fee is for the insurance fund');
  assert.equal(await chain.free(Holder.address), free - sent.fee + big(paid));
  const after = await (await view(chain)).basket(lst);
  assert.ok(after.bid * now.supply >= now.bid * after.supply, 'whoever stays has the rest of it');
  say(`${pal(worthOfThem)} are redeemed at once for ${pal(big(paid))}: a fee of ${pal(big(fee))}`);
}

/** What the API tells of a basket of Base pools of which nothing is leaving is what it has. */
async function told(world, id, basket) {
  const { chain, api, say } = world;
  const lrt = api.call.lrtApi;
  const [exposure, liquidity, management] = (await Promise.all([lrt.exposure(id), lrt.liquidity(id), lrt.management(id)])).map((found) => found.unwrap());
  const staked = sum(exposure.operators.map(([, amount]) => big(amount)));
  assert.equal(big(exposure.total), basket.bid);
  assert.equal(staked, basket.bid - basket.buffer);
  assert.equal(big(exposure.largestLoss), staked, 'offences against consensus can take all but the buffer');
  assert.equal(big(liquidity.buffer), basket.buffer);
  assert.ok(big(liquidity.limit) > 0n && liquidity.isBunker.isFalse && big(liquidity.claims) === 0n && big(liquidity.returning) === 0n);
  assert.ok(management.manager.isNone && management.follows.isActiveSet);
  assert.equal((await lrt.exits(id)).length, 0);
  const rates = (await lrt.rates(id)).map((noted) => noted.era.toNumber());
  assert.deepEqual(rates, rates.toSorted((a, b) => a - b));
  assert.ok((await chain.era()) - rates.at(-1) <= 1, 'the hook notes the rate of every era');
  assert.ok((await lrt.exposure(999)).isNone);
  say(`${exposure.operators.length} operators back it with ${pal(staked)}; ${pal(basket.buffer)} are at hand`);
}

/** What a service's report of `fraction` takes of the guarantee of `operator` in `era`. */
async function claimOf(world, service, operator, era, fraction) {
  const row = (await (await view(world.chain)).guarantees(service, era)).find((row) => row.operator === operator.address);
  return { guarantee: row.guarantee, claim: floor(row.guarantee, fraction, WHOLE) };
}

async function report(world, fraction, offence) {
  const { chain, api, Nina, Slasher } = world;
  const era = await chain.era();
  const sent = await chain.send(api.tx.slashing.report(world.oracle, Nina.address, era, offence, fraction, offence), Slasher);
  const id = sent.event('slashing', 'Reported').report.toNumber();
  return { era, id, block: sent.block, parent: await parentOf(world, sent.block) };
}

async function vetoedReport(world) {
  const { chain, api, say, Nina, Holder, Resolver } = world;
  const key = nativePool(Nina, 'Restaked');
  const fraction = perquintill(10, 100);
  const { claim } = await claimOf(world, world.oracle, Nina, await chain.era(), fraction);
  const made = await report(world, fraction, `0x${'01'.repeat(32)}`);
  const [before, during] = [await view(chain, made.parent), await view(chain, made.block)];
  const [poolBefore, pool] = [await before.pool(key), await during.pool(key)];
  near(poolBefore.value - pool.value, claim, 1n, 'the pool falls by the claim in the block of the report');
  assert.equal(pool.tokens, poolBefore.tokens, 'a report moves no token');
  near((await during.openReports()).find(({ id }) => id === made.id).escrow[0], claim, 1n, 'the escrow');
  say(`report ${made.id}: 10 % of the guarantee is ${pal(claim)}; pool ${pal(poolBefore.value)} → ${pal(pool.value)}`);

  const [basketBefore, basket] = [await before.basket(world.basket), await during.basket(world.basket)];
  const position = await during.position(key, basket.account);
  // Gains that wait to join the pool are the token's too, for its share.
  const withGains = { ...pool, value: pool.value + pool.gains };
  assert.equal(basket.pools[1].value, worth(position.shares, withGains), "the token's share of what is left");
  assert.equal(basketBefore.bid - basket.bid, basketBefore.pools[1].value - basket.pools[1].value);
  assert.equal(basket.ask, basketBefore.ask, 'who mints now pays as if it were cancelled');
  say(`rPAL: bid ${rate(basketBefore.bid, basketBefore.supply)} → ${rate(basket.bid, basket.supply)}, ask stays`);

  const vetoed = await chain.send(api.tx.slashing.veto(made.id, false), Resolver);
  const after = await view(chain, vetoed.block);
  assert.equal((await after.pool(key)).value, poolBefore.value);
  assert.equal((await after.basket(world.basket)).bid, basketBefore.bid);
  assert.equal((await after.position(key, Holder)).value, (await before.position(key, Holder)).value);
  say('the resolver vetoes: every value is back to the unit');
}

async function leavers(world) {
  const { chain, api, say, Nina, Early, Late } = world;
  const key = nativePool(Nina, 'Restaked');
  await chain.send(api.tx.delegation.requestLeave(key, null), Early);
  [world.earlyTicket] = await (await view(chain)).tickets(Early);
  say(`era ${world.earlyTicket.era}: Early asks to leave with ${pal(world.earlyTicket.value)}`);
  await chain.eras(1);
  await chain.nextBlock();
  await chain.send(api.tx.delegation.requestLeave(key, null), Late);
  [world.lateTicket] = await (await view(chain)).tickets(Late);
  say(`era ${world.lateTicket.era}: Late asks to leave with ${pal(world.lateTicket.value)}`);
}

async function executedReport(world) {
  const { chain, api, say, Nina, Early, Late, Stayer } = world;
  const key = nativePool(Nina, 'Restaked');
  const fraction = perquintill(15, 100);
  const era = await chain.era();
  const { claim } = await claimOf(world, world.oracle, Nina, era, fraction);
  const bridgeBefore = (await claimOf(world, world.bridge, Nina, era, WHOLE)).guarantee;
  const before = await view(chain);
  const stayed = await before.position(key, Stayer);
  const from = await height(world);
  const made = await report(world, fraction, `0x${'02'.repeat(32)}`);
  assert.equal(made.era, era);
  const { due } = (await (await view(chain)).openReports()).find(({ id }) => id === made.id);
  say(`report ${made.id}: 15 % of the guarantee is ${pal(claim)}, due in era ${due}`);

  await chain.toEra(due);
  await chain.nextBlock();
  if ((await (await view(chain)).openReports()).some(({ id }) => id === made.id)) {
    await chain.send(api.tx.slashing.execute(made.id), Stayer);
  }
  const paid = await find(world, 'slashing', 'Slashed', from, ({ report: of }) => of.toNumber() === made.id);
  const burned = big(paid.data.fromStake) + big(paid.data.fromLeaving);
  near(burned, claim, 2n, 'the payout is the claim');
  await assertIssuance(world, paid, burned);
  say(`the verdict burns ${pal(burned)}: ${pal(big(paid.data.fromStake))} of the stake, ${pal(big(paid.data.fromLeaving))} of what was leaving`);

  const after = await view(chain);
  assert.equal((await claimOf(world, world.bridge, Nina, era, WHOLE)).guarantee, bridgeBefore, 'what is in a table stays');
  const [early] = await after.tickets(Early);
  const [late] = await after.tickets(Late);
  assert.equal(early.value, world.earlyTicket.value, 'who asked in an era before the offence loses nothing');
  // Open and executed are worth the same: the block of the report shows it without a later gain.
  const stays = (await (await view(chain, made.block)).position(key, Stayer)).value;
  near(stays * world.lateTicket.value, late.value * stayed.value, 4n * stayed.value, 'who asked in its era loses what the others lose');
  say(`Early still has ${pal(early.value)}; Late has ${rate(late.value, world.lateTicket.value)} of his, Stayer ${rate(stays, stayed.value)}`);

  const next = (await (await view(chain)).guarantees(world.bridge, await chain.era())).find((row) => row.operator === Nina.address);
  // Late's request lowered what stands behind the bridge; the oracle's slash did not.
  const counted = floor((await before.pool(key)).value, perquintill(50, 100), WHOLE);
  assert.ok(next.guarantee + 1n >= counted, `the bridge still counts on all of it: ${next.guarantee} of ${counted}`);
  say(`era ${due}: the bridge counts on ${pal(next.guarantee)}, not less than the ${pal(counted)} before the slash`);
}

/** In the block of `paid`, issuance changed by what was minted less what was burned, and the slash is among it. */
async function assertIssuance(world, { hash, events }, burned) {
  const at = async (block) => (await (await world.api.at(block)).query.balances.totalIssuance()).toBigInt();
  const { minted, destroyed } = supplyChange(events);
  assert.equal((await at(hash)) - (await at(await parentOf(world, hash))), minted - destroyed);
  assert.ok(
    events.some(({ section, method, data }) => section === 'balances' && method === 'Burned' && big(data.amount) === burned)
      || sum(events.filter(({ section, method, data }) => section === 'balances' && method === 'Burned' && data.who?.toString() !== '').map(({ data }) => big(data.amount))) >= burned,
    'the slash is burned',
  );
}

const sum = (amounts) => amounts.reduce((total, amount) => total + amount, 0n);

async function equivocations(world) {
  const { chain, say, Alice } = world;
  for (const [name, evidence, key] of [
    ['Charlie', babeEquivocation, chain.account('Charlie')],
    ['Dave', grandpaEquivocation, chain.account('Dave', 'ed25519')],
  ]) {
    const operator = world[name];
    const validators = BigInt((await world.api.query.session.validators()).length);
    const call = await evidence(chain, key);
    const sent = await chain.send(call, Alice);
    const [before, after] = [await view(chain, await parentOf(world, sent.block)), await view(chain, sent.block)];
    const slashed = sent.event('slashing', 'OffenceReported');
    // min((3k/n)², 1) for k offenders of n validators, in Perbill.
    const share = (3n * PERBILL) / validators;
    const expected = share >= PERBILL ? WHOLE : floor(share, share, PERBILL) * 10n ** 9n;
    near(big(slashed.fraction), expected, 2n * 10n ** 9n, 'the fraction');
    for (const tier of ['Base', 'Restaked']) {
      const pool = nativePool(operator, tier);
      const [was, is] = [(await before.pool(pool)).value, (await after.pool(pool)).value];
      near(is, floor(was, WHOLE - big(slashed.fraction), WHOLE), 1n, `${name}'s ${tier} pool`);
      say(`${name}'s ${tier} pool: ${pal(was)} → ${pal(is)}`);
    }
    await chain.nextBlock();
  }
}

async function everybodyLeaves(world) {
  const { chain, api, say, Early, Late, Friend } = world;
  const friend = await (await view(chain)).basket(world.basket);
  const expected = floor(world.gift, friend.bid, friend.supply);
  await chain.send(api.tx.lrt.redeemRequest(world.basket, world.gift, 1n), Friend);
  const [redemption] = await (await view(chain)).redemptions(Friend);
  say(`Friend redeems ${world.gift} units, worth ${pal(expected)} at ${rate(friend.bid, friend.supply)}`);
  const era = await chain.era();
  const exit = (await api.call.lrtApi.exits(world.basket)).find(({ line }) => line.isLeaving && line.asLeaving.toNumber() === era);
  assert.equal(exit.matures.toNumber(), redemption.matures);
  assert.equal(big(exit.value), redemption.value - redemption.cash);
  const behind = (await api.call.disclosureApi.disclose(Friend.address)).filter(({ protocol }) => protocol.isRedeeming);
  near(sum(behind.map(({ value }) => big(value))), redemption.value - redemption.cash, 2n, 'what is disclosed of the redemption');
  await newMoneyServes(world, redemption);

  for (const who of [Early, Late]) {
    const [ticket] = await (await view(chain)).tickets(who);
    await chain.toEra(ticket.matures);
    const free = await chain.free(who.address);
    const { fee } = await chain.send(api.tx.delegation.completeLeave(ticket.id, null), who);
    assert.equal(await chain.free(who.address), free - fee + ticket.value);
    say(`${who.meta.name} is paid ${pal(ticket.value)}`);
  }
  await chain.toEra(redemption.matures);
  const [due] = await (await view(chain)).redemptions(Friend);
  const free = await chain.free(Friend.address);
  const { fee } = await chain.send(api.tx.lrt.claim(redemption.id), Friend);
  const paid = (await chain.free(Friend.address)) - free + fee;
  assert.equal(paid, due.value);
  assert.equal((await (await view(chain)).redemptions(Friend)).length, 0);
  say(`Friend is paid ${pal(paid)}`);
}

/** Half of what Friend waits for is paid by who enters, at once and at the rate of both. */
async function newMoneyServes(world, redemption) {
  const { chain, api, say, Friend, Stayer } = world;
  const before = await (await view(chain)).basket(world.basket);
  const amount = (redemption.value - redemption.cash) / 2n;
  const mint = await chain.send(api.tx.lrt.mint(world.basket, amount, 1n), Stayer);
  const served = big(mint.event('lrt', 'ExitServed').paid);
  near(served, amount, 2n, 'new money serves the line before anything else');
  assert.equal(big(mint.event('lrt', 'Minted').served), served);
  const after = await (await view(chain)).basket(world.basket);
  near(after.bid * before.supply, before.bid * after.supply, 4n * before.supply, 'nobody pays for it');
  const [waits] = await (await view(chain)).redemptions(Friend);
  assert.equal(waits.cash, redemption.cash + served);
  near(waits.value, redemption.value, 2n, 'what Friend has in all');

  const free = await chain.free(Friend.address);
  const { fee } = await chain.send(api.tx.lrt.claim(redemption.id), Friend);
  assert.equal((await chain.free(Friend.address)) - free + fee, waits.cash);
  say(`Stayer mints with ${pal(amount)}, which pays the line: Friend has ${pal(waits.cash)} at once, and waits for ${pal(waits.value - waits.cash)}`);
}

async function conservation(world) {
  const { chain, api, say } = world;
  assert.equal(await (await view(chain)).invariants(), 'hold');
  say('every invariant of every pallet holds');

  const number = await height(world);
  const hash = await api.rpc.chain.getBlockHash(number);
  const at = await api.at(hash);
  const accounts = await at.query.system.account.entries();
  const held = sum(accounts.map(([, { data }]) => data.free.toBigInt() + data.reserved.toBigInt()));
  const issuance = (await at.query.balances.totalIssuance()).toBigInt();
  assert.equal(held, issuance, 'the sum of all balances is the issuance');
  say(`${accounts.length} accounts hold ${pal(held)}, all that was ever issued and not burned`);

  let [minted, destroyed] = [0n, 0n];
  for await (const { events } of blocks(world, world.start + 1, number)) {
    const change = supplyChange(events);
    minted += change.minted;
    destroyed += change.destroyed;
  }
  const began = (await (await api.at(await api.rpc.chain.getBlockHash(world.start))).query.balances.totalIssuance()).toBigInt();
  assert.equal(issuance, began + minted - destroyed);
  say(`${pal(began)} at the start + ${pal(minted)} minted − ${pal(destroyed)} burned = ${pal(issuance)}`);

  const existential = api.consts.balances.existentialDeposit.toBigInt();
  const now = await view(chain, hash);
  let total = 0n;
  for (const [{ args: [key] }] of await at.query.delegation.pools.entries()) {
    if (!key.asset.isNative) continue;
    const pool = await now.pool(key);
    const account = key.toU8a();
    const { data } = await at.query.system.account(poolAccount(api, account));
    const held = data.free.toBigInt() + (await at.query.delegation.shared(key)).toBigInt();
    assert.equal(held, existential + pool.tokens + pool.entering + pool.leaving, 'a pool holds what its ledger says');
    total += pool.tokens + pool.entering + pool.leaving;
  }
  say(`pools, entries, buckets and escrow: ${pal(total)}, to the unit what lies in their accounts and in the shared one for them`);
}

/** The keyless account of a pool: blake2-256 of the domain and the key, both encoded. */
function poolAccount(api, key) {
  const domain = api.createType('Bytes', 'palisade/pool').toU8a();
  return api.registry.hash(Uint8Array.from([...domain, ...key]));
}
