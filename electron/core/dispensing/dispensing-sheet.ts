import type { DispensingSheet, PickLine } from '#shared/contracts/dispensing.ts';
import { invariant } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import type { Reader } from '../db/store.ts';
import {
  mustVerify,
  needsSecondPerson,
  type PackRow,
  packsToVerify,
  readCheck,
  readPacks,
  standingPacks,
} from '../orders/dispensed-packs.ts';
import {
  getOrder,
  type ItemBatchRow,
  type ItemRow,
  readItemBatches,
  readItems,
} from '../orders/order-rows.ts';
import { readOwed } from '../orders/owed-view.ts';

/** What is picked for an order, sorted by shelf: one walk along the shelves. Fails with ORDER_NOT_FOUND. */
export function dispensingSheet(reader: Reader, orderId: number): DispensingSheet {
  const order = getOrder(reader, orderId);
  const items = readItems(reader, orderId);
  const batches = readItemBatches(reader, orderId).filter(({ state }) => state !== 'released');
  const packs = readPacks(reader, orderId);
  const check = readCheck(reader, orderId);
  const needed = needsSecondPerson(reader, items);
  const missing = packsToVerify(reader, orderId, items);
  return {
    orderId,
    orderNumber: order.orderNumber,
    version: order.version,
    status: order.status,
    customerName: order.customerName,
    remark: order.remark,
    lines: items.map((item) => pickLine(reader, item, { batches, packs })).sort(byShelf),
    packs: packs.filter(({ quantity }) => quantity > 0).map((pack) => showPack(pack, packs)),
    check: {
      needed,
      done: check === null ? null : { staffName: check.staffName, atMs: check.atMs },
      dispensers: dispensersOf(packs).map(({ staffName }) => staffName),
    },
    owed: readOwed(reader, orderId),
    complete: missing === 0 && (!needed || check !== null),
  };
}

/** Who verified the packs that still count. */
export function dispensersOf(packs: readonly PackRow[]): { staffId: number; staffName: string }[] {
  const people = new Map(standingPacks(packs).map(({ staffId, staffName }) => [staffId, staffName]));
  return [...people].map(([staffId, staffName]) => ({ staffId, staffName }));
}

function pickLine(
  reader: Reader,
  item: ItemRow,
  { batches, packs }: { batches: readonly ItemBatchRow[]; packs: readonly PackRow[] },
): PickLine {
  const drug = findDrug(reader, item.drugId);
  invariant(drug !== undefined, 'a line sells a drug of the catalogue');
  const ofLine = packs.filter(({ lineNo }) => lineNo === item.lineNo);
  const { lineNo, drugId, genericName, tradeName, specification, manufacturer, unit, quantity } = item;
  return {
    lineNo,
    drugId,
    genericName,
    tradeName,
    specification,
    manufacturer,
    unit,
    category: item.category as PickLine['category'],
    controlClass: item.controlClass as PickLine['controlClass'],
    shelf: drug.shelf,
    quantity,
    verified: unitsOf(ofLine),
    mustVerify: mustVerify(item),
    batches: batches
      .filter((batch) => batch.lineNo === lineNo)
      .map(({ batchId, batchNumber, expiryDate, quantity: given }) => ({
        batchId,
        batchNumber,
        expiryDate,
        quantity: given,
        verified: unitsOf(ofLine.filter((pack) => pack.batchId === batchId)),
      })),
  };
}

const unitsOf = (packs: readonly PackRow[]): number => packs.reduce((sum, { quantity }) => sum + quantity, 0);

const byShelf = (a: PickLine, b: PickLine): number =>
  a.shelf === b.shelf ? a.lineNo - b.lineNo : a.shelf < b.shelf ? -1 : 1;

function showPack(pack: PackRow, packs: readonly PackRow[]): DispensingSheet['packs'][number] {
  const { id, lineNo, batchNumber, quantity, code, traceCode, noCodeReason, staffName, atMs } = pack;
  const takenBack = packs.some(({ takenBackId }) => takenBackId === id);
  return {
    packId: id,
    lineNo,
    batchNumber,
    quantity,
    code,
    traceCode,
    noCodeReason,
    staffName,
    atMs,
    takenBack,
  };
}
