import type { DispensingSheet, PickLine } from '#shared/contracts/dispensing.ts';
import type { Reader } from '../db/store.ts';
import {
  mustVerify,
  needsSecondPerson,
  type PackRow,
  packsLeft,
  standingPacks,
} from '../orders/dispensed-packs.ts';
import type { ItemRow } from '../orders/order-rows.ts';
import { showSubstitution } from '../orders/substitutions.ts';
import { readSheet, type SheetRecord } from './sheet-record.ts';

/** What is picked for an order, sorted by shelf: one walk along the shelves. Fails with ORDER_NOT_FOUND. */
export function dispensingSheet(reader: Reader, orderId: number): DispensingSheet {
  return showSheet(reader, readSheet(reader, orderId));
}

/** The same of what was read already. */
export function showSheet(reader: Reader, record: SheetRecord): DispensingSheet {
  const { order, items, packs, check, owed } = record;
  const needed = needsSecondPerson(reader, items);
  return {
    orderId: order.id,
    orderNumber: order.orderNumber,
    version: order.version,
    status: order.status,
    customerName: order.customerName,
    remark: order.remark,
    lines: items.map((item) => pickLine(reader, item, record)).sort(byShelf),
    packs: packs.filter(({ quantity }) => quantity > 0).map((pack) => showPack(pack, packs)),
    check: {
      needed,
      done: check === null ? null : { staffName: check.staffName, atMs: check.atMs },
      dispensers: dispensersOf(packs).map(({ staffName }) => staffName),
    },
    owed,
    complete: packsLeft(items, packs) === 0 && (!needed || check !== null),
  };
}

/** Who verified the packs that still count. */
export function dispensersOf(packs: readonly PackRow[]): { staffId: number; staffName: string }[] {
  const people = new Map(standingPacks(packs).map(({ staffId, staffName }) => [staffId, staffName]));
  return [...people].map(([staffId, staffName]) => ({ staffId, staffName }));
}

function pickLine(reader: Reader, item: ItemRow, { batches, packs, shelves }: SheetRecord): PickLine {
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
    shelf: shelves.get(drugId) ?? '',
    quantity,
    verified: unitsOf(ofLine),
    mustVerify: mustVerify(item),
    substitution: showSubstitution(reader, item),
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

/** Who verified the last pack of a line: whoever comes second with one is told. */
export function lastScan(
  { packs }: DispensingSheet,
  lineNo: number,
): { staffName?: string; verified_at_ms?: number } {
  const last = packs.findLast((pack) => pack.lineNo === lineNo && !pack.takenBack);
  return last === undefined ? {} : { staffName: last.staffName, verified_at_ms: last.atMs };
}
