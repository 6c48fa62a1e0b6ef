import { sql } from 'kysely';
import type { ParsedInput } from '#shared/contracts/index.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { findDrugIdByCode } from '../catalog/find-by-code.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import type { CommandContext } from '../platform/context.ts';
import { type CouponRow, couponCodeOf, findCouponByCode, getCoupon } from './coupon-rows.ts';

type Written = Omit<CouponRow, 'id' | 'version' | 'used'>;

const insert = statement<Omit<Written, 'stopped'>>()((db, p) => db.insertInto('coupon').values(columns(p)));

const update = statement<Omit<Written, 'stopped'> & { id: number }>()((db, p) =>
  db
    .updateTable('coupon')
    .set({ ...columns(p), version: sql<number>`version + 1` })
    .where('id', '=', p.id),
);

const stop = statement<{ id: number; stopped: number; atMs: number }>()((db, p) =>
  db
    .updateTable('coupon')
    .set({ stopped: p.stopped, updatedAtMs: p.atMs, version: sql<number>`version + 1` })
    .where('id', '=', p.id),
);

/** The columns that people state, each by its parameter. */
function columns<Row extends Omit<Written, 'stopped'>>(p: Row) {
  return {
    code: p.code,
    name: p.name,
    kind: p.kind,
    amountFen: p.amountFen,
    percentBp: p.percentBp,
    capFen: p.capFen,
    minimumFen: p.minimumFen,
    validFrom: p.validFrom,
    validTo: p.validTo,
    categories: p.categories,
    drugIds: p.drugIds,
    excludedDrugIds: p.excludedDrugIds,
    membersOnly: p.membersOnly,
    stackable: p.stackable,
    maxUses: p.maxUses,
    maxUsesPerCustomer: p.maxUsesPerCustomer,
    updatedAtMs: p.updatedAtMs,
  };
}

/**
 * Makes a coupon or changes its terms. Orders that used it keep what they were promised.
 *
 * Fails with COUPON_NOT_FOUND, VERSION_CONFLICT, COUPON_CODE_TAKEN, DRUG_NOT_FOUND, or COUPON_LIMIT_BELOW_USES when it
 * was used more often than it may be from now on. Returns it as it then is.
 */
export function saveCoupon(context: CommandContext, input: ParsedInput<'coupons.save'>): CouponRow {
  const { tx, nowMs } = context;
  const { couponId, maxUses } = input;
  const before = couponId === null ? null : couponAsSeen(tx, { couponId, version: input.version });
  const code = couponCodeOf(input.code);
  const other = findCouponByCode(tx, code);
  if (other !== undefined && other.id !== couponId) fail('COUPON_CODE_TAKEN', { code, name: other.name });
  if (before !== null && maxUses !== null && maxUses < before.used) {
    fail('COUPON_LIMIT_BELOW_USES', { used: before.used });
  }
  const row = {
    ...input,
    code,
    categories: JSON.stringify(input.categories),
    drugIds: JSON.stringify(drugIdsOf(tx, input.drugCodes)),
    excludedDrugIds: JSON.stringify(drugIdsOf(tx, input.excludedDrugCodes)),
    membersOnly: input.membersOnly ? 1 : 0,
    stackable: input.stackable ? 1 : 0,
    updatedAtMs: nowMs,
  };
  if (before !== null) invariant(tx.run(update, { ...row, id: before.id }).changes === 1, 'it was just read');
  const savedId = before?.id ?? tx.run(insert, row).lastInsertRowid;
  return tell(context, savedId);
}

/** Stops a coupon or lets it go on; returns it as it then is. Fails with COUPON_NOT_FOUND or VERSION_CONFLICT. */
export function stopCoupon(
  context: CommandContext,
  { couponId, version, stopped }: ParsedInput<'coupons.setStopped'>,
): CouponRow {
  couponAsSeen(context.tx, { couponId, version });
  context.tx.run(stop, { id: couponId, stopped: stopped ? 1 : 0, atMs: context.nowMs });
  return tell(context, couponId);
}

function couponAsSeen(
  reader: Reader,
  { couponId, version }: { couponId: number; version: number | null },
): CouponRow {
  const row = getCoupon(reader, couponId);
  if (version !== null && version !== row.version) {
    fail('VERSION_CONFLICT', { couponId, version, current: row.version });
  }
  return row;
}

function drugIdsOf(reader: Reader, codes: readonly string[]): number[] {
  return codes.map((code) => findDrugIdByCode(reader, code) ?? fail('DRUG_NOT_FOUND', { code }));
}

function tell(context: CommandContext, couponId: number): CouponRow {
  const row = getCoupon(context.tx, couponId);
  const { version, stopped } = row;
  const subject = `coupon:${row.code}`;
  context.note(subject, { version, stopped });
  // When it was saved here is no part of it.
  const coupon = { ...row, updatedAtMs: undefined };
  context.publish({ kind: 'coupon.saved', subject, subjectVersion: version, payload: { coupon } });
  context.changed('coupons', 'cart');
  return row;
}
