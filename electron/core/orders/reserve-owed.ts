import { bookMovement } from '../inventory/ledger.ts';
import { planReservation } from '../inventory/reserve-stock.ts';
import type { CommandContext } from '../platform/context.ts';
import { addEvent } from './apply-transition.ts';
import { reserveMore } from './move-reservations.ts';
import { readRecord } from './order-record.ts';
import { getOrder, type ItemRow, type OrderRow } from './order-rows.ts';
import { missingUnits, uncollectedOrderIds } from './owed-balances.ts';
import { tellOrder } from './publish-order.ts';

/**
 * Sets aside for an owed order what there is of the goods that it waits for, first expiry first out over sellable
 * batches; what falls short goes on waiting (RX-5). `items` are its lines where they were read. Returns how many units it got.
 */
export function reserveForOwed(context: CommandContext, orderId: number, items?: readonly ItemRow[]): number {
  const missing = missingUnits(context.tx, orderId, items);
  const requests = missing.map(({ item, quantity }) => ({
    drugId: item.drugId,
    quantity,
    scannedBatchId: null,
  }));
  const { shares } = planReservation({ reader: context.tx, today: context.today }, requests);
  return missing.reduce((units, { item: { lineNo } }, index) => {
    const dealt = shares[index] ?? [];
    for (const share of dealt) {
      reserveMore(context.tx, { orderId, lineNo, share });
      bookMovement(context, {
        batchId: share.batchId,
        kind: 'reserve',
        onHandDelta: 0,
        reservedDelta: share.quantity,
        orderId,
        reason: '',
      });
    }
    return units + dealt.reduce((sum, share) => sum + share.quantity, 0);
  }, 0);
}

/** The same for an order that has a story already: it tells of the goods that came. Returns the order as it then is. */
export function serveOwed(context: CommandContext, order: OrderRow): OrderRow {
  const quantity = reserveForOwed(context, order.id);
  if (quantity === 0) return order;
  return addEvent(context, order, {
    action: 'reserve_owed',
    permission: 'order.dispense',
    details: {
      quantity,
      waiting: missingUnits(context.tx, order.id).reduce((sum, units) => sum + units.quantity, 0),
    },
    progress: {},
  });
}

/**
 * Gives what has just become free to those who paid for it first: owed orders that wait for goods come before the
 * next customer at the till, the longest owed first. Runs at the end of every command that freed stock, in its
 * transaction, so that nobody takes it in between.
 */
export function serveWaitingOrders(context: CommandContext): void {
  for (const orderId of uncollectedOrderIds(context.tx)) {
    const before = getOrder(context.tx, orderId);
    const after = serveOwed(context, before);
    if (after !== before) tellOrder(context, readRecord(context.tx, orderId), before.eventCount);
  }
}
