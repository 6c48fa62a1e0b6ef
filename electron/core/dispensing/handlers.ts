import { orderDetail } from '../orders/order-detail.ts';
import { type Handlers, onCommand, onQuery, type QueryContext } from '../platform/context.ts';
import { checkPacks } from './check-packs.ts';
import { dispensingQueue } from './dispensing-queue.ts';
import { dispensingSheet } from './dispensing-sheet.ts';
import { oweBalance } from './owe-balance.ts';
import { takeBackPack } from './take-back-pack.ts';
import { verifyByEye } from './verify-by-eye.ts';
import { verifyScannedPack } from './verify-pack.ts';

const showSheet = ({ reader }: QueryContext, { orderId }: { orderId: number }) =>
  dispensingSheet(reader, orderId);

/** The calls of `dispensing.*`. */
export function dispensingHandlers(): Handlers {
  return {
    ...onQuery('dispensing.queue', ({ reader }, input) => dispensingQueue(reader, input)),
    ...onQuery('dispensing.get', ({ reader }, { orderId }) => dispensingSheet(reader, orderId)),
    ...onCommand(
      'dispensing.verifyPack',
      (context, input) => {
        verifyScannedPack(context, input);
        return { orderId: input.orderId };
      },
      showSheet,
    ),
    ...onCommand(
      'dispensing.verifyByEye',
      (context, input) => {
        verifyByEye(context, input);
        return { orderId: input.orderId };
      },
      showSheet,
    ),
    ...onCommand(
      'dispensing.takeBackPack',
      (context, { orderId, packId }) => {
        takeBackPack(context, orderId, packId);
        return { orderId };
      },
      showSheet,
    ),
    ...onCommand('dispensing.owe', oweBalance, (context, { givenId, owedId }) => ({
      given: givenId === null ? null : orderDetail(context, givenId),
      owed: orderDetail(context, owedId),
    })),
    ...onCommand(
      'dispensing.check',
      (context, input) => {
        checkPacks(context, input);
        return { orderId: input.orderId };
      },
      showSheet,
    ),
  };
}
