import {
  type AfterSalesAction,
  type AfterSalesStep,
  findAfterSalesStep,
} from '#shared/domain/after-sales-states.ts';
import { isPermitted } from '#shared/domain/permissions.ts';
import { fail } from '#shared/errors/index.ts';
import { type Happening, nextEvent } from '../audit/next-event.ts';
import type { CommandContext } from '../platform/context.ts';
import { readAfterSalesEvents, writeAfterSalesEvent } from './after-sales-events.ts';
import {
  type AfterSalesProgress,
  type AfterSalesRow,
  getAfterSales,
  saveAfterSales,
} from './after-sales-rows.ts';

const STAMPS = {
  approved_at_ms: 'approvedAtMs',
  received_at_ms: 'receivedAtMs',
  failed_at_ms: 'failedAtMs',
  ended_at_ms: 'endedAtMs',
} as const;

/** A request as the screen saw it, and what somebody does with it. */
export interface SeenRequest {
  readonly afterSalesId: number;
  readonly version: number | null;
}

/**
 * The request as the screen saw it. Fails with VERSION_CONFLICT, naming who changed it since, and with what it is
 * now: two people may work on one queue.
 */
export function requestAsSeen(context: CommandContext, seen: SeenRequest): AfterSalesRow {
  const row = getAfterSales(context.tx, seen.afterSalesId);
  if (seen.version === null || seen.version === row.version) return row;
  const last = readAfterSalesEvents(context.tx, row.id).at(-1);
  return fail('VERSION_CONFLICT', {
    afterSalesId: row.id,
    version: seen.version,
    current: row.version,
    state: row.state,
    did: last?.action,
    staffName: last?.staffName,
    changed_at_ms: last?.atMs,
  });
}

/**
 * The step of the machine that an action takes. Fails with INVALID_AFTER_SALES_STATE when there is none, and with
 * FORBIDDEN when it is not this person's.
 */
export function stepFor(
  { session }: CommandContext,
  row: AfterSalesRow,
  action: AfterSalesAction,
): AfterSalesStep {
  const step = findAfterSalesStep(row.kind, row.state, action);
  if (step === null) {
    return fail('INVALID_AFTER_SALES_STATE', { afterSalesId: row.id, state: row.state, action });
  }
  if (!isPermitted(session.roles, step.permission)) fail('FORBIDDEN', { permission: step.permission });
  return step;
}

/** The only way in which a request's state changes: the row moves to its next version and its event is written. */
export function applyStep(
  context: CommandContext,
  row: AfterSalesRow,
  taken: {
    readonly step: AfterSalesStep;
    readonly reason: string;
    readonly details: Readonly<Record<string, unknown>>;
    readonly progress?: Partial<AfterSalesProgress>;
  },
): AfterSalesRow {
  const { step, progress, reason, details } = taken;
  const next = nextEvent(context, row, { ...step, reason, details });
  const saved = saveAfterSales(context.tx, row, {
    ...progress,
    ...next.head,
    state: step.to,
    ...(step.stamps === null ? {} : { [STAMPS[step.stamps]]: context.nowMs }),
  });
  writeAfterSalesEvent(context.tx, row.id, next);
  return saved;
}

/** Adds an event that is no step of the machine (a photo), in the same chain. */
export function addRequestEvent(
  context: CommandContext,
  row: AfterSalesRow,
  happening: Happening,
): AfterSalesRow {
  const next = nextEvent(context, row, { ...happening, from: row.state, to: row.state });
  const saved = saveAfterSales(context.tx, row, next.head);
  writeAfterSalesEvent(context.tx, row.id, next);
  return saved;
}
