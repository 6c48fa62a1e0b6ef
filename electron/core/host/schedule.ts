import { reslotPopularity } from '../catalog/popularity.ts';
import type { Store } from '../db/store.ts';
import { countSales } from '../orders/count-sales.ts';
import { expireOrder, overdueOrderIds } from '../orders/expire-orders.ts';
import type { CommandContext, Moment, SessionInfo } from '../platform/context.ts';
import type { Platform } from '../platform/platform.ts';
import { lapsePrescription, overduePrescriptionIds } from '../prescriptions/lapse-prescriptions.ts';
import { completeAutomatically, ordersToComplete } from '../shipping/complete-automatically.ts';
import { SYSTEM_STAFF } from '../staff/accounts.ts';
import { forgetTransientCommands } from './command-log.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { StoreClock } from './store-clock.ts';

const EXPIRE_EVERY_MS = 2_000;
/** Parcels are days on their way: a few orders a turn, so that after a holiday nobody waits behind all of them. */
const COMPLETE_EVERY_MS = 5_000;
const COMPLETED_ORDERS = 10;
const LAPSE_EVERY_MS = 30_000;
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

/** Cancels unpaid orders whose time is over; returns how many. */
export function expireOverdueOrders(parts: ScheduleParts): number {
  return forEachDue(parts, {
    job: 'expire',
    command: 'schedule.expireOrder',
    limit: BATCH,
    due: (store, { nowMs }, limit) => overdueOrderIds(store, nowMs, limit),
    work: expireOrder,
  });
}

/** Completes orders whose parcel has been under way for the days after which it counts as received (SHIP-4). */
export function completeReceivedOrders(parts: ScheduleParts): number {
  return forEachDue(parts, {
    job: 'complete',
    command: 'schedule.completeOrder',
    limit: COMPLETED_ORDERS,
    due: (store, { nowMs }, limit) => ordersToComplete(store, nowMs, limit),
    work: completeAutomatically,
  });
}

/** Ends prescriptions whose last valid day is over; payment looks at the date itself, so none is sold meanwhile. */
export function lapseOverduePrescriptions(parts: ScheduleParts): number {
  return forEachDue(parts, {
    job: 'lapse',
    command: 'schedule.lapsePrescription',
    limit: BATCH,
    due: (store, { today }, limit) => overduePrescriptionIds(store, today, limit),
    work: lapsePrescription,
  });
}

interface DueJob {
  readonly job: string;
  readonly command: string;
  /** How many a turn takes at most. */
  readonly limit: number;
  due(store: Store, moment: Moment, limit: number): number[];
  work(context: CommandContext, id: number): void;
}

/**
 * Does a job on the orders or prescriptions that are due for it, one transaction each; returns on how many. One on
 * which it fails is logged and left: it must keep neither the others waiting nor the counter from starting. Nothing
 * is due while the clock is behind the records.
 */
function forEachDue({ store, clock, dispatcher, platform }: ScheduleParts, work: DueJob): number {
  if (clock.isBehind()) return 0;
  const done = work.due(store, clock.now(), work.limit).filter((id) => {
    try {
      dispatcher.runAs(SYSTEM_SESSION, work.command, (context) => work.work(context, id));
      return true;
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      platform.logger.error({ job: work.job, id, message }, 'schedule failed');
      return false;
    }
  });
  return done.length;
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
      COMPLETE_EVERY_MS,
      guarded('complete', () => completeReceivedOrders(parts)),
    ),
    timers.repeat(
      LAPSE_EVERY_MS,
      guarded('lapse', () => lapseOverduePrescriptions(parts)),
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
