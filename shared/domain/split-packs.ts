import { Decimal } from 'decimal.js';
import { invariant } from '#shared/errors/index.ts';
import type { ControlClass, DrugCategory } from './drugs.ts';
import type { Fen } from './money.ts';
import { parseSpecification } from './specification.ts';

/** How many units a pack that is split may hold. */
export const UNITS_PER_PACK = { min: 2, max: 9_999 } as const;

/** Said in the specification of what is sold loose, wherever it is shown or printed. */
export const LOOSE_MARK = '拆零';

/** Drugs whose packs may be opened: pieces of herbs are weighed as it is, and a device is no drug. */
const SPLITTABLE: readonly DrugCategory[] = ['rx', 'otc_a', 'otc_b'];

export type SplitProblem = 'controlled' | 'category' | 'loose';

/**
 * Why a drug's packs may not be opened, or null when they may. Drugs of special control leave the counter in the pack
 * whose code and register entry they have. Injections and what is applied have no mark in the catalogue that could be
 * relied on: there the pharmacist's mark is the decision.
 */
export function splitProblem(drug: {
  readonly category: DrugCategory;
  readonly controlClass: ControlClass;
  /** It is itself sold loose. */
  readonly isLoose: boolean;
}): SplitProblem | null {
  if (drug.isLoose) return 'loose';
  if (drug.controlClass !== 'none') return 'controlled';
  return SPLITTABLE.includes(drug.category) ? null : 'category';
}

/** The price of one unit where nobody states one: the pack's price divided by its units, rounded up to the fen. */
export function unitPriceOf(packPriceFen: Fen, unitsPerPack: number): Fen {
  return new Decimal(packPriceFen).div(unitsPerPack).toDecimalPlaces(0, Decimal.ROUND_UP).toNumber();
}

/** What one unit cost, rounded half up to the fen; null where the pack's cost is not known. */
export function unitCostOf(packCostFen: Fen | null, unitsPerPack: number): Fen | null {
  if (packCostFen === null) return null;
  return new Decimal(packCostFen).div(unitsPerPack).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
}

/**
 * The specification of one unit: `拆零 0.25g*1粒` of 0.25g*24粒, so that a quantity of doses is worked out in units.
 * A specification that is not surely understood is kept as it is printed.
 */
export function looseSpecification(packSpecification: string, unit: string): string {
  const facts = parseSpecification(packSpecification);
  if (facts?.count == null) return `${LOOSE_MARK} ${packSpecification}`.trim();
  const { content, volume } = facts;
  const measures = [volume, content].filter((measure) => measure !== null);
  const strength = measures.map(({ amount, unit: word }) => `${amount}${word}`).join(':');
  return `${LOOSE_MARK} ${strength === '' ? '' : `${strength}*`}1${unit}`;
}

/** A pack that was opened, with what of it has not been sold by the books. */
export interface OpenPack {
  readonly openedPackId: number;
  readonly left: number;
}

/** Units that a sale takes out of one opened pack. */
export interface PackShare {
  readonly openedPackId: number;
  readonly quantity: number;
}

/**
 * From which opened packs of a batch the units of a sale come: one pack after another, the first opened first. Where a
 * count found fewer units than the books, what is missing is missing of the oldest packs; where it found more, or
 * units came back, the newest pack is taken to hold them. `packs` are in the order of opening; `onHand` counts the
 * units before the sale.
 */
export function shareOverPacks(
  packs: readonly OpenPack[],
  { onHand, quantity }: { readonly onHand: number; readonly quantity: number },
): PackShare[] {
  invariant(quantity > 0 && quantity <= onHand, 'a sale takes units that are there');
  const holding = heldBy(packs, onHand);
  const shares: PackShare[] = [];
  let wanted = quantity;
  for (const { openedPackId, left } of holding) {
    const taken = Math.min(left, wanted);
    if (taken > 0) shares.push({ openedPackId, quantity: taken });
    wanted -= taken;
  }
  invariant(wanted === 0, 'every unit on hand lies in an opened pack');
  return shares;
}

/** What each opened pack holds of the units on hand, in the order of opening. */
export function heldBy(packs: readonly OpenPack[], onHand: number): OpenPack[] {
  let rest = onHand;
  const newestFirst = [...packs].reverse().map(({ openedPackId, left }) => {
    const held = Math.min(Math.max(left, 0), rest);
    rest -= held;
    return { openedPackId, left: held };
  });
  const [newest, ...older] = newestFirst;
  if (newest === undefined) return [];
  return [{ ...newest, left: newest.left + rest }, ...older].reverse();
}
