import type { CallName, CommandName } from '#shared/contracts/index.ts';
import { afterSalesCases } from './aftersales-cases.ts';
import type { CallCase, CommandCase } from './call-case.ts';
import { cartCases } from './cart-cases.ts';
import { catalogCases } from './catalog-cases.ts';
import { couponCases } from './coupon-cases.ts';
import { customerCases } from './customer-cases.ts';
import { dispensingCases } from './dispensing-cases.ts';
import { inventoryCases } from './inventory-cases.ts';
import { orderCases } from './order-cases.ts';
import { prescriptionCases } from './prescription-cases.ts';
import { printingCases } from './printing-cases.ts';
import { registersCases } from './registers-cases.ts';
import { rulesCases } from './rules-cases.ts';
import { shippingCases } from './shipping-cases.ts';
import { splittingCases } from './splitting-cases.ts';
import { settingsCases, staffCases, systemCases } from './system-cases.ts';

/** A case for every call of the contract. */
export const CASES = {
  ...systemCases,
  ...staffCases,
  ...settingsCases,
  ...rulesCases,
  ...registersCases,
  ...catalogCases,
  ...customerCases,
  ...couponCases,
  ...cartCases,
  ...orderCases,
  ...dispensingCases,
  ...afterSalesCases,
  ...inventoryCases,
  ...prescriptionCases,
  ...printingCases,
  ...shippingCases,
  ...splittingCases,
} as const satisfies { readonly [N in CallName]: N extends CommandName ? CommandCase<N> : CallCase<N> };
