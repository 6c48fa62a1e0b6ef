import type { StaffAccount as StaffAccountView } from '#shared/contracts/staff.ts';
import { licenceState } from '#shared/domain/licences.ts';
import type { QueryContext } from '../platform/context.ts';
import { listStaff, type StaffAccount } from './accounts.ts';
import { readLastSignIns } from './sessions.ts';

type ViewContext = Pick<QueryContext, 'reader' | 'today'>;

/** An account as the staff screen shows it. */
export function showAccount(context: ViewContext, account: StaffAccount): StaffAccountView {
  return view(account, context.today, readLastSignIns(context.reader));
}

/** Every account as the staff screen shows it, those that are closed last. */
export function showAccounts({ reader, today }: ViewContext): StaffAccountView[] {
  const lastSignIns = readLastSignIns(reader);
  return listStaff(reader).map((account) => view(account, today, lastSignIns));
}

function view(
  { pinHash, roles, licence, ...account }: StaffAccount,
  today: string,
  lastSignIns: ReadonlyMap<number, number>,
): StaffAccountView {
  return {
    ...account,
    roles: [...roles],
    hasPin: pinHash !== null,
    licence: { ...licence, state: licenceState(licence, today) },
    lastSignInMs: lastSignIns.get(account.staffId) ?? null,
  };
}
