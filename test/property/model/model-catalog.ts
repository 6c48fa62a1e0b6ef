import { EQUIVALENTS } from '#test/support/equivalents.ts';
import { PIECES } from '#test/support/pieces.ts';
import { SMALL_CATALOG } from '#test/support/small-catalog.ts';

/** What the shop of the model sells: the small catalogue, what may be given for some of it, and pieces out of a bin. */
export const MODEL_CATALOG = { ...SMALL_CATALOG, ...EQUIVALENTS, pieces: PIECES } as const;

export type DrugKey = keyof typeof MODEL_CATALOG;

/** So many packs of the other drug are as much as `per` of the one: 10 tablets and 5, 24 capsules and twice 12. */
const EQUIVALENT: Readonly<
  Partial<
    Record<DrugKey | 'tablets', { readonly drug: DrugKey; readonly packs: number; readonly per: number }>
  >
> = {
  paracetamol: { drug: 'otherParacetamol', packs: 2, per: 1 },
  otherParacetamol: { drug: 'paracetamol', packs: 1, per: 2 },
  antibiotic: { drug: 'otherAntibiotic', packs: 1, per: 1 },
  otherAntibiotic: { drug: 'antibiotic', packs: 1, per: 1 },
};

/** What may be given for a drug, and how much of it; null where there is nothing, or no whole packs of as much. */
export function equivalentOf(
  drug: DrugKey | 'tablets',
  quantity: number,
): { drug: DrugKey; quantity: number } | null {
  const other = EQUIVALENT[drug];
  if (other === undefined || (quantity * other.packs) % other.per !== 0) return null;
  return { drug: other.drug, quantity: (quantity * other.packs) / other.per };
}

/** The drug that somebody would give for it, whether there are whole packs of as much or not. */
export const namesakeOf = (drug: DrugKey | 'tablets'): DrugKey =>
  EQUIVALENT[drug]?.drug ?? 'otherParacetamol';
