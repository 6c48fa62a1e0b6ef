import { addDays, type DateText } from './expiry.ts';

/** 执业药师注册证: who may review prescriptions. A registration holds for five years (执业药师注册管理办法 §15). */
export interface Licence {
  readonly number: string;
  /** The last day on which it holds. */
  readonly expiresOn: DateText | null;
}

export type LicenceState = 'none' | 'valid' | 'expiring' | 'expired';

/** Renewal is applied for this many days before the licence ends (执业药师注册管理办法 §15: 30 working days). */
export const LICENCE_RENEWAL_DAYS = 45;

/** Why a licence does not let its holder review prescriptions on a day; null when it does. */
export function licenceProblem({ number, expiresOn }: Licence, today: DateText): 'none' | 'expired' | null {
  if (number === '' || expiresOn === null) return 'none';
  return expiresOn < today ? 'expired' : null;
}

/** How a pharmacist's licence stands on a day. */
export function licenceState(licence: Licence, today: DateText): LicenceState {
  const problem = licenceProblem(licence, today);
  if (problem !== null) return problem;
  return (licence.expiresOn ?? '') <= addDays(today, LICENCE_RENEWAL_DAYS) ? 'expiring' : 'valid';
}

/** True when the licence lets its holder review prescriptions on a day. */
export function mayReviewWith(licence: Licence, today: DateText): boolean {
  return licenceProblem(licence, today) === null;
}
