import { readCount } from '#renderer/ui/read-count.ts';
import type { DispensingSheet, Equivalent, PickLine } from '#shared/contracts/dispensing.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import { isWrittenOff, type SubstitutionCause } from '#shared/domain/substitution.ts';

/** What is chosen and typed for one line. */
export interface SubstitutionDraft {
  /** Null until somebody chooses: the first that there is enough of. */
  readonly drugId: number | null;
  readonly cause: SubstitutionCause;
  /** How many of each batch are missing or broken, where that is the cause. */
  readonly missing: readonly string[];
  readonly reason: string;
}

/** The line to begin with: one that waits for goods, else the first that is not in the bag. */
export function firstLine({ lines }: DispensingSheet): PickLine | undefined {
  const given = ({ batches }: PickLine) => batches.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    lines.find((line) => given(line) < line.quantity) ??
    lines.find(({ verified, quantity }) => verified < quantity) ??
    lines[0]
  );
}

/** Nothing of a line that waits for goods can be missing; of any other, all of it is not on the shelf. */
export function emptyDraft(line: PickLine): SubstitutionDraft {
  const cause = line.batches.length === 0 ? 'out_of_stock' : 'not_on_shelf';
  return { drugId: null, cause, missing: missingFor(line, cause), reason: '' };
}

/** What stands in the fields of a cause before anybody types. */
export function missingFor({ batches }: PickLine, cause: SubstitutionCause): string[] {
  return batches.map(({ quantity }, place) => {
    if (cause === 'damaged') return place === 0 ? '1' : '0';
    return String(quantity);
  });
}

/** The drug that is meant: the chosen one while there is enough of it, else the first. */
export function chosenOf(
  equivalents: readonly Equivalent[],
  { drugId }: Pick<SubstitutionDraft, 'drugId'>,
): Equivalent | undefined {
  const enough = equivalents.filter(({ isEnough }) => isEnough);
  return enough.find((drug) => drug.drugId === drugId) ?? enough[0];
}

/** Reads the numbers by the rule of the core; null when they are none. */
export function readMissing(
  { batches }: PickLine,
  { cause, missing }: SubstitutionDraft,
): CallInput<'dispensing.substitute'>['missing'] | null {
  if (!isWrittenOff(cause)) return [];
  const counts = batches.map(({ quantity }, place) =>
    readCount(missing[place] ?? '', { least: 0, most: quantity }),
  );
  if (counts.includes(null)) return null;
  const units = batches.flatMap(({ batchId }, place) => {
    const quantity = counts[place] ?? 0;
    return quantity === 0 ? [] : [{ batchId, quantity }];
  });
  return units.length === 0 ? null : units;
}
