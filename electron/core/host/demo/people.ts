import { addDays } from '#shared/domain/expiry.ts';
import type { Role } from '#shared/domain/permissions.ts';
import { getMeta, setMeta } from '../../db/meta.ts';
import type { Reader } from '../../db/store.ts';
import type { CommandContext } from '../../platform/context.ts';
import type { PinHasher } from '../../platform/pin-hasher.ts';
import { findStaffId, insertAccount, NOBODY_YET } from '../../staff/accounts.ts';

/** The PIN of everybody in the demo. It is shown where they sign in. */
export const DEMO_PIN = '2580';

const DEMO_PIN_KEY = 'demo_pin';

const PEOPLE = [
  { name: '陈静', roles: ['cashier'] },
  { name: '赵磊', roles: ['dispenser'] },
  { name: '林婉清', roles: ['pharmacist'], licence: '演ZY0000000001' },
  { name: '周正', roles: ['pharmacist', 'dispenser'], licence: '演ZY0000000002' },
  { name: '孙志远', roles: ['manager'] },
] as const satisfies readonly { name: string; roles: readonly Role[]; licence?: string }[];

/** Who works in the demo's shop. */
export type DemoName = (typeof PEOPLE)[number]['name'];

const LICENCE_DAYS = 900;

/** A shop's staff for the demo, somebody for each role; two pharmacists, so that one can review for the other. */
export function makeDemoPeople(context: CommandContext, pins: PinHasher): void {
  const { tx, nowMs, today } = context;
  const expiresOn = addDays(today, LICENCE_DAYS);
  for (const person of PEOPLE) {
    const { name, roles } = person;
    const licence = 'licence' in person ? person.licence : undefined;
    // Whoever loads the demo may bear one of these names.
    if (findStaffId(tx, name) !== null) continue;
    const facts = {
      ...NOBODY_YET,
      name,
      roles,
      licence: licence === undefined ? NOBODY_YET.licence : { number: licence, expiresOn },
    };
    const staffId = insertAccount(tx, facts, { pinHash: pins.hashNow(DEMO_PIN), atMs: nowMs });
    const payload = { staffId, ...facts };
    context.publish({ kind: 'staff.saved', subject: `staff:${staffId}`, subjectVersion: 1, payload });
  }
  setMeta(tx, DEMO_PIN_KEY, DEMO_PIN);
  context.changed('staff');
}

/** The PIN of the demo's people, or null in a store without them. */
export function demoPin(reader: Reader): string | null {
  return getMeta(reader, DEMO_PIN_KEY);
}
