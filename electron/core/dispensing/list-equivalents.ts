import type { CallOutput } from '#shared/contracts/index.ts';
import type { ControlClass, DrugCategory } from '#shared/domain/drugs.ts';
import { type EquivalenceFacts, equivalenceOf } from '#shared/domain/equivalents.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { type DrugRow, findDrug } from '../catalog/drugs.ts';
import { findLooseArticle } from '../catalog/loose-articles.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { sellableBatches } from '../inventory/batches.ts';
import { planReservation } from '../inventory/reserve-stock.ts';
import { getOrder, type ItemRow, readItems } from '../orders/order-rows.ts';
import type { QueryContext } from '../platform/context.ts';

type Listed = CallOutput<'dispensing.equivalents'>;

/** Drugs of the same name that are sold; a drug without a price is not, on any path. */
const namesakes = statement<{ genericName: string; drugId: number }>()((db, p) =>
  db
    .selectFrom('drug')
    .leftJoin('import', 'import.id', 'drug.importId')
    .select('drug.id')
    .where('drug.genericName', '=', p.genericName)
    .where('drug.id', '<>', p.drugId)
    .where('drug.priceFen', '>', 0)
    .where((eb) => eb.or([eb('drug.importId', 'is', null), eb('import.phase', '=', 'done')]))
    .orderBy('drug.id'),
);

/** A line of an order; fails with SUBSTITUTION_INVALID where the order has none of that number. */
export function lineOf(
  items: readonly ItemRow[],
  { orderId, lineNo }: { orderId: number; lineNo: number },
): ItemRow {
  const item = items.find((candidate) => candidate.lineNo === lineNo);
  return item ?? fail('SUBSTITUTION_INVALID', { orderId, lineNo, reason: 'unknown_line' });
}

/** What the catalogue says of a drug today that decides whether it is an equivalent. */
export function equivalenceFacts(reader: Reader, drug: DrugRow): EquivalenceFacts {
  return {
    genericName: drug.genericName,
    specification: drug.specification,
    dosageForm: drug.dosageForm,
    approvalNumber: drug.approvalNumber,
    unit: drug.unit,
    packSize: drug.packSize,
    category: drug.category as DrugCategory,
    controlClass: drug.controlClass as ControlClass,
    ephedrineUnitUg: drug.ephedrineUnitUg,
    isLoose: findLooseArticle(reader, drug.id) !== undefined,
  };
}

/** The same of a line's drug, as it was sold: what the line says counts, not what the catalogue says by now. */
export function factsOfLine(reader: Reader, item: ItemRow): EquivalenceFacts {
  const drug = findDrug(reader, item.drugId);
  invariant(drug !== undefined, 'a line sells a drug of the catalogue');
  const { genericName, specification, approvalNumber, unit } = item;
  return {
    ...equivalenceFacts(reader, drug),
    genericName,
    specification,
    approvalNumber,
    unit,
    category: item.category as DrugCategory,
    controlClass: item.controlClass as ControlClass,
  };
}

/**
 * The drugs that may stand in for a line's (RX-5), with what of them can be given today and from where, and those of
 * the same name that may not, with the difference. Those that there is enough of come first, then by expiry.
 *
 * Fails with ORDER_NOT_FOUND or SUBSTITUTION_INVALID.
 */
export function listEquivalents(
  { reader, today }: Pick<QueryContext, 'reader' | 'today'>,
  { orderId, lineNo }: { orderId: number; lineNo: number },
): Listed {
  getOrder(reader, orderId);
  const item = lineOf(readItems(reader, orderId), { orderId, lineNo });
  const sold = factsOfLine(reader, item);
  const equivalents: Listed['equivalents'] = [];
  const others: Listed['others'] = [];
  for (const { id: drugId } of reader.all(namesakes, item)) {
    const drug = findDrug(reader, drugId);
    invariant(drug !== undefined, 'a namesake is in the catalogue');
    const { genericName, tradeName, specification, manufacturer, unit, shelf } = drug;
    const shown = { drugId, genericName, tradeName, specification, manufacturer, unit, shelf };
    const { difference, quantity } = equivalenceOf(sold, equivalenceFacts(reader, drug), item.quantity);
    if (difference !== null) {
      others.push({ ...shown, difference });
      continue;
    }
    const request = { drugId, quantity, scannedBatchId: null };
    const { shares, shortages } = planReservation({ reader, today }, [request]);
    equivalents.push({
      ...shown,
      quantity,
      availableQuantity: sellableBatches(reader, drugId, today).reduce(
        (sum, batch) => sum + batch.availableQuantity,
        0,
      ),
      isEnough: shortages.length === 0,
      batches: [...(shares[0] ?? [])],
    });
  }
  return { orderId, lineNo, quantity: item.quantity, equivalents: equivalents.sort(byUse), others };
}

type Equivalent = Listed['equivalents'][number];

function byUse(a: Equivalent, b: Equivalent): number {
  if (a.isEnough !== b.isEnough) return a.isEnough ? -1 : 1;
  const [left, right] = [a, b].map(({ batches }) => batches[0]?.expiryDate ?? '9999');
  return left === right ? a.drugId - b.drugId : (left ?? '') < (right ?? '') ? -1 : 1;
}
