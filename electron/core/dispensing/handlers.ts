import { orderDetail } from '../orders/order-detail.ts';
import { type Handlers, onCommand, onQuery, type QueryContext } from '../platform/context.ts';
import { checkPacks } from './check-packs.ts';
import { dispensingQueue } from './dispensing-queue.ts';
import { dispensingSheet, showSheet } from './dispensing-sheet.ts';
import { listEquivalents } from './list-equivalents.ts';
import { oweBalance } from './owe-balance.ts';
import { receiptOf, type SheetReceipt, sheetBehind } from './sheet-record.ts';
import { substituteDrug } from './substitute-drug.ts';
import { takeBackPack } from './take-back-pack.ts';
import { verifyByEye } from './verify-by-eye.ts';
import { verifyScannedPack } from './verify-pack.ts';

const show = ({ reader }: QueryContext, receipt: SheetReceipt) =>
  showSheet(reader, sheetBehind(reader, receipt));

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
    ...onCommand('dispensing.owe', oweBalance, (context, { givenId, owedId }) => ({
      given: givenId === null ? null : orderDetail(context, givenId),
      owed: orderDetail(context, owedId),
    })),
    ...onQuery('dispensing.equivalents', listEquivalents),
    ...onCommand('dispensing.substitute', substituteDrug, (context, { orderId }) => ({
      order: orderDetail(context, orderId),
    })),
    ...onCommand('dispensing.check', (context, input) => receiptOf(checkPacks(context, input)), show),
  };
}
