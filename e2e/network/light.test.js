// Light clients: a full node listens on /ws and says where to begin; a real light client (smoldot) follows it and sends.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from 'smoldot';
import { u8aToHex } from '@polkadot/util';
import { PAL } from '../src/chain.js';
import { eventually, final, finalises, Network } from '../src/network.js';

let network;
let full;
let chain;
let spec;
let client;
let light;

before(async () => {
  network = await Network.start();
  full = await network.add('full');
  await full.start();
  chain = await full.chain();
  await network.agree(12, [network.peer('alice'), full]);
});

after(async () => {
  await client?.terminate();
  await network?.stop();
});

/** Asks the light client. */
async function ask(method, ...params) {
  light.sendJsonRpc(JSON.stringify({ jsonrpc: '2.0', id: method, method, params }));
  for (;;) {
    const { id, result, error } = JSON.parse(await light.nextJsonRpcResponse());
    if (id === method && error) throw new Error(`${method}: ${error.message}`);
    if (id === method) return result;
  }
}

const number = (header) => Number.parseInt(header.number, 16);

test('a full node listens for browsers, and names a checkpoint that is final', async () => {
  const addresses = (await chain.api.rpc.system.localListenAddresses()).map(String);
  assert.ok(addresses.some((address) => address.includes(`/tcp/${full.p2p}/ws/`)), addresses.join());
  spec = await chain.api._rpcCore.provider.send('sync_state_genSyncSpec', [true]);
  assert.ok(spec.genesis.raw.top['0x3a636f6465'], 'with the genesis');
  const { finalizedBlockHeader, grandpaAuthoritySet, babeEpochChanges } = spec.lightSyncState;
  assert.ok(grandpaAuthoritySet.length > 2 && babeEpochChanges.length > 2);
  const header = chain.api.createType('Header', finalizedBlockHeader);
  assert.ok(header.number.toNumber() >= 12);
  assert.ok((await chain.api.rpc.chain.getBlockHash(header.number)).eq(header.hash));
});

test('a light client that knows that node by /ws alone follows what is final, and proves state', async () => {
  client = start({ forbidTcp: true, maxLogLevel: 3, logCallback: () => {} });
  light = await client.addChain({ chainSpec: JSON.stringify({ ...spec, bootNodes: [`/ip4/127.0.0.1/tcp/${full.p2p}/ws/p2p/${full.id}`] }) });
  const from = await final(chain);
  const head = await eventually('it has what is final now', async () => {
    const hash = await ask('chain_getFinalizedHead');
    return number(await ask('chain_getHeader', hash)) >= from + 3 && hash;
  });
  const height = number(await ask('chain_getHeader', head));
  assert.equal(head, (await chain.api.rpc.chain.getBlockHash(height)).toHex());
  const key = chain.api.query.timestamp.now.key();
  assert.equal(await ask('state_getStorage', key, head), (await chain.api.rpc.state.getStorage(key, head)).toHex());
});

test('what it sends is included', async () => {
  const nobody = chain.account('Nobody').address;
  const eve = chain.account('Eve');
  const nonce = await chain.api.rpc.system.accountNextIndex(eve.address);
  const signed = await chain.api.tx.balances.transferKeepAlive(nobody, PAL).signAsync(eve, { nonce });
  assert.equal(await ask('author_submitExtrinsic', u8aToHex(signed.toU8a())), signed.hash.toHex());
  await eventually('it is there', async () => (await chain.free(nobody)) === PAL);
  await finalises(chain);
});
