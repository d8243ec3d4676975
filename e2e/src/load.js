// Sends transfers, delegations and mints from many accounts at a rate, and reports what became of them.
//
//   node src/load.js [ENDPOINT] [--rate 20] [--seconds 60] [--accounts 1000] [--kinds transfer,delegate,mint] [--payer Ferdie]

import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { connect, PAL } from './chain.js';
import { nativePool } from './view.js';

/** What an account is given, and below what it is given it again. */
const [ENDOWMENT, LEAST] = [1_000n * PAL, 500n * PAL];
/** Transfers of one batch. */
const BATCH = 200;
/** Milliseconds between two looks at what is due. */
const TICK = 50;

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const per = (count, seconds) => Math.round((100 * count) / Math.max(seconds, 1)) / 100;

/** The calls that are sent, by name: each from the connection, how many were sent before, and the accounts. */
const KINDS = {
  transfer: ({ api, accounts }, n) => api.tx.balances.transferKeepAlive(accounts[(n * 7 + 1) % accounts.length].pair.address, PAL / 100n),
  delegate: ({ api, operators }, n) => api.tx.delegation.delegate(nativePool(operators[n % operators.length], n % 2 ? 'Base' : 'Restaked'), PAL),
  mint: ({ api, basket }) => api.tx.lrt.mint(basket, PAL, 1n),
};

export class Load {
  constructor(chain, { accounts = 1_000, kinds = Object.keys(KINDS), payer = 'Ferdie', say = () => {} } = {}) {
    const unknown = kinds.filter((kind) => !(kind in KINDS));
    if (unknown.length > 0) throw new Error(`no such kind: ${unknown}; there are ${Object.keys(KINDS)}`);
    Object.assign(this, { chain, api: chain.api, size: accounts, kinds, payer, say });
    // By hash, what was sent and not yet final.
    this.waiting = new Map();
    this.sent = 0;
    this.included = 0;
    this.final = 0;
    this.failures = new Map();
    this.fullness = [];
  }

  /** Derives the accounts, gives them what they need, and learns what to stake with. */
  async prepare() {
    const { api, chain } = this;
    this.accounts = [];
    while (this.accounts.length < this.size) {
      this.accounts.push({ pair: chain.account(`Load//${this.accounts.length}`) });
      // Deriving takes long enough for the node to think that nobody is there any more.
      await new Promise(setImmediate);
    }
    this.operators = [...(await api.query.session.validators())].map(String);
    const baskets = await api.query.lrt.baskets.keys();
    this.basket = Math.min(...baskets.map(({ args: [id] }) => id.toNumber()));
    this.limits = api.consts.system.blockWeights;

    const version = api.runtimeVersion.specVersion.toNumber();
    const states = await this.states();
    const poor = this.accounts.filter((_, index) => states[index].data.free.toBigInt() < LEAST);
    const payer = chain.account(this.payer);
    for (let from = 0; from < poor.length; from += BATCH) {
      const calls = poor.slice(from, from + BATCH).map(({ pair }) => api.tx.balances.transferKeepAlive(pair.address, ENDOWMENT));
      await chain.sendAll(calls, payer);
      this.say(`${Math.min(from + BATCH, poor.length)} of ${poor.length} accounts funded`);
    }
    (await this.states()).forEach((state, index) => Object.assign(this.accounts[index], { version, nonce: state.nonce.toNumber() }));
  }

  states() {
    return this.api.query.system.account.multi(this.accounts.map(({ pair }) => pair.address));
  }

  /** Sends `rate` transactions a second for `seconds` or until `stop`, then waits until all are final or `patience` seconds are over. */
  async run({ rate = 20, seconds = 60, patience = 300 } = {}) {
    await this.watch();
    this.start = Date.now();
    this.stopped = false;
    const pending = new Set();
    for (;;) {
      const elapsed = (Date.now() - this.start) / 1000;
      if (elapsed >= seconds || this.stopped) break;
      while (this.sent < elapsed * rate) {
        const sending = this.sendNext().finally(() => pending.delete(sending));
        pending.add(sending);
      }
      await sleep(TICK);
    }
    await Promise.all(pending);
    this.sending = (Date.now() - this.start) / 1000;
    for (const deadline = Date.now() + patience * 1000; this.waiting.size > 0 && Date.now() < deadline;) await sleep(TICK);
    this.unsubscribe.forEach((stop) => stop());
    return this.report();
  }

  stop() {
    this.stopped = true;
  }

  /** The next account sends the next kind of call, with the nonce that we count for it. */
  async sendNext() {
    const { api } = this;
    const n = this.sent;
    this.sent += 1;
    const kind = this.kinds[n % this.kinds.length];
    const account = this.accounts[n % this.size];
    const call = KINDS[kind](this, n);
    const version = api.runtimeVersion.specVersion.toNumber();
    if (account.version !== version) {
      // Whatever of it waited when the code changed is void.
      account.version = version;
      account.nonce = (await api.query.system.account(account.pair.address)).nonce.toNumber();
    }
    const { nonce } = account;
    account.nonce += 1;
    call.sign(account.pair, {
      nonce, era: 0, blockHash: api.genesisHash, genesisHash: api.genesisHash, runtimeVersion: api.runtimeVersion, signedExtensions: api.registry.signedExtensions,
    });
    const entry = { kind, account, hash: call.hash.toHex(), included: false };
    this.waiting.set(entry.hash, entry);
    try {
      await api.rpc.author.submitExtrinsic(call);
    } catch (error) {
      this.fail(entry, `refused by the pool: ${error.message.replace(/0x[0-9a-f]+/g, '…')}`);
      this.waiting.delete(entry.hash);
      // The nonce is free again, unless others came after it: then the node knows.
      account.nonce = (await api.rpc.system.accountNextIndex(account.pair.address)).toNumber();
    }
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
      return (header) => { turn = turn.then(() => look(header)).catch((error) => { this.error ??= error; }); };
    };
    this.unsubscribe = await Promise.all([
      api.rpc.chain.subscribeNewHeads(follow(async (header) => {
        const number = header.number.toNumber();
        for (best = Math.min(best, number - 1); best < number; best += 1) await surely(() => this.seeBest(best + 1));
      })),
      api.rpc.chain.subscribeFinalizedHeads(follow(async (header) => {
        for (const number = header.number.toNumber(); final < number; final += 1) await surely(() => this.seeFinal(final + 1));
      })),
    ]);
  }

  async seeBest(number) {
    const { block } = await this.eyes.rpc.chain.getBlock(await this.eyes.rpc.chain.getBlockHash(number));
    for (const extrinsic of block.extrinsics) {
      const entry = this.waiting.get(extrinsic.hash.toHex());
      if (!entry || entry.included) continue;
      entry.included = true;
      this.included += 1;
      this.lastIncluded = Date.now();
    }
  }

  async seeFinal(number) {
    const { eyes: api } = this;
    const hash = await api.rpc.chain.getBlockHash(number);
    const [{ block }, at] = [await api.rpc.chain.getBlock(hash), await api.at(hash)];
    const [events, weight] = [await at.query.system.events(), await at.query.system.blockWeight()];
    const ours = block.extrinsics.map((extrinsic) => this.waiting.get(extrinsic.hash.toHex()));
    ours.filter(Boolean).forEach((entry) => {
      if (!entry.included) this.included += 1;
      entry.included = true;
      this.final += 1;
      this.lastFinal = Date.now();
      this.waiting.delete(entry.hash);
    });
    for (const { phase, event } of events) {
      if (!phase.isApplyExtrinsic || !api.events.system.ExtrinsicFailed.is(event)) continue;
      const entry = ours[phase.asApplyExtrinsic.toNumber()];
      if (entry) this.fail(entry, this.chain.refused(event.data.dispatchError).name);
    }
    const { refTime } = weight.normal;
    this.fullness.push({ number, calls: ours.filter(Boolean).length, share: Number((refTime.toBigInt() * 10_000n) / this.limits.perClass.normal.maxTotal.unwrap().refTime.toBigInt()) / 10_000 });
  }

  /** What became of all that was sent. */
  report() {
    if (this.error) throw this.error;
    const since = (time) => (time ? (time - this.start) / 1000 : 0);
    const failed = [...this.failures.values()].reduce((sum, count) => sum + count, 0);
    const busy = this.fullness.filter(({ calls }) => calls > 0);
    const shares = busy.map(({ share }) => share);
    return {
      sent: this.sent,
      sentPerSecond: per(this.sent, this.sending),
      included: this.included,
      includedPerSecond: per(this.included, since(this.lastIncluded)),
      final: this.final,
      finalPerSecond: per(this.final, since(this.lastFinal)),
      lost: this.waiting.size,
      failed,
      failedShare: per(failed, this.sent),
      failures: Object.fromEntries(this.failures),
      blocks: {
        count: busy.length,
        fullnessMean: per(shares.reduce((sum, share) => sum + share, 0), Math.max(shares.length, 1)),
        fullnessMax: Math.max(0, ...shares),
        callsMax: Math.max(0, ...busy.map(({ calls }) => calls)),
      },
    };
  }
}

/** A positive number from what was typed. */
function number(name, text) {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} must be a positive number, not ${text}`);
  return value;
}

async function main() {
  const text = (value) => ({ type: 'string', default: value });
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rate: text('20'), seconds: text('60'), accounts: text('1000'), kinds: text(Object.keys(KINDS).join()), payer: text('Ferdie') },
  });
  const [rate, seconds, accounts] = ['rate', 'seconds', 'accounts'].map((name) => number(name, values[name]));
  const chain = await connect(positionals[0] ?? 'ws://127.0.0.1:9944');
  const load = new Load(chain, { accounts, kinds: values.kinds.split(','), payer: values.payer, say: (line) => console.error(line) });
  await load.prepare();
  console.error(`${rate} a second for ${seconds} seconds`);
  console.log(JSON.stringify(await load.run({ rate, seconds }), undefined, 2));
  await chain.disconnect();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
