import { Decimal } from 'decimal.js';
import { type FrequencyCode, frequencyOf } from './directions-frequency.ts';
import { MAX_DIRECTION_DAYS } from './directions-readings.ts';
import { type DoseUnit, doseUnitOf } from './directions-unit.ts';
import { parseSpecification, type Specification } from './specification.ts';

export interface QuantityInput {
  /** Decimal text, as in a dose. */
  readonly doseAmount: string;
  readonly doseUnit: DoseUnit;
  readonly frequency: FrequencyCode | null;
  readonly days: number | null;
  /** Pieces in a pack and what they are, where the catalogue knows; else the specification is read for them. */
  readonly packSize: number | null;
  readonly packUnit: DoseUnit | null;
  readonly specification: string;
}

/** Why no quantity follows: a person has to enter one. */
export type QuantityProblem =
  | 'dose_unreadable'
  | 'frequency_missing'
  | 'as_needed'
  | 'days_missing'
  | 'pack_unknown'
  | 'strength_unknown'
  | 'units_differ';

export type Quantity =
  | {
      readonly ok: true;
      readonly doses: number;
      /** What the patient takes in all, in `unit`: decimal text, rounded up at three places where it does not end. */
      readonly units: string;
      readonly unit: DoseUnit;
      readonly packs: number;
    }
  | { readonly ok: false; readonly reason: QuantityProblem };

const UNIT_PLACES = 3;
const no = (reason: QuantityProblem): Quantity => ({ ok: false, reason });

/**
 * How much a prescription line needs: dose × doses ÷ what a pack holds, rounded up to whole packs. Doses are whole:
 * once a week for 10 days is 2. A dose in mg is turned into pieces by the strength that the specification states.
 */
export function quantityFor(input: QuantityInput): Quantity {
  if (!/^\d{1,7}(?:\.\d{1,4})?$/.test(input.doseAmount) || Number(input.doseAmount) === 0) {
    return no('dose_unreadable');
  }
  if (input.frequency === null) return no('frequency_missing');
  const { rate } = frequencyOf(input.frequency);
  if (rate === 'as_needed') return no('as_needed');
  const doses = rate === 'once' ? 1 : dosesIn(input.days, rate);
  if (doses === null) return no('days_missing');
  const pack = packOf(input);
  if (pack === null) return no('pack_unknown');
  const total = new Decimal(input.doseAmount).times(doses);
  const dose = doseUnitOf(input.doseUnit);
  if (dose.kind === 'counted') {
    // A pack of 1 that counts nothing named is how a catalogue says that it does not know.
    if (pack.count === null || (pack.count === 1 && pack.piece === null)) return no('pack_unknown');
    // `piece` stands for whatever the pack counts; so does a pack that does not say what it counts.
    const isSame =
      input.doseUnit === pack.piece ||
      input.doseUnit === 'piece' ||
      pack.piece === 'piece' ||
      pack.piece === null;
    if (!isSame) return no('units_differ');
    return amount({
      total,
      per: new Decimal(1),
      pack: pack.count,
      doses,
      unit: pack.piece ?? input.doseUnit,
    });
  }
  const { content, volume } = pack;
  const measures = [content, volume].filter((measure) => measure !== null);
  const matching = measures.find((measure) => doseUnitOf(measure.unit).kind === dose.kind);
  if (matching === undefined) return no(measures.length === 0 ? 'strength_unknown' : 'units_differ');
  return amount({
    total: total.times(dose.factor),
    per: new Decimal(matching.amount).times(doseUnitOf(matching.unit).factor),
    // 100ml with no count is one bottle of it.
    pack: pack.count ?? 1,
    doses,
    unit: pack.piece ?? 'piece',
  });
}

function dosesIn(days: number | null, rate: { doses: number; days: number }): number | null {
  if (days === null || !Number.isInteger(days) || days < 1 || days > MAX_DIRECTION_DAYS) return null;
  return Math.ceil((days * rate.doses) / rate.days);
}

/** What the catalogue and the specification say together; null when one contradicts the other. */
function packOf(input: QuantityInput): Specification | null {
  const printed = parseSpecification(input.specification);
  const printedCount = printed?.count ?? null;
  if (input.packSize !== null && printedCount !== null && printedCount !== input.packSize) return null;
  return {
    content: printed?.content ?? null,
    volume: printed?.volume ?? null,
    count: input.packSize ?? printedCount,
    piece: input.packUnit ?? printed?.piece ?? null,
  };
}

function amount(parts: {
  total: Decimal;
  per: Decimal;
  pack: number;
  doses: number;
  unit: DoseUnit;
}): Quantity {
  const { total, per, pack, doses, unit } = parts;
  const packContent = per.times(pack);
  const whole = total.divToInt(packContent);
  const packs = whole.times(packContent).eq(total) ? whole : whole.plus(1);
  const units = total.div(per).toDecimalPlaces(UNIT_PLACES, Decimal.ROUND_UP).toFixed();
  return { ok: true, doses, units, unit, packs: packs.toNumber() };
}
