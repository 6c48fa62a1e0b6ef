import { parseOrderNumber } from '#shared/domain/order-number.ts';
import { findTransition, isTakenByPeople, type OrderAction } from '#shared/domain/order-states.ts';
import { fail } from '#shared/errors/index.ts';
import {
  type CommandContext,
  type Handlers,
  onCommand,
  onQuery,
  type QueryContext,
} from '../platform/context.ts';
import { LeftBehind } from '../platform/left-behind.ts';
import { applyTransition } from './apply-transition.ts';
import { listOrders } from './list-orders.ts';
import { orderDirectly, orderFromCart } from './make-order.ts';
import { mergeOrders } from './merge-orders.ts';
import { orderAsSeen, refuseStatus } from './order-as-seen.ts';
import { orderDetail, showRecord } from './order-detail.ts';
import {
  type OrderReceipt,
  type OrderRecord,
  readRecord,
  receiptOf,
  recordBehind,
  recordOf,
} from './order-record.ts';
import { getOrderByNumber, type OrderRow } from './order-rows.ts';
import { findOwed } from './owed-balances.ts';
import { publishOrder } from './publish-order.ts';
import { serveOwed } from './reserve-owed.ts';
import { settleOrder } from './settle-order.ts';
import { splitOrder } from './split-order.ts';
import type { TransitionFacts } from './transition-facts.ts';

/** The calls of `orders.*`. */
export function orderHandlers(): Handlers {
  return { ...reading(), ...making(), ...paying(), ...stepping(), ...dividing() };
}

const showOrder = (context: QueryContext, receipt: OrderReceipt) => ({
  order: showRecord(context, recordBehind(context.reader, receipt)),
});

const showPaid = (context: QueryContext, receipt: OrderReceipt & { changeFen: number }) => ({
  ...showOrder(context, receipt),
  changeFen: receipt.changeFen,
});

/** Ends a command that changed an order: central hears of it, and the answer is made from the same record. */
function finish(context: CommandContext, order: OrderRow, eventsBefore: number): OrderRecord {
  const record = recordOf(context.tx, order);
  publishOrder(context, record, eventsBefore);
  return record;
}

function reading(): Handlers {
  return {
    ...onQuery('orders.get', (context, { orderId, orderNumber }) => {
      if (orderId !== null) return orderDetail(context, orderId);
      const canonical = parseOrderNumber(orderNumber ?? '');
      if (canonical === null) return fail('ORDER_NOT_FOUND', { orderNumber });
      return orderDetail(context, getOrderByNumber(context.reader, canonical).id);
    }),
    ...onQuery('orders.list', ({ reader }, input) => listOrders(reader, input)),
  };
}

function making(): Handlers {
  return {
    ...onCommand(
      'orders.createFromCart',
      (context, input) => {
        const { record } = orderFromCart(context, input);
        publishOrder(context, record, 0);
        return receiptOf(record, {});
      },
      showOrder,
    ),
    ...onCommand(
      'orders.createDirect',
      (context, input) => {
        const record = orderDirectly(context, input);
        publishOrder(context, record, 0);
        return receiptOf(record, {});
      },
      showOrder,
    ),
  };
}

function paying(): Handlers {
  return {
    ...onCommand(
      'orders.checkout',
      (context, { tenders, ...sale }) => {
        const { record, hasScannedPacks } = orderFromCart(context, sale);
        const payment = { tenders, handOver: true, hasScannedPacks };
        const { order, changeFen } = settleOrder(context, record.order, payment);
        return receiptOf(finish(context, order, 0), { changeFen });
      },
      showPaid,
    ),
    ...onCommand(
      'orders.settle',
      (context, input) => {
        const before = orderAsSeen(context, input);
        const { order, changeFen } = settleOrder(context, before, input);
        return receiptOf(finish(context, order, before.eventCount), { changeFen });
      },
      showPaid,
    ),
  };
}

interface StepInput extends TransitionFacts {
  readonly orderId: number;
  readonly version: number | null;
}

/** The handler of a command that is one transition of the order machine. */
function step(action: OrderAction) {
  const apply = (context: CommandContext, { orderId, version, ...facts }: StepInput) => {
    const before = orderAsSeen(context, { orderId, version });
    const transition = findTransition(before.status, action);
    if (transition !== null && !isTakenByPeople(transition)) refuseStatus(context.tx, before, action);
    const after = applyTransition(context, before, action, facts);
    return receiptOf(finish(context, after, before.eventCount), {});
  };
  return [apply, showOrder] as const;
}

/** An owed order takes goods that came by a way that told nobody, such as a clock that went back over midnight. */
function takeWhatCame(context: CommandContext, order: OrderRow): OrderRow {
  const isWaiting = order.status === 'paid' && findOwed(context.tx, order.id) !== undefined;
  return isWaiting ? serveOwed(context, order) : order;
}

function stepping(): Handlers {
  return {
    ...onCommand('orders.cancel', ...step('cancel')),
    ...onCommand(
      'orders.startDispensing',
      (context, input) => {
        const before = orderAsSeen(context, input);
        const after = applyTransition(context, takeWhatCame(context, before), 'start_dispensing');
        return receiptOf(finish(context, after, before.eventCount), {});
      },
      showOrder,
    ),
    ...onCommand('orders.handOver', ...step('hand_over')),
    ...onCommand('orders.ship', ...step('ship')),
    ...onCommand('orders.confirmReceipt', ...step('confirm_receipt')),
  };
}

const partsBehind = new LeftBehind<readonly OrderRecord[]>();

function dividing(): Handlers {
  return {
    ...onCommand(
      'orders.split',
      (context, input) => {
        const order = orderAsSeen(context, input);
        const parts = splitOrder(context, order, input.parts);
        return partsBehind.keep({ orderId: order.id, partIds: parts.map((part) => part.order.id) }, parts);
      },
      (context, receipt) => {
        const { orderId, partIds } = receipt;
        const parts = partsBehind.find(receipt) ?? partIds.map((id) => readRecord(context.reader, id));
        return {
          order: orderDetail(context, orderId),
          parts: parts.map((part) => showRecord(context, part)),
        };
      },
    ),
    ...onCommand(
      'orders.merge',
      (context, input) => {
        const orders = input.orders.map((seen) => orderAsSeen(context, seen));
        return receiptOf(mergeOrders(context, orders), {});
      },
      showOrder,
    ),
  };
}
