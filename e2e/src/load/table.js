// What was found, for a terminal.

/** Title, figure of a kind's result, digits, and whether it is compared with that of transfers. */
const ROWS = [
  ['included per second', ({ sustained }) => sustained.includedPerSecond, 1, true],
  ['finalised per second', ({ sustained }) => sustained.finalPerSecond, 1, true],
  ['  sent per second', ({ sustained }) => sustained.sentPerSecond, 1],
  ['  of those failed, %', ({ sustained }) => 100 * sustained.failedShare, 1],
  ['calls in a block', ({ sustained }) => sustained.blocks.callsMean, 1],
  ['fullness of blocks, %', ({ sustained }) => 100 * sustained.blocks.fullnessMean, 1],
  ['  of the fullest, %', ({ sustained }) => 100 * sustained.blocks.fullnessMax, 1],
  ['  proof size, KiB (no limit)', ({ sustained }) => sustained.blocks.proofMean, 1],
  ['construction of a block, ms', ({ sustained }) => sustained.constructed, 1],
  ['import of a block, ms', ({ sustained }) => sustained.imported, 1],
  ['memory of a node, MiB', ({ sustained }) => sustained.memory, 0],
  ['execution of a call, ms', ({ call }) => call.time, 3, true],
  ['  its weight, ms', ({ call }) => call.predicted, 3, true],
  ['  execution / weight', ({ call }) => call.ratio, 2],
  ['execution / weight of blocks', ({ ratio }) => ratio, 2],
  ['  of the worst', ({ worst }) => worst, 2],
];
const [TITLE, CELL] = [30, 20];

const fixed = (value, digits) => (value === null ? '-' : value.toFixed(digits));

/** The figure, and beside it how many times that of transfers it is. */
function cell(value, digits, reference) {
  const times = reference && value !== null ? ` x ${(value / reference).toFixed(2)}` : ''.padEnd(7);
  return `${fixed(value, digits)}${times}`.padStart(CELL);
}

/** The results of all chains below each other; `chains` is `{ chain: { empty, kinds } }`. */
export function table(chains) {
  return Object.entries(chains).flatMap(([chain, { empty, kinds }]) => {
    const names = Object.keys(kinds);
    return [
      '',
      `${chain.padEnd(TITLE)}${names.map((name) => `${name}${''.padEnd(7)}`.padStart(CELL)).join('')}`,
      ...ROWS.map(([title, pick, digits, compared]) => {
        const reference = (name) => compared && name !== 'transfer' && kinds.transfer && pick(kinds.transfer);
        return `${title.padEnd(TITLE)}${names.map((name) => cell(pick(kinds[name]), digits, reference(name))).join('')}`.trimEnd();
      }),
      `A block without transactions: ${fixed(empty.time, 1)} ms, ${fixed(empty.ratio, 2)} of its weight.`,
    ];
  }).join('\n');
}

/** What took longer than its weight, one line each. */
export function warnings(chains) {
  return Object.entries(chains).flatMap(([chain, { empty, kinds }]) => [
    ...(empty.ratio > 1 ? [`${chain}: a block without transactions takes ${fixed(empty.ratio, 2)} of its weight`] : []),
    ...Object.entries(kinds).flatMap(([name, { worst, call }]) => [
      ...(call.ratio > 1 ? [`${chain}: a call of ${name} takes ${fixed(call.ratio, 2)} of its weight`] : []),
      ...(worst > 1 ? [`${chain}: a block of ${name} takes up to ${fixed(worst, 2)} of its weight`] : []),
    ]),
  ]);
}
