import { orderDetail, showRecord } from '../orders/order-detail.ts';
import { receiptOf as orderReceiptOf, recordBehind } from '../orders/order-record.ts';
import { type Handlers, onCommand, onQuery, type QueryContext } from '../platform/context.ts';
import { LeftBehind } from '../platform/left-behind.ts';
import { checkPacks } from './check-packs.ts';
import { dispensingQueue } from './dispensing-queue.ts';
import { dispensingSheet, showSheet } from './dispensing-sheet.ts';
import { listEquivalents } from './list-equivalents.ts';
import { type Owed, oweBalance } from './owe-balance.ts';
import { receiptOf, type SheetReceipt, sheetBehind } from './sheet-record.ts';
import { substituteDrug } from './substitute-drug.ts';
import { takeBackPack } from './take-back-pack.ts';
import { verifyByEye } from './verify-by-eye.ts';
import { verifyScannedPack } from './verify-pack.ts';

const show = ({ reader }: QueryContext, receipt: SheetReceipt) =>
  showSheet(reader, sheetBehind(reader, receipt));

const owedBehind = new LeftBehind<Owed>();

function showOwed(context: QueryContext, receipt: { givenId: number | null; owedId: number }) {
  const { givenId, owedId } = receipt;
  const left = owedBehind.find(receipt);
  if (left === undefined) {
    const given = givenId === null ? null : orderDetail(context, givenId);
    return { given, owed: orderDetail(context, owedId) };
  }
  const given = left.given === null ? null : showRecord(context, left.given);
  return { given, owed: showRecord(context, left.owed) };
}

/** The calls of `dispensing.*`. */
export function dispensingHandlers(): Handlers {
  return {
    ...onQuery('dispensing.queue', ({ reader }, input) => dispensingQueue(reader, input)),
    ...onQuery('dispensing.get', ({ reader }, { orderId }) => dispensingSheet(reader, orderId)),
    ...onCommand(
      'dispensing.verifyPack',
      (context, input) => receiptOf(verifyScannedPack(context, input)),
      show,
    ),
    ...onCommand('dispensing.verifyByEye', (context, input) => receiptOf(verifyByEye(context, input)), show),
    ...onCommand(
      'dispensing.takeBackPack',
      (context, { orderId, packId }) => receiptOf(takeBackPack(context, orderId, packId)),
      show,
    ),
    ...onCommand(
      'dispensing.owe',
      (context, input) => {
        const owed = oweBalance(context, input);
        return owedBehind.keep({ givenId: owed.given?.order.id ?? null, owedId: owed.owed.order.id }, owed);
      },
      showOwed,
    ),
    ...onQuery('dispensing.equivalents', listEquivalents),
    ...onCommand(
      'dispensing.substitute',
      (context, input) => orderReceiptOf(substituteDrug(context, input), {}),
      (context, receipt) => ({ order: showRecord(context, recordBehind(context.reader, receipt)) }),
    ),
    ...onCommand('dispensing.check', (context, input) => receiptOf(checkPacks(context, input)), show),
  };
}
