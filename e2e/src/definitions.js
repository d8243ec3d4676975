// What Polkadot.js needs to know of the node's methods `restaking_*`, made of the metadata of the runtime APIs that they ask:
// the fields are the same, but that tuples are objects (`node/src/rpc/json.rs` says how their parts are called).
//
// The result is in docs/reference: `ApiPromise.create({ provider, rpc, types })`.

import { camelCase, pascalCase } from './metadata.js';

/** Runtime APIs that have no methods: what they answer is not for the public, or is in Prometheus. */
const LEFT_OUT = ['InvariantApi', 'MetricsApi'];
/** The first of our APIs; the SDK's come before it. */
const FIRST = 'EraApi';

/** Our runtime APIs that have methods: `[api, method]`. */
export function methods({ apis }) {
  const ours = apis.slice(apis.findIndex(({ name }) => name === FIRST)).filter(({ name }) => !LEFT_OUT.includes(name));
  return ours.flatMap((api) => api.methods.map((method) => [api, method]));
}

/** Types of Polkadot.js, each defined in full under a name that begins with `Palisade`. */
class Types {
  constructor({ types }) {
    this.types = types;
    this.names = new Map();
    this.defined = {};
  }

  of(id) {
    const { path, params, def } = this.types[id].type;
    const known = { AccountId32: 'AccountId', H256: 'H256' }[path.at(-1)];
    if (known) return known;
    if (path.at(-1) === 'Option') return `Option<${this.of(params[0].type)}>`;
    if (def.primitive) return { Str: 'Text' }[def.primitive] ?? def.primitive.toLowerCase();
    if (def.compact) return this.of(def.compact.type);
    if (def.sequence) return this.isByte(def.sequence.type) ? 'Bytes' : `Vec<${this.of(def.sequence.type)}>`;
    if (def.array) return `[${this.of(def.array.type)}; ${def.array.len}]`;
    if (def.tuple) return this.fields(def.tuple.map((type) => ({ name: null, type })), () => `Palisade${def.tuple.map((part) => pascalCase(this.part(part))).join('')}`);
    if (def.composite) return this.fields(def.composite.fields, () => this.name(id));
    if (def.variant) return this.variants(def.variant.variants, id);
    throw new Error(`no form in Polkadot.js: ${JSON.stringify(def)}`);
  }

  isByte(id) {
    return this.types[id].type.def.primitive === 'U8';
  }

  /** What a part of a tuple is called, as the node calls it. */
  part(id) {
    const { path, def } = this.types[id].type;
    const ident = path.at(-1);
    if (ident) return { NativeOrWithId: 'asset', AccountId32: 'account' }[ident] ?? camelCase(ident);
    if (def.sequence) return 'amounts';
    return def.primitive === 'U128' ? 'amount' : 'id';
  }

  fields(fields, name) {
    if (fields.length === 0) return 'Null';
    if (fields.length === 1 && !fields[0].name) return this.of(fields[0].type);
    return this.define(name(), () => Object.fromEntries(fields.map((field) => [field.name ? camelCase(field.name) : this.part(field.type), this.of(field.type)])));
  }

  variants(variants, id) {
    const name = this.name(id);
    const ordered = [...variants].sort((a, b) => a.index - b.index);
    if (ordered.some(({ index }, place) => index !== place)) throw new Error(`${name} has gaps`);
    const data = ({ fields, name: variant }) => this.fields(fields, () => `${name}${variant}`);
    return this.define(name, () => ({
      _enum: ordered.every(({ fields }) => fields.length === 0) ? ordered.map((variant) => variant.name) : Object.fromEntries(ordered.map((variant) => [variant.name, data(variant)])),
    }));
  }

  define(name, definition) {
    if (!(name in this.defined)) {
      this.defined[name] = null;
      this.defined[name] = definition();
    }
    return name;
  }

  /** Types of one path that differ in their parameters are named by those too. */
  name(id) {
    const { path, params } = this.types[id].type;
    const [, pallet] = /^pallet_(.+)$/.exec(path[0]) ?? [];
    const base = `Palisade${pallet ? pascalCase(pallet) : ''}${path.at(-1)}`;
    const full = base + params.filter(({ type }) => type !== null).map(({ type }) => this.types[type].type.path.at(-1) ?? 'Bytes').join('');
    for (const name of [base, full]) {
      const owner = this.names.get(name) ?? id;
      this.names.set(name, owner);
      if (owner === id) return name;
    }
    throw new Error(`${full} is two types`);
  }
}

/** `{ rpc, types }` for the chain with this metadata. */
export function definitions(metadata) {
  const types = new Types(metadata.lookup);
  const optional = (name, type) => ({ name, type, isOptional: true });
  const rpc = Object.fromEntries(methods(metadata).map(([, { name, inputs, output, docs }]) => {
    const required = inputs.map((input) => ({ name: camelCase(input.name), type: types.of(input.type) }));
    const page = metadata.lookup.types[output].type.def.sequence ? ['start', 'count'].map((name) => optional(name, 'Option<u32>')) : [];
    const params = [...required, ...page, optional('at', 'BlockHash')];
    return [camelCase(name), { description: docs.map((line) => line.trim()).join(' ').trim(), params, type: types.of(output) }];
  }));
  return { rpc: { restaking: rpc }, types: types.defined };
}
