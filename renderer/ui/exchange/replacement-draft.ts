import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import type { DrugHit } from '#shared/contracts/catalog.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import { needsPrescription } from '#shared/domain/sale-rules.ts';

/** A line that the customer wants instead, while it is put together. */
export interface ReplacementDraft {
  readonly drugId: number;
  readonly genericName: string;
  readonly specification: string;
  readonly unit: string;
  readonly category: DrugHit['category'];
  /** A number is asked for where the drug is sold on prescription only. */
  readonly onPrescription: boolean;
  readonly quantity: number;
  /** Null takes what expires first. */
  readonly batchId: number | null;
  readonly prescriptionNumber: string;
}

const MAX_QUANTITY = 9_999;

/** The lines with one more drug; one that is there already gets a unit more instead of a second line. */
export function withDrug(
  lines: readonly ReplacementDraft[],
  hit: DrugHit,
  quantity: number,
): readonly ReplacementDraft[] {
  const there = lines.find(({ drugId }) => drugId === hit.drugId);
  if (there !== undefined) return withChange(lines, hit.drugId, { quantity: there.quantity + 1 });
  const { drugId, genericName, specification, unit, category, controlClass } = hit;
  const onPrescription = needsPrescription(category, controlClass);
  const names = { drugId, genericName, specification, unit, category, onPrescription };
  return [...lines, { ...names, quantity, batchId: null, prescriptionNumber: '' }];
}

/** The lines with another quantity, batch or prescription of one of them. */
export function withChange(
  lines: readonly ReplacementDraft[],
  drugId: number,
  change: Partial<Pick<ReplacementDraft, 'quantity' | 'batchId' | 'prescriptionNumber'>>,
): readonly ReplacementDraft[] {
  return lines.map((line) => {
    if (line.drugId !== drugId) return line;
    const quantity = Math.min(Math.max(change.quantity ?? line.quantity, 1), MAX_QUANTITY);
    return { ...line, ...change, quantity };
  });
}

/** The lines as the core is asked for them. */
export function wishesOf(
  lines: readonly ReplacementDraft[],
): NonNullable<CallInput<'aftersales.chooseReplacement'>['replacements']> {
  return lines.map(({ drugId, quantity, batchId, prescriptionNumber }) => ({
    drugId,
    quantity,
    batchId,
    prescriptionNumber: prescriptionNumber.trim(),
  }));
}

/** What was chosen before, to be changed. */
export function draftOf({ exchange }: AfterSalesDetail): readonly ReplacementDraft[] {
  return (exchange?.lines ?? []).map((line) => ({
    ...line,
    batchId: line.batch?.batchId ?? null,
    onPrescription: line.category === 'rx' || line.prescriptionNumber !== '',
  }));
}
