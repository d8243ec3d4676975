// Writes docs/reference from the metadata of a development chain that it starts itself: `make reference`.
//
//     node src/reference.js [--check]
//
// With `--check` it writes nothing, and fails if something would change.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect } from './chain.js';
import { definitions } from './definitions.js';
import { camelCase, metadata, readable } from './metadata.js';
import { startNode } from './node.js';

/** Pallets that are described in full; of the SDK's, whose own docs are at docs.rs, the first sentence. */
const OURS = ['Network', 'Prices', 'Eras', 'Operators', 'Delegation', 'Services', 'Restaking', 'Slashing', 'Validators', 'Lrt', 'Rewards', 'Liquidity', 'Pauses'];

const HEAD = 'Made of the metadata by `make reference`: do not edit.';

const text = (docs) => docs.map((line) => line.trim()).join('\n').split(/\n\s*\n/).map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim()).filter(Boolean);
const sentence = (docs) => (text(docs)[0] ?? '').replace(/^(.+?[.:])(\s.*)?$/, '$1');
const cell = (words) => words.replace(/\|/g, '\\|').replace(/</g, '&lt;');
const table = (head, rows) => (rows.length === 0 ? [] : ['', `| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows.map((row) => `| ${row.join(' | ')} |`)]);

/** The reference of a chain with this metadata: the text of each file by its name. */
export function reference(metadata) {
  const { lookup, pallets, apis } = metadata;
  const typeName = ({ typeName, type }) => (typeName ?? readable(lookup, type)).replace(/\s+/g, ' ').replace(/^Box<(.*)>$/, '$1').replace(/T::|<T>|<Self as .*?>::/g, '');
  const variants = (part) => (part ? lookup.types[part.type].type.def.variant.variants : []);
  const described = (docs, full) => cell(full ? text(docs).join(' ') : sentence(docs));
  const fields = (list) => list.map((field) => `\`${field.name ? `${camelCase(field.name)}: ` : ''}${typeName(field)}\``).map(cell).map((field) => field.replace(/&lt;/g, '<')).join('<br>');

  const pallet = ({ name, index, storage, calls, events, errors, constants }, full) => {
    const section = (title, head, rows) => (rows.length ? ['', `### ${title}`, ...table(head, rows)] : []);
    const key = ({ map, plain }) => (map ? `${cell(readable(lookup, map.key))} → ${cell(readable(lookup, map.value))}` : cell(readable(lookup, plain)));
    return [
      '', `## ${name}`, '', `Pallet ${index}: \`api.tx.${camelCase(name)}\`, \`api.query.${camelCase(name)}\`.`,
      ...section('Calls', ['index', 'call', 'arguments', 'does'], variants(calls).map((call) => [call.index, `\`${camelCase(call.name)}\``, fields(call.fields), described(call.docs, full)])),
      ...section('Events', ['index', 'event', 'fields', 'says'], variants(events).map((event) => [event.index, `\`${event.name}\``, fields(event.fields), described(event.docs, full)])),
      ...section('Errors', ['index', 'error', 'means'], variants(errors).map((error) => [error.index, `\`${error.name}\``, described(error.docs, full)])),
      ...section('Storage', ['item', 'type', 'holds'], (storage?.items ?? []).map((item) => [`\`${camelCase(item.name)}\``, key(item.type), described(item.docs, full)])),
      ...section('Constants', ['constant', 'type', 'is'], constants.map((constant) => [`\`${camelCase(constant.name)}\``, cell(readable(lookup, constant.type)), described(constant.docs, full)])),
    ];
  };
  const file = (title, lines) => `${[`# ${title}`, '', HEAD, ...lines].join('\n')}\n`;
  const ours = pallets.filter(({ name }) => OURS.includes(name));
  const others = pallets.filter(({ name }) => !OURS.includes(name));

  const { rpc, types } = definitions(metadata);
  const method = ([name, { description, params, type }]) => [
    `\`restaking_${name}\``, params.filter(({ isOptional }) => !isOptional).map((param) => `\`${param.name}\``).join(', '),
    params.some(({ name }) => name === 'start') ? 'list' : 'one', cell(type), cell(description),
  ];
  const api = ({ name, methods, docs }) => [
    '', `## ${name}`, '', text(docs).join(' '),
    ...table(['method', 'arguments', 'answers', 'says'], methods.map((method) => [
      `\`${camelCase(method.name)}\``, fields(method.inputs), cell(readable(lookup, method.output)), described(method.docs, true),
    ])),
  ];
  const firstOfOurs = apis.findIndex(({ name }) => name === 'EraApi');
  const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
  return {
    'pallets.md': file('Our pallets', ours.flatMap((each) => pallet(each, true))),
    'sdk-pallets.md': file('Pallets of the SDK', ['', 'In short; in full at docs.rs, in the crate of the pallet.', ...others.flatMap((each) => pallet(each, false))]),
    'runtime-apis.md': file('Runtime APIs', apis.slice(firstOfOurs).flatMap(api)),
    'rpc.md': file('Methods `restaking_*`', ['', 'What holds for all of them is in [rpc.md](../rpc.md).', ...table(['method', 'parameters', 'answers', 'type', 'says'], Object.entries(rpc.restaking).map(method))]),
    'rpc.json': json(rpc),
    'types.json': json(types),
  };
}

async function main() {
  const node = await startNode(['--dev', '--sealing', 'manual']);
  const chain = await connect(node.url, { manual: true });
  const files = reference(await metadata(chain.api));
  await chain.disconnect();
  await node.stop();

  const folder = fileURLToPath(new URL('../../docs/reference', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const stale = Object.entries(files).filter(([name, content]) => !existsSync(join(folder, name)) || readFileSync(join(folder, name), 'utf8') !== content);
  if (process.argv.includes('--check')) {
    if (stale.length > 0) throw new Error(`stale: ${stale.map(([name]) => name).join(', ')}. Run: make reference`);
    return;
  }
  for (const [name, content] of stale) {
    writeFileSync(join(folder, name), content);
    console.log(`docs/reference/${name}  ${content.length} bytes`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
