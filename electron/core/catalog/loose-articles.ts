import { sql } from 'kysely';
import type { DrugHit } from '#shared/contracts/catalog.ts';
import type { ControlClass, DrugCategory } from '#shared/domain/drugs.ts';
import { looseSpecification, splitProblem, unitPriceOf } from '#shared/domain/split-packs.ts';
import { KeptByStore } from '../db/kept-by-store.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import type { DrugRow } from './drugs.ts';
import type { DrugFields } from './insert-drug.ts';

/** How a drug is sold by the unit. */
export interface LooseArticleRow {
  /** The article that the units are sold as. */
  readonly drugId: number;
  readonly packDrugId: number;
  readonly unitsPerPack: number;
  /** Null: worked out from the pack's price. */
  readonly unitPriceFen: number | null;
  readonly directions: string;
  readonly isActive: number;
}

const byLooseDrug = statement<{ drugId: number }>()((db, p) =>
  db.selectFrom('looseArticle').selectAll().where('drugId', '=', p.drugId),
);

const byPackDrug = statement<{ packDrugId: number }>()((db, p) =>
  db.selectFrom('looseArticle').selectAll().where('packDrugId', '=', p.packDrugId),
);

const newestLoose = statement()((db) =>
  db.selectFrom('looseArticle').select((eb) => eb.fn.max<number | null>('drugId').as('drugId')),
);

/** Whether any drug was ever split here. */
const splitsAny = new KeptByStore((reader) => (reader.get(newestLoose, {})?.drugId ?? null) !== null);

/** Said before a loose article is made, inside its transaction. */
export function forgetLooseArticles(tx: Tx): void {
  splitsAny.forget(tx);
}

/** The loose article with this id, or undefined for any other drug. */
export function findLooseArticle(reader: Reader, drugId: number): LooseArticleRow | undefined {
  return reader.get(byLooseDrug, { drugId });
}

/** The loose article that a drug's units are sold as, or undefined when it was never split. */
export function looseArticleOf(reader: Reader, packDrugId: number): LooseArticleRow | undefined {
  return reader.get(byPackDrug, { packDrugId });
}

/** Drugs of a list that are split, as packs or as the units of them. */
const splitAmong = statement<{ ids: string }>()((db, p) =>
  db
    .selectFrom('looseArticle')
    .select(['drugId', 'packDrugId', 'unitsPerPack', 'isActive'])
    .where(
      sql<boolean>`drug_id IN (SELECT value FROM json_each(${p.ids}))
        OR pack_drug_id IN (SELECT value FROM json_each(${p.ids}))`,
    ),
);

type Split = NonNullable<DrugHit['loose']>;

/** How the drugs of a list are split; those that are not are missing. */
export function splitsAmong(reader: Reader, drugIds: readonly number[]): ReadonlyMap<number, Split> {
  const splits = new Map<number, Split>();
  for (const { drugId, packDrugId, unitsPerPack, isActive } of reader.all(splitAmong, {
    ids: JSON.stringify(drugIds),
  })) {
    const split = { packDrugId, looseDrugId: drugId, unitsPerPack };
    splits.set(drugId, split);
    // Units of a drug whose mark was ended are offered no more, but are still what they are.
    if (isActive === 1) splits.set(packDrugId, split);
  }
  return splits;
}

/** Lines that are sold by the unit. Every sale asks; in a shop that splits nothing, none asks the store. */
export function looseAmong<Line extends { readonly drugId: number }>(
  reader: Reader,
  lines: readonly Line[],
): Line[] {
  if (!splitsAny.get(reader)) return [];
  const splits = splitsAmong(
    reader,
    lines.map(({ drugId }) => drugId),
  );
  return lines.filter(({ drugId }) => splits.get(drugId)?.looseDrugId === drugId);
}

/** Everything of a loose article's own row that follows from its pack, and is the pack's to change. */
export function followedFields(
  pack: DrugRow,
  article: Pick<LooseArticleRow, 'unitsPerPack' | 'unitPriceFen' | 'isActive'>,
  unit: string,
): Omit<DrugFields, 'code'> {
  const category = pack.category as DrugCategory;
  const controlClass = pack.controlClass as ControlClass;
  const isSold = article.isActive === 1 && splitProblem({ category, controlClass, isLoose: false }) === null;
  const priceFen = article.unitPriceFen ?? unitPriceOf(pack.priceFen, article.unitsPerPack);
  return {
    genericName: pack.genericName,
    tradeName: pack.tradeName,
    specification: looseSpecification(pack.specification, unit),
    dosageForm: pack.dosageForm,
    manufacturer: pack.manufacturer,
    approvalNumber: pack.approvalNumber,
    unit,
    packSize: 1,
    category,
    controlClass,
    storage: pack.storage as DrugFields['storage'],
    insuranceCode: pack.insuranceCode,
    // An article without a price is not sold, on any path.
    priceFen: isSold ? priceFen : 0,
    memberPriceFen: null,
    taxRateBp: pack.taxRateBp,
    shelf: pack.shelf,
    // What contains ephedrine is not split.
    ephedrineUnitUg: null,
    ephedrinePackUg: null,
  };
}
