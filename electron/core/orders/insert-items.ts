import type { PricedLine } from '#shared/domain/pricing.ts';
import { statement } from '../db/statement.ts';
import type { Tx } from '../db/store.ts';
import type { BatchShare } from '../inventory/reserve-stock.ts';
import type { DraftLine } from './draft-order.ts';
import type { ItemBatchRow, ItemRow } from './order-rows.ts';

const insertItemRow = statement<ItemRow & { orderId: number }>()((db, p) =>
  db.insertInto('orderItem').values({
    orderId: p.orderId,
    lineNo: p.lineNo,
    drugId: p.drugId,
    drugCode: p.drugCode,
    genericName: p.genericName,
    tradeName: p.tradeName,
    specification: p.specification,
    manufacturer: p.manufacturer,
    approvalNumber: p.approvalNumber,
    unit: p.unit,
    category: p.category,
    controlClass: p.controlClass,
    quantity: p.quantity,
    listPriceFen: p.listPriceFen,
    unitPriceFen: p.unitPriceFen,
    grossFen: p.grossFen,
    memberDiscountFen: p.memberDiscountFen,
    lineDiscountFen: p.lineDiscountFen,
    orderDiscountFen: p.orderDiscountFen,
    couponFen: p.couponFen,
    netFen: p.netFen,
    taxRateBp: p.taxRateBp,
    taxFen: p.taxFen,
    prescriptionId: p.prescriptionId,
    prescriptionLineNo: p.prescriptionLineNo,
    substitutionId: p.substitutionId,
  }),
);

const insertAllocation = statement<{
  orderId: number;
  lineNo: number;
  batchId: number;
  quantity: number;
  state: ItemBatchRow['state'];
}>()((db, p) =>
  db.insertInto('orderItemBatch').values({
    orderId: p.orderId,
    lineNo: p.lineNo,
    batchId: p.batchId,
    quantity: p.quantity,
    state: p.state,
  }),
);

/** Writes a line as it stands. */
export function writeItem(tx: Tx, orderId: number, row: ItemRow): ItemRow {
  tx.run(insertItemRow, { ...row, orderId });
  return row;
}

/** What a line keeps of its drug: later changes of the catalogue do not reach it. */
export function drugOnLine(drug: DraftLine['drug']) {
  return {
    drugId: drug.id,
    drugCode: drug.code,
    genericName: drug.genericName,
    tradeName: drug.tradeName,
    specification: drug.specification,
    manufacturer: drug.manufacturer,
    approvalNumber: drug.approvalNumber,
    unit: drug.unit,
    category: drug.category,
    controlClass: drug.controlClass,
  };
}

/**
 * Writes a line with the drug as it is at this moment. Returns the row as it now stands in the store.
 */
export function insertItem(
  tx: Tx,
  item: { orderId: number; lineNo: number; line: DraftLine; priced: PricedLine },
): ItemRow {
  const { drug, quantity, prescription } = item.line;
  const row: ItemRow = {
    ...item.priced,
    lineNo: item.lineNo,
    ...drugOnLine(drug),
    quantity,
    listPriceFen: drug.priceFen,
    taxRateBp: drug.taxRateBp,
    prescriptionId: prescription?.prescriptionId ?? null,
    prescriptionLineNo: prescription?.lineNo ?? null,
    substitutionId: null,
  };
  return writeItem(tx, item.orderId, row);
}

/** Writes which batches serve a line, as reserved. Returns the rows, by batch. */
export function insertAllocations(
  tx: Tx,
  line: { orderId: number; lineNo: number; shares: readonly BatchShare[] },
): ItemBatchRow[] {
  const { orderId, lineNo } = line;
  const state = 'reserved';
  for (const { batchId, quantity } of line.shares)
    tx.run(insertAllocation, { orderId, lineNo, batchId, quantity, state });
  const rows = line.shares.map((share): ItemBatchRow => ({ ...share, lineNo, state }));
  return rows.sort((a, b) => a.batchId - b.batchId);
}
