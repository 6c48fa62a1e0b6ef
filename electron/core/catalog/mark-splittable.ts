import type { ControlClass, DrugCategory } from '#shared/domain/drugs.ts';
import { splitProblem } from '#shared/domain/split-packs.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import type { CommandContext } from '../platform/context.ts';
import { type DrugRow, findDrug } from './drugs.ts';
import { insertDrug } from './insert-drug.ts';
import {
  findLooseArticle,
  followedFields,
  forgetLooseArticles,
  type LooseArticleRow,
  looseArticleOf,
} from './loose-articles.ts';
import { namePinyin } from './search/name-pinyin.ts';
import { differsFromRow, updateDrug } from './update-drug.ts';

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
 * Fails with DRUG_NOT_FOUND or SPLIT_NOT_ALLOWED.
 */
export function markSplittable(context: CommandContext, packDrugId: number, terms: SplitTerms): void {
  const { tx, nowMs } = context;
  const pack = findDrug(tx, packDrugId) ?? fail('DRUG_NOT_FOUND', { drugId: packDrugId });
  refuseUnsplittable(tx, pack);
  const article = { ...terms, packDrugId, isActive: 1 };
  const known = looseArticleOf(tx, packDrugId);
  const fields = followedFields(pack, article, terms.unit);
  if (known === undefined) {
    const drug = { ...fields, ...namePinyin(pack), code: freeCode(tx, pack.code), barcodes: [] };
    const drugId = insertDrug(tx, drug, { importId: null, atMs: nowMs });
    forgetLooseArticles(tx);
    tx.run(insertArticle, { ...article, drugId });
  } else {
    tx.run(updateArticle, { ...article, drugId: known.drugId });
    follow(tx, { article: { ...article, drugId: known.drugId }, pack, unit: terms.unit, atMs: nowMs });
  }
  tell(context, pack, { ...terms });
}

/** Ends the selling by the unit; loose units that are left stay on the books. Fails with NOT_SPLITTABLE. */
export function unmarkSplittable(context: CommandContext, packDrugId: number): void {
  const { tx, nowMs } = context;
  const pack = findDrug(tx, packDrugId) ?? fail('DRUG_NOT_FOUND', { drugId: packDrugId });
  const known = looseArticleOf(tx, packDrugId);
  if (known === undefined || known.isActive === 0)
    fail('NOT_SPLITTABLE', { drugId: packDrugId, name: pack.genericName });
  const article = { ...known, isActive: 0 };
  tx.run(updateArticle, article);
  follow(tx, { article, pack, unit: unitOf(tx, known), atMs: nowMs });
  tell(context, pack, { ended: true });
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
  follow(tx, { article, pack, unit: unitOf(tx, article), atMs });
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

function follow(
  tx: Tx,
  change: { article: LooseArticleRow; pack: DrugRow; unit: string; atMs: number },
): void {
  const { article, pack, unit, atMs } = change;
  const row = findDrug(tx, article.drugId);
  invariant(row !== undefined, 'a loose article has its row in the catalogue');
  const stated = followedFields(pack, article, unit);
  if (differsFromRow(row, stated)) updateDrug(tx, row, { stated, atMs });
}

function unitOf(reader: Reader, article: LooseArticleRow): string {
  return findDrug(reader, article.drugId)?.unit ?? '';
}

/** The pack's article number with an L for loose; numbered on where somebody else has that. */
function freeCode(reader: Reader, packCode: string): string {
  for (let attempt = 1; ; attempt += 1) {
    const code = `${packCode}-L${attempt === 1 ? '' : attempt}`;
    if (reader.get(idOfCode, { code }) === undefined) return code;
  }
}

function tell(context: CommandContext, pack: DrugRow, terms: Readonly<Record<string, unknown>>): void {
  const article = looseArticleOf(context.tx, pack.id);
  context.publish({
    kind: 'drug.split_changed',
    subject: `drug:${pack.code}`,
    subjectVersion: context.nowMs,
    payload: { drugCode: pack.code, article },
  });
  context.note(`drug:${pack.code}`, terms);
  context.changed('catalog', 'stock', 'cart');
}
