import type { PrescriptionStatus } from '#shared/domain/prescription-states.ts';
import { type ChainEvent, eventColumns } from '../audit/event-chain.ts';
import { type Happening, type NextEvent, nextEvent } from '../audit/next-event.ts';
import { statement } from '../db/statement.ts';
import type { CommandContext } from '../platform/context.ts';
import { type PrescriptionProgress, type PrescriptionRow, saveProgress } from './prescription-rows.ts';

const insertEvent = statement<
  ChainEvent<PrescriptionStatus> & { prescriptionId: number; hash: Uint8Array }
>()((db, p) =>
  db.insertInto('prescriptionEvent').values({ prescriptionId: p.prescriptionId, ...eventColumns(p) }),
);

/** Writes an event whose place in the chain has been worked out. */
export function writeEvent(
  { tx }: CommandContext,
  prescriptionId: number,
  { event, head }: NextEvent<PrescriptionStatus>,
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
