// What a user can do wrong: each is refused with a documented error, and changes nothing but the fee.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect, PAL } from '../src/chain.js';
import { perquintill, slashTerms } from '../src/figures.js';
import { startNode } from '../src/node.js';
import { nativePool, view } from '../src/view.js';

const OFFENCE = `0x${'07'.repeat(32)}`;
let node;
let chain;
let api;
let alice;
let eve;
let pool;

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual']);
  chain = await connect(node.url, { manual: true });
  ({ api } = chain);
  alice = chain.account('Alice');
  eve = chain.account('Eve');
  pool = nativePool(alice, 'Restaked');
  await chain.seal(3);

  // A service that Alice backs with half of her pool, limited to 20 %.
  const terms = {
    metadata: { name: 'Oracle', link: '' },
    category: 'Oracle',
    terms: slashTerms(eve, { window: 1 }),
    requirements: { assets: ['Native'], minBond: 0, minStake: 0, maxOperators: 1, needsKey: false },
  };
  await chain.send(api.tx.services.register(terms), eve);
  await chain.send(api.tx.services.requestOptIn(1), alice);
  await chain.send(api.tx.services.acceptOperator(1, alice.address), eve);
  await chain.send(api.tx.restaking.allocate('Native', 1, perquintill(1, 2)), alice);
  await chain.eras(1);
  await chain.nextBlock();
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

/** `call` by `who` is refused as `name`; the pool and the balance of `who` stay, but for the fee. */
async function refuses(call, who, name) {
  const [free, before] = [await chain.free(who.address), await (await view(chain)).pool(pool)];
  await assert.rejects(chain.send(call, who), (error) => {
    assert.equal(error.name, name, error.message);
    assert.ok(error.message.length > name.length + 10, `${name} says what to do`);
    return true;
  });
  const after = await (await view(chain)).pool(pool);
  assert.deepEqual({ ...after, entering: 0n, gains: 0n }, { ...before, entering: 0n, gains: 0n });
  assert.ok((await chain.free(who.address)) > free - PAL, 'no more than a fee is gone');
}

test('deposits of nothing, of dust, of too much and to nobody', async () => {
  const { delegate } = api.tx.delegation;
  await refuses(delegate(pool, 0), eve, 'delegation.BelowMinimum');
  await refuses(delegate(pool, 1), eve, 'delegation.BelowMinimum');
  await refuses(delegate(nativePool(eve, 'Base'), PAL), eve, 'delegation.PoolNotFound');
  await refuses(delegate({ ...pool, asset: { WithId: 77 } }, PAL), eve, 'delegation.PoolNotFound');
  await refuses(delegate(pool, 2n ** 127n), eve, 'delegation.DepositTooLarge');
});

test('leaving with nothing, too early, twice, and below the bond', async () => {
  await refuses(api.tx.delegation.requestLeave(pool, null), chain.account('Bob'), 'delegation.NothingStaked');
  await refuses(api.tx.delegation.requestLeave(pool, 0), eve, 'delegation.ZeroAmount');
  await refuses(api.tx.delegation.completeLeave(99, null), eve, 'delegation.TicketNotFound');
  await refuses(api.tx.delegation.requestLeave(pool, null), alice, 'delegation.BondFloor');
  const asked = await chain.send(api.tx.delegation.requestLeave(pool, 10n * PAL), eve);
  const ticket = asked.event('delegation', 'LeaveRequested').ticket.toNumber();
  await refuses(api.tx.delegation.completeLeave(ticket, null), eve, 'delegation.NotMatured');
  await refuses(api.tx.delegation.completeLeave(ticket, null), alice, 'delegation.NotTicketOwner');
});

test('reports by strangers, of nothing, above the limit, too late, and twice', async () => {
  const report = (era, offence, fraction, service = 1) =>
    api.tx.slashing.report(service, alice.address, era, offence, fraction, offence);
  const era = await chain.era();
  await refuses(report(era, OFFENCE, perquintill(1, 10)), alice, 'slashing.NotSlasher');
  await refuses(report(era, OFFENCE, 0), eve, 'slashing.ZeroFraction');
  await refuses(report(era, OFFENCE, perquintill(21, 100)), eve, 'slashing.AboveMaxSlash');
  await refuses(report(era + 1, OFFENCE, perquintill(1, 10)), eve, 'slashing.EraNotBegun');
  await refuses(report(era, OFFENCE, perquintill(1, 10), 9), eve, 'slashing.ServiceNotFound');
  await chain.send(report(era, OFFENCE, perquintill(1, 100)), eve);
  await refuses(report(era, OFFENCE, perquintill(1, 100)), eve, 'slashing.OffenceKnown');
  await refuses(api.tx.slashing.veto(0, false), eve, 'slashing.NotResolver');
  await refuses(api.tx.slashing.execute(0), eve, 'slashing.NotDue');
  await chain.sudo(api.tx.slashing.veto(0, false));
  await chain.eras(2);
  await refuses(report(era, `0x${'08'.repeat(32)}`, perquintill(1, 100)), eve, 'slashing.WindowClosed');
});

test('opting in where the list is full, and allocating without it', async () => {
  const bob = chain.account('Bob');
  await chain.send(api.tx.services.requestOptIn(1), bob);
  await refuses(api.tx.services.acceptOperator(1, bob.address), eve, 'services.TooManyOperators');
  await assert.rejects(chain.send(api.tx.restaking.allocate('Native', 1, perquintill(1, 2)), bob), ({ name }) => name.startsWith('restaking.'));
});

test('gifts to a pool and a first deposit change no price', async () => {
  const before = await (await view(chain)).pool(pool);
  const account = api.registry.hash(
    Uint8Array.from([
      ...api.createType('Bytes', 'palisade/pool').toU8a(),
      ...[...(await api.query.delegation.pools.keys())].map(({ args: [key] }) => key).find((key) => key.operator.eq(alice.address) && key.tier.isRestaked).toU8a(),
    ]),
  );
  await chain.send(api.tx.balances.transferKeepAlive(account, 1_000n * PAL), eve);
  const after = await (await view(chain)).pool(pool);
  assert.equal(after.value, before.value);
  assert.equal(after.shares, before.shares);
});
