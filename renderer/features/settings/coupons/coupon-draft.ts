import { readDate } from '#renderer/ui/read-date.ts';
import type { CouponView } from '#shared/contracts/coupons.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import { DRUG_CATEGORIES, type DrugCategory } from '#shared/domain/drugs.ts';
import { formatYuan, parseYuan } from '#shared/domain/money.ts';

/** Categories that are never promoted: no coupon can name them. */
export const COUPON_CATEGORIES = DRUG_CATEGORIES.filter((name) => name !== 'rx' && name !== 'otc_a');

/** A coupon as it is typed. An empty limit is none. */
export interface CouponDraft {
  readonly code: string;
  readonly name: string;
  readonly kind: 'amount' | 'percent';
  /** Yuan off, or percent off. */
  readonly value: string;
  readonly cap: string;
  readonly minimum: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly categories: readonly DrugCategory[];
  /** Article numbers, apart by blanks or commas. */
  readonly drugs: string;
  readonly excluded: string;
  readonly membersOnly: boolean;
  readonly stackable: boolean;
  readonly maxUses: string;
  readonly maxUsesPerCustomer: string;
}

const yuan = (fen: number | null) => (fen === null || fen === 0 ? '' : formatYuan(fen));
const numeral = (count: number | null) => (count === null ? '' : String(count));

/** The draft of a coupon that is there, or of a new one that is valid from today on. */
export function draftOfCoupon(coupon: CouponView | null, today: string): CouponDraft {
  if (coupon === null) {
    return {
      code: '',
      name: '',
      kind: 'amount',
      value: '',
      cap: '',
      minimum: '',
      validFrom: today,
      validTo: '',
      categories: [],
      drugs: '',
      excluded: '',
      membersOnly: false,
      stackable: true,
      maxUses: '',
      maxUsesPerCustomer: '',
    };
  }
  const { code, name, kind, validFrom, validTo, categories, membersOnly, stackable } = coupon;
  return {
    code,
    name,
    kind,
    value: kind === 'amount' ? yuan(coupon.amountFen) : String(coupon.percentBp / 100),
    cap: yuan(coupon.capFen),
    minimum: yuan(coupon.minimumFen),
    validFrom,
    validTo,
    categories,
    drugs: coupon.drugCodes.join(' '),
    excluded: coupon.excludedDrugCodes.join(' '),
    membersOnly,
    stackable,
    maxUses: numeral(coupon.maxUses),
    maxUsesPerCustomer: numeral(coupon.maxUsesPerCustomer),
  };
}

export type CouponField =
  | 'code'
  | 'name'
  | 'value'
  | 'cap'
  | 'minimum'
  | 'validFrom'
  | 'validTo'
  | 'maxUses'
  | 'maxUsesPerCustomer';

type Terms = Omit<CallInput<'coupons.save'>, 'couponId' | 'version'>;

/** Reads what was typed: the terms, or the fields that are wrong. */
export function readCoupon(draft: CouponDraft): { terms: Terms } | { wrong: readonly CouponField[] } {
  const { kind, categories, membersOnly, stackable } = draft;
  const amountFen = kind === 'amount' ? parseYuan(draft.value) : 0;
  const percentBp = kind === 'percent' ? readPercent(draft.value) : 0;
  const capFen = optional(draft.cap, parseYuan);
  const minimumFen = draft.minimum.trim() === '' ? 0 : parseYuan(draft.minimum);
  const maxUses = optional(draft.maxUses, readUses);
  const maxUsesPerCustomer = optional(draft.maxUsesPerCustomer, readUses);
  const validFrom = readDate(draft.validFrom);
  const validTo = readDate(draft.validTo);
  const wrong: CouponField[] = [];
  if (draft.code.trim() === '') wrong.push('code');
  if (draft.name.trim() === '') wrong.push('name');
  if (kind === 'amount' ? !amountFen : !percentBp) wrong.push('value');
  if (capFen === undefined || capFen === 0) wrong.push('cap');
  if (minimumFen === null) wrong.push('minimum');
  if (validFrom === null) wrong.push('validFrom');
  if (validTo === null || (validFrom !== null && validTo < validFrom)) wrong.push('validTo');
  if (maxUses === undefined) wrong.push('maxUses');
  if (maxUsesPerCustomer === undefined) wrong.push('maxUsesPerCustomer');
  if (wrong.length > 0) return { wrong };
  return {
    terms: {
      code: draft.code,
      name: draft.name,
      kind,
      amountFen: amountFen ?? 0,
      percentBp: percentBp ?? 0,
      capFen: capFen ?? null,
      minimumFen: minimumFen ?? 0,
      validFrom: validFrom ?? '',
      validTo: validTo ?? '',
      categories: [...categories],
      drugCodes: codesIn(draft.drugs),
      excludedDrugCodes: codesIn(draft.excluded),
      membersOnly,
      stackable,
      maxUses: maxUses ?? null,
      maxUsesPerCustomer: maxUsesPerCustomer ?? null,
    },
  };
}

const codesIn = (text: string): string[] => text.split(/[\s,，、]+/).filter((code) => code !== '');

/** Undefined for what cannot be read, null for nothing. */
function optional(text: string, read: (text: string) => number | null): number | null | undefined {
  return text.trim() === '' ? null : (read(text) ?? undefined);
}

function readUses(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text.trim()) ? Number(text.trim()) : null;
}

/** Percent off with at most two decimals, in hundredths of a percent. */
function readPercent(text: string): number | null {
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(text.trim())) return null;
  const bp = Math.round(Number(text.trim()) * 100);
  return bp >= 1 && bp <= 10_000 ? bp : null;
}
