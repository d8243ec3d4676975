// What happened in past blocks.

/** Blocks `from..=to` with their events. */
export async function* blocks({ api }, from, to) {
  for (let number = from; number <= to; number += 1) {
    const hash = await api.rpc.chain.getBlockHash(number);
    const at = await api.at(hash);
    yield { number, hash, at, events: (await at.query.system.events()).map(({ event }) => event) };
  }
}

/** The number of the best block. */
export const height = async ({ api }) => (await api.rpc.chain.getHeader()).number.toNumber();

/** The first event `section.method` that satisfies `which` since block `from`, with its block. */
export async function find(world, section, method, from, which = () => true) {
  for await (const block of blocks(world, from, await height(world))) {
    const event = block.events.find((event) => event.section === section && event.method === method && which(event.data));
    if (event) return { ...block, data: event.data };
  }
  throw new Error(`no event ${section}.${method} since block ${from}`);
}

/** What the events of a block say was added to and taken from issuance. */
export function supplyChange(events) {
  const of = (...methods) =>
    events.filter(({ section, method }) => section === 'balances' && methods.includes(method)).reduce((total, { data }) => total + data.amount.toBigInt(), 0n);
  // `MintedCredit`/`BurnedDebt` only announce an imbalance; `Issued`/`Rescinded` are the ones that change issuance.
  return {
    minted: of('Minted', 'Issued'),
    destroyed: of('Burned', 'Rescinded', 'DustLost'),
  };
}
