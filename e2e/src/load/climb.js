// Finds the rate of each kind of transaction that a chain keeps up with, and what blocks cost at that rate.

import { Load } from '../load.js';
import { best } from '../network.js';
import { execute, means, memory, totals } from './meter.js';
import { weigh } from './outcome.js';

/** Of what is sent, how much has to be in blocks meanwhile, and how much may fail, for the next step to be tried. */
const [ENOUGH, FEW] = [0.9, 0.01];
/** Transactions a second of the first step; each next one has twice as many. */
const FIRST = 25;
/** Blocks that are executed again: the heaviest of a kind, and some without transactions. */
const [HEAVIEST, EMPTY] = [5, 3];

const sum = (list, name) => list.reduce((total, item) => total + item[name], 0);
const mean = (list, name) => sum(list, name) / list.length;
const most = (list, by) => list.reduce((one, other) => (by(other) > by(one) ? other : one));

/** What is measured: each of `kinds` alone, and all of them in turn. */
function mixes(kinds) {
  const alone = kinds.map((kind) => [kind, [kind]]);
  return kinds.length > 1 ? [...alone, ['mix', kinds]] : alone;
}

/** Why a faster step is of no use; undefined if it may be. */
function limit({ rate, sentPerSecond, includedPerSecond, finalPerSecond, failedShare, lost }) {
  if (failedShare > FEW) return `${(100 * failedShare).toFixed(1)} % failed`;
  if (lost > 0) return `${lost} were lost`;
  if (includedPerSecond === null || finalPerSecond === null) return 'too few blocks to tell: take a longer DURATION';
  if (sentPerSecond < ENOUGH * rate) return `no more than ${sentPerSecond} a second could be sent`;
  if (includedPerSecond < ENOUGH * rate) return 'blocks took no more';
  return undefined;
}

/** The step with most transactions final per second, of those in which few failed; the first if there are none. */
function sustained(steps) {
  const sound = steps.filter(({ failedShare, lost }) => failedShare <= FEW && lost === 0);
  return sound.length > 0 ? most(sound, ({ finalPerSecond }) => finalPerSecond ?? 0) : steps[0];
}

/** Time and weight of the blocks `executed`, and of one call in them: by how much they exceed `empty`. */
function compare(executed, empty) {
  const call = (name) => (sum(executed, name) - executed.length * empty[name]) / sum(executed, 'calls');
  const [time, predicted] = [call('time'), call('predicted')];
  return {
    executed,
    ratio: sum(executed, 'time') / sum(executed, 'predicted'),
    worst: Math.max(...executed.map((block) => block.time / block.predicted)),
    call: { time, predicted, ratio: time / predicted },
  };
}

/** Load of one kind after the other on a chain, at a `rate` or faster and faster. */
export class Climb {
  constructor({ chain, nodes }, { rate, seconds, accounts, kinds, payer, say }) {
    Object.assign(this, { chain, nodes, rate, seconds, kinds, say });
    this.load = new Load(chain, { accounts, kinds, payer, say });
  }

  async run() {
    await this.load.prepare();
    const empty = await this.empty();
    const kinds = {};
    for (const [name, kindsOfMix] of mixes(this.kinds)) kinds[name] = await this.climb(name, kindsOfMix, empty);
    return { empty, kinds };
  }

  /** What a block without transactions takes, on average. */
  async empty() {
    const { api } = this.chain;
    const full = api.consts.system.blockWeights.maxBlock.refTime.toNumber() / 1e9;
    const blocks = [];
    while (blocks.length < EMPTY) {
      await this.chain.nextBlock();
      const number = await best(this.chain);
      const { predicted } = await weigh(api, await api.rpc.chain.getBlockHash(number));
      // The first block of a session claims all of its weight, so that nothing else is in it.
      if (predicted < full) blocks.push(await execute(this.chain, this.nodes[0], { number, calls: 0, predicted }));
    }
    const [time, predicted] = [mean(blocks, 'time'), mean(blocks, 'predicted')];
    return { time, predicted, ratio: time / predicted };
  }

  async climb(name, kinds, empty) {
    const steps = [];
    const blocks = [];
    const step = async (rate) => {
      this.say(`${name}, ${rate} a second: ${Math.ceil(rate * this.seconds)} to sign`);
      const done = await this.step(kinds, rate);
      this.say(`${name}, ${rate} a second: ${done.includedPerSecond ?? '?'} included, ${done.finalPerSecond ?? '?'} final, ${done.failed} failed${done.limit ? ` (${done.limit})` : ''}`);
      blocks.push(...this.load.fullness.filter(({ calls }) => calls > 0));
      steps.push(done);
    };
    await step(this.rate ?? FIRST);
    while (!this.rate && !steps.at(-1).limit) await step(2 * steps.at(-1).rate);
    // Between the last that was sustained and the first that was not.
    if (steps.length > 1) await step(0.75 * steps.at(-1).rate);
    if (blocks.length === 0) throw new Error(`no ${name} is in a final block: ${JSON.stringify(steps[0].failures)}`);

    this.say(`${name}: the heaviest blocks are executed again`);
    const executed = [];
    for (const block of blocks.sort((one, other) => other.predicted - one.predicted).slice(0, HEAVIEST)) {
      executed.push(await execute(this.chain, this.nodes[0], block));
    }
    return { sustained: sustained(steps), ...compare(executed, empty), steps };
  }

  async step(kinds, rate) {
    const { load, nodes, seconds } = this;
    await load.ready(rate * seconds, kinds);
    const before = await totals(nodes);
    await load.send({ rate, seconds });
    const times = means(before, await totals(nodes));
    const step = { rate, seconds, ...(await load.settle()), ...times, memory: memory(nodes) };
    return { ...step, limit: limit(step) };
  }
}
