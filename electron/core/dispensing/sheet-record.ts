import { invariant } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import type { Reader } from '../db/store.ts';
import { type PackRow, readCheck, readPacks } from '../orders/dispensed-packs.ts';
import {
  getOrder,
  type ItemBatchRow,
  type ItemRow,
  type OrderRow,
  readItemBatches,
  readItems,
} from '../orders/order-rows.ts';
import { readOwed } from '../orders/owed-view.ts';
import { LeftBehind } from '../platform/left-behind.ts';

/** An order as it is picked, with what was verified of it. */
export interface SheetRecord {
  readonly order: OrderRow;
  readonly items: readonly ItemRow[];
  /** The batches to pick, without those that were let go. */
  readonly batches: readonly ItemBatchRow[];
  /** Where each drug lies. */
  readonly shelves: ReadonlyMap<number, string>;
  readonly packs: readonly PackRow[];
  readonly check: ReturnType<typeof readCheck>;
  readonly owed: ReturnType<typeof readOwed>;
}

/** Reads what is picked for an order. Fails with ORDER_NOT_FOUND. */
export function readSheet(reader: Reader, orderId: number): SheetRecord {
  const order = getOrder(reader, orderId);
  const items = readItems(reader, orderId);
  return {
    order,
    items,
    batches: readItemBatches(reader, orderId).filter(({ state }) => state !== 'released'),
    shelves: new Map(items.map(({ drugId }) => [drugId, shelfOf(reader, drugId)])),
    ...readVerified(reader, orderId),
    owed: readOwed(reader, order, items),
  };
}

/** The part of a sheet that looking at packs changes. */
export function readVerified(reader: Reader, orderId: number): Pick<SheetRecord, 'packs' | 'check'> {
  return { packs: readPacks(reader, orderId), check: readCheck(reader, orderId) };
}

function shelfOf(reader: Reader, drugId: number): string {
  const drug = findDrug(reader, drugId);
  invariant(drug !== undefined, 'a line sells a drug of the catalogue');
  return drug.shelf;
}

/** What a command on an order's packs keeps under its id. */
export interface SheetReceipt {
  readonly orderId: number;
}

const leftBehind = new LeftBehind<SheetRecord>();

/** The receipt of a command that left a sheet as `record` says. */
export function receiptOf(record: SheetRecord): SheetReceipt {
  return leftBehind.keep({ orderId: record.order.id }, record);
}

/** The sheet behind a receipt: as the command just left it, or for a repeated command as it is now. */
export function sheetBehind(reader: Reader, receipt: SheetReceipt): SheetRecord {
  return leftBehind.find(receipt) ?? readSheet(reader, receipt.orderId);
}
