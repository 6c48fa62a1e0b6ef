import type { DateText } from '#shared/domain/expiry.ts';
import { type Licence, licenceProblem } from '#shared/domain/licences.ts';
import { fail } from '#shared/errors/index.ts';
import type { Reader } from '../db/store.ts';
import type { SessionInfo } from '../platform/context.ts';
import { getStaff } from './accounts.ts';

/** The licence of whoever is on duty; fails with LICENCE_MISSING or LICENCE_EXPIRED unless it holds today. */
export function requireLicence(
  reader: Reader,
  { session, today }: { readonly session: SessionInfo; readonly today: DateText },
): Licence {
  const { licence } = getStaff(reader, session.staffId);
  const problem = licenceProblem(licence, today);
  if (problem === 'none') fail('LICENCE_MISSING', { staffName: session.staffName });
  if (problem === 'expired')
    fail('LICENCE_EXPIRED', { staffName: session.staffName, expiresOn: licence.expiresOn });
  return licence;
}
