import { sql } from 'kysely';
import type { DrugHit } from '#shared/contracts/catalog.ts';
import type { DateText } from '#shared/domain/expiry.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { splitsAmong } from './loose-articles.ts';

/** The columns of a drug that a hit shows. */
export const HIT_COLUMNS = [
  'drug.id as drugId',
  'drug.code',
  'drug.genericName',
  'drug.tradeName',
  'drug.specification',
  'drug.manufacturer',
  'drug.unit',
  'drug.category',
  'drug.controlClass',
  'drug.priceFen',
  'drug.memberPriceFen',
  'drug.shelf',
] as const;

type ShownDrug = Omit<DrugHit, 'availableQuantity' | 'nearestExpiry' | 'outsideBinQuantity' | 'loose'>;
/** A hit's columns as they come from the store, whose CHECKs hold the two lists closed. */
type StoredHit = Omit<ShownDrug, 'category' | 'controlClass'> & { category: string; controlClass: string };

/** `whyNotSellable` of shared/domain/batches in SQL, over a list of drugs at once. */
const stockOfDrugs = statement<{ ids: string; today: string }>()((db, p) =>
  db
    .selectFrom('batch')
    .select([
      'drugId',
      sql<number>`coalesce(sum(on_hand - reserved) FILTER (WHERE bin = 'ready'), 0)`.as('availableQuantity'),
      sql<string | null>`min(expiry_date) FILTER (WHERE on_hand > reserved AND bin = 'ready')`.as(
        'nearestExpiry',
      ),
      sql<number>`coalesce(sum(on_hand - reserved) FILTER (WHERE bin = 'outside'), 0)`.as(
        'outsideBinQuantity',
      ),
    ])
    .where('drugId', 'in', sql<number>`(SELECT value FROM json_each(${p.ids}))`)
    .where('expiryDate', '>', p.today)
    .where('status', '=', 'available')
    .where('zone', '=', 'saleable')
    .groupBy('drugId'),
);

const drugsByIds = statement<{ ids: string }>()((db, p) =>
  db
    .selectFrom('drug')
    .select(HIT_COLUMNS)
    .where('id', 'in', sql<number>`(SELECT value FROM json_each(${p.ids}))`),
);

/** Adds to each drug what can be sold of it today. */
export function withStock(reader: Reader, drugs: readonly StoredHit[], today: DateText): DrugHit[] {
  const ids = JSON.stringify(drugs.map((drug) => drug.drugId));
  const stock = new Map(reader.all(stockOfDrugs, { ids, today }).map((row) => [row.drugId, row]));
  const splits = splitsAmong(
    reader,
    drugs.map((drug) => drug.drugId),
  );
  return drugs.map((drug) => {
    const { drugId, code, genericName, tradeName, specification, manufacturer } = drug;
    const { unit, category, controlClass, priceFen, memberPriceFen, shelf } = drug as ShownDrug;
    const own = stock.get(drugId);
    return {
      drugId,
      code,
      genericName,
      tradeName,
      specification,
      manufacturer,
      unit,
      category,
      controlClass,
      priceFen,
      memberPriceFen,
      shelf,
      availableQuantity: own?.availableQuantity ?? 0,
      nearestExpiry: own?.nearestExpiry ?? null,
      outsideBinQuantity: own?.outsideBinQuantity ?? 0,
      loose: splits.get(drugId) ?? null,
    };
  });
}

/** Hits for drug ids, in their order. */
export function drugHits(reader: Reader, drugIds: readonly number[], today: DateText): DrugHit[] {
  const found = reader.all(drugsByIds, { ids: JSON.stringify(drugIds) });
  const byId = new Map(found.map((drug) => [drug.drugId, drug]));
  const inOrder = drugIds.flatMap((drugId) => byId.get(drugId) ?? []);
  return withStock(reader, inOrder, today);
}
