import { mayReviewWith } from '#shared/domain/licences.ts';
import type { Role } from '#shared/domain/permissions.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import type { Moment } from '../platform/context.ts';

/** A session that somebody forgot to end does not make a pharmacist present for ever. */
const LONGEST_DUTY_MS = 24 * 60 * 60_000;

const onDuty = statement<{ sinceMs: number }>()((db, p) =>
  db
    .selectFrom('session')
    .innerJoin('staff', 'staff.id', 'session.staffId')
    .select(['staff.roles', 'staff.licenceNumber', 'staff.licenceExpiresOn'])
    .where('session.endedAtMs', 'is', null)
    .where('session.createdAtMs', '>=', p.sinceMs)
    .where('staff.isActive', '=', 1),
);

/** True when a pharmacist whose licence holds is signed in at this counter (RX-2, compliance.md). */
export function isPharmacistOnDuty(reader: Reader, { nowMs, today }: Moment): boolean {
  return reader
    .all(onDuty, { sinceMs: nowMs - LONGEST_DUTY_MS })
    .some(
      ({ roles, licenceNumber: number, licenceExpiresOn: expiresOn }) =>
        (JSON.parse(roles) as Role[]).includes('pharmacist') && mayReviewWith({ number, expiresOn }, today),
    );
}
