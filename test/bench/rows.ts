import type { BenchRow } from './bench-types.ts';

/** A number with the most that it may be. */
export function barred(
  name: string,
  measured: { value: number; unit: string; bar: number },
  detail: Readonly<Record<string, number>> = {},
): BenchRow {
  return { name, ...measured, pass: measured.value <= measured.bar, detail };
}

/** A number that nothing is promised about. */
export function noted(
  name: string,
  measured: { value: number; unit: string },
  detail: Readonly<Record<string, number>> = {},
): BenchRow {
  return { name, ...measured, bar: null, pass: true, detail };
}
