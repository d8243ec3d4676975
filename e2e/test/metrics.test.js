// What Prometheus is told: the figures are those of the chain, and the dashboard and the alerts name none that is not there.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { connect, PAL } from '../src/chain.js';
import { newService, perquintill } from '../src/figures.js';
import { startNode } from '../src/node.js';
import { samples } from '../src/prometheus.js';
import { nativePool, view } from '../src/view.js';

const STAKED_PAL = 0;
const read = (name) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

let node;
let chain;
let api;
let [alice, eve, ferdie] = [];

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual']);
  chain = await connect(node.url, { manual: true });
  ({ api } = chain);
  [alice, eve, ferdie] = ['Alice', 'Eve', 'Ferdie'].map((name) => chain.account(name));
  await chain.seal(3);
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

/** Waits until the node tells what `expected` says: it does so soon after a block. */
async function tells(expected) {
  let found;
  for (let tries = 0; tries < 100; tries += 1) {
    found = await samples(node);
    if (Object.entries(expected).every(([name, value]) => found[name] === value)) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.deepEqual(Object.fromEntries(Object.keys(expected).map((name) => [name, found[name]])), expected);
  return found;
}

const number = (amount) => Number(amount);

test('the clock, the active set and what is staked', async () => {
  const validators = await (await view(chain)).validators();
  const sum = (tier) => number(validators.reduce((all, each) => all + each[tier], 0n));
  await tells({
    palisade_era: await chain.era(),
    palisade_active_set: 4,
    'palisade_active_stake{tier="Base"}': sum('base'),
    'palisade_active_stake{tier="Restaked"}': sum('restaked'),
    'palisade_staked{asset="native"}': number((await api.query.delegation.staked('Native')).toBigInt()),
    palisade_missed_slots: 0,
  });
  assert.equal(Object.keys(await samples(node)).filter((name) => name.startsWith('palisade_validator_points{')).length, 4);
});

test('guarantees, reports and their escrow, until the verdict, which is counted', async () => {
  await chain.sendAll([api.tx.services.register(newService(ferdie)), api.tx.services.acceptOperator(1, alice.address)], ferdie);
  await chain.sendAll([api.tx.services.requestOptIn(1), api.tx.restaking.allocate('Native', 1, perquintill(1, 2))], alice);
  await chain.eras(1);
  await chain.nextBlock();
  const guarantee = (await (await view(chain)).guarantees(1, await chain.era()))[0].guarantee;
  await tells({ 'palisade_guaranteed{asset="native",service="1"}': number(guarantee) });

  const offence = `0x${'07'.repeat(32)}`;
  await chain.send(api.tx.slashing.report(1, alice.address, await chain.era(), offence, perquintill(1, 10), offence), ferdie);
  const [{ escrow }] = await (await view(chain)).openReports();
  const mine = `palisade_open_reports{operator="${alice.address}",service="1"}`;
  await tells({ [mine]: 1, 'palisade_escrow{asset="native"}': number(escrow[0]) });
  assert.ok(escrow[0] > 0n);

  await chain.until(async () => (await (await view(chain)).openReports()).length === 0);
  const after = await tells({ 'palisade_slashed_total{asset="native",service="1"}': number(escrow[0]) });
  assert.ok(!(mine in after) && !('palisade_escrow{asset="native"}' in after), 'a closed report is gone');
});

test('rates of liquid tokens, and who waits', async () => {
  await chain.send(api.tx.lrt.mint(STAKED_PAL, 1_000n * PAL, 0), eve);
  await chain.send(api.tx.lrt.redeemRequest(STAKED_PAL, 500n * PAL, 0), eve);
  const { supply } = await (await view(chain)).basket(STAKED_PAL);
  const found = await tells({ 'palisade_lrt_supply{basket="0"}': number(supply) });
  const basket = (await api.call.lrtApi.basket(STAKED_PAL)).unwrap();
  for (const [side, rate] of [['bid', basket.rateBid], ['ask', basket.rateAsk]]) {
    assert.ok(Math.abs(found[`palisade_lrt_rate{basket="0",side="${side}"}`] - Number(rate.toBigInt()) / 1e18) < 1e-12, side);
  }
  const waiting = (await api.call.lrtApi.exits(STAKED_PAL)).map((exit) => exit.waiting.toBigInt()).filter((amount) => amount > 0n);
  assert.ok(waiting.length > 0, 'somebody waits');
  await tells({ 'palisade_lrt_exits{basket="0"}': waiting.length, 'palisade_lrt_waiting{basket="0"}': number(waiting.reduce((sum, amount) => sum + amount)) });
});

test('the dashboard and the alerts name only figures and labels that a node has', async (t) => {
  const validator = await startNode(['--chain', 'local', '--alice', '--unsafe-force-node-key-generation']);
  t.after(() => validator.stop());
  // An open report and a validator that equivocated are of the tests before, or their names of a node that has none now.
  const offence = `0x${'08'.repeat(32)}`;
  await chain.send(api.tx.slashing.report(1, alice.address, await chain.era(), offence, perquintill(1, 100), offence), ferdie);
  await tells({ [`palisade_open_reports{operator="${alice.address}",service="1"}`]: 1 });
  const all = [...Object.keys(await samples(node)), ...Object.keys(await samples(validator))];
  const known = new Set(all.map((name) => name.replace(/\{.*/, '')));
  for (const file of ['monitoring/dashboard.json', 'monitoring/alerts.yml']) {
    const named = new Set(read(file).match(/\b(?:palisade|substrate)_[a-z0-9_]+/g));
    assert.ok(named.size > 5);
    for (const name of named) assert.ok(known.has(name), `${file}: ${name}`);
    for (const [, name, labels] of read(file).matchAll(/\b((?:palisade|substrate)_\w+)\{([^}]*)\}/g)) {
      for (const [, label, value] of labels.matchAll(/(\w+)=~?\\?"([^"\\]*)/g)) {
        if (label === 'instance') continue;
        // Which operators and services there are depends on the chain.
        const sample = ['operator', 'service'].includes(label) ? `${label}="` : `${label}="${value}"`;
        assert.ok(all.some((line) => line.startsWith(`${name}{`) && line.includes(sample)), `${file}: ${name}{${label}="${value}"}`);
      }
    }
  }
  const listed = new Set(read('monitoring/README.md').match(/`palisade_[a-z0-9_]+`/g).map((name) => name.slice(1, -1)));
  assert.deepEqual([...listed].sort(), [...known].filter((name) => name.startsWith('palisade_')).sort());
});

test('every alert names a section of the runbook', () => {
  const sections = new Set(read('docs/runbook.md').match(/^## .+$/gm).map((title) => title.slice(3).toLowerCase().replace(/[^a-z0-9 ]/g, '').replaceAll(' ', '-')));
  const rules = read('monitoring/alerts.yml').match(/- alert: /g).length;
  const named = [...read('monitoring/alerts.yml').matchAll(/runbook: docs\/runbook\.md#(\S+)/g)].map(([, anchor]) => anchor);
  assert.equal(named.length, rules);
  for (const anchor of named) assert.ok(sections.has(anchor), anchor);
});

test('a node without Prometheus runs', async (t) => {
  const silent = await startNode(['--dev', '--no-prometheus']);
  t.after(() => silent.stop());
  await assert.rejects(fetch(silent.metrics));
  const other = await connect(silent.url);
  await other.nextBlock();
  await other.disconnect();
});
