// What the chain says of itself at a block, as plain numbers.

const big = (codec) => BigInt(codec.toString());

/** The native pool of `operator` in `tier`. */
export const nativePool = (operator, tier) => ({ operator: operator.address ?? operator, asset: 'Native', tier });

/** The chain's views at `hash`, by default the block that is best now; later blocks do not change them. */
export async function view({ api }, hash) {
  const at = await api.at(hash ?? (await api.rpc.chain.getBlockHash()));
  const poolOf = (info) => ({
    value: big(info.value),
    settled: big(info.settledValue),
    tokens: big(info.tokens),
    escrow: big(info.tokens) - big(info.value),
    shares: big(info.shares),
    generation: info.generation.toNumber(),
    entering: big(info.entering),
    gains: big(info.gains),
    leaving: big(info.leaving),
    reports: info.reports.map((id) => id.toNumber()),
  });
  const positionOf = (info) => ({
    shares: big(info.shares),
    value: big(info.value),
    settled: big(info.settledValue),
    entering: big(info.entering),
  });
  return {
    async pool(key) {
      const info = await at.call.stakeApi.pool(key);
      if (info.isNone) throw new Error(`no pool ${JSON.stringify(key)}`);
      return poolOf(info.unwrap());
    },
    async position(key, who) {
      return positionOf(await at.call.stakeApi.position(key, who.address ?? who));
    },
    async tickets(who) {
      return (await at.call.stakeApi.tickets(who.address ?? who)).map((ticket) => ({
        id: big(ticket.id),
        era: ticket.era.toNumber(),
        matures: ticket.matures.toNumber(),
        value: big(ticket.value),
        settled: big(ticket.settledValue),
      }));
    },
    async validators() {
      return (await at.call.operatorApi.validators()).map(({ exposure, points }) => ({
        operator: exposure.operator.toString(),
        base: big(exposure.base),
        restaked: big(exposure.restaked),
        commission: big(exposure.commission),
        points: points.toNumber(),
      }));
    },
    async guarantees(service, era) {
      return (await at.call.serviceApi.security(service, era)).guarantees.map(({ pool, claim }) => ({
        operator: pool.operator.toString(),
        tier: pool.tier.toString(),
        guarantee: big(claim.guarantee),
      }));
    },
    async openReports() {
      return (await at.call.slashApi.openReports()).map(({ id, report, escrow }) => ({
        id: id.toNumber(),
        operator: report.operator.toString(),
        due: report.due.toNumber(),
        escrow: escrow.map(big),
      }));
    },
    async basket(id) {
      const info = (await at.call.lrtApi.basket(id)).unwrap();
      return {
        token: info.token.toNumber(),
        account: info.account.toString(),
        bid: big(info.bid),
        ask: big(info.ask),
        supply: big(info.supply),
        buffer: big(info.buffer),
        pools: info.pools.map((row) => ({ value: big(row.value), settled: big(row.settledValue), entering: big(row.entering) })),
      };
    },
    async redemptions(who) {
      return (await at.call.lrtApi.redemptions(who.address ?? who)).map((redemption) => ({
        id: big(redemption.id),
        value: big(redemption.value),
        cash: big(redemption.cash),
        matures: redemption.matures.toNumber(),
      }));
    },
    async invariants() {
      const result = await at.call.invariantApi.checkInvariants();
      return result.isErr ? result.asErr.toString() : 'hold';
    },
  };
}
