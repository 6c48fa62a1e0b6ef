import { validityOn } from '#shared/domain/prescription-validity.ts';
import { unitsAsSold } from '#shared/domain/substitution.ts';
import type { CommandContext } from '../platform/context.ts';
import { getStaff } from '../staff/accounts.ts';
import { applyStep } from './apply-step.ts';
import { readOrdered } from './ordered-quantity.ts';
import { type PrescriptionRecord, readRecord } from './prescription-record.ts';
import { tellPrescription } from './publish-prescription.ts';
import { recordHappening } from './record-event.ts';
import { sign } from './sign.ts';

/**
 * What the dispensing of an order does to its prescriptions, in the same transaction: whoever dispenses signs, and a
 * prescription of which nothing is left is dispensed (RX-8). One that was dispensed in part stays approved; one whose
 * time is over, or that was dispensed before, gives what was owed on it.
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
  const { staffId, staffName: name } = session;
  const { licence } = getStaff(tx, staffId);
  const signed = sign(context, readRecord(tx, prescriptionId), {
    role: 'dispenser',
    staffId,
    name,
    licenceNumber: licence.number,
  });
  const details = { orderNumber };
  const { row } = signed;
  const isOpen = row.status === 'approved' && validityOn(row, context.today) === 'in_date';
  if (isOpen && isUsedUp(context, signed)) applyStep(context, signed, 'dispense', { details });
  else {
    const action = isOpen ? 'dispense_part' : 'dispense_owed';
    recordHappening(context, signed, { action, permission: 'order.dispense', details });
  }
}

/** What a prescription tells of units that are handed over later, with the orders that they went from and to. */
export interface OwedNews {
  readonly orderNumber: string;
  readonly owedIn: string;
  readonly collectUntil: string;
  readonly reason: string;
  readonly lines: readonly { readonly genericName: string; readonly quantity: number }[];
}

/** Writes into a prescription's story that part of it is owed (RX-5): it says so as long as it is kept. */
export function recordOwed(context: CommandContext, prescriptionId: number, news: OwedNews): void {
  const { reason, ...details } = news;
  const record = readRecord(context.tx, prescriptionId);
  const told = { action: 'owe', permission: 'order.dispense', reason, details } as const;
  tellPrescription(context, recordHappening(context, record, told));
}

/** What a prescription tells of a drug that a pharmacist replaced, with the orders that it went from and to. */
export interface SubstitutionNews {
  readonly orderNumber: string;
  readonly substitutedIn: string;
  readonly substitution: object;
  readonly reason: string;
}

/** Writes beside a prescription, which itself stays as it was handed in, that another drug was given (RX-5). */
export function recordSubstituted(
  context: CommandContext,
  prescriptionId: number,
  { reason, ...details }: SubstitutionNews,
): void {
  const record = readRecord(context.tx, prescriptionId);
  const told = { action: 'substitute', permission: 'order.substitute', reason, details } as const;
  tellPrescription(context, recordHappening(context, record, told));
}

/** True when every line has been dispensed in full by orders that were not cancelled. */
function isUsedUp({ tx }: CommandContext, { row, lines }: PrescriptionRecord): boolean {
  const dispensed = readOrdered(tx, row.id).filter(
    ({ status, dispensingAtMs }) => dispensingAtMs !== null && status !== 'cancelled',
  );
  return lines.every(
    (line) => unitsAsSold(dispensed.filter((item) => item.lineNo === line.lineNo)) >= line.quantity,
  );
}
