// The guides in docs/: their code runs, the calls and errors that they name exist, their links lead somewhere.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { connect } from '../src/chain.js';
import { startNode } from '../src/node.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md')).map((name) => join('docs', name));
const pages = [...docs, 'README.md', 'monitoring/README.md'];
const read = (page) => readFileSync(join(root, page), 'utf8');
const blocksOf = (page) => [...read(page).matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
const AsyncFunction = (async () => {}).constructor;

let node;
let chain;
/** What the guides may use. */
let names;

before(async () => {
  node = await startNode(['--dev', '--sealing', 'manual']);
  chain = await connect(node.url, { manual: true });
  await chain.seal(3);
  const people = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'].map((name) => [name.toLowerCase(), chain.account(name)]);
  names = {
    api: chain.api,
    ...Object.fromEntries(people),
    account: (name) => chain.account(name),
    send: (call, signer) => chain.send(call, signer),
    nextEra: () => chain.eras(1).then(() => chain.nextBlock()),
    rpc: (method, ...params) => chain.api._rpcCore.provider.send(method, params),
    console: { log: () => {} },
  };
});

after(async () => {
  await chain?.disconnect();
  await node?.stop();
});

for (const page of docs.filter((page) => blocksOf(page).length > 0)) {
  test(`${page}: its code does what it says`, async () => {
    // One function: later blocks use what earlier ones found.
    await new AsyncFunction(...Object.keys(names), blocksOf(page).join('\n'))(...Object.values(names));
    assert.ok((await chain.api.call.invariantApi.checkInvariants()).isOk);
  });
}

test('every call, runtime API, storage item, error and event that the pages name exists', () => {
  const { api } = chain;
  let seen = 0;
  for (const page of pages) {
    for (const [text, section, method, args] of read(page).matchAll(/`([a-z]\w+)\.([A-Za-z]\w+)(?:\(([^)`]*)\))?`/g)) {
      if (['md', 'js', 'json', 'yml', 'rs', 'key', 'service', 'env', 'test'].includes(method)) continue;
      const found = api.tx[section]?.[method] ?? api.call[section]?.[method] ?? api.query[section]?.[method] ?? api.errors[section]?.[method] ?? api.events[section]?.[method];
      assert.ok(found, `${page}: ${text}`);
      const named = found.meta?.args ?? found.meta?.params;
      if (args !== undefined) assert.equal(named.map(({ name }) => name.toString()).join(', '), args, `${page}: ${text}`);
      seen += 1;
    }
  }
  assert.ok(seen > 80, String(seen));
});

test('links lead to a page and a section that exist', () => {
  const sections = (page) => [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, title]) => title.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));
  for (const page of pages) {
    for (const [, link] of read(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(link)) continue;
      const [path, anchor] = link.split('#');
      const target = path ? join(dirname(page), path) : page;
      assert.ok(existsSync(join(root, target)), `${page}: ${link}`);
      if (anchor) assert.ok(sections(target).includes(anchor), `${page}: ${link}`);
    }
  }
});
