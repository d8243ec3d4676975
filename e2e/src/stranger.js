// A peer that is no node: it speaks libp2p, and then says what it likes.

import { noise } from '@chainsafe/libp2p-noise';
import { yamux } from '@chainsafe/libp2p-yamux';
import { tcp } from '@libp2p/tcp';
import { multiaddr } from '@multiformats/multiaddr';
import { lpStream } from 'it-length-prefixed-stream';
import { createLibp2p } from 'libp2p';

// What libp2p calls and Node 20 does not have.
Promise.withResolvers ??= () => {
  const deferred = {};
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  return deferred;
};

/** A connection to a node, with an identity of its own. */
export class Stranger {
  /** Connects to `port` of this machine. */
  static async connect(port) {
    const peer = await createLibp2p({ transports: [tcp()], connectionEncrypters: [noise()], streamMuxers: [yamux()] });
    try {
      return new Stranger(peer, await peer.dial(multiaddr(`/ip4/127.0.0.1/tcp/${port}`)));
    } catch (error) {
      await peer.stop();
      throw error;
    }
  }

  constructor(peer, connection) {
    Object.assign(this, { peer, connection });
  }

  get isOpen() {
    return this.connection.status === 'open';
  }

  async close() {
    this.connection.abort(new Error('it was enough'));
    await this.peer.stop();
  }

  /** Opens a stream for `protocol`, whose messages say their length before; fails if it is refused. */
  async open(protocol) {
    return lpStream(await this.connection.newStream(protocol, { maxOutboundStreams: Infinity }));
  }
}
