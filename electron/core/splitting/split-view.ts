import type { CallOutput } from '#shared/contracts/index.ts';
import type { OpenPack, SplitView } from '#shared/contracts/splitting.ts';
import { heldBy } from '#shared/domain/split-packs.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { type DrugRow, findDrug } from '../catalog/drugs.ts';
import type { SplitDrug } from '../catalog/mark-splittable.ts';
import type { Reader } from '../db/store.ts';
import { batchesOf } from '../inventory/batch-view.ts';
import { openedPacksOf } from '../inventory/opened-packs.ts';
import type { QueryContext } from '../platform/context.ts';
import { asksForCode } from './identify-pack.ts';
import { articleOf } from './split-article.ts';

/** How a drug is split, what is open, and what may be opened; null when it is not split. Fails with DRUG_NOT_FOUND. */
export function findSplit(context: QueryContext, drugId: number): CallOutput<'splitting.get'> {
  const { reader } = context;
  const drug = findDrug(reader, drugId) ?? fail('DRUG_NOT_FOUND', { drugId });
  const article = articleOf(reader, drugId);
  if (article === null) return null;
  const pack = article.packDrugId === drugId ? drug : rowOf(reader, article.packDrugId);
  return toView(context, { article, pack });
}

/** The same for the answer of a command about a drug that is split; what the command left behind, if it did. */
export function splitView(
  context: QueryContext,
  { packDrugId }: { packDrugId: number },
  left?: SplitDrug,
): SplitView {
  if (left !== undefined) return toView(context, left);
  const view = findSplit(context, packDrugId);
  invariant(view !== null, 'the drug was just split');
  return view;
}

function toView(context: QueryContext, { article, pack }: SplitDrug): SplitView {
  const looseBatches = batchesOf(context, article.drugId).filter(({ zone }) => zone === 'saleable');
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    article: showArticle(context.reader, { article, pack }),
    availableUnits: sum(looseBatches.filter(({ sellable }) => sellable).map(({ available }) => available)),
    onHandUnits: sum(looseBatches.map(({ onHand }) => onHand)),
    openPacks: looseBatches.flatMap((batch) => openPacksOf(context.reader, batch)),
    packBatches: batchesOf(context, article.packDrugId)
      .filter(({ sellable, available }) => sellable && available > 0)
      .map(({ batchId, batchNumber, expiryDate, available }) => ({
        batchId,
        batchNumber,
        expiryDate,
        available,
      })),
  };
}

function rowOf(reader: Reader, drugId: number): DrugRow {
  const row = findDrug(reader, drugId);
  invariant(row !== undefined, 'a split drug has both its rows');
  return row;
}

function showArticle(reader: Reader, { article, pack }: SplitDrug): SplitView['article'] {
  const loose = rowOf(reader, article.drugId);
  return {
    packDrugId: pack.id,
    looseDrugId: loose.id,
    genericName: pack.genericName,
    specification: pack.specification,
    manufacturer: pack.manufacturer,
    packUnit: pack.unit,
    unit: loose.unit,
    unitsPerPack: article.unitsPerPack,
    statedPriceFen: article.unitPriceFen,
    unitPriceFen: loose.priceFen,
    directions: article.directions,
    asksForCode: asksForCode(reader, pack.id),
    isActive: article.isActive === 1,
  };
}

/** Packs of a loose batch that still hold units: these packs and their leaflets are kept until they are empty. */
function openPacksOf(
  reader: Reader,
  batch: { batchId: number; onHand: number; batchNumber: string; expiryDate: string },
): OpenPack[] {
  const packs = openedPacksOf(reader, batch.batchId);
  const held = new Map(heldBy(packs, batch.onHand).map(({ openedPackId, left }) => [openedPackId, left]));
  return packs.flatMap(({ openedPackId, units, traceCode, splitterName, checkerName, atMs }) => {
    const left = held.get(openedPackId) ?? 0;
    const { batchNumber, expiryDate } = batch;
    const pack = {
      openedPackId,
      batchNumber,
      expiryDate,
      units,
      left,
      traceCode,
      splitterName,
      checkerName,
      atMs,
    };
    return left > 0 ? [pack] : [];
  });
}
