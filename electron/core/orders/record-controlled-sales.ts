import { statement } from '../db/statement.ts';
import type { CommandContext } from '../platform/context.ts';
import { type ItemRow, type OrderRow, readItemBatches } from './order-rows.ts';

const insertSale = statement<{
  orderId: number;
  lineNo: number;
  batchId: number;
  controlClass: string;
  genericName: string;
  specification: string;
  manufacturer: string;
  batchNumber: string;
  quantity: number;
  buyerName: string;
  buyerIdNumber: string;
  staffId: number;
  atMs: number;
}>()((db, p) =>
  db.insertInto('controlledSale').values({
    orderId: p.orderId,
    lineNo: p.lineNo,
    batchId: p.batchId,
    controlClass: p.controlClass,
    genericName: p.genericName,
    specification: p.specification,
    manufacturer: p.manufacturer,
    batchNumber: p.batchNumber,
    quantity: p.quantity,
    buyerName: p.buyerName,
    buyerIdNumber: p.buyerIdNumber,
    staffId: p.staffId,
    atMs: p.atMs,
  }),
);

/**
 * Writes the register of watched drugs (compliance.md: name, spec, quantity, maker, batch, buyer, ID number) in
 * the transaction in which the packs leave the shelf.
 */
export function recordControlledSales(
  context: CommandContext,
  order: OrderRow,
  items: readonly ItemRow[],
): void {
  const watched = items.filter((item) => item.controlClass !== 'none');
  if (watched.length === 0) return;
  const batches = readItemBatches(context.tx, order.id).filter(({ state }) => state !== 'released');
  for (const item of watched) {
    for (const batch of batches.filter(({ lineNo }) => lineNo === item.lineNo)) {
      context.tx.run(insertSale, {
        ...item,
        orderId: order.id,
        batchId: batch.batchId,
        batchNumber: batch.batchNumber,
        quantity: batch.quantity,
        buyerName: order.buyerName,
        buyerIdNumber: order.buyerIdNumber,
        staffId: context.session.staffId,
        atMs: context.nowMs,
      });
    }
  }
}
