import type { CommandContext } from '../platform/context.ts';
import { getStaff } from '../staff/accounts.ts';
import { applyStep } from './apply-step.ts';
import { readOrdered } from './ordered-quantity.ts';
import { getPrescription, readLines } from './prescription-rows.ts';
import { recordHappening } from './record-event.ts';
import { sign } from './sign.ts';

/**
 * What the dispensing of an order does to its prescriptions, in the same transaction: whoever dispenses signs, and a
 * prescription of which nothing is left is dispensed (RX-8). One that was dispensed in part stays approved.
 */
export function dispensePrescriptions(
  context: CommandContext,
  order: { readonly orderNumber: string },
  prescriptionIds: readonly (number | null)[],
): void {
  for (const prescriptionId of new Set(prescriptionIds)) {
    if (prescriptionId !== null) dispense(context, order.orderNumber, prescriptionId);
  }
}

function dispense(context: CommandContext, orderNumber: string, prescriptionId: number): void {
  const { tx, session } = context;
  const row = getPrescription(tx, prescriptionId);
  const { staffId, staffName: name } = session;
  const { licence } = getStaff(tx, staffId);
  sign(context, row, { role: 'dispenser', staffId, name, licenceNumber: licence.number });
  const details = { orderNumber };
  if (isUsedUp(context, prescriptionId)) applyStep(context, row, 'dispense', { details });
  else recordHappening(context, row, { action: 'dispense_part', permission: 'order.dispense', details });
}

/** True when every line has been dispensed in full by orders that were not cancelled. */
function isUsedUp({ tx }: CommandContext, prescriptionId: number): boolean {
  const dispensed = readOrdered(tx, prescriptionId).filter(
    ({ status, dispensingAtMs }) => dispensingAtMs !== null && status !== 'cancelled',
  );
  return readLines(tx, prescriptionId).every(
    (line) =>
      dispensed.filter((item) => item.lineNo === line.lineNo).reduce((sum, item) => sum + item.quantity, 0) >=
      line.quantity,
  );
}
