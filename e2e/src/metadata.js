// The chain's metadata as plain JSON, and the types in it by name.

/** The metadata, version 15, of the chain that `api` is connected with. */
export async function metadata(api) {
  const bytes = await api.call.metadata.metadataAtVersion(15);
  return api.registry.createType('Metadata', bytes.unwrap()).asV15.toJSON();
}

/** `snake_case` and `PascalCase` as `camelCase`. */
export const camelCase = (name) =>
  name.split('_').filter(Boolean).map((word, index) => (index ? word[0].toUpperCase() : word[0].toLowerCase()) + word.slice(1)).join('');

export const pascalCase = (name) => {
  const camel = camelCase(name);
  return camel[0].toUpperCase() + camel.slice(1);
};

/** What a type of the metadata is called where a reader sees it. */
export function readable({ types }, id) {
  const { path, params, def } = types[id].type;
  const of = (inner) => readable({ types }, inner);
  if (def.primitive) return def.primitive.toLowerCase();
  if (def.compact) return of(def.compact.type);
  if (def.sequence) return `Vec<${of(def.sequence.type)}>`;
  if (def.array) return `[${of(def.array.type)}; ${def.array.len}]`;
  if (def.tuple) return `(${def.tuple.map(of).join(', ')})`;
  const shown = params.filter(({ type }) => type !== null).map(({ type }) => of(type));
  const name = path.at(-1);
  return ['Option', 'Result', 'Vec', 'BoundedVec', 'BTreeMap', 'BTreeSet'].includes(name) ? `${name}<${shown[0]}${name === 'Result' ? `, ${shown[1]}` : ''}>` : name;
}
