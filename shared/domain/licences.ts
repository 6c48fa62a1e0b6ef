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

/** How a pharmacist's licence stands on a day. */
export function licenceState({ number, expiresOn }: Licence, today: DateText): LicenceState {
  if (number === '' || expiresOn === null) return 'none';
  if (expiresOn < today) return 'expired';
  return expiresOn <= addDays(today, LICENCE_RENEWAL_DAYS) ? 'expiring' : 'valid';
}

/** True when the licence lets its holder review prescriptions on a day. */
export function mayReviewWith(licence: Licence, today: DateText): boolean {
  const state = licenceState(licence, today);
  return state === 'valid' || state === 'expiring';
}
