import type { ControlClass, DrugCategory } from './drugs.ts';
import type { DateText } from './expiry.ts';
import type { DrugInteraction, InteractionIndex } from './interactions.ts';
import type { PrescriptionKind, PrescriptionLimits } from './prescription-validity.ts';

export interface PrescriptionCheckLine {
  readonly lineNo: number;
  readonly drugId: number;
  readonly genericName: string;
  readonly category: DrugCategory;
  readonly controlClass: ControlClass;
  readonly quantity: number;
  readonly days: number | null;
  /** The most packs of this drug on one prescription; null where no rule limits it. */
  readonly maxQuantity: number | null;
}

export interface PrescriptionCheckInput {
  readonly kind: PrescriptionKind;
  readonly issuedOn: DateText;
  readonly validDays: number;
  readonly today: DateText;
  readonly allergies: readonly string[];
  readonly lines: readonly PrescriptionCheckLine[];
  /** The chain's table: rows, or better the index of a long table (`indexInteractions`). */
  readonly interactions: readonly DrugInteraction[] | InteractionIndex;
  readonly limits: PrescriptionLimits;
}

export type FindingCode =
  | 'duplicate_ingredient'
  | 'allergy'
  | 'too_many_days'
  | 'too_large_quantity'
  | 'out_of_date'
  | 'incompatible_herbs'
  | 'interaction';

/**
 * `stop` cannot be approved; `confirm` only with a written reason, where `params.needs` is `doctor` with the
 * doctor's second signature recorded; `note` is shown.
 */
export type FindingLevel = 'stop' | 'confirm' | 'note';

export interface Finding {
  readonly code: FindingCode;
  readonly level: FindingLevel;
  readonly lineNos: readonly number[];
  readonly params: Readonly<Record<string, string | number>>;
  readonly source: string;
}
