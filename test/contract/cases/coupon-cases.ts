import {
  BOOLEAN,
  DATE,
  FEN,
  ID,
  list,
  nullable,
  oneOf,
  POSITIVE_FEN,
  requiredLine,
  VERSION,
  whole,
} from '#test/support/bad-values.ts';
import { addCoupon, PLAIN_COUPON } from '#test/support/coupons.ts';
import type { CasesOf } from './call-case.ts';

const USES = nullable(whole(1, 1_000_000));

export const couponCases: CasesOf<'coupons'> = {
  'coupons.list': { prepare: () => ({}), fields: {} },
  'coupons.uses': {
    prepare: async (shop) => ({ couponId: (await addCoupon(shop)).couponId }),
    fields: { couponId: ID },
  },
  'coupons.save': {
    prepare: () => ({
      ...PLAIN_COUPON,
      categories: ['other'],
      drugCodes: ['T001'],
      excludedDrugCodes: ['T002'],
    }),
    fields: {
      couponId: nullable(ID),
      version: nullable(VERSION),
      code: requiredLine(40),
      name: requiredLine(60),
      kind: oneOf,
      amountFen: FEN,
      percentBp: whole(0, 10_000),
      capFen: nullable(POSITIVE_FEN),
      minimumFen: FEN,
      validFrom: DATE,
      validTo: DATE,
      categories: list(6),
      'categories.*': oneOf,
      drugCodes: list(200),
      'drugCodes.*': requiredLine(40),
      excludedDrugCodes: list(200),
      'excludedDrugCodes.*': requiredLine(40),
      membersOnly: BOOLEAN,
      stackable: BOOLEAN,
      maxUses: USES,
      maxUsesPerCustomer: USES,
    },
    other: (input) => ({ ...input, amountFen: 60 }),
  },
  'coupons.setStopped': {
    prepare: async (shop) => {
      const { couponId, version } = await addCoupon(shop);
      return { couponId, version, stopped: true };
    },
    fields: { couponId: ID, version: VERSION, stopped: BOOLEAN },
    other: (input) => ({ ...input, stopped: false }),
  },
};
