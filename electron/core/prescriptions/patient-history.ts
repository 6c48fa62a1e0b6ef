import type { CallOutput } from '#shared/contracts/index.ts';
import { statement } from '../db/statement.ts';
import type { QueryContext } from '../platform/context.ts';
import { prescriptionsOfPatient } from './list-prescriptions.ts';
import { getPatient, showPatient } from './patients.ts';

const purchasesOf = statement<{ customerId: number; limit: number }>()((db, p) =>
  db
    .selectFrom('saleOrder')
    .innerJoin('orderItem', 'orderItem.orderId', 'saleOrder.id')
    .select([
      'saleOrder.id as orderId',
      'orderNumber',
      'drugId',
      'genericName',
      'specification',
      'unit',
      'orderItem.quantity',
      'createdAtMs as atMs',
    ])
    .where('customerId', '=', p.customerId)
    .where('status', '<>', 'cancelled')
    .where('paidAtMs', 'is not', null)
    .orderBy('createdAtMs', 'desc')
    .limit(p.limit),
);

/** What the person who captures or reviews should know of a patient (RX-1). Fails with PATIENT_NOT_FOUND. */
export function patientHistory(
  { reader, today }: QueryContext,
  { patientId, limit }: { patientId: number; limit: number },
): CallOutput<'prescriptions.patientHistory'> {
  const row = getPatient(reader, patientId);
  return {
    patient: showPatient(reader, row, today),
    prescriptions: prescriptionsOfPatient(reader, patientId, limit),
    purchases: row.customerId === null ? [] : reader.all(purchasesOf, { customerId: row.customerId, limit }),
  };
}
