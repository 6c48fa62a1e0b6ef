import { getOrder } from '../orders/order-rows.ts';
import { type Handlers, onCommand, onQuery, type QueryContext } from '../platform/context.ts';
import { ruleOf } from '../rules/rules.ts';
import { afterSalesDetail } from './after-sales-detail.ts';
import { checkPack } from './check-pack.ts';
import { completeAfterSales } from './complete-after-sales.ts';
import { takePlainStep } from './end-request.ts';
import { listAfterSales } from './list-after-sales.ts';
import { planRefund, showPlannedRefund, unitsLeft, wantedUnits } from './plan-refund.ts';
import { receiveReturns } from './receive-returns.ts';
import { requestAfterSales } from './request-after-sales.ts';

/** The calls of `aftersales.*`. */
export function afterSalesHandlers(): Handlers {
  return { ...reading(), ...stepping() };
}

const show = (context: QueryContext, { afterSalesId }: { afterSalesId: number }) => ({
  afterSales: afterSalesDetail(context, afterSalesId),
});

function reading(): Handlers {
  return {
    ...onQuery('aftersales.get', (context, { afterSalesId }) => afterSalesDetail(context, afterSalesId)),
    ...onQuery('aftersales.list', ({ reader }, input) => listAfterSales(reader, input)),
    ...onQuery('aftersales.checkPack', ({ reader, today }, input) => checkPack(reader, { ...input, today })),
    ...onQuery('aftersales.quote', ({ reader }, { orderId, lines, withShipping }) => {
      const order = getOrder(reader, orderId);
      const units = wantedUnits(reader, orderId, lines);
      const amounts = planRefund(reader, order, { units, withShipping });
      return {
        lines: unitsLeft(reader, orderId).map(({ item: _, ...line }) => line),
        isWhole: amounts.isWhole,
        needsFault: ruleOf(reader, 'returns_quality_only').on,
        refund: showPlannedRefund(reader, orderId, amounts),
      };
    }),
  };
}

function stepping(): Handlers {
  return {
    ...onCommand(
      'aftersales.request',
      (context, input) => ({ afterSalesId: requestAfterSales(context, input) }),
      show,
    ),
    ...onCommand(
      'aftersales.approve',
      (context, input) => ({ afterSalesId: takePlainStep(context, input, 'approve') }),
      show,
    ),
    ...onCommand(
      'aftersales.reject',
      (context, input) => ({ afterSalesId: takePlainStep(context, input, 'reject') }),
      show,
    ),
    ...onCommand(
      'aftersales.withdraw',
      (context, input) => ({ afterSalesId: takePlainStep(context, input, 'withdraw') }),
      show,
    ),
    ...onCommand(
      'aftersales.fail',
      (context, input) => ({ afterSalesId: takePlainStep(context, input, 'fail') }),
      show,
    ),
    ...onCommand(
      'aftersales.receiveGoods',
      (context, input) => ({ afterSalesId: receiveReturns(context, input) }),
      show,
    ),
    ...onCommand(
      'aftersales.complete',
      (context, input) => ({ afterSalesId: completeAfterSales(context, input, 'complete') }),
      show,
    ),
    ...onCommand(
      'aftersales.retry',
      (context, input) => ({ afterSalesId: completeAfterSales(context, input, 'retry') }),
      show,
    ),
  };
}
