// The README's formulas, computed by hand: what the chain says is compared with these.

/** 10^18: one whole in a Perquintill. */
export const WHOLE = 10n ** 18n;

/** A fraction as the chain wants it: `perquintill(1, 10)` is ten per cent. */
export const perquintill = (numerator, denominator) => (WHOLE * BigInt(numerator)) / BigInt(denominator);

export const floor = (a, b, c) => (a * b) / c;
export const ceil = (a, b, c) => (a * b + c - 1n) / c;

/** Worth of `own` of a pool's shares, with the virtual share and the virtual planck. */
export const worth = (own, pool) => {
  const value = floor(own, pool.value + 1n, pool.shares + 1n);
  return value < pool.value ? value : pool.value;
};

/** `amount` in PAL with all its decimals, grouped for reading. */
export function pal(amount) {
  const sign = amount < 0n ? '-' : '';
  const planck = amount < 0n ? -amount : amount;
  const whole = (planck / 10n ** 12n).toString().replace(/\B(?=(\d{3})+$)/g, ' ');
  return `${sign}${whole}.${(planck % 10n ** 12n).toString().padStart(12, '0')} PAL`;
}

/** A fraction with nine digits. */
export const rate = (numerator, denominator) => {
  if (denominator === 0n) return 'none';
  const scaled = (numerator * 10n ** 9n) / denominator;
  return `${scaled / 10n ** 9n}.${(scaled % 10n ** 9n).toString().padStart(9, '0')}`;
};

/** What a service may do: `slasher` alone reports, nobody but governance vetoes and all is burned, unless `more` says else. */
export const slashTerms = (slasher, more) => ({
  maxSlash: perquintill(20, 100),
  window: 2,
  slasher: slasher.address,
  resolver: null,
  reporterBond: null,
  waterfall: { harmed: 0, reporter: 0, insurance: 0 },
  ...more,
});

/** A service as it registers: it takes native stake, asks nothing of operators, and may slash by {@link slashTerms}, unless told else. */
export const newService = (slasher, { terms, requirements } = {}) => ({
  metadata: { name: 'Oracle', link: '' },
  category: 'Oracle',
  terms: slashTerms(slasher, terms),
  requirements: { assets: ['Native'], minBond: 0, minStake: 0, maxOperators: 16, needsKey: false, ...requirements },
});
