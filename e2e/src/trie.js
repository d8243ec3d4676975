// Storage proofs: what lies under a prefix of a state, from nothing but the state's root.
// The nodes are those of `sp-trie`: base 16, SCALE, blake2-256; values of 33 bytes and more are nodes of their own.

import { compactFromU8a, u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';

const HASH = 32;

/** Reads a node from its first byte on, and refuses to read beyond its last. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  take(count) {
    if (this.at + count > this.bytes.length) throw new Error('a node of the proof is cut short');
    return this.bytes.subarray(this.at, (this.at += count));
  }

  /** Bytes behind their length. */
  sized() {
    const [length, count] = compactFromU8a(this.bytes.subarray(this.at));
    this.take(length);
    return this.take(count.toNumber());
  }

  /** A number of nibbles that begins in the low bits of `first`, and goes on in the next bytes where `max` says so. */
  size(first, max) {
    let size = first & max;
    if (size < max) return size;
    let next;
    do size += next = this.take(1)[0];
    while (next === 255);
    return size;
  }

  nibbles(count) {
    const all = nibblesOf(this.take(Math.ceil(count / 2)));
    if (count % 2 && all.shift() !== 0) throw new Error('a node of the proof has a crooked key');
    return all;
  }
}

const nibblesOf = (bytes) => [...bytes].flatMap((byte) => [byte >> 4, byte & 15]);

/** Kinds of nodes: their header's mark, the bits of its size, whether they branch, and where their value is. */
const KINDS = [
  { mark: 0b0100_0000, max: 63, value: 'inline' },
  { mark: 0b1000_0000, max: 63, branches: true },
  { mark: 0b1100_0000, max: 63, branches: true, value: 'inline' },
  { mark: 0b0010_0000, max: 31, value: 'hashed' },
  { mark: 0b0001_0000, max: 15, branches: true, value: 'hashed' },
];

/** A node: the nibbles it adds to the path, its value, and its children by their nibble. */
function decode(bytes) {
  const reader = new Reader(bytes);
  const [first] = reader.take(1);
  if (first === 0) return { partial: [], children: [] };
  const kind = KINDS.find(({ mark, max }) => (first & ~max) === mark);
  if (!kind) throw new Error('the proof has a node of an unknown kind');
  const partial = reader.nibbles(reader.size(first, kind.max));
  const [low, high] = kind.branches ? reader.take(2) : [0, 0];
  const node = { partial, children: [] };
  if (kind.value === 'inline') node.inline = reader.sized();
  if (kind.value === 'hashed') node.hashed = reader.take(HASH);
  for (let nibble = 0; nibble < 16; nibble += 1) {
    if (((high << 8) | low) & (1 << nibble)) node.children.push([nibble, reader.sized()]);
  }
  return node;
}

/**
 * Every key of the state with this `root` (hexadecimal) that begins with `prefix`, and its value: `[[key, value]]`, in order.
 * `proof` is a list of nodes; a node that is missing, or not the one that its parent names, makes it throw. So what it
 * returns is all there is, and nothing means that there is nothing.
 */
export function provenUnder(root, proof, prefix) {
  const nodes = new Map(proof.map((node) => [u8aToHex(blake2AsU8a(node)), node]));
  const named = (hash) => {
    const node = nodes.get(hash);
    if (!node) throw new Error(`the proof lacks ${hash}`);
    return node;
  };
  const wanted = nibblesOf(prefix);
  const found = [];
  const visit = (bytes, above) => {
    const { partial, inline, hashed, children } = decode(bytes);
    const path = [...above, ...partial];
    const common = Math.min(path.length, wanted.length);
    if (path.slice(0, common).some((nibble, index) => nibble !== wanted[index])) return;
    if (path.length >= wanted.length && (inline || hashed)) {
      found.push([Uint8Array.from({ length: path.length / 2 }, (_, i) => path[2 * i] * 16 + path[2 * i + 1]), inline ?? named(u8aToHex(hashed))]);
    }
    for (const [nibble, child] of children) {
      if (path.length >= wanted.length || wanted[path.length] === nibble) {
        visit(child.length === HASH ? named(u8aToHex(child)) : child, [...path, nibble]);
      }
    }
  };
  visit(named(root), []);
  return found;
}

/** The value of `key`, proven; `undefined` if the state has none. */
export function proven(root, proof, key) {
  return provenUnder(root, proof, key).find(([found]) => found.length === key.length)?.[1];
}
