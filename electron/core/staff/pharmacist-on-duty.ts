import { mayReviewWith } from '#shared/domain/licences.ts';
import type { Role } from '#shared/domain/permissions.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import type { Moment } from '../platform/context.ts';

const onDuty = statement()((db) =>
  db
    .selectFrom('session')
    .innerJoin('staff', 'staff.id', 'session.staffId')
    .select(['staff.roles', 'staff.licenceNumber', 'staff.licenceExpiresOn'])
    .where('session.endedAtMs', 'is', null)
    .where('staff.isActive', '=', 1),
);

/** True when a pharmacist whose licence holds is signed in at this counter (RX-2, compliance.md). */
export function isPharmacistOnDuty(reader: Reader, { today }: Pick<Moment, 'today'>): boolean {
  return reader
    .all(onDuty, {})
    .some(
      ({ roles, licenceNumber: number, licenceExpiresOn: expiresOn }) =>
        (JSON.parse(roles) as Role[]).includes('pharmacist') && mayReviewWith({ number, expiresOn }, today),
    );
}
