import { readCount } from '#renderer/ui/read-count.ts';
import type { DispensingSheet } from '#shared/contracts/dispensing.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import { type OwedCause, owedProblem } from '#shared/domain/owed-balance.ts';

/** A batch of a line of which something may be owed: packs that were verified lie in the bag. */
export interface OwedRow {
  readonly lineNo: number;
  readonly batchId: number;
  readonly genericName: string;
  readonly specification: string;
  readonly unit: string;
  readonly batchNumber: string;
  readonly expiryDate: string;
  readonly quantity: number;
  readonly left: number;
}

/** What is typed: how many of each row are owed, why, and in whose words. */
export interface OwedDraft {
  readonly quantities: readonly string[];
  readonly cause: OwedCause;
  readonly reason: string;
}

/** Every batch that was given and is not in the bag whole, in the order of the shelves. */
export function owedRows({ lines }: DispensingSheet): OwedRow[] {
  return lines.flatMap(({ lineNo, genericName, specification, unit, batches }) =>
    batches
      .filter(({ quantity, verified }) => verified < quantity)
      .map(({ verified, ...batch }) => ({
        ...batch,
        lineNo,
        genericName,
        specification,
        unit,
        left: batch.quantity - verified,
      })),
  );
}

/** Nothing is owed yet, but where some packs of a line were verified and the others were not found. */
export function emptyDraft(sheet: DispensingSheet, rows: readonly OwedRow[]): OwedDraft {
  const isBegun = (lineNo: number) => sheet.lines.some((line) => line.lineNo === lineNo && line.verified > 0);
  return {
    quantities: rows.map(({ lineNo, left }) => String(isBegun(lineNo) ? left : 0)),
    cause: isWaiting(sheet) ? 'customer_choice' : 'not_on_shelf',
    reason: '',
  };
}

/** True for what is owed and still waits for goods: what has come may be handed over without the rest. */
export const isWaiting = ({ owed }: DispensingSheet): boolean => owed !== null && owed.waiting > 0;

export type ReadOwed =
  | { readonly lines: CallInput<'dispensing.owe'>['lines']; readonly problem: null }
  | { readonly lines: null; readonly problem: 'number' | 'nothing' };

/** Reads what is typed, by the rule of the core. */
export function readOwedDraft(
  sheet: DispensingSheet,
  rows: readonly OwedRow[],
  { quantities }: OwedDraft,
): ReadOwed {
  const counts = rows.map(({ left }, place) => readCount(quantities[place] ?? '', { least: 0, most: left }));
  const lines = rows.flatMap(({ lineNo, batchId }, place) => {
    const quantity = counts[place] ?? 0;
    return quantity === 0 ? [] : [{ lineNo, batchId, quantity }];
  });
  if (counts.includes(null)) return { lines: null, problem: 'number' };
  const given = rows.map((row) => ({ ...row, verified: row.quantity - row.left }));
  return owedProblem(given, lines, isWaiting(sheet)) === null
    ? { lines, problem: null }
    : { lines: null, problem: 'nothing' };
}
