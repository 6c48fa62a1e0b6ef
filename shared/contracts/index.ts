import type { z } from 'zod';
import { aftersalesContract } from './aftersales.ts';
import { cartContract } from './cart.ts';
import { catalogContract } from './catalog.ts';
import { couponsContract } from './coupons.ts';
import { customersContract } from './customers.ts';
import type { CallDef, CommandDef } from './define.ts';
import { dispensingContract } from './dispensing.ts';
import { inventoryContract } from './inventory.ts';
import { ordersContract } from './orders.ts';
import { prescriptionsContract } from './prescriptions.ts';
import { printingContract } from './printing.ts';
import { registersContract } from './registers.ts';
import { rulesContract } from './rules.ts';
import { settingsContract } from './settings.ts';
import { shippingContract } from './shipping.ts';
import { splittingContract } from './splitting.ts';
import { staffContract } from './staff.ts';
import { systemContract } from './system.ts';

/** Every call of the core, by feature. Types, validation and the renderer's client follow from this object. */
export const contract = {
  system: systemContract,
  staff: staffContract,
  settings: settingsContract,
  rules: rulesContract,
  registers: registersContract,
  catalog: catalogContract,
  customers: customersContract,
  coupons: couponsContract,
  cart: cartContract,
  orders: ordersContract,
  dispensing: dispensingContract,
  aftersales: aftersalesContract,
  inventory: inventoryContract,
  prescriptions: prescriptionsContract,
  printing: printingContract,
  shipping: shippingContract,
  splitting: splittingContract,
} as const;

export type Contract = typeof contract;

/** `feature.call` for every call of the contract. */
export type CallName = {
  [F in keyof Contract]: `${F & string}.${keyof Contract[F] & string}`;
}[keyof Contract];

/** The definition behind a call's name. */
export type CallOf<N extends CallName> = N extends `${infer F}.${infer C}`
  ? F extends keyof Contract
    ? C extends keyof Contract[F]
      ? Extract<Contract[F][C], CallDef>
      : never
    : never
  : never;

/** What a caller sends (defaults may be left out). */
export type CallInput<N extends CallName> = z.input<CallOf<N>['input']>;
/** What a handler receives, after validation. */
export type ParsedInput<N extends CallName> = z.output<CallOf<N>['input']>;
/** What a call returns. */
export type CallOutput<N extends CallName> = z.output<CallOf<N>['output']>;

export type CommandName = { [N in CallName]: CallOf<N> extends CommandDef ? N : never }[CallName];
export type QueryName = Exclude<CallName, CommandName>;

/** All definitions by their full name. */
export const CALLS: ReadonlyMap<string, CallDef> = new Map(
  Object.entries(contract).flatMap(([feature, calls]) =>
    Object.entries(calls).map(([name, def]) => [`${feature}.${name}`, def as CallDef] as const),
  ),
);

export type { CallDef, CommandDef } from './define.ts';
export { COMMON_ERRORS } from './define.ts';
