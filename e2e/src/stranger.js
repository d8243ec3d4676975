// A peer that is no node: it speaks libp2p (TCP, Noise, Yamux) as its specifications say, and then says what it likes.

import { createCipheriv, createDecipheriv, createHash, createHmac, createPublicKey, diffieHellman, generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';

const [TAG, FRAME, WINDOW] = [16, 65_535, 256 * 1024];
const [DATA, UPDATE, PING] = [0, 1, 2];
const [SYN, ACK, FIN, RST] = [1, 2, 4, 8];

const hash = (...parts) => parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest();
const raw = (key) => Buffer.from(key.export({ format: 'jwk' }).x, 'base64url');
const x25519 = (bytes) => createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: bytes.toString('base64url') }, format: 'jwk' });
/** A field of bytes in a protobuf message, at most 127 of them. */
const field = (number, bytes) => Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes]);

/** Two keys of Noise's HKDF. */
function derive(key, material) {
  const mac = (secret, ...parts) => parts.reduce((sum, part) => sum.update(part), createHmac('sha256', secret)).digest();
  const secret = mac(key, material);
  const first = mac(secret, Buffer.from([1]));
  return [first, mac(secret, first, Buffer.from([2]))];
}

/** ChaCha20-Poly1305 that counts its messages. */
class Cipher {
  constructor(key) {
    Object.assign(this, { key, count: 0n });
  }

  nonce() {
    const nonce = Buffer.alloc(12);
    nonce.writeBigUInt64LE(this.count, 4);
    this.count += 1n;
    return nonce;
  }

  encrypt(plain, more = Buffer.alloc(0)) {
    const cipher = createCipheriv('chacha20-poly1305', this.key, this.nonce(), { authTagLength: TAG }).setAAD(more, { plaintextLength: plain.length });
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  decrypt(sealed, more = Buffer.alloc(0)) {
    const end = sealed.length - TAG;
    const cipher = createDecipheriv('chacha20-poly1305', this.key, this.nonce(), { authTagLength: TAG }).setAAD(more, { plaintextLength: end });
    cipher.setAuthTag(sealed.subarray(end));
    return Buffer.concat([cipher.update(sealed.subarray(0, end)), cipher.final()]);
  }
}

/** Bytes that came, until somebody reads them. */
class Inbox {
  constructor() {
    Object.assign(this, { bytes: Buffer.alloc(0), over: false, wake: () => {} });
  }

  put(bytes) {
    this.bytes = Buffer.concat([this.bytes, bytes]);
    this.wake();
  }

  end() {
    this.over = true;
    this.wake();
  }

  /** The next `count` bytes; fails if no more come. */
  async take(count) {
    while (this.bytes.length < count) {
      if (this.over) throw new Error('closed');
      await new Promise((resolve) => { this.wake = resolve; });
    }
    const taken = this.bytes.subarray(0, count);
    this.bytes = this.bytes.subarray(count);
    return taken;
  }

  /** The next message that says its length before. */
  async message() {
    for (let length = 0, shift = 0; ; shift += 7) {
      const [byte] = await this.take(1);
      length += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return this.take(length);
    }
  }
}

/** `bytes` with their length before. */
export function prefixed(bytes) {
  const length = [];
  let rest = bytes.length;
  for (; rest > 127; rest = Math.floor(rest / 128)) length.push((rest & 0x7f) | 0x80);
  return Buffer.concat([Buffer.from([...length, rest]), bytes]);
}

/** Agrees on `protocol` by multistream-select; `write` and `inbox` are the two ways. */
async function agree(write, inbox, protocol) {
  const names = ['/multistream/1.0.0\n', `${protocol}\n`];
  write(Buffer.concat(names.map((name) => prefixed(Buffer.from(name)))));
  for (const name of names) {
    const answer = (await inbox.message()).toString();
    if (answer !== name) throw new Error(`${protocol}: ${answer}`);
  }
}

/** A connection to a node, with an identity of its own. */
export class Stranger {
  /** Connects to `port` of this machine. */
  static async connect(port) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    const stranger = new Stranger(socket);
    try {
      await stranger.greet();
    } catch (error) {
      socket.destroy();
      throw error;
    }
    return stranger;
  }

  constructor(socket) {
    Object.assign(this, { socket, wire: new Inbox(), plain: new Inbox(), streams: new Map(), greetings: new Map(), next: 1 });
    socket.on('data', (bytes) => this.wire.put(bytes));
    socket.on('close', () => {
      [this.wire, this.plain, ...this.streams.values()].forEach((inbox) => inbox.end());
    });
  }

  get isOpen() {
    return !this.wire.over;
  }

  close() {
    this.socket.destroy();
  }

  async greet() {
    await agree((bytes) => this.socket.write(bytes), this.wire, '/noise');
    await this.handshake();
    this.pump(this.decrypt());
    await agree((bytes) => this.seal(bytes), this.plain, '/yamux/1.0.0');
    this.pump(this.route());
  }

  /** Lets a loop run until the connection is over. */
  pump(loop) {
    loop.catch(() => this.close());
  }

  frame(bytes) {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    this.socket.write(Buffer.concat([length, bytes]));
  }

  async unframe() {
    return this.wire.take((await this.wire.take(2)).readUInt16BE());
  }

  /** Noise_XX_25519_ChaChaPoly_SHA256, as the one who begins. */
  async handshake() {
    let chain = Buffer.from('Noise_XX_25519_ChaChaPoly_SHA256');
    let digest = hash(chain);
    let cipher;
    const mix = (bytes) => { digest = hash(digest, bytes); };
    const agreeOn = (mine, theirs) => {
      const [next, key] = derive(chain, diffieHellman({ privateKey: mine.privateKey, publicKey: x25519(theirs) }));
      [chain, cipher] = [next, new Cipher(key)];
    };
    const seal = (bytes) => { const sealed = cipher.encrypt(bytes, digest); mix(sealed); return sealed; };
    const open = (sealed) => { const bytes = cipher.decrypt(sealed, digest); mix(sealed); return bytes; };

    const [fixed, brief] = [generateKeyPairSync('x25519'), generateKeyPairSync('x25519')];
    const identity = generateKeyPairSync('ed25519');
    const first = raw(brief.publicKey);
    mix(first);
    mix(Buffer.alloc(0));
    this.frame(first);

    const answer = await this.unframe();
    const theirs = answer.subarray(0, 32);
    mix(theirs);
    agreeOn(brief, theirs);
    agreeOn(brief, open(answer.subarray(32, 80)));
    open(answer.subarray(80));

    const mine = raw(fixed.publicKey);
    const signature = sign(null, Buffer.concat([Buffer.from('noise-libp2p-static-key:'), mine]), identity.privateKey);
    const ed25519 = Buffer.concat([Buffer.from([0x08, 0x01]), field(2, raw(identity.publicKey))]);
    const sealed = seal(mine);
    agreeOn(fixed, theirs);
    this.frame(Buffer.concat([sealed, seal(Buffer.concat([field(1, ed25519), field(2, signature)]))]));
    [this.sending, this.receiving] = derive(chain, Buffer.alloc(0)).map((key) => new Cipher(key));
  }

  seal(bytes) {
    for (let at = 0; at < bytes.length; at += FRAME - TAG) this.frame(this.sending.encrypt(bytes.subarray(at, at + FRAME - TAG)));
  }

  async decrypt() {
    for (;;) this.plain.put(this.receiving.decrypt(await this.unframe()));
  }

  /** A frame of Yamux. */
  say(kind, flags, stream, length, bytes = Buffer.alloc(0)) {
    const header = Buffer.alloc(12);
    header.writeUInt8(kind, 1);
    header.writeUInt16BE(flags, 2);
    header.writeUInt32BE(stream, 4);
    header.writeUInt32BE(length, 8);
    this.seal(Buffer.concat([header, bytes]));
  }

  async route() {
    for (;;) {
      const header = await this.plain.take(12);
      const [kind, flags, id, length] = [header.readUInt8(1), header.readUInt16BE(2), header.readUInt32BE(4), header.readUInt32BE(8)];
      const stream = this.streams.get(id) ?? (id !== 0 && flags & SYN ? this.welcome(id) : undefined);
      if (kind === DATA) {
        const bytes = await this.plain.take(length);
        stream?.put(bytes);
        if (stream && length > 0) this.say(UPDATE, 0, id, length);
      }
      if (kind === UPDATE && stream) stream.window += length;
      if (kind === PING && flags & SYN) this.say(PING, ACK, 0, length);
      if (stream && flags & (FIN | RST)) {
        this.streams.delete(id);
        stream.end();
      }
    }
  }

  /** A stream; `write` says whether that went out: it must fit the other's window. */
  stream(id) {
    const stream = Object.assign(new Inbox(), { window: WINDOW });
    this.streams.set(id, stream);
    stream.write = (bytes) => {
      if (!this.isOpen || stream.over || stream.window < bytes.length) return false;
      stream.window -= bytes.length;
      this.say(DATA, 0, id, bytes.length, bytes);
      return true;
    };
    return stream;
  }

  /** Opens a stream for `protocol`; fails if it is refused. */
  async open(protocol) {
    if (!this.isOpen) throw new Error('closed');
    const id = this.next;
    this.next += 2;
    this.say(UPDATE, SYN, id, 0);
    const stream = this.stream(id);
    await agree(stream.write, stream, protocol);
    return stream;
  }

  /** Opens a stream of notifications, on which each side greets first; the node opens one to us in return. */
  async notify(protocol, greeting) {
    this.greetings.set(protocol, greeting);
    const stream = await this.open(protocol);
    stream.write(prefixed(greeting));
    await stream.message();
    return stream;
  }

  /** Takes a stream that the node opens, if it is for what we {@link notify} of. */
  welcome(id) {
    const stream = this.stream(id);
    this.say(UPDATE, ACK, id, 0);
    const greet = async () => {
      stream.write(prefixed(await stream.message()));
      const name = await stream.message();
      const greeting = this.greetings.get(name.toString().trim());
      if (!greeting) throw new Error(`${name}: not ours`);
      stream.write(prefixed(name));
      await stream.message();
      stream.write(prefixed(greeting));
    };
    greet().catch(() => this.say(UPDATE, RST, id, 0));
    return stream;
  }
}
