import type { ControlClass, DrugCategory } from '#shared/domain/drugs.ts';
import { splitProblem } from '#shared/domain/split-packs.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import type { CommandContext } from '../platform/context.ts';
import { type DrugRow, findDrug } from './drugs.ts';
import { type DrugFields, insertDrug } from './insert-drug.ts';
import {
  findLooseArticle,
  followedFields,
  forgetLooseArticles,
  type LooseArticleRow,
  looseArticleOf,
} from './loose-articles.ts';
import { differsFromRow, updateDrug } from './update-drug.ts';

/** A drug that is or was split: how, and the row of its packs. */
export interface SplitDrug {
  readonly article: LooseArticleRow;
  readonly pack: DrugRow;
}

/** How a drug's units are to be sold. */
export interface SplitTerms {
  readonly unitsPerPack: number;
  readonly unit: string;
  /** Null: the pack's price divided by its units. */
  readonly unitPriceFen: number | null;
  readonly directions: string;
}

const insertArticle = statement<LooseArticleRow>()((db, p) =>
  db.insertInto('looseArticle').values({
    drugId: p.drugId,
    packDrugId: p.packDrugId,
    unitsPerPack: p.unitsPerPack,
    unitPriceFen: p.unitPriceFen,
    directions: p.directions,
    isActive: p.isActive,
  }),
);

const updateArticle = statement<Omit<LooseArticleRow, 'packDrugId'>>()((db, p) =>
  db
    .updateTable('looseArticle')
    .set({
      unitsPerPack: p.unitsPerPack,
      unitPriceFen: p.unitPriceFen,
      directions: p.directions,
      isActive: p.isActive,
    })
    .where('drugId', '=', p.drugId),
);

const idOfCode = statement<{ code: string }>()((db, p) =>
  db.selectFrom('drug').select('id').where('code', '=', p.code),
);

/**
 * Says that a drug's packs may be opened (拆零), and makes the article that its units are sold as; said again, it
 * changes price, unit and directions. Packs that were opened before keep the units that they had.
 *
 * Fails with DRUG_NOT_FOUND or SPLIT_NOT_ALLOWED. Returns what it left behind.
 */
export function markSplittable(context: CommandContext, packDrugId: number, terms: SplitTerms): SplitDrug {
  const { tx, nowMs } = context;
  const pack = findDrug(tx, packDrugId) ?? fail('DRUG_NOT_FOUND', { drugId: packDrugId });
  refuseUnsplittable(tx, pack);
  const { unitsPerPack, unitPriceFen, directions } = terms;
  const marked = { packDrugId, unitsPerPack, unitPriceFen, directions, isActive: 1 };
  const known = looseArticleOf(tx, packDrugId);
  const drugId = known?.drugId ?? insertLoose(context, pack, followedFields(pack, marked, terms.unit));
  const article = { ...marked, drugId };
  if (known === undefined) {
    forgetLooseArticles(tx);
    tx.run(insertArticle, article);
  } else {
    tx.run(updateArticle, article);
    const row = looseRowOf(tx, known);
    follow(tx, { article, pack, row, unit: terms.unit, atMs: nowMs });
  }
  return tell(context, { article, pack }, { ...terms });
}

/** Puts the article that a drug's units are sold as into the catalogue: it is read and found as its pack is. */
function insertLoose(context: CommandContext, pack: DrugRow, fields: Omit<DrugFields, 'code'>): number {
  const { tx, nowMs } = context;
  const { pinyinInitials, searchPinyin } = pack;
  const drug = { ...fields, pinyinInitials, searchPinyin, code: freeCode(tx, pack.code), barcodes: [] };
  return insertDrug(tx, drug, { importId: null, atMs: nowMs });
}

/**
 * Ends the selling by the unit; loose units that are left stay on the books. Fails with NOT_SPLITTABLE. Returns what
 * it left behind.
 */
export function unmarkSplittable(context: CommandContext, packDrugId: number): SplitDrug {
  const { tx, nowMs } = context;
  const pack = findDrug(tx, packDrugId) ?? fail('DRUG_NOT_FOUND', { drugId: packDrugId });
  const known = looseArticleOf(tx, packDrugId);
  if (known === undefined || known.isActive === 0)
    fail('NOT_SPLITTABLE', { drugId: packDrugId, name: pack.genericName });
  const article = { ...known, isActive: 0 };
  tx.run(updateArticle, article);
  const row = looseRowOf(tx, known);
  follow(tx, { article, pack, row, unit: row.unit, atMs: nowMs });
  return tell(context, { article, pack }, { ended: true });
}

/**
 * Takes a change of a drug over to the article that its units are sold as: name, price, rules. A drug that came under
 * special control is sold by the unit no more.
 */
export function followPack(tx: Tx, packDrugId: number, atMs: number): void {
  const article = looseArticleOf(tx, packDrugId);
  if (article === undefined) return;
  const pack = findDrug(tx, packDrugId);
  invariant(pack !== undefined, 'loose units are units of a drug');
  const row = looseRowOf(tx, article);
  follow(tx, { article, pack, row, unit: row.unit, atMs });
}

/** Fails with SPLIT_NOT_ALLOWED where a drug's packs may not be opened. */
export function refuseUnsplittable(reader: Reader, pack: DrugRow): void {
  const reason = splitProblem({
    category: pack.category as DrugCategory,
    controlClass: pack.controlClass as ControlClass,
    isLoose: findLooseArticle(reader, pack.id) !== undefined,
  });
  if (reason !== null) fail('SPLIT_NOT_ALLOWED', { drugId: pack.id, name: pack.genericName, reason });
}

function follow(tx: Tx, change: SplitDrug & { row: DrugRow; unit: string; atMs: number }): void {
  const { article, pack, row, unit, atMs } = change;
  const stated = followedFields(pack, article, unit);
  if (differsFromRow(row, stated)) updateDrug(tx, row, { stated, atMs });
}

function looseRowOf(reader: Reader, article: LooseArticleRow): DrugRow {
  const row = findDrug(reader, article.drugId);
  invariant(row !== undefined, 'a loose article has its row in the catalogue');
  return row;
}

/** The pack's article number with an L for loose; numbered on where somebody else has that. */
function freeCode(reader: Reader, packCode: string): string {
  for (let attempt = 1; ; attempt += 1) {
    const code = `${packCode}-L${attempt === 1 ? '' : attempt}`;
    if (reader.get(idOfCode, { code }) === undefined) return code;
  }
}

function tell(
  context: CommandContext,
  { article, pack }: SplitDrug,
  terms: Readonly<Record<string, unknown>>,
): SplitDrug {
  context.publish({
    kind: 'drug.split_changed',
    subject: `drug:${pack.code}`,
    subjectVersion: context.nowMs,
    payload: { drugCode: pack.code, article },
  });
  context.note(`drug:${pack.code}`, terms);
  context.changed('catalog', 'stock', 'cart');
  return { article, pack };
}
