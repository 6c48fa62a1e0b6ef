import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import { parseDirections } from '#shared/domain/directions.ts';
import { quantityFor } from '#shared/domain/directions-quantity.ts';
import { directionsText } from '#shared/domain/directions-text.ts';
import { fail } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import type { Reader } from '../db/store.ts';

type Answer = CallOutput<'prescriptions.readDirections'>;

/** Reads shorthand and works out how many packs of a drug it takes (RX-1). Fails with DRUG_NOT_FOUND. */
export function readDirections(reader: Reader, input: ParsedInput<'prescriptions.readDirections'>): Answer {
  const { notUnderstood, ...read } = parseDirections(input.text);
  const directions = { ...read, days: read.days ?? input.days };
  return {
    ...directions,
    zh: directionsText(directions, 'zh'),
    en: directionsText(directions, 'en'),
    notUnderstood: notUnderstood.map((part) => ({ ...part })),
    ...quantityOf(reader, directions, input.drugId),
  };
}

function quantityOf(
  reader: Reader,
  { dose, frequency, days }: Pick<Answer, 'dose' | 'frequency' | 'days'>,
  drugId: number | null,
): Pick<Answer, 'quantity' | 'quantityProblem'> {
  if (drugId === null) return { quantity: null, quantityProblem: null };
  const drug = findDrug(reader, drugId) ?? fail('DRUG_NOT_FOUND', { drugId });
  if (dose === null) return { quantity: null, quantityProblem: 'dose_missing' };
  const answer = quantityFor({
    doseAmount: dose.amount,
    doseUnit: dose.unit,
    frequency,
    days,
    // A pack of one is what a catalogue says that does not know: the specification may.
    packSize: drug.packSize > 1 ? drug.packSize : null,
    packUnit: null,
    specification: drug.specification,
  });
  return answer.ok
    ? { quantity: answer.packs, quantityProblem: null }
    : { quantity: null, quantityProblem: answer.reason };
}
