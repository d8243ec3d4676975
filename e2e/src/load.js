// Sends transfers, delegations and mints from many accounts at a rate, and tells what became of them.

import { PAL } from './chain.js';
import { Outcome } from './load/outcome.js';
import { sleep } from './network.js';
import { nativePool } from './view.js';

/** What an account is given, and below what it is given it again. */
const [ENDOWMENT, LEAST] = [1_000n * PAL, 500n * PAL];
/** Transfers of one batch. */
const BATCH = 200;
/** Milliseconds between two looks at what is due. */
const TICK = 50;

/** The calls that are sent, by name: each from the connection, how many were sent before, and the accounts. */
const CALLS = {
  transfer: ({ api, accounts }, n) => api.tx.balances.transferKeepAlive(accounts[(n * 7 + 1) % accounts.length].pair.address, PAL / 100n),
  delegate: ({ api, operators }, n) => api.tx.delegation.delegate(nativePool(operators[n % operators.length], n % 2 ? 'Base' : 'Restaked'), PAL),
  mint: ({ api, basket }) => api.tx.lrt.mint(basket, PAL, 1n),
};

export const KINDS = Object.keys(CALLS);

export class Load {
  constructor(chain, { accounts = 1_000, kinds = KINDS, payer = 'Ferdie', say = () => {} } = {}) {
    Object.assign(this, { chain, api: chain.api, size: accounts, kinds, payer, say });
    this.clear();
  }

  /** Forgets what was sent before. */
  clear() {
    this.outcome = new Outcome(this.chain);
    this.signed = [];
    this.sent = 0;
  }

  /** The final blocks since it began to send, and how full they were. */
  get fullness() {
    return this.outcome.fullness;
  }

  /** Derives the accounts, gives them what they need, and learns what to stake with. */
  async prepare() {
    const { api, chain } = this;
    const root = chain.account('Load');
    this.accounts = Array.from({ length: this.size }, (_, index) => ({ pair: root.derive(`//${index}`) }));
    this.operators = [...(await api.query.session.validators())].map(String);
    const baskets = await api.query.lrt.baskets.keys();
    this.basket = Math.min(...baskets.map(({ args: [id] }) => id.toNumber()));

    const states = await this.states();
    const poor = this.accounts.filter((_, index) => states[index].data.free.toBigInt() < LEAST);
    const payer = chain.account(this.payer);
    for (let from = 0; from < poor.length; from += BATCH) {
      const calls = poor.slice(from, from + BATCH).map(({ pair }) => api.tx.balances.transferKeepAlive(pair.address, ENDOWMENT));
      await chain.sendAll(calls, payer);
      this.say(`${Math.min(from + BATCH, poor.length)} of ${poor.length} accounts funded`);
    }
    await this.count();
  }

  states() {
    return this.api.query.system.account.multi(this.accounts.map(({ pair }) => pair.address));
  }

  /** Learns the accounts' nonces; nothing of theirs may wait. */
  async count() {
    const version = this.api.runtimeVersion.specVersion.toNumber();
    (await this.states()).forEach((state, index) => Object.assign(this.accounts[index], { version, nonce: state.nonce.toNumber() }));
  }

  /** Begins anew with `kinds`, and signs the first `count` ahead: signing takes longer than sending, and processors that the nodes need. */
  async ready(count, kinds) {
    this.clear();
    this.kinds = kinds;
    await this.count();
    while (this.signed.length < count) {
      const n = this.signed.length;
      this.signed.push(this.sign(this.accounts[n % this.size], n));
      // The connection has to be kept up meanwhile.
      if (n % 50 === 0) await sleep(0);
    }
  }

  /** Sends `rate` transactions a second for `seconds` or until `stop`, then waits until all are final or `patience` seconds are over. */
  async run({ rate = 20, seconds = 60, patience } = {}) {
    await this.send({ rate, seconds });
    return this.settle(patience);
  }

  /** Sends `rate` transactions a second for `seconds` or until `stop`. */
  async send({ rate, seconds }) {
    await this.outcome.watch();
    const start = Date.now();
    this.stopped = false;
    const pending = new Set();
    for (;;) {
      const elapsed = (Date.now() - start) / 1000;
      if (elapsed >= seconds || this.stopped) break;
      while (this.sent < elapsed * rate) {
        const sending = this.sendNext().finally(() => pending.delete(sending));
        pending.add(sending);
      }
      await sleep(TICK);
    }
    await Promise.all(pending);
    this.outcome.end = Date.now();
    this.seconds = (Date.now() - start) / 1000;
  }

  /** Waits until all that was sent is final, or `patience` seconds are over, and reports. */
  async settle(patience) {
    await this.outcome.settle(patience);
    return this.outcome.report(this.sent, this.seconds);
  }

  stop() {
    this.stopped = true;
  }

  /** The next account sends the next kind of call. */
  async sendNext() {
    const { api, chain, outcome } = this;
    const n = this.sent;
    this.sent += 1;
    const entry = this.signed[n] ?? this.sign(await this.sender(n), n);
    const { account, hex } = entry;
    outcome.expect(entry);
    try {
      await chain.request('author_submitExtrinsic', hex);
    } catch (error) {
      outcome.refuse(entry, error);
      // The nonce is free again, unless others came after it: then the node knows.
      account.nonce = (await api.rpc.system.accountNextIndex(account.pair.address)).toNumber();
    }
  }

  /** The account of the turn, which signs for the code that the chain has now. */
  async sender(n) {
    const account = this.accounts[n % this.size];
    const version = this.api.runtimeVersion.specVersion.toNumber();
    if (account.version !== version) {
      // Whatever of it waited when the code changed is void.
      account.version = version;
      account.nonce = (await this.api.query.system.account(account.pair.address)).nonce.toNumber();
    }
    return account;
  }

  /** The call of the turn, with the nonce that we count for the account. */
  sign(account, n) {
    const { api } = this;
    const kind = this.kinds[n % this.kinds.length];
    const call = CALLS[kind](this, n);
    const { nonce } = account;
    account.nonce += 1;
    call.sign(account.pair, {
      nonce, era: 0, blockHash: api.genesisHash, genesisHash: api.genesisHash, runtimeVersion: api.runtimeVersion, signedExtensions: api.registry.signedExtensions,
    });
    return { kind, account, hex: call.toHex(), included: false };
  }
}
