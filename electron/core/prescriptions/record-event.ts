import type { Permission } from '#shared/domain/permissions.ts';
import type { PrescriptionStatus } from '#shared/domain/prescription-states.ts';
import { actingRole } from '../audit/acting-role.ts';
import { type ChainEvent, type ChainHead, chainAfter } from '../audit/event-chain.ts';
import { statement } from '../db/statement.ts';
import type { CommandContext } from '../platform/context.ts';
import { type PrescriptionProgress, type PrescriptionRow, saveProgress } from './prescription-rows.ts';

type PrescriptionEvent = ChainEvent<PrescriptionStatus>;

const insertEvent = statement<PrescriptionEvent & { prescriptionId: number; hash: Uint8Array }>()((db, p) =>
  db.insertInto('prescriptionEvent').values({
    prescriptionId: p.prescriptionId,
    seq: p.seq,
    action: p.action,
    fromStatus: p.fromStatus,
    toStatus: p.toStatus,
    staffId: p.staffId,
    staffName: p.staffName,
    role: p.role,
    reason: p.reason,
    details: p.details,
    atMs: p.atMs,
    hash: p.hash,
  }),
);

/** What is told of an event; who and when come from the command. */
export interface Happening {
  readonly action: string;
  readonly permission: Permission;
  readonly reason?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** An event of this command and the chain's head after it. */
export function nextEvent(
  { session, nowMs }: CommandContext,
  head: ChainHead,
  event: Happening & { readonly from: PrescriptionStatus | null; readonly to: PrescriptionStatus },
): { event: PrescriptionEvent; head: ChainHead } {
  const made: PrescriptionEvent = {
    seq: head.eventCount + 1,
    action: event.action,
    fromStatus: event.from,
    toStatus: event.to,
    staffId: session.staffId,
    staffName: session.staffName,
    role: actingRole(session, event.permission),
    reason: event.reason ?? '',
    details: JSON.stringify(event.details ?? {}),
    atMs: nowMs,
  };
  return { event: made, head: chainAfter(head, made) };
}

/** Writes an event whose place in the chain has been worked out. */
export function writeEvent(
  { tx }: CommandContext,
  prescriptionId: number,
  { event, head }: { event: PrescriptionEvent; head: ChainHead },
): void {
  tx.run(insertEvent, { ...event, prescriptionId, hash: head.eventHash });
}

/** Moves a prescription on, or leaves its status, with the event that tells of it. */
export function recordHappening(
  context: CommandContext,
  row: PrescriptionRow,
  happening: Happening & { readonly progress?: Partial<PrescriptionProgress> },
): PrescriptionRow {
  const { progress = {} } = happening;
  const next = nextEvent(context, row, { ...happening, from: row.status, to: progress.status ?? row.status });
  const saved = saveProgress(context.tx, row, { ...progress, ...next.head });
  writeEvent(context, row.id, next);
  return saved;
}
