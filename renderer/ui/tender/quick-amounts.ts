const OFFERED = 4;

/** The next sum above an amount that is a whole number of these. */
const above = (fen: number, step: number) => (Math.floor(fen / step) + 1) * step;

/** Likely sums of cash for what is due: rounded up to coins, to a ten, to a fifty, to hundreds, smallest first. */
export function quickAmounts(dueFen: number): number[] {
  const coins = dueFen % 100 === 0 ? 500 : 100;
  const hundreds = [0, 1, 2].map((more) => above(dueFen, 10_000) + more * 10_000);
  const candidates = [above(dueFen, coins), above(dueFen, 1_000), above(dueFen, 5_000), ...hundreds];
  return [...new Set(candidates)].sort((a, b) => a - b).slice(0, OFFERED);
}
