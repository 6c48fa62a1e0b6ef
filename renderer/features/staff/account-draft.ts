import type { CallInput } from '#shared/contracts/index.ts';
import type { StaffAccount } from '#shared/contracts/staff.ts';
import type { Role } from '#shared/domain/permissions.ts';
import { isTooSimplePin, PIN_LENGTH } from '#shared/domain/pins.ts';

/** An account as the form holds it. */
export interface AccountDraft {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly isActive: boolean;
  readonly licenceNumber: string;
  readonly licenceExpiresOn: string | null;
  /** Empty: the PIN stays as it is. */
  readonly pin: string;
}

export type DraftProblem = 'required' | 'shortPin' | 'simplePin';

export function draftOf(account: StaffAccount | null): AccountDraft {
  return {
    name: account?.name ?? '',
    roles: account?.roles ?? ['cashier'],
    isActive: account?.isActive ?? true,
    licenceNumber: account?.licence.number ?? '',
    licenceExpiresOn: account?.licence.expiresOn ?? null,
    pin: '',
  };
}

/** What is wrong with a draft, by field; the core has the last word. */
export function draftProblems(
  draft: AccountDraft,
  isNew: boolean,
): Partial<Record<'name' | 'roles' | 'licenceNumber' | 'licenceExpiresOn' | 'pin', DraftProblem>> {
  const isPharmacist = draft.roles.includes('pharmacist');
  return {
    ...(draft.name.trim() === '' ? { name: 'required' } : {}),
    ...(draft.roles.length === 0 ? { roles: 'required' } : {}),
    ...(isPharmacist && draft.licenceNumber.trim() === '' ? { licenceNumber: 'required' } : {}),
    ...(isPharmacist && draft.licenceExpiresOn === null ? { licenceExpiresOn: 'required' } : {}),
    ...pinProblem(draft.pin, isNew),
  };
}

function pinProblem(pin: string, isNew: boolean): { pin?: DraftProblem } {
  if (pin === '') return isNew ? { pin: 'required' } : {};
  if (pin.length < PIN_LENGTH.min) return { pin: 'shortPin' };
  return isTooSimplePin(pin) ? { pin: 'simplePin' } : {};
}

export function isSameDraft(a: AccountDraft, b: AccountDraft): boolean {
  return (
    JSON.stringify({ ...a, roles: [...a.roles].sort() }) ===
    JSON.stringify({ ...b, roles: [...b.roles].sort() })
  );
}

/** What is sent to save a draft over the account that it was made from. */
export function inputOf(draft: AccountDraft, account: StaffAccount | null): CallInput<'staff.save'> {
  return {
    ...draft,
    roles: [...draft.roles],
    staffId: account?.staffId ?? null,
    version: account?.version ?? null,
    pin: draft.pin === '' ? null : draft.pin,
  };
}
