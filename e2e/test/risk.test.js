// What a pool lets services do, with notice; what an account is told of its risk; and where slashed funds go.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect, PAL } from '../src/chain.js';
import { floor, perquintill, slashTerms, WHOLE } from '../src/figures.js';
import { startNode } from '../src/node.js';
import { nativePool, view } from '../src/view.js';

const BILLION = 10n ** 9n;
const share = (percent) => percent * 10_000_000;
const OFFENCE = `0x${'0b'.repeat(32)}`;

let node;
let chain;
let api;
// Alice operates, Eve stakes with her, Ferdie owns the service, Charlie resolves, Bob reports, Harriet was harmed.
let [alice, bob, charlie, harriet, eve, ferdie] = [];
let pool;
let era;

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual']);
  chain = await connect(node.url, { manual: true });
  ({ api } = chain);
  [alice, bob, charlie, harriet, eve, ferdie] = ['Alice', 'Bob', 'Charlie', 'Harriet', 'Eve', 'Ferdie'].map((name) => chain.account(name));
  pool = nativePool(alice, 'Restaked');
  await chain.seal(3);
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

const refused = (call, who, name) => assert.rejects(chain.send(call, who), { name });
const held = async ({ address }) => (await api.query.balances.holds(address)).reduce((sum, { amount }) => sum + amount.toBigInt(), 0n);
const poolInfo = async () =>
  (await api.call.operatorApi.operator(alice.address)).unwrap().pools.find(({ key }) => key.tier.isRestaked && key.asset.isNative);

test('a pool widens its policy only after everybody could leave, and says so', async () => {
  const { policy } = await poolInfo();
  assert.ok(policy.current.redistribution.isFalse && policy.next.isNone);
  const wider = { ...policy.current.toJSON(), redistribution: true, maxRisk: perquintill(1, 2) };
  await refused(api.tx.restaking.cancelPolicyChange('Native'), alice, 'restaking.NoPolicyChange');
  const announced = (await chain.send(api.tx.restaking.setPolicy('Native', wider), alice)).event('restaking', 'PolicyAnnounced');
  const { leavingEras } = (await api.call.eraApi.era()).clock;
  era = announced.from.toNumber();
  assert.equal(era, (await chain.era()) + leavingEras.toNumber() + 1);
  assert.ok((await poolInfo()).policy.next.isSome);
});

test('a service key needs a proof that is bound to chain, service and operator', async () => {
  const terms = slashTerms(ferdie, {
    resolver: charlie.address,
    reporterBond: 100n * PAL,
    waterfall: { harmed: share(50), reporter: share(1), insurance: share(10) },
  });
  const requirements = { assets: ['Native'], minBond: 0, minStake: 0, maxOperators: 4, needsKey: true };
  await chain.send(api.tx.services.register({ metadata: { name: 'Bridge', link: '' }, category: 'Bridge', terms, requirements }), ferdie);
  await chain.send(api.tx.services.requestOptIn(1), alice);
  await chain.send(api.tx.services.acceptOperator(1, alice.address), ferdie);
  const allocate = api.tx.restaking.allocate('Native', 1, perquintill(1, 2));
  await refused(allocate, alice, 'restaking.AllocationRefused');

  const signer = chain.account('Alice//service');
  const messageFor = async ({ address }) => (await api.call.serviceApi.keyProofMessage(1, address)).unwrap().message.toU8a(true);
  await refused(api.tx.services.setServiceKey(1, signer.publicKey, signer.sign(await messageFor(bob))), alice, 'services.ProofInvalid');
  await chain.send(api.tx.services.setServiceKey(1, signer.publicKey, signer.sign(await messageFor(alice))), alice);
  await chain.send(allocate, alice);

  await chain.toEra(era);
  await chain.nextBlock();
  const [row] = (await api.call.serviceApi.security(1, await chain.era())).guarantees;
  assert.equal(row.key.unwrap().toHex(), `0x${Buffer.from(signer.publicKey).toString('hex')}`);
  assert.ok(row.redistribution.isTrue, "the pool's policy of the era");
});

test('an account is told asset, protocol, operator, services and penalty terms of all it has', async () => {
  const disclosed = await api.call.disclosureApi.disclose(eve.address);
  const at = disclosed.find(({ pool: key }) => key.operator.eq(alice.address) && key.tier.isRestaked);
  assert.ok(at.asset.isNative && at.protocol.isStake);
  assert.equal(at.operator.unwrap().operator.toString(), alice.address);
  const [service] = at.services;
  assert.equal(service.terms.unwrap().resolver.unwrap().toString(), charlie.address);
  assert.equal(service.allocation.current.weight.toBigInt(), perquintill(1, 2));
  assert.equal(at.penalty.services.toBigInt(), perquintill(1, 10), 'half of the pool, of which a fifth');
  assert.equal(at.penalty.largestLoss.toBigInt(), at.value.toBigInt(), 'offences against consensus can take all');
  assert.ok(at.penalty.redistribution.isTrue);
  const base = disclosed.filter(({ pool: key }) => key.tier.isBase);
  assert.ok(base.every(({ services }) => services.length === 0));
});

test('what a verdict takes goes to the harmed, the reporter and insurance, and the rest is burned', async () => {
  era = await chain.era();
  await refused(api.tx.slashing.registerClaim(1, era, ferdie.address, 1), ferdie, 'slashing.BeneficiaryBarred');
  await chain.send(api.tx.slashing.registerClaim(1, era, harriet.address, 3n * PAL), ferdie);
  await chain.send(api.tx.slashing.registerClaim(1, era, eve.address, PAL), ferdie);

  const [before, free] = [await held(bob), await chain.free(harriet.address)];
  const reported = await chain.send(api.tx.slashing.report(1, alice.address, era, OFFENCE, perquintill(1, 20), OFFENCE), bob);
  assert.equal((await held(bob)) - before, 100n * PAL);
  await refused(api.tx.slashing.registerClaim(1, era, bob.address, 1), ferdie, 'slashing.ClaimsFixed');
  const id = reported.event('slashing', 'Reported').report;
  const lowered = (await chain.send(api.tx.slashing.reduce(id, perquintill(1, 40)), charlie)).events;
  assert.ok(lowered.some(({ method }) => method === 'Reduced'));
  const { guarantee } = (await (await view(chain)).guarantees(1, era))[0];

  // Its verdict is executed by whatever touches the pool first once it is due.
  const paidOut = async () => (await api.query.system.events()).find(({ event }) => api.events.slashing.PaidOut.is(event))?.event.data;
  await chain.until(paidOut);
  const paid = await paidOut();
  const [harmed, reporter, insurance, burned] = ['harmed', 'reporter', 'insurance', 'burned'].map((part) => paid[part].toBigInt());
  const taken = harmed + reporter + insurance + burned;
  const claim = floor(guarantee, perquintill(1, 40), WHOLE);
  assert.ok(taken >= claim - 1n && taken <= claim + 1n, `${taken} of ${claim}`);
  for (const [part, percent] of [[harmed, 50], [reporter, 1], [insurance, 10]]) assert.equal(part, floor(taken, BigInt(share(percent)), BILLION));
  assert.equal((await held(bob)) - before, 0n, 'his bond is released');

  await refused(api.tx.slashing.releasePayout(id, 'Native'), bob, 'slashing.NotReleased');
  await chain.eras(2);
  await chain.send(api.tx.slashing.releasePayout(id, 'Native'), bob);
  assert.equal((await chain.free(harriet.address)) - free, floor(harmed, 3n, 4n));
});

test('a bond that was put up without a reason goes to the operator', async () => {
  const at = await chain.era();
  const free = await chain.free(alice.address);
  const offence = `0x${'0c'.repeat(32)}`;
  const reported = await chain.send(api.tx.slashing.report(1, alice.address, at, offence, perquintill(1, 50), offence), bob);
  await chain.send(api.tx.slashing.veto(reported.event('slashing', 'Reported').report, true), charlie);
  assert.equal((await chain.free(alice.address)) - free, 100n * PAL);
  assert.equal(await (await view(chain)).invariants(), 'hold');
});
