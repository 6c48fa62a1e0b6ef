import type { BenchRow } from './bench-types.ts';

/** Prints measurements in columns: what, how much, the bar, and the details in small. */
export function printTable(rows: readonly BenchRow[]): void {
  const cells = rows.map((row) => [
    row.bar === null ? '·' : row.pass ? '✓' : '✗',
    row.name,
    `${short(row.value)} ${row.unit}`.trimEnd(),
    row.bar === null ? '' : `≤ ${short(row.bar)}`,
    Object.entries(row.detail ?? {})
      .map(([key, value]) => `${key} ${short(value)}`)
      .join('  '),
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...cells.map((row) => row[column]?.length ?? 0)));
  for (const row of cells) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

/** Three digits that matter. */
function short(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
