import { Decimal } from 'decimal.js';
import { approvalKindOf } from './drug-codes-approval.ts';
import type { ControlClass, DrugCategory } from './drugs.ts';
import { countedPieceOf, isPrintedAlike, type PackWording, wordingOf } from './specification.ts';

/** What the catalogue knows of a drug that decides whether another may stand in for it. */
export interface EquivalenceFacts {
  readonly genericName: string;
  readonly specification: string;
  readonly dosageForm: string;
  readonly approvalNumber: string;
  readonly unit: string;
  readonly packSize: number;
  readonly category: DrugCategory;
  readonly controlClass: ControlClass;
  readonly ephedrineUnitUg: number | null;
  /** Sold by the unit (拆零). */
  readonly isLoose: boolean;
}

/** Why a drug may not stand in for another. What cannot be shown equal is not. */
export const DIFFERENCES = [
  'not_a_drug',
  'biological',
  'name',
  'dosage_form',
  'category',
  'control_class',
  'loose',
  'strength',
  'strength_unclear',
  'pack_unclear',
  'quantity',
] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** How much of the other drug is as much as a quantity of the one that was sold, or why there is no such quantity. */
export type Equivalence =
  | { readonly difference: null; readonly quantity: number }
  | { readonly difference: Difference; readonly quantity: null };

/**
 * Holds a drug against one that was sold (RX-5): the same generic name, dosage form, category and control class, the
 * same strength, and as many pieces in whole packs. Biological products of two makers are two drugs. A name with
 * another salt is another name: what is printed as its strength may count the salt.
 */
export function equivalenceOf(
  sold: EquivalenceFacts,
  other: EquivalenceFacts,
  quantity: number,
): Equivalence {
  const difference = differenceOf(sold, other);
  if (difference !== null) return { difference, quantity: null };
  const packs = isPiece(sold) ? herbPacks(sold, other) : piecesOfPacks(sold, other);
  if (typeof packs === 'string') return { difference: packs, quantity: null };
  const instead = packs.sold.times(quantity).div(packs.other);
  return instead.isInteger() && instead.gt(0)
    ? { difference: null, quantity: instead.toNumber() }
    : { difference: 'quantity', quantity: null };
}

/** Names that differ only in width and blanks are one name. */
export function isSameName(a: string, b: string): boolean {
  return isWrittenAlike(a, b) && a.trim() !== '';
}

const folded = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
const isWrittenAlike = (a: string, b: string): boolean => a === b || folded(a) === folded(b);
const isPiece = ({ category }: Pick<EquivalenceFacts, 'category'>): boolean => category === 'tcm_piece';

function differenceOf(sold: EquivalenceFacts, other: EquivalenceFacts): Difference | null {
  if (!isSameName(sold.genericName, other.genericName)) return 'name';
  if (sold.category === 'device' || sold.category === 'other') return 'not_a_drug';
  if (sold.category !== other.category) return 'category';
  if (sold.controlClass !== other.controlClass) return 'control_class';
  if (sold.isLoose !== other.isLoose) return 'loose';
  if ([sold, other].some(isBiological)) return 'biological';
  if (!isWrittenAlike(sold.dosageForm, other.dosageForm)) return 'dosage_form';
  // A generic name ends with its form; a catalogue that says neither leaves it open.
  if (sold.dosageForm.trim() === '' && !isPiece(sold)) return 'dosage_form';
  return sold.ephedrineUnitUg === other.ephedrineUnitUg ? null : 'strength';
}

const kindOf = ({ approvalNumber }: EquivalenceFacts) => approvalKindOf(approvalNumber);

/** An older import (国药准字J) does not say what it is; what is measured by its activity may be biological. */
function isBiological(drug: EquivalenceFacts): boolean {
  const kind = kindOf(drug);
  return (
    kind === 'S' || (kind !== 'H' && wordingOf(drug.specification)?.strength.includes('activity') === true)
  );
}

/** How much one pack of each drug holds, in a unit that both have. */
interface PackAmounts {
  readonly sold: Decimal;
  readonly other: Decimal;
}

const ALIKE: PackAmounts = { sold: new Decimal(1), other: new Decimal(1) };

function piecesOfPacks(sold: EquivalenceFacts, other: EquivalenceFacts): PackAmounts | Difference {
  const a = wordingOf(sold.specification);
  const b = wordingOf(other.specification);
  if (a === null || b === null || isContradicted(sold, a) || isContradicted(other, b)) return 'pack_unclear';
  if (a.strength !== b.strength)
    return a.strength === '' || b.strength === '' ? 'strength_unclear' : 'strength';
  // Patent medicines of one name are made by one formula (国药准字Z): their packs say no more than how much there is.
  const isOneFormula = kindOf(sold) === 'Z' && kindOf(other) === 'Z';
  if (!a.isMeasured && !isOneFormula) return 'strength_unclear';
  if (isPrintedAlike(sold.specification, other.specification) && isSoldAlike(sold, other)) return ALIKE;
  if (a.count === null || b.count === null || a.piece !== b.piece) return 'pack_unclear';
  if (isSoldByPiece(sold, a) || isSoldByPiece(other, b)) return 'pack_unclear';
  return { sold: new Decimal(a.count), other: new Decimal(b.count) };
}

/** The catalogue's own count of a pack is not the printed one. One is what a catalogue says that does not know. */
const isContradicted = ({ packSize }: EquivalenceFacts, { count }: PackWording): boolean =>
  packSize > 1 && count !== null && count !== packSize;

const isSoldAlike = (a: EquivalenceFacts, b: EquivalenceFacts): boolean => isWrittenAlike(a.unit, b.unit);

/** One 支 of `5ml*10支` may be an ampoule or the box of them. */
function isSoldByPiece({ unit }: EquivalenceFacts, { count, piece }: PackWording): boolean {
  return count !== 1 && countedPieceOf(unit) === piece;
}

const WEIGHT = /^(\d+(?:\.\d+)?)mass$/;

/** Herbs are weighed: packs of one grade, by what is in them. */
function herbPacks(sold: EquivalenceFacts, other: EquivalenceFacts): PackAmounts | Difference {
  if (!isSoldAlike(sold, other)) return 'pack_unclear';
  if (isPrintedAlike(sold.specification, other.specification)) return ALIKE;
  const [a, b] = [sold, other].map(({ specification }) =>
    WEIGHT.exec(wordingOf(specification)?.strength ?? ''),
  );
  return a?.[1] === undefined || b?.[1] === undefined
    ? 'pack_unclear'
    : { sold: new Decimal(a[1]), other: new Decimal(b[1]) };
}
