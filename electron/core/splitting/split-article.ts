import { findDrug } from '../catalog/drugs.ts';
import { findLooseArticle, type LooseArticleRow, looseArticleOf } from '../catalog/loose-articles.ts';
import type { Reader } from '../db/store.ts';

/** How a drug is split, by the drug of the packs or the article of the units; null when it is not. */
export function splitArticle(reader: Reader, drugId: number): LooseArticleRow | null {
  if (findDrug(reader, drugId) === undefined) return null;
  return looseArticleOf(reader, drugId) ?? findLooseArticle(reader, drugId) ?? null;
}
