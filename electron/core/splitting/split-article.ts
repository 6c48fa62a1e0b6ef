import { findDrug } from '../catalog/drugs.ts';
import { findLooseArticle, type LooseArticleRow, looseArticleOf } from '../catalog/loose-articles.ts';
import type { Reader } from '../db/store.ts';

/** How a drug is split, by the drug of the packs or the article of the units; null when it is not. */
export function splitArticle(reader: Reader, drugId: number): LooseArticleRow | null {
  return findDrug(reader, drugId) === undefined ? null : articleOf(reader, drugId);
}

/** The same of a drug that the catalogue is known to have. */
export function articleOf(reader: Reader, drugId: number): LooseArticleRow | null {
  return looseArticleOf(reader, drugId) ?? findLooseArticle(reader, drugId) ?? null;
}
