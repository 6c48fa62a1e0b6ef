import { sql } from 'kysely';
import type { CouponView } from '#shared/contracts/coupons.ts';
import type { CouponTerms } from '#shared/domain/coupons.ts';
import type { DrugCategory } from '#shared/domain/drugs.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';

const byId = statement<{ id: number }>()((db, p) =>
  db.selectFrom('coupon').selectAll().where('id', '=', p.id),
);

const byCode = statement<{ code: string }>()((db, p) =>
  db.selectFrom('coupon').selectAll().where('code', '=', p.code),
);

const all = statement()((db) =>
  db.selectFrom('coupon').selectAll().orderBy('stopped').orderBy('validTo', 'desc').orderBy('id', 'desc'),
);

const codesOf = statement<{ ids: string }>()((db, p) =>
  db
    .selectFrom('drug')
    .select('code')
    .where('id', 'in', sql<number>`(SELECT value FROM json_each(${p.ids}))`)
    .orderBy('code'),
);

/** A coupon as it is stored, or undefined. */
export function findCoupon(reader: Reader, couponId: number) {
  return reader.get(byId, { id: couponId });
}

export type CouponRow = NonNullable<ReturnType<typeof findCoupon>>;

/** A coupon as it is stored; fails with COUPON_NOT_FOUND. */
export function getCoupon(reader: Reader, couponId: number): CouponRow {
  return findCoupon(reader, couponId) ?? fail('COUPON_NOT_FOUND', { couponId });
}

/** Codes are typed and scanned: capital and small letters are the same. */
export const couponCodeOf = (typed: string): string => typed.normalize('NFKC').trim().toUpperCase();

/** The coupon with a code, or undefined. */
export function findCouponByCode(reader: Reader, typed: string): CouponRow | undefined {
  return reader.get(byCode, { code: couponCodeOf(typed) });
}

/** What a stored coupon promises. */
export function termsOf(row: CouponRow): CouponTerms {
  return {
    ...row,
    categories: JSON.parse(row.categories) as DrugCategory[],
    drugIds: JSON.parse(row.drugIds) as number[],
    excludedDrugIds: JSON.parse(row.excludedDrugIds) as number[],
    membersOnly: row.membersOnly === 1,
    stackable: row.stackable === 1,
  };
}

/** A coupon as its managers see it. */
export function couponView(reader: Reader, row: CouponRow): CouponView {
  // Most coupons name no drug: then nothing is asked.
  const codes = (ids: string) => (ids === '[]' ? [] : reader.all(codesOf, { ids }).map(({ code }) => code));
  return {
    couponId: row.id,
    version: row.version,
    code: row.code,
    name: row.name,
    kind: row.kind,
    amountFen: row.amountFen,
    percentBp: row.percentBp,
    capFen: row.capFen,
    minimumFen: row.minimumFen,
    validFrom: row.validFrom,
    validTo: row.validTo,
    categories: JSON.parse(row.categories) as DrugCategory[],
    drugCodes: codes(row.drugIds),
    excludedDrugCodes: codes(row.excludedDrugIds),
    membersOnly: row.membersOnly === 1,
    stackable: row.stackable === 1,
    maxUses: row.maxUses,
    maxUsesPerCustomer: row.maxUsesPerCustomer,
    used: row.used,
    stopped: row.stopped === 1,
  };
}

/** Every coupon, those that can be used first. */
export function listCoupons(reader: Reader): CouponView[] {
  return reader.all(all, {}).map((row) => couponView(reader, row));
}
