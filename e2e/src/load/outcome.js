// What becomes of transactions that were sent: included, final, failed or lost; and how full the blocks are that hold them.

import { sleep } from '../network.js';

/** Picoseconds, which weights count, in a millisecond. */
const PICOSECONDS = 10 ** 9;

/** Milliseconds: what comes within them comes together, as blocks do that become final at once. */
const TOGETHER = 500;
/** Milliseconds between two looks at the pool. */
const LOOK = 10_000;

const total = (arrivals) => arrivals.reduce((sum, [, count]) => sum + count, 0);
const perSecond = (count, seconds) => Math.round((100 * count) / Math.max(seconds, 1)) / 100;

/** What came per second between the first and the last of `arrivals`, which are `[milliseconds, count]`; null if there are less than two. */
const pace = (arrivals) => (arrivals.length < 2 ? null : perSecond(total(arrivals.slice(1)), (arrivals.at(-1)[0] - arrivals[0][0]) / 1000));

function arrive(arrivals, time, count) {
  const last = arrivals.at(-1);
  if (last && time - last[0] < TOGETHER) last[1] += count;
  else if (count > 0) arrivals.push([time, count]);
}

/** What the block of `hash` weighs. */
export async function weigh(api, hash) {
  const { normal, operational, mandatory } = await (await api.at(hash)).query.system.blockWeight();
  const limit = api.consts.system.blockWeights.perClass.normal.maxTotal.unwrap();
  return {
    // Of the time that calls of the normal class may take.
    share: Number((normal.refTime.toBigInt() * 10_000n) / limit.refTime.toBigInt()) / 10_000,
    // KiB of the same class; nothing limits them.
    proof: normal.proofSize.toNumber() / 1024,
    // Milliseconds of all classes: `mandatory` has what every block costs.
    predicted: [normal, operational, mandatory].reduce((sum, { refTime }) => sum + refTime.toNumber() / PICOSECONDS, 0),
  };
}

export class Outcome {
  constructor(chain) {
    Object.assign(this, { chain, api: chain.api });
    // As it was signed, what was sent and is not yet final.
    this.waiting = new Map();
    this.included = [];
    this.final = [];
    this.failures = new Map();
    this.fullness = [];
  }

  /** An entry that is sent now: its `kind`, and `hex` as it was signed. */
  expect(entry) {
    this.waiting.set(entry.hex, entry);
  }

  refuse(entry, error) {
    this.fail(entry, `refused by the pool: ${error.message.replace(/0x[0-9a-f]+/g, '…')}`);
    this.waiting.delete(entry.hex);
  }

  fail({ kind }, reason) {
    const name = `${kind}: ${reason}`;
    this.failures.set(name, (this.failures.get(name) ?? 0) + 1);
  }

  async watch() {
    const { api } = this;
    let best = (await api.rpc.chain.getHeader()).number.toNumber();
    let final = (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber();
    // A client that has seen the runtime change decodes earlier blocks with the wrong types; a new one does not.
    this.eyes = api;
    const surely = (look) => look().catch(async (error) => {
      if (!/Unable to decode|createType/.test(error.message)) throw error;
      const { api: eyes } = await this.chain.anew();
      this.unsubscribe.push(() => eyes.disconnect());
      this.eyes = eyes;
      return look();
    });
    // One look at a time, in order, however fast heads come.
    const follow = (look) => {
      let turn = Promise.resolve();
      return (header) => {
        const time = Date.now();
        turn = turn.then(() => look(header.number.toNumber(), time)).catch((error) => { this.error ??= error; });
      };
    };
    this.unsubscribe = await Promise.all([
      api.rpc.chain.subscribeNewHeads(follow(async (number, time) => {
        for (best = Math.min(best, number - 1); best < number; best += 1) await surely(() => this.seeBest(best + 1, time));
      })),
      api.rpc.chain.subscribeFinalizedHeads(follow(async (number, time) => {
        for (; final < number; final += 1) await surely(() => this.seeFinal(final + 1, time));
      })),
    ]);
  }

  /** Waits until all is final but for what will never be, or `patience` seconds are over. */
  async settle(patience = 300) {
    const deadline = Date.now() + patience * 1000;
    let dropped = false;
    for (let next = Date.now() + LOOK; this.waiting.size > 0 && !this.error && Date.now() < deadline; await sleep(50)) {
      if (Date.now() < next) continue;
      const before = dropped;
      dropped = await this.isDropped();
      // Twice: the block that emptied the pool is seen by then.
      if (before && dropped) break;
      next = Date.now() + LOOK;
    }
    this.unsubscribe.forEach((stop) => stop());
    if (this.error) throw this.error;
  }

  /** Whether all that is waited for is neither in a block nor in the pool, which drops some when too much comes. */
  async isDropped() {
    if ([...this.waiting.values()].some(({ included }) => included)) return false;
    return (await this.chain.request('author_pendingExtrinsics')).length === 0;
  }

  /** What is ours in a block, in its order; undefined for what is not. */
  async ours(hash) {
    const { block } = await this.chain.request('chain_getBlock', hash.toHex());
    return block.extrinsics.map((hex) => this.waiting.get(hex));
  }

  async seeBest(number, time) {
    this.include(await this.ours(await this.api.rpc.chain.getBlockHash(number)), time);
  }

  include(entries, time) {
    const fresh = entries.filter((entry) => entry && !entry.included);
    fresh.forEach((entry) => { entry.included = true; });
    arrive(this.included, time, fresh.length);
  }

  async seeFinal(number, time) {
    const { eyes: api } = this;
    const hash = await api.rpc.chain.getBlockHash(number);
    const entries = await this.ours(hash);
    const [events, weight] = [await (await api.at(hash)).query.system.events(), await weigh(api, hash)];
    const ours = entries.filter(Boolean);
    this.include(ours, time);
    for (const { phase, event } of events) {
      if (!phase.isApplyExtrinsic || !api.events.system.ExtrinsicFailed.is(event)) continue;
      const entry = entries[phase.asApplyExtrinsic.toNumber()];
      if (entry) this.fail(entry, this.chain.refused(event.data.dispatchError).name);
    }
    this.fullness.push({ number, calls: ours.length, ...weight });
    arrive(this.final, time, ours.length);
    // Last: whoever waits for it has the rest by then.
    ours.forEach(({ hex }) => this.waiting.delete(hex));
  }

  /** What became of `sent` transactions that took `seconds` to send. Paces are from the first to the last block, or finality, until `end`. */
  report(sent, seconds) {
    const meanwhile = (arrivals) => arrivals.filter(([time]) => time <= this.end);
    const failed = [...this.failures.values()].reduce((sum, count) => sum + count, 0);
    const busy = this.fullness.filter(({ calls }) => calls > 0);
    const most = (name) => Math.max(0, ...busy.map((block) => block[name]));
    const mean = (name) => busy.reduce((sum, block) => sum + block[name], 0) / Math.max(busy.length, 1);
    return {
      sent,
      sentPerSecond: perSecond(sent, seconds),
      included: total(this.included),
      includedPerSecond: pace(meanwhile(this.included)),
      final: total(this.final),
      finalPerSecond: pace(meanwhile(this.final)),
      lost: this.waiting.size,
      failed,
      failedShare: failed / Math.max(sent, 1),
      failures: Object.fromEntries(this.failures),
      blocks: {
        count: busy.length,
        fullnessMean: mean('share'),
        fullnessMax: most('share'),
        proofMean: mean('proof'),
        callsMean: mean('calls'),
        callsMax: most('calls'),
      },
    };
  }
}
