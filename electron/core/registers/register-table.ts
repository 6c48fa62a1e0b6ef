import { fail } from '#shared/errors/index.ts';
import { batchHolds } from './definitions/batch-holds.ts';
import { controlledSales } from './definitions/controlled-sales.ts';
import { expiredStock } from './definitions/expired-stock.ts';
import { registerExports } from './definitions/exports.ts';
import { goodsReceived } from './definitions/goods-received.ts';
import { ruleChanges } from './definitions/rule-changes.ts';
import { sales } from './definitions/sales.ts';
import type { Register } from './register.ts';

/** Every register, in the order in which the screen lists them. A new one is a file in `definitions` and a row here. */
export const REGISTERS: readonly Register[] = [
  sales,
  controlledSales,
  goodsReceived,
  expiredStock,
  batchHolds,
  ruleChanges,
  registerExports,
];

/** A register by its id; fails with REGISTER_NOT_FOUND. */
export function findRegister(id: string): Register {
  return REGISTERS.find((register) => register.id === id) ?? fail('REGISTER_NOT_FOUND', { register: id });
}
