import { addDays, type DateText } from './expiry.ts';

/** 货架缺货、包装破损、顾客只取部分 */
export const OWED_CAUSES = ['not_on_shelf', 'damaged', 'customer_choice'] as const;
/** Why part of a paid order is handed over later. */
export type OwedCause = (typeof OWED_CAUSES)[number];

/** True for goods that the books have and the shelf has not: what is owed of them is written off at once. */
export function isStockWrong(cause: OwedCause): boolean {
  return cause !== 'customer_choice';
}

/** The last day on which what is owed on a prescription is handed over; the day of owing is not counted. */
export function lastCollectionDay(owedOn: DateText, days: number): DateText {
  return addDays(owedOn, days);
}

/** Units of a batch that were set aside for, or taken off the shelf for, a line, and how many of them were verified. */
export interface GivenUnits {
  readonly lineNo: number;
  readonly batchId: number;
  readonly quantity: number;
  readonly verified: number;
}

/** Units of a line's batch that are not handed over now. */
export interface OwedUnits {
  readonly lineNo: number;
  readonly batchId: number;
  readonly quantity: number;
}

/** Why a wish to owe makes no sense: `packed` units have been verified and lie in the bag. */
export type OwedProblem = {
  readonly reason: 'not_given' | 'too_many' | 'packed' | 'nothing';
  readonly lineNo?: number;
  readonly left?: number;
};

/**
 * Holds what somebody wants to owe against what the order was given. An order of which units still wait for goods
 * may be divided there without naming any batch: `isShort`.
 */
export function owedProblem(
  given: readonly GivenUnits[],
  owed: readonly OwedUnits[],
  isShort: boolean,
): OwedProblem | null {
  if (owed.length === 0) return isShort && given.length > 0 ? null : { reason: 'nothing' };
  for (const { lineNo, batchId } of owed) {
    const units = given.find((candidate) => candidate.lineNo === lineNo && candidate.batchId === batchId);
    if (units === undefined) return { reason: 'not_given', lineNo };
    const wanted = owed
      .filter((other) => other.lineNo === lineNo && other.batchId === batchId)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    if (wanted > units.quantity) return { reason: 'too_many', lineNo, left: units.quantity };
    if (wanted > units.quantity - units.verified)
      return { reason: 'packed', lineNo, left: units.quantity - units.verified };
  }
  return null;
}

/** What is handed over now of each batch: what the order was given, less what is owed. */
export function handedOverNow(given: readonly GivenUnits[], owed: readonly OwedUnits[]): OwedUnits[] {
  return given.flatMap(({ lineNo, batchId, quantity }) => {
    const later = owed
      .filter((other) => other.lineNo === lineNo && other.batchId === batchId)
      .reduce((sum, units) => sum + units.quantity, 0);
    return later === quantity ? [] : [{ lineNo, batchId, quantity: quantity - later }];
  });
}
