import { addDays, type DateText, daysBetween } from './expiry.ts';
import { RULES } from './rule-table.ts';
import { DEFAULT_RULES, type Rules } from './rules.ts';

/** 普通、急诊、长期（慢性病）处方 */
export const PRESCRIPTION_KINDS = ['normal', 'emergency', 'chronic'] as const;
export type PrescriptionKind = (typeof PRESCRIPTION_KINDS)[number];

/** How many days a prescription may supply. */
export interface SupplyRule {
  readonly maxDays: number;
  /**
   * More than `maxDays`, up to this, when the doctor gives a reason and signs again; null where the rule names no
   * end.
   */
  readonly maxDaysWithReason: number | null;
  readonly source: string;
}

/** Limits of prescriptions that the chain may change (compliance.md). */
export interface PrescriptionLimits {
  /** Days of validity, the day of issue counted, unless the doctor extends it. */
  readonly validDays: number;
  /** The most days of validity that a doctor may write. */
  readonly maxValidDays: number;
  readonly supply: Readonly<Record<PrescriptionKind, SupplyRule>>;
}

/** The limits as the rules stand (处方管理办法 §18, §19; 长期处方管理规范（试行）). */
export function prescriptionLimits(
  rules: Pick<Rules, 'prescription_validity' | 'prescription_supply'>,
): PrescriptionLimits {
  const validity = rules.prescription_validity.numbers;
  const supply = rules.prescription_supply.numbers;
  const { source } = RULES.prescription_supply;
  return {
    validDays: validity.days,
    maxValidDays: validity.extendedDays,
    supply: {
      // §19 lets a doctor give more for a reason written on the prescription, and names no end.
      normal: { maxDays: supply.days, maxDaysWithReason: null, source },
      emergency: { maxDays: supply.emergencyDays, maxDaysWithReason: null, source },
      chronic: { maxDays: supply.chronicDays, maxDaysWithReason: supply.chronicExtendedDays, source },
    },
  };
}

export const DEFAULT_PRESCRIPTION_LIMITS: PrescriptionLimits = prescriptionLimits(DEFAULT_RULES);

/** The days of validity that count: what the doctor wrote, held within what a doctor may write. */
export function validDaysOf(
  written: number | null,
  limits: PrescriptionLimits = DEFAULT_PRESCRIPTION_LIMITS,
): number {
  return Math.min(Math.max(written ?? limits.validDays, 1), limits.maxValidDays);
}

/** The last day on which a prescription may be dispensed; the day of issue is the first. */
export function lastValidDay(issuedOn: DateText, validDays: number): DateText {
  return addDays(issuedOn, Math.max(validDays, 1) - 1);
}

/** `early` before the day of issue: a date written wrongly, or a clock that is. `over` after the last valid day. */
export type Validity = 'early' | 'in_date' | 'over';

/** Whether a prescription, and with it its approval, stands on a day. An approval lapses once this is `over`. */
export function validityOn(
  prescription: { readonly issuedOn: DateText; readonly validDays: number },
  today: DateText,
): Validity {
  if (today < prescription.issuedOn) return 'early';
  return today > lastValidDay(prescription.issuedOn, prescription.validDays) ? 'over' : 'in_date';
}

/** Valid days left on a day, that day counted: 1 on the last one, 0 once it is over. */
export function validDaysLeft(
  prescription: { readonly issuedOn: DateText; readonly validDays: number },
  today: DateText,
): number {
  return Math.max(0, daysBetween(today, lastValidDay(prescription.issuedOn, prescription.validDays)) + 1);
}

/** How a number of days stands to the rule: within it, with the doctor's reason, or beyond what a reason allows. */
export function supplyStanding(days: number, rule: SupplyRule): 'within' | 'with_reason' | 'beyond' {
  if (days <= rule.maxDays) return 'within';
  return rule.maxDaysWithReason === null || days <= rule.maxDaysWithReason ? 'with_reason' : 'beyond';
}
