import { reslotPopularity } from '../catalog/popularity.ts';
import type { Store } from '../db/store.ts';
import { countSales } from '../orders/count-sales.ts';
import { expireOrder, overdueOrderIds } from '../orders/expire-orders.ts';
import type { SessionInfo } from '../platform/context.ts';
import type { Platform } from '../platform/platform.ts';
import { SYSTEM_STAFF } from '../staff/accounts.ts';
import { forgetTransientCommands } from './command-log.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { StoreClock } from './store-clock.ts';

const EXPIRE_EVERY_MS = 2_000;
const TIDY_EVERY_MS = 5_000;
/** Small enough that a sale never waits noticeably behind a batch of the schedule's work. */
const BATCH = 50;
/** Counting an order is a few index steps; more of them fit into a turn. */
const COUNTED_ORDERS = 200;
const TRANSIENT_KEPT_MS = 7 * 86_400_000;

const SYSTEM_SESSION: SessionInfo = {
  sessionId: '',
  staffId: SYSTEM_STAFF.staffId,
  staffName: SYSTEM_STAFF.name,
  roles: [],
};

export interface ScheduleParts {
  readonly store: Store;
  readonly clock: StoreClock;
  readonly dispatcher: Dispatcher;
  readonly platform: Platform;
}

/**
 * Cancels unpaid orders whose time is over, one transaction each; returns how many. One that cannot be cancelled
 * is logged and left: it must keep neither the others waiting nor the counter from starting.
 */
export function expireOverdueOrders({ store, clock, dispatcher, platform }: ScheduleParts): number {
  if (clock.isBehind()) return 0;
  const ids = overdueOrderIds(store, clock.now().nowMs, BATCH);
  const cancelled = ids.filter((orderId) => {
    try {
      dispatcher.runAs(SYSTEM_SESSION, 'schedule.expireOrder', (context) => expireOrder(context, orderId));
      return true;
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      platform.logger.error({ job: 'expire', orderId, message }, 'schedule failed');
      return false;
    }
  });
  return cancelled.length;
}

/** Work for quiet moments: search order by what sells, forgetting old cart edits, moving the log into the store. */
export function tidy({ store, clock }: ScheduleParts): void {
  const { nowMs } = clock.now();
  store.inTransaction((tx) => {
    countSales(tx, COUNTED_ORDERS);
    reslotPopularity(tx, BATCH);
    forgetTransientCommands(tx, nowMs - TRANSIENT_KEPT_MS, BATCH);
  });
  store.checkpoint('PASSIVE');
}

/** Starts the schedule; returns the way to stop it. What fails is logged and tried again at the next turn. */
export function startSchedule(parts: ScheduleParts, isQuiet: () => boolean): () => void {
  const guarded = (name: string, work: () => void) => () => {
    try {
      work();
    } catch (error) {
      parts.platform.logger.error(
        { job: name, message: error instanceof Error ? error.message : '' },
        'schedule failed',
      );
    }
  };
  const { timers } = parts.platform;
  const stops = [
    timers.repeat(
      EXPIRE_EVERY_MS,
      guarded('expire', () => expireOverdueOrders(parts)),
    ),
    timers.repeat(
      TIDY_EVERY_MS,
      guarded('tidy', () => (isQuiet() ? tidy(parts) : undefined)),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
