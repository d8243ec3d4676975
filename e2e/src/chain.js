// A connection to a chain, and the few things that every test and the demo do with it.

import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { cryptoWaitReady } from '@polkadot/util-crypto';

/** One PAL in planck. */
export const PAL = 10n ** 12n;

/** A call that the chain refused, with the documented name of the error: `delegation.PoolNotFound`. */
export class Refused extends Error {
  constructor(name, docs) {
    super(`${name}: ${docs}`);
    this.name = name;
  }
}

/** Connects and resolves to a {@link Chain}, or fails when `url` has not answered for a minute. `manual`: blocks are sealed on request only. */
export async function connect(url, { manual = false } = {}) {
  await cryptoWaitReady();
  // A node that has to compile the code of an upgrade answers minutes later.
  const provider = new WsProvider(url, 2500, {}, 600_000);
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(reject, 60_000, new Error(`no answer from ${url} for a minute: does a node run there? \`make devnet\` starts one`));
  });
  try {
    return new Chain(await Promise.race([ApiPromise.create({ provider, noInitWarn: true }), late]), url, manual);
  } catch (error) {
    await provider.disconnect();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

export class Chain {
  constructor(api, url, manual) {
    Object.assign(this, { api, url, manual });
    this.keyring = new Keyring({ type: 'sr25519', ss58Format: api.registry.chainSS58 });
    this.nonces = new Map();
  }

  disconnect() {
    return this.api.disconnect();
  }

  /** Another connection to the same node. */
  anew() {
    return connect(this.url, { manual: this.manual });
  }

  /** The key pair of a development account: `account('Alice')` is `//Alice`. */
  account(name, type = 'sr25519') {
    return this.keyring.createFromUri(`//${name}`, { name }, type);
  }

  /** Seals `count` blocks; needs a node that seals on request. */
  async seal(count = 1) {
    for (let i = 0; i < count; i += 1) await this.api.rpc.engine.createBlock(true, true);
  }

  /** The era that is running at the best block. */
  async era() {
    return (await this.api.query.eras.currentEra()).toNumber();
  }

  /** Waits for (or seals) blocks until `condition` holds; fails after `limit` blocks. */
  async until(condition, limit = 2000) {
    for (let i = 0; i < limit; i += 1) {
      if (await condition()) return;
      await this.nextBlock();
    }
    throw new Error(`not reached within ${limit} blocks: ${condition}`);
  }

  /** The next block, sealed on request where the node does that. */
  async nextBlock() {
    if (this.manual) return this.seal();
    const from = (await this.api.rpc.chain.getHeader()).number.toNumber();
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      if ((await this.api.rpc.chain.getHeader()).number.toNumber() > from) return undefined;
    }
  }

  /** Goes on until `era` has begun. */
  toEra(era) {
    return this.until(async () => (await this.era()) >= era);
  }

  /** Goes on by `count` eras. */
  async eras(count = 1) {
    await this.toEra((await this.era()) + count);
  }

  /**
   * Sends `call` signed by `signer` and resolves, once it is in a block, to `{ block, events, fee }`.
   * Throws {@link Refused} when the chain refuses it.
   */
  async send(call, signer) {
    let unsubscribe;
    const included = new Promise((resolve, reject) => {
      const watch = (result) => {
        if (result.isError) reject(new Error(`${call.method.section}.${call.method.method}: ${result.status.type}`));
        if (result.isInBlock || result.isFinalized) resolve(result);
      };
      const submit = async (tries = 5) => {
        const nonce = await this.api.rpc.system.accountNextIndex(signer.address);
        return call.signAndSend(signer, { nonce }, watch).catch(async (error) => {
          // Another fork has become the best one since the node named the nonce.
          if (tries === 0 || !/outdated|Priority is too low/.test(error.message)) throw error;
          await new Promise((resolve) => setTimeout(resolve, 500));
          return submit(tries - 1);
        });
      };
      submit().then((stop) => { unsubscribe = stop; }, reject);
    });
    if (this.manual) {
      // The transaction must be in the pool before the block is sealed.
      for (let tries = 0; tries < 200; tries += 1) {
        const pending = await this.api.rpc.author.pendingExtrinsics();
        if (pending.length > 0) break;
        await Promise.race([included.catch(() => {}), new Promise((resolve) => setTimeout(resolve, 10))]);
      }
      // The first block of a session carries no transactions: then it takes another one.
      for (let tries = 0, done = false; !done && tries < 20; tries += 1) {
        await this.seal();
        const settled = included.then(() => true, () => true);
        done = await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, 500, false))]);
      }
    }
    const result = await included;
    unsubscribe?.();
    const block = result.status.isInBlock ? result.status.asInBlock : result.status.asFinalized;
    if (result.dispatchError) throw this.refused(result.dispatchError);
    const fee = result.events.find(({ event }) => this.api.events.transactionPayment.TransactionFeePaid.is(event));
    return {
      block,
      events: result.events.map(({ event }) => event),
      fee: fee ? fee.event.data.actualFee.toBigInt() : 0n,
      event: (section, method) => {
        const found = result.events.find(({ event }) => event.section === section && event.method === method);
        if (!found) throw new Error(`no event ${section}.${method} among ${result.events.map(({ event }) => `${event.section}.${event.method}`)}`);
        return found.event.data;
      },
    };
  }

  /** Sends several calls of one signer as one batch: all or nothing. */
  sendAll(calls, signer) {
    return this.send(this.api.tx.utility.batchAll(calls), signer);
  }

  /** Sends `call` as Root, through the development chain's sudo. */
  async sudo(call, sudoer = this.account('Alice')) {
    const result = await this.send(this.api.tx.sudo.sudo(call), sudoer);
    const outcome = result.event('sudo', 'Sudid').sudoResult;
    if (outcome.isErr) throw this.refused(outcome.asErr);
    return result;
  }

  refused(error) {
    if (!error.isModule) return new Refused(error.toString(), 'see the SDK');
    const { section, name, docs } = this.api.registry.findMetaError(error.asModule);
    return new Refused(`${section}.${name}`, docs.join(' '));
  }

  /** Free balance of `address`, in planck. */
  async free(address) {
    return (await this.api.query.system.account(address)).data.free.toBigInt();
  }

  async issuance() {
    return (await this.api.query.balances.totalIssuance()).toBigInt();
  }
}
