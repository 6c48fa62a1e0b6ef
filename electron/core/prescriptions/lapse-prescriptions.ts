import { sql } from 'kysely';
import type { DateText } from '#shared/domain/expiry.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import type { CommandContext } from '../platform/context.ts';
import { applyStep } from './apply-step.ts';
import { readRecord } from './prescription-record.ts';
import { publishPrescription } from './publish-prescription.ts';

const overdue = statement<{ today: string; limit: number }>()((db, p) =>
  db
    .selectFrom('prescription')
    .select('id')
    .where(sql<boolean>`status IN ('waiting', 'approved')`)
    .where('lastValidDay', '<', p.today)
    .orderBy('lastValidDay')
    .limit(p.limit),
);

/** Prescriptions whose last valid day is over, waiting or approved. */
export function overduePrescriptionIds(reader: Reader, today: DateText, limit: number): number[] {
  return reader.all(overdue, { today, limit }).map((row) => row.id);
}

/** Ends a prescription whose days of validity are over (处方管理办法 §18). */
export function lapsePrescription(context: CommandContext, prescriptionId: number): void {
  const record = readRecord(context.tx, prescriptionId);
  publishPrescription(context, applyStep(context, record, 'lapse', { reason: 'timeout' }));
}
