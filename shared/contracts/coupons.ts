import { z } from 'zod';
import { COUPON_KINDS } from '#shared/domain/coupons.ts';
import { DRUG_CATEGORIES } from '#shared/domain/drugs.ts';
import { command, query } from './define.ts';
import { count, date, fen, id, requiredLine, timeMs, version } from './fields.ts';

const uses = z.int().min(1).max(1_000_000);
const drugCodes = z.array(requiredLine(40)).max(200);

/** What a manager states of a coupon. Drugs are named by their article numbers. */
const terms = {
  code: requiredLine(40),
  name: requiredLine(60),
  kind: z.enum(COUPON_KINDS),
  amountFen: fen,
  percentBp: z.int().min(0).max(10_000),
  capFen: fen.min(1).nullable(),
  minimumFen: fen,
  validFrom: date,
  validTo: date,
  categories: z.array(z.enum(DRUG_CATEGORIES)).max(DRUG_CATEGORIES.length),
  drugCodes,
  excludedDrugCodes: drugCodes,
  membersOnly: z.boolean(),
  stackable: z.boolean(),
  maxUses: uses.nullable(),
  maxUsesPerCustomer: uses.nullable(),
};

const couponView = z.object({
  couponId: id,
  version,
  ...terms,
  used: count,
  stopped: z.boolean(),
});
export type CouponView = z.infer<typeof couponView>;

export const couponsContract = {
  /** Every coupon, those that can be used first. */
  list: query({
    access: 'coupon.manage',
    input: z.object({}),
    output: z.object({ coupons: z.array(couponView) }),
    errors: [],
  }),
  /** The orders from which a coupon was taken off, the latest first, at most two hundred. */
  uses: query({
    access: 'coupon.manage',
    input: z.object({ couponId: id }),
    output: z.object({
      uses: z.array(
        z.object({
          orderId: id,
          orderNumber: z.string(),
          customerName: z.string(),
          couponFen: fen,
          atMs: timeMs,
          /** When it was given back, because the order was cancelled. */
          givenBackAtMs: timeMs.nullable(),
        }),
      ),
    }),
    errors: ['COUPON_NOT_FOUND'],
  }),
  /** Makes a coupon, or changes the one with `couponId`. Orders keep what they were promised. */
  save: command({
    access: 'coupon.manage',
    input: z
      .object({ couponId: id.nullable(), version: version.nullable(), ...terms })
      .refine(({ kind, amountFen }) => (kind === 'amount') === amountFen > 0, {
        error: 'required',
        path: ['amountFen'],
      })
      .refine(({ kind, percentBp }) => (kind === 'percent') === percentBp > 0, {
        error: 'required',
        path: ['percentBp'],
      })
      .refine(({ validFrom, validTo }) => validFrom <= validTo, { error: 'too_early', path: ['validTo'] }),
    output: couponView,
    errors: [
      'COUPON_NOT_FOUND',
      'COUPON_CODE_TAKEN',
      'COUPON_LIMIT_BELOW_USES',
      'DRUG_NOT_FOUND',
      'VERSION_CONFLICT',
    ],
  }),
  /** Stops a coupon, or lets it be used again. */
  setStopped: command({
    access: 'coupon.manage',
    input: z.object({ couponId: id, version, stopped: z.boolean() }),
    output: couponView,
    errors: ['COUPON_NOT_FOUND', 'VERSION_CONFLICT'],
  }),
};
