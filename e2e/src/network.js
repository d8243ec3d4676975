// A network of nodes on this machine that can be killed, paused, and cut off from each other.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { connect as connectTcp, createServer } from 'node:net';
import { join } from 'node:path';
import { connect } from './chain.js';
import { binary, freePort, startNode, temporary } from './node.js';

/** Those of the preset `local`. */
export const VALIDATORS = ['alice', 'bob', 'charlie', 'dave'];

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until `condition` resolves to something true, and resolves to that; fails after `seconds`. */
export async function eventually(what, condition, seconds = 300) {
  const deadline = Date.now() + seconds * 1000;
  let last;
  do {
    try {
      const value = await condition();
      if (value) return value;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await sleep(250);
  } while (Date.now() < deadline);
  throw new Error(`not within ${seconds} s: ${what}`, { cause: last });
}

/** A number of the best or the final block of `chain`. */
export const best = async ({ api }) => (await api.rpc.chain.getHeader()).number.toNumber();
export const final = async ({ api }) => (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber();

/** Waits until `chain` has finalised `count` more blocks. */
export async function finalises(chain, count = 3, seconds = 300) {
  const from = await final(chain);
  return eventually(`${count} blocks after ${from} are final`, async () => (await final(chain)) >= from + count, seconds);
}

/** The network's processes, and a folder that is gone with them. */
export class Network {
  constructor(spec) {
    this.dir = temporary();
    this.spec = spec;
    this.peers = new Map();
    this.links = [];
  }

  /** Four validators of the preset `local`, with `args`; if told so, eras take `sessionsPerEra` sessions, governance days `dayBlocks` blocks. */
  static async start({ sessionsPerEra, dayBlocks, args = [] } = {}) {
    const network = new Network('local');
    if (sessionsPerEra || dayBlocks) {
      network.spec = network.localSpec(({ eras, network: lengths }) => {
        if (sessionsPerEra) eras.clock.sessionsPerEra = sessionsPerEra;
        if (dayBlocks) lengths.dayBlocks = dayBlocks;
      });
    }
    for (const name of VALIDATORS) await network.add(name, `--${name}`, ...args);
    await network.startAll();
    return network;
  }

  /** The preset `local` as a file, after `change` to its genesis. */
  localSpec(change) {
    const plain = execFileSync(binary, ['export-chain-spec', '--chain', 'local'], { maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'ignore'] });
    const spec = JSON.parse(plain);
    change(spec.genesis.runtimeGenesis.patch, spec);
    const file = join(this.dir, 'spec.json');
    writeFileSync(file, JSON.stringify(spec));
    return file;
  }

  /** A member that does not run yet. */
  async add(name, ...args) {
    const key = Buffer.from(name).toString('hex').padStart(64, '0');
    const id = execFileSync(binary, ['key', 'inspect-node-key'], { input: key, stdio: ['pipe', 'pipe', 'ignore'] }).toString().trim();
    const peer = new Peer(this, { name, id, p2p: await freePort(), args: ['--node-key', key, '--name', name, ...args] });
    this.peers.set(name, peer);
    return peer;
  }

  peer(name) {
    return this.peers.get(name);
  }

  get all() {
    return [...this.peers.values()];
  }

  /** The first is the others' boot node, and the first to compile the runtime. */
  async startAll() {
    const [first, ...others] = this.all;
    await first.start();
    await Promise.all(others.map((peer) => peer.start()));
  }

  /** Ends all, whatever state they are in. */
  async stop() {
    await Promise.all(this.all.map((peer) => peer.stop('SIGKILL')));
    this.links.forEach((link) => link.close());
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** Introduces the members to each other through links of ours only. */
  async linkAll() {
    for (const from of this.all) {
      const reserved = [];
      for (const to of this.all.filter((peer) => peer !== from)) {
        const link = new Link(from, to);
        await link.open();
        this.links.push(link);
        reserved.push('--reserved-nodes', `/ip4/127.0.0.1/tcp/${link.port}/p2p/${to.id}`);
      }
      from.contacts = ['--reserved-only', ...reserved];
    }
  }

  /** Cuts the links between `group` (names) and the rest, or mends them. */
  cut(group) {
    this.links.filter(({ from, to }) => group.includes(from.name) !== group.includes(to.name)).forEach((link) => link.cut());
  }

  mend() {
    this.links.forEach((link) => link.mend());
  }

  /** Waits until these members (all) have a final block of at least `number` in common, and checks that they agree on it. */
  async agree(number, peers = this.all, seconds = 300) {
    const hashes = await Promise.all(peers.map(async (peer) => {
      await eventually(`${peer.name} has ${number} final`, async () => (await final(await peer.chain())) >= number, seconds);
      return (await (await peer.chain()).api.rpc.chain.getBlockHash(number)).toHex();
    }));
    assert.equal(new Set(hashes).size, 1, `block ${number} of ${peers.map(({ name }) => name)}: ${hashes}`);
    return hashes[0];
  }
}

/** A node of a network. */
class Peer {
  constructor(network, { name, id, p2p, args }) {
    Object.assign(this, { network, name, id, p2p, args });
    this.path = join(network.dir, name);
  }

  /** Address of the node for others. */
  get address() {
    return `/ip4/127.0.0.1/tcp/${this.p2p}/p2p/${this.id}`;
  }

  /** Starts it, or starts it again with the files it had. */
  async start({ args = [], through } = {}) {
    const [first] = this.network.all;
    const contacts = this.contacts ?? (first === this ? [] : ['--bootnodes', first.address]);
    const options = { basePath: this.path, keep: true, p2p: this.p2p, through };
    this.node = await startNode(['--chain', this.network.spec, ...this.args, ...contacts, ...args], options);
    return this;
  }

  /** A connection to it as it runs now. */
  async chain() {
    if (this.connection?.url !== this.node.url) {
      await this.connection?.chain.disconnect();
      this.connection = { url: this.node.url, chain: await connect(this.node.url) };
    }
    return this.connection.chain;
  }

  async stop(signal) {
    await this.connection?.chain.disconnect();
    this.connection = undefined;
    await this.node?.stop(signal);
  }

  /** As if the power went: nothing is written any more. */
  kill() {
    return this.stop('SIGKILL');
  }

  pause() {
    this.node.signal('SIGSTOP');
  }

  resume() {
    this.node.signal('SIGCONT');
  }
}

/** A way from one member to another that can be cut. */
class Link {
  constructor(from, to) {
    Object.assign(this, { from, to, whole: true, sockets: new Set() });
  }

  async open() {
    this.server = createServer((incoming) => this.pass(incoming));
    await new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.port = this.server.address().port;
  }

  pass(incoming) {
    if (!this.whole) {
      incoming.destroy();
      return;
    }
    const outgoing = connectTcp(this.to.p2p, '127.0.0.1');
    for (const [socket, other] of [[incoming, outgoing], [outgoing, incoming]]) {
      this.sockets.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }

  cut() {
    this.whole = false;
    this.sockets.forEach((socket) => socket.destroy());
  }

  mend() {
    this.whole = true;
  }

  close() {
    this.cut();
    this.server.close();
  }
}
