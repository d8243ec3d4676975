// What strangers send: garbage to the p2p port, transactions that are none, and requests that make no sense.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { after, before, test } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { PAL } from '../src/chain.js';
import { eventually, finalises, Network, sleep, VALIDATORS } from '../src/network.js';
import { Stranger } from '../src/stranger.js';
import { view } from '../src/view.js';

const MALFORMED = 10_000;

let network;
let alice;
let chain;
let api;

before(async () => {
  network = await Network.start();
  alice = network.peer('alice');
  chain = await alice.chain();
  ({ api } = chain);
  await network.agree(3);
});

after(() => network?.stop());

/** What `body` is answered with over HTTP. */
async function post(body) {
  const response = await fetch(alice.node.url.replace('ws', 'http'), { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const text = await response.text();
  return { status: response.status, answer: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text };
}

const request = (method, params, id = 1) => JSON.stringify({ jsonrpc: '2.0', id, method, params });
const megabytes = () => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${alice.node.pid}/status`, 'utf8'))[1]) / 1024;
const openFiles = () => readdirSync(`/proc/${alice.node.pid}/fd`).length;

test('a flood of connections with garbage to the p2p port stops nothing', async () => {
  const [memory, files] = [megabytes(), openFiles()];
  const greetings = [
    () => randomBytes(4096),
    () => Buffer.alloc(65_536, 0xff),
    () => Buffer.concat([Buffer.from('\x13/multistream/1.0.0\n'), randomBytes(4096)]),
    () => Buffer.from('\x13/multistream/1.0.0\n\x07/noise\n').subarray(0, 25),
    // Says nothing, and stays.
    () => undefined,
  ];
  let [going, opened, sent] = [true, 0, 0];
  const open = new Set();
  const flood = async (turn) => {
    while (going) {
      await new Promise((resolve) => {
        const socket = connectTcp(alice.p2p, '127.0.0.1', () => {
          opened += 1;
          const bytes = greetings[turn % greetings.length]();
          if (bytes) socket.write(bytes);
          sent += bytes?.length ?? 0;
        });
        open.add(socket);
        socket.setTimeout(2_000, () => socket.destroy());
        socket.on('data', () => {});
        socket.on('error', () => {});
        socket.on('close', () => { open.delete(socket); resolve(); });
      });
    }
  };
  const floods = Array.from({ length: 300 }, (_, turn) => flood(turn));
  try {
    await finalises(chain, 10);
    await finalises(await network.peer('dave').chain(), 3);
    assert.ok((await api.rpc.system.health()).peers.toNumber() >= 3, 'she keeps her peers');
  } finally {
    going = false;
    open.forEach((socket) => socket.destroy());
    await Promise.all(floods);
  }
  assert.ok(opened > 1_000 && sent > 2 ** 20, `${opened} connections, ${sent} bytes`);
  await eventually('she closes what strangers opened', () => openFiles() < files + 50);
  const grown = megabytes() - memory;
  assert.ok(grown < 256, `${grown} MiB more`);
  await finalises(chain, 3);
});

/** What peers can do too much of once they are connected: each goes on until the connection is over, and counts. */
const ATTACKS = {
  // From block 1 on 128 of them with bodies and justifications, as in api.v1.proto of sc-network-sync.
  'the same request for blocks': async (peer, count) => {
    const request = Buffer.from('0880808098011a0401000000308001', 'hex');
    for (;; count()) {
      const stream = await peer.open(`/${api.genesisHash.toHex().slice(2)}/sync/2`);
      await stream.write(request);
      await stream.read().catch(() => {});
    }
  },
  'announcements of no block': async (peer, count) => {
    // As a full node at its genesis.
    const greeting = Buffer.concat([Buffer.from([1, 0, 0, 0, 0]), api.genesisHash.toU8a(), api.genesisHash.toU8a()]);
    const stream = await peer.open(`/${api.genesisHash.toHex().slice(2)}/block-announces/1`);
    await stream.write(greeting);
    await stream.read();
    for (;; count()) await stream.write(randomBytes(300));
  },
  'streams that are left open': async (peer, count) => {
    for (;; count()) await peer.open('/ipfs/ping/1.0.0');
  },
  'streams of unknown protocols': async (peer, count) => {
    for (; peer.isOpen; count()) await peer.open(`/${randomBytes(16).toString('hex')}`).catch(() => sleep(1));
  },
};

test('peers that flood her with what her protocols allow, and what they do not, stop nothing', async (context) => {
  const [memory, files] = [megabytes(), openFiles()];
  const counts = new Map(Object.keys(ATTACKS).map((name) => [name, 0]));
  let [going, connections] = [true, 0];
  const open = new Set();
  const flood = async ([name, attack]) => {
    while (going) {
      const peer = await Stranger.connect(alice.p2p).catch(() => sleep(100));
      if (!peer) continue;
      open.add(peer);
      connections += 1;
      await Promise.race([attack(peer, () => counts.set(name, counts.get(name) + 1)).catch(() => {}), sleep(3_000)]);
      await peer.close();
      open.delete(peer);
    }
  };
  const floods = [...Object.entries(ATTACKS), ...Object.entries(ATTACKS)].map(flood);
  try {
    await finalises(chain, 10);
    await finalises(await network.peer('dave').chain(), 3);
    const peers = (await api.rpc.system.peers()).map(({ peerId }) => peerId.toString());
    for (const name of VALIDATORS.slice(1)) assert.ok(peers.includes(network.peer(name).id), `she keeps ${name}`);
  } finally {
    going = false;
    await Promise.all([...open].map((peer) => peer.close()));
    await Promise.all(floods);
  }
  context.diagnostic(JSON.stringify({ connections, ...Object.fromEntries(counts) }));
  assert.ok(connections > 20, `${connections} connections`);
  for (const [name, count] of counts) assert.ok(count > 20, `${name}: ${count}`);
  await eventually('she closes what strangers opened', () => openFiles() < files + 50);
  const grown = megabytes() - memory;
  assert.ok(grown < 256, `${grown} MiB more`);
  await finalises(chain, 3);
});

test(`${MALFORMED} malformed transactions are refused one by one, and leave nothing`, async () => {
  const ferdie = chain.account('Ferdie');
  const nonce = (await api.rpc.system.accountNextIndex(ferdie.address)).toNumber();
  const good = await api.tx.balances.transferKeepAlive(ferdie.address, PAL).signAsync(ferdie, { nonce });
  const bytes = Buffer.from(good.toU8a());
  const changed = (at, by) => { const copy = Buffer.from(bytes); copy[at] ^= by; return copy; };
  const makers = [
    () => randomBytes(1 + Math.floor(Math.random() * 300)),
    // Cut short.
    (n) => bytes.subarray(0, n % bytes.length),
    // Another byte anywhere but in the length, which the signature covers or the decoder needs.
    (n) => changed(2 + (n % (bytes.length - 2)), 1 + (n % 255)),
    // A length that is none, or that is huge.
    () => Buffer.concat([Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff]), randomBytes(100)]),
    () => Buffer.concat([Buffer.from([0xfe, 0xff, 0xff, 0xff]), bytes.subarray(2)]),
    // A vector of calls that says it has four thousand million members.
    () => { const body = Buffer.concat([Buffer.from([0x04]), randomBytes(2), Buffer.from([0x03, 0xff, 0xff, 0xff, 0xff])]); return Buffer.concat([Buffer.from([body.length << 2]), body]); },
  ];
  const before = (await view(chain));
  const wrong = [];
  let refused = 0;
  // A node takes a hundred connections.
  await Promise.all(Array.from({ length: 50 }, async (_, lane) => {
    for (let n = lane; n < MALFORMED; n += 50) {
      const bad = u8aToHex(makers[n % makers.length](n));
      const { status, answer } = await post(request('author_submitExtrinsic', [bad]));
      if (Number.isInteger(answer.error?.code) && answer.result === undefined) refused += 1;
      else wrong.push([bad, status, answer]);
    }
  }));
  assert.deepEqual(wrong, []);
  assert.equal(refused, MALFORMED);
  assert.equal((await api.rpc.author.pendingExtrinsics()).length, 0);
  assert.equal((await api.rpc.system.accountNextIndex(ferdie.address)).toNumber(), nonce);
  assert.equal(await before.invariants(), 'hold');

  await chain.send(api.tx.balances.transferKeepAlive(ferdie.address, PAL), ferdie);
  await finalises(chain, 2);
});

test('requests that make no sense are answered with an error each', async () => {
  const [huge, zeros] = ['9'.repeat(400), `0x${'00'.repeat(1024)}`];
  const bad = [
    ['chain_getBlockHash', [-1]], ['chain_getBlockHash', [2 ** 70]], ['chain_getBlockHash', ['x']], ['chain_getBlockHash', [{ a: 1 }]],
    ['chain_getBlock', ['0x1']], ['chain_getBlock', [zeros]], ['chain_getHeader', [-5]],
    ['state_getStorage', ['0xzz']], ['state_getStorage', []], ['state_getStorage', ['0x00', '0x00']], ['state_getKeysPaged', ['0x', 4_000_000_000]],
    ['state_getKeysPaged', ['0x', -1]], ['state_getKeysPaged', ['0x', 10, '0xqq']], ['state_queryStorage', [['0x00'], zeros]],
    ['state_call', ['NoSuch_api', '0x']], ['state_call', ['StakeApi_pool', '0x']], ['state_call', ['StakeApi_pool', zeros.slice(0, 6)]],
    ['state_call', ['StakeApi_position', `0x${'ff'.repeat(2 ** 16)}`]], ['state_call', ['Core_execute_block', zeros]], ['state_call', ['StakeApi_pool', huge]],
    ['payment_queryInfo', ['0x00']], ['payment_queryInfo', [-1]], ['system_dryRun', ['0x04ff']], ['system_accountNextIndex', ['nobody']], ['system_accountNextIndex', [2 ** 64]],
    ['author_submitExtrinsic', ['']], ['author_submitExtrinsic', ['0x']], ['author_submitExtrinsic', [[]]], ['author_hasKey', ['0x00', 'too long a type']],
    ['author_rotateKeysWithOwner', [-1]], ['grandpa_proveFinality', [-1]], ['grandpa_proveFinality', [2 ** 40]],
    ['offchain_localStorageGet', ['NEVER', '0x00']], ['chainHead_v1_body', [huge, huge]], ['archive_v1_storage', [zeros, [{ key: '0x', type: 'x' }]]],
    ['no_such_method', []], ['', []],
  ];
  const kept = [];
  for (const [method, params] of bad) {
    const { answer } = await post(request(method, params));
    if (!(Number.isInteger(answer?.error?.code) && answer.error.message && answer.result === undefined)) kept.push([method, params, JSON.stringify(answer).slice(0, 200)]);
  }
  assert.deepEqual(kept, []);
});

test('bodies that are no requests, too large or too many are refused', async () => {
  for (const body of ['', '{', '[]', 'null', '1', '"x"', '{"jsonrpc":"1.0","id":1,"method":"system_health"}', '['.repeat(100_000), `{"id":${'9'.repeat(1000)}}`, '\u0000\u0001']) {
    const { status, answer } = await post(body);
    assert.ok(status >= 400 || answer.error, `${body.slice(0, 40)}: ${status} ${JSON.stringify(answer)}`);
  }
  // Sixteen megabytes: she answers that it is too large, or hangs up in the middle of it.
  const large = await post(request('state_getStorage', [`0x${'00'.repeat(2 ** 23)}`])).catch(({ message }) => message);
  assert.ok(large === 'fetch failed' || large.status === 413 || large.answer.error, JSON.stringify(large));
  const many = await post(`[${Array.from({ length: 50_000 }, (_, id) => request('system_health', [], id)).join()}]`);
  assert.ok(many.status >= 400 || many.answer.error || many.answer.length === 50_000, JSON.stringify(many).slice(0, 200));
  await finalises(chain, 3);
  await network.agree(await chain.api.rpc.chain.getHeader(await chain.api.rpc.chain.getFinalizedHead()).then(({ number }) => number.toNumber()));
});
