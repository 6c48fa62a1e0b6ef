import type { PrescriptionStatus } from '#shared/domain/prescription-states.ts';
import { type ChainEvent, eventColumns } from '../audit/event-chain.ts';
import { type Happening, type NextEvent, nextEvent } from '../audit/next-event.ts';
import { statement } from '../db/statement.ts';
import type { CommandContext } from '../platform/context.ts';
import type { PrescriptionRecord } from './prescription-record.ts';
import { type EventRow, type PrescriptionProgress, saveProgress } from './prescription-rows.ts';

const insertEvent = statement<EventRow & ChainEvent<PrescriptionStatus>>()((db, p) =>
  db.insertInto('prescriptionEvent').values({ prescriptionId: p.prescriptionId, ...eventColumns(p) }),
);

/** Writes an event whose place in the chain has been worked out; returns its row. */
export function writeEvent(
  { tx }: CommandContext,
  prescriptionId: number,
  { event, head }: NextEvent<PrescriptionStatus>,
): EventRow {
  const row = { prescriptionId, ...event, hash: head.eventHash };
  tx.run(insertEvent, row);
  return row;
}

/** Moves a prescription on, or leaves its status, with the event that tells of it; returns it as it is now. */
export function recordHappening(
  context: CommandContext,
  record: PrescriptionRecord,
  happening: Happening & { readonly progress?: Partial<PrescriptionProgress> },
): PrescriptionRecord {
  const { row } = record;
  const { progress = {} } = happening;
  const next = nextEvent(context, row, { ...happening, from: row.status, to: progress.status ?? row.status });
  const saved = saveProgress(context.tx, row, { ...progress, ...next.head });
  return { ...record, row: saved, events: [...record.events, writeEvent(context, row.id, next)] };
}
