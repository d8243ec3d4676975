// An asset of `assets` in the ledger: admitted by governance, staked, guaranteed, slashed and taken out again.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect } from '../src/chain.js';
import { floor, perquintill, slashTerms, WHOLE, worth } from '../src/figures.js';
import { startNode } from '../src/node.js';
import { view } from '../src/view.js';

const ASSET = 7;
const MINIMUM = 10n;
const STAKE = 1_000_008n;
// Halves of halves, which the ledger's rates hold exactly: what is set aside is what is burned, without a unit of rounding.
const [WEIGHT, FRACTION] = [perquintill(1, 2), perquintill(1, 4)];
const GUARANTEE = floor(STAKE, WEIGHT, WHOLE);
const CLAIM = floor(GUARANTEE, FRACTION, WHOLE);
const OFFENCE = `0x${'0a'.repeat(32)}`;

let node;
let chain;
let api;
// Alice operates, Dave is the asset's team, Eve stakes, Ferdie owns the service and is its slasher.
let [alice, dave, eve, ferdie] = [];
let pool;

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual']);
  chain = await connect(node.url, { manual: true });
  ({ api } = chain);
  [alice, dave, eve, ferdie] = ['Alice', 'Dave', 'Eve', 'Ferdie'].map((name) => chain.account(name));
  pool = { operator: alice.address, asset: { WithId: ASSET }, tier: 'Restaked' };
  await chain.seal(3);
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

const now = () => view(chain);
const details = async () => (await api.query.assets.asset(ASSET)).unwrap();
const supply = async () => (await details()).supply.toBigInt();
const held = async (who) => (await api.query.assets.account(ASSET, who.address)).unwrapOrDefault().balance.toBigInt();
const refused = (call, who, name) => assert.rejects(chain.send(call, who), { name });

test('governance admits an asset, and its team has no power over it any more', async () => {
  await chain.sendAll(
    [
      api.tx.assets.create(ASSET, dave.address, MINIMUM),
      api.tx.assets.mint(ASSET, alice.address, 2n * MINIMUM),
      api.tx.assets.mint(ASSET, eve.address, STAKE),
    ],
    dave,
  );
  await refused(api.tx.delegation.openPool(ASSET), alice, 'delegation.AssetNotAdmitted');
  const terms = { minDeposit: 100, cap: 2n * STAKE, operatorCap: 2n * STAKE, inflow: STAKE };
  await refused(api.tx.delegation.admitAsset(ASSET, terms), dave, 'BadOrigin');
  await chain.sudo(api.tx.delegation.admitAsset(ASSET, terms));

  const { owner, issuer, admin, freezer } = await details();
  // blake2-256 of the domain, encoded: nobody has its key.
  const custodian = api.registry.hash(api.createType('Bytes', 'palisade/custody').toU8a());
  for (const who of [owner, issuer, admin, freezer]) assert.equal(who.toHex(), custodian.toHex());
  await refused(api.tx.assets.mint(ASSET, dave.address, 1_000), dave, 'assets.NoPermission');
  await refused(api.tx.assets.burn(ASSET, eve.address, 1_000), dave, 'assets.NoPermission');
  await refused(api.tx.assets.freeze(ASSET, eve.address), dave, 'assets.NoPermission');
  await refused(api.tx.assets.freezeAsset(ASSET), dave, 'assets.NoPermission');
  await refused(api.tx.assets.transferOwnership(ASSET, dave.address), dave, 'assets.NoPermission');
});

test('an operator opens a pool of it, which is staked, allocated and guaranteed', async () => {
  await refused(api.tx.delegation.delegate(pool, 1_000), eve, 'delegation.PoolNotFound');
  await chain.send(api.tx.delegation.openPool(ASSET), alice);
  assert.equal(await held(alice), MINIMUM, 'the pool keeps the minimum balance');
  await refused(api.tx.delegation.delegate(pool, 99), eve, 'delegation.BelowMinimum');
  await refused(api.tx.delegation.delegate(pool, STAKE), eve, 'delegation.AssetWithoutRate');
  await chain.sudo(api.tx.assetRate.create({ WithId: ASSET }, WHOLE));
  await chain.send(api.tx.delegation.delegate(pool, STAKE), eve);
  assert.equal(await held(eve), 0n);

  const requirements = { assets: ['Native'], minBond: 0, minStake: 0, maxOperators: 1, needsKey: false };
  const terms = {
    metadata: { name: 'Oracle', link: '' }, category: 'Oracle', terms: slashTerms(ferdie, { maxSlash: perquintill(30, 100), window: 1 }), requirements,
  };
  await chain.send(api.tx.services.register(terms), ferdie);
  await chain.send(api.tx.services.requestOptIn(1), alice);
  await chain.send(api.tx.services.acceptOperator(1, alice.address), ferdie);
  const allocate = api.tx.restaking.allocate(pool.asset, 1, WEIGHT);
  await refused(allocate, alice, 'restaking.AllocationRefused');
  await chain.send(api.tx.services.setRequirements(1, { ...requirements, assets: ['Native', pool.asset] }), ferdie);
  await chain.eras(1);
  await chain.send(allocate, alice);
  await chain.eras(1);
  await chain.nextBlock();

  assert.equal((await (await now()).pool(pool)).value, STAKE);
  const security = await api.call.serviceApi.security(1, await chain.era());
  const [[asset, total]] = security.totals;
  assert.equal(asset.asWithId.toNumber(), ASSET);
  assert.equal(total.toBigInt(), GUARANTEE);
  const [row] = await (await now()).guarantees(1, await chain.era());
  assert.deepEqual(row, { operator: alice.address, tier: 'Restaked', guarantee: GUARANTEE });
});

test('a report sets part of it aside, and its verdict burns that from the supply', async () => {
  const [era, issued] = [await chain.era(), await supply()];
  await chain.send(api.tx.slashing.report(1, alice.address, era, OFFENCE, FRACTION, OFFENCE), ferdie);
  assert.equal((await (await now()).pool(pool)).value, STAKE - CLAIM);
  assert.deepEqual((await (await now()).openReports()).map((report) => report.escrow), [[CLAIM]]);
  assert.deepEqual((await (await now()).pool({ ...pool, asset: 'Native' })).reports, [], 'only the pool that was allocated answers');
  assert.equal(await supply(), issued, 'a report moves no token');

  const [{ due }] = await (await now()).openReports();
  await chain.toEra(due);
  await chain.send(api.tx.delegation.touchPool(pool), ferdie);
  assert.equal(await supply(), issued - CLAIM);
  const { tokens, value } = await (await now()).pool(pool);
  assert.deepEqual([tokens, value], [STAKE - CLAIM, STAKE - CLAIM]);
});

test('its staker leaves with what is left, also when governance takes no more of it', async () => {
  await chain.sudo(api.tx.delegation.suspendAsset(ASSET));
  const left = await (await now()).pool(pool);
  const expected = worth(left.shares, left);
  await chain.send(api.tx.delegation.requestLeave(pool, null), eve);
  const [ticket] = await (await now()).tickets(eve);
  assert.equal(ticket.value, expected);
  await chain.toEra(ticket.matures);
  const issued = await supply();
  await chain.send(api.tx.delegation.completeLeave(ticket.id, null), eve);
  assert.equal(await held(eve), expected);
  assert.equal(await supply(), issued);
  await refused(api.tx.delegation.delegate(pool, 1_000), eve, 'delegation.AssetSuspended');
  assert.equal(await (await now()).invariants(), 'hold');
});
