import { fail } from '#shared/errors/index.ts';
import { batchHolds } from './definitions/batch-holds.ts';
import { binCleaning } from './definitions/bin-cleaning.ts';
import { controlledSales } from './definitions/controlled-sales.ts';
import { deliveries } from './definitions/deliveries.ts';
import { expiredStock } from './definitions/expired-stock.ts';
import { registerExports } from './definitions/exports.ts';
import { goodsReceived } from './definitions/goods-received.ts';
import { nearExpiry } from './definitions/near-expiry.ts';
import { noCodePacks } from './definitions/no-code-packs.ts';
import { prescriptionReviews } from './definitions/prescription-reviews.ts';
import { quarantine } from './definitions/quarantine.ts';
import { recallBuyers } from './definitions/recall-buyers.ts';
import { repeatBuyers } from './definitions/repeat-buyers.ts';
import { returns } from './definitions/returns.ts';
import { ruleChanges } from './definitions/rule-changes.ts';
import { rules } from './definitions/rules.ts';
import { sales } from './definitions/sales.ts';
import { splitPacks } from './definitions/split-packs.ts';
import { substitutions } from './definitions/substitutions.ts';
import { traceCodes } from './definitions/trace-codes.ts';
import { transitions } from './definitions/transitions.ts';
import type { Register } from './register.ts';

/** Every register, in the order in which the screen lists them. A new one is a file in `definitions` and a row here. */
export const REGISTERS: readonly Register[] = [
  rules,
  transitions,
  sales,
  controlledSales,
  splitPacks,
  repeatBuyers,
  prescriptionReviews,
  substitutions,
  goodsReceived,
  binCleaning,
  deliveries,
  traceCodes,
  noCodePacks,
  returns,
  quarantine,
  nearExpiry,
  expiredStock,
  batchHolds,
  recallBuyers,
  ruleChanges,
  registerExports,
];

/** A register by its id; fails with REGISTER_NOT_FOUND. */
export function findRegister(id: string): Register {
  return REGISTERS.find((register) => register.id === id) ?? fail('REGISTER_NOT_FOUND', { register: id });
}
