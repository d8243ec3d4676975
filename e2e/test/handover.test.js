// A service changes hands: with its deposit, at the wish of both, and without a gap.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect, PAL } from '../src/chain.js';
import { newService, perquintill } from '../src/figures.js';
import { startNode } from '../src/node.js';
import { view } from '../src/view.js';

const DEPOSIT = 100n * PAL;
const OFFENCE = `0x${'0d'.repeat(32)}`;

let node;
let chain;
let api;
// Alice operates, Ferdie founds the service and reports, Eve takes it over, Bob would like to.
let [alice, bob, eve, ferdie] = [];

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual']);
  chain = await connect(node.url, { manual: true });
  ({ api } = chain);
  [alice, bob, eve, ferdie] = ['Alice', 'Bob', 'Eve', 'Ferdie'].map((name) => chain.account(name));
  await chain.seal(3);
  await chain.send(api.tx.services.register(newService(ferdie, { terms: { window: 1 } })), ferdie);
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

const refused = (call, who, name) => assert.rejects(chain.send(call, who), { name });
const held = async ({ address }) => (await api.query.balances.holds(address)).reduce((sum, { amount }) => sum + amount.toBigInt(), 0n);
const owner = async () => (await api.query.services.services(1)).unwrap().owner.toString();
const { metadata } = newService({ address: '' });

test('nobody takes a service that was not offered to it', async () => {
  const { proposeOwner, acceptOwnership } = api.tx.services;
  await refused(proposeOwner(1, eve.address), eve, 'services.NotAuthorized');
  await refused(acceptOwnership(1), eve, 'services.NotProposed');
  await chain.send(proposeOwner(1, bob.address), ferdie);
  await refused(acceptOwnership(1), eve, 'services.NotProposed');
  await chain.send(proposeOwner(1, null), ferdie);
  await refused(acceptOwnership(1), bob, 'services.NotProposed');
  await refused(acceptOwnership(9), bob, 'services.ServiceNotFound');
  assert.equal(await owner(), ferdie.address);
});

test('who accepts an offer has the service and the deposit that is held for it', async () => {
  const [from, to, free] = [await held(ferdie), await held(eve), await chain.free(ferdie.address)];
  const offered = await chain.send(api.tx.services.proposeOwner(1, eve.address), ferdie);
  const taken = await chain.send(api.tx.services.acceptOwnership(1), eve);
  assert.deepEqual(taken.event('services', 'OwnerChanged').toJSON(), [1, eve.address]);
  assert.equal(await owner(), eve.address);
  assert.equal(from - (await held(ferdie)), DEPOSIT);
  assert.equal((await held(eve)) - to, DEPOSIT);
  assert.equal(await chain.free(ferdie.address), free - offered.fee, 'the deposit is not given back');
  await refused(api.tx.services.acceptOwnership(1), eve, 'services.NotProposed');
});

test('the new owner decides, the old one does not, and the terms stay', async () => {
  await refused(api.tx.services.updateMetadata(1, metadata), ferdie, 'services.NotAuthorized');
  await refused(api.tx.services.acceptOperator(1, alice.address), ferdie, 'services.NotAuthorized');
  await chain.send(api.tx.services.requestOptIn(1), alice);
  await chain.send(api.tx.services.acceptOperator(1, alice.address), eve);
  await chain.send(api.tx.restaking.allocate('Native', 1, perquintill(1, 2)), alice);
  await chain.eras(1);
  // Whose slasher Ferdie is, the terms say: they did not change.
  const report = api.tx.slashing.report(1, alice.address, await chain.era(), OFFENCE, perquintill(1, 100), OFFENCE);
  await refused(report, eve, 'slashing.NotSlasher');
  await chain.send(report, ferdie);
});

test('the deposit goes back to the new owner when the service is gone', async () => {
  const before = await held(eve);
  await chain.send(api.tx.services.deregister(1), eve);
  const [until, { vetoWindow }] = [(await chain.era()) + 1, (await api.call.eraApi.era()).clock];
  await refused(api.tx.services.proposeOwner(1, bob.address), eve, 'services.ServiceEnded');
  // Its last report comes a window after its last era, and is due a veto window and an era later.
  const over = until + 1 + vetoWindow.toNumber() + 1;
  await chain.toEra(over - 1);
  await refused(api.tx.services.reclaimDeposit(1), bob, 'services.StillSlashable');
  await chain.toEra(over);
  const free = await chain.free(eve.address);
  await chain.send(api.tx.services.reclaimDeposit(1), bob);
  assert.equal((await chain.free(eve.address)) - free, DEPOSIT);
  assert.equal(before - (await held(eve)), DEPOSIT);
  assert.equal(await (await view(chain)).invariants(), 'hold');
});
