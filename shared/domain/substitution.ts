import { invariant } from '#shared/errors/index.ts';
import { isStockWrong, type OwedCause } from './owed-balance.ts';

/** 货架缺货、包装破损、缺货待药、应顾客要求 */
export const SUBSTITUTION_CAUSES = ['not_on_shelf', 'damaged', 'out_of_stock', 'customer_choice'] as const;
/** Why a pharmacist gives an equivalent for a drug that was paid for. */
export type SubstitutionCause = (typeof SUBSTITUTION_CAUSES)[number];

/** True for goods that the books have and the shelf has not: they are written off with the substitution. */
export function isWrittenOff(cause: SubstitutionCause): boolean {
  return cause !== 'out_of_stock' && isStockWrong(cause satisfies OwedCause);
}

/** A batch that a line was given, and how much of it lies in the bag. */
export interface GivenBatch {
  readonly batchId: number;
  readonly quantity: number;
  readonly verified: number;
}

/** Units of a batch that are not there or broken. */
export interface MissingUnits {
  readonly batchId: number;
  readonly quantity: number;
}

/** Why a wish to give another drug makes no sense. */
export type SubstitutionProblem = {
  readonly reason: 'packed' | 'nothing_missing' | 'not_missing' | 'not_given' | 'too_many';
  readonly left?: number;
};

/**
 * Holds what somebody says of a line's goods against what the line was given. Packs in the bag are taken back before
 * another drug takes their place.
 */
export function substitutionProblem(
  given: readonly GivenBatch[],
  { cause, missing }: { readonly cause: SubstitutionCause; readonly missing: readonly MissingUnits[] },
): SubstitutionProblem | null {
  if (given.some(({ verified }) => verified > 0)) return { reason: 'packed' };
  if (!isWrittenOff(cause)) return missing.length === 0 ? null : { reason: 'not_missing' };
  if (missing.length === 0) return { reason: 'nothing_missing' };
  for (const { batchId } of missing) {
    const batch = given.find((candidate) => candidate.batchId === batchId);
    if (batch === undefined) return { reason: 'not_given' };
    const units = missing
      .filter((other) => other.batchId === batchId)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    if (units > batch.quantity) return { reason: 'too_many', left: batch.quantity };
  }
  return null;
}

/** So many units of the drug that was sold first are as much as `perUnits` of the one that is given; null: the same. */
export interface UnitRate {
  readonly soldUnits: number | null;
  readonly perUnits: number | null;
}

/** The rate of a line of `quantity` that takes the place of one of `soldQuantity`, which had a rate of its own. */
export function rateOf(
  sold: UnitRate & { readonly quantity: number },
  quantity: number,
): { soldUnits: number; perUnits: number } {
  return reduced(sold.quantity * (sold.soldUnits ?? 1), quantity * (sold.perUnits ?? 1));
}

/** How much lines hold together in units of the drug that was sold first: whole, or short of whole by a part of one. */
export function unitsAsSold(lines: readonly (UnitRate & { readonly quantity: number })[]): number {
  const { soldUnits, perUnits } = lines.reduce(
    (sum, line) => {
      const per = line.perUnits ?? 1;
      return reduced(
        sum.soldUnits * per + line.quantity * (line.soldUnits ?? 1) * sum.perUnits,
        sum.perUnits * per,
      );
    },
    { soldUnits: 0, perUnits: 1 },
  );
  return soldUnits / perUnits;
}

/** What a line costs by the unit when it was sold as another number of packs: what was paid does not follow from it. */
export function priceInstead(unitPriceFen: number, soldQuantity: number, quantity: number): number {
  return Math.round((unitPriceFen * soldQuantity) / quantity);
}

function reduced(soldUnits: number, perUnits: number): { soldUnits: number; perUnits: number } {
  const divisor = commonDivisor(soldUnits, perUnits);
  invariant(perUnits > 0 && Number.isSafeInteger(soldUnits), 'a rate is a fraction of whole units');
  return { soldUnits: soldUnits / divisor, perUnits: perUnits / divisor };
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
