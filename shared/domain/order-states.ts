import type { Permission } from './permissions.ts';

/** 待支付 已支付 配药中 已发货 已完成 已取消 售后中 */
export const ORDER_STATUSES = [
  'pending',
  'paid',
  'dispensing',
  'shipped',
  'completed',
  'cancelled',
  'after_sales',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export const ORDER_ACTIONS = [
  'pay',
  'cancel',
  'expire',
  'start_dispensing',
  'hand_over',
  'ship',
  'confirm_receipt',
  'complete_automatically',
  'open_after_sales',
  'close_after_sales',
  'split',
  'merge_into',
  'transfer_payment',
  'owe',
  'continue_dispensing',
  'substitute',
] as const;
export type OrderAction = (typeof ORDER_ACTIONS)[number];

/**
 * Steps that nobody takes by themselves: those of time, and those that belong to something larger: the payment that a
 * part of an order takes over from the order it was split from, the end of an order of which part is owed or a drug
 * is replaced, and the dispensing that what it became goes on with.
 */
const NOBODYS_ACTIONS = [
  'expire',
  'complete_automatically',
  'transfer_payment',
  'owe',
  'continue_dispensing',
  'substitute',
] as const satisfies readonly OrderAction[];

/** What people do with an order. */
export type PersonAction = Exclude<OrderAction, (typeof NOBODYS_ACTIONS)[number]>;

/** True for an action that is taken by people. */
export function isByPerson(action: OrderAction): action is PersonAction {
  return !NOBODYS_ACTIONS.some((name) => name === action);
}

/**
 * What a transition does to stock:
 * `reduce` takes the reserved units off the shelf, `release` gives a reservation back, `restock` puts
 * dispensed units back on the shelf they came from, `quarantine` books returned units into quarantine,
 * `by_disposition` asks the command whether the goods came back (quarantine) or are gone (none).
 */
export type StockEffect = 'none' | 'reduce' | 'release' | 'restock' | 'quarantine' | 'by_disposition';

/**
 * What a transition does to money: `settle` needs the full amount paid, `refund` gives all of it back.
 * `transfer_out` and `transfer_in` hand payments from an order that is split to its parts; no cash moves.
 */
export type MoneyEffect = 'none' | 'settle' | 'refund' | 'transfer_out' | 'transfer_in';

/** Conditions besides the status. The core evaluates each by name in the transaction of the transition. */
export type TransitionGuard =
  | 'fully_paid'
  | 'not_expired'
  | 'goods_sellable'
  | 'past_expiry'
  | 'sale_rules'
  | 'prescriptions_approved'
  | 'owed_collectable'
  | 'reason_given'
  | 'disposition_given'
  | 'packs_verified'
  | 'carrier_given'
  | 'drugs_packed_apart'
  | 'parcel_arrives'
  | 'past_auto_completion'
  | 'within_return_window'
  | 'divisible'
  | 'has_customer';

/** The column of the order that a transition stamps with its time. */
export type OrderTimestamp =
  | 'paid_at_ms'
  | 'dispensing_at_ms'
  | 'shipped_at_ms'
  | 'completed_at_ms'
  | 'cancelled_at_ms'
  | 'after_sales_at_ms';

export interface OrderTransition {
  readonly action: OrderAction;
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  readonly permission: Permission;
  readonly stock: StockEffect;
  readonly money: MoneyEffect;
  readonly guards: readonly TransitionGuard[];
  readonly stamps: OrderTimestamp;
}

/** The whole order machine (ORD-5). What is not a row here is refused, by the core and by the store's trigger. */
export const ORDER_TRANSITIONS: readonly OrderTransition[] = [
  {
    action: 'pay',
    from: 'pending',
    to: 'paid',
    permission: 'payment.take',
    stock: 'none',
    money: 'settle',
    guards: ['not_expired', 'goods_sellable', 'sale_rules', 'fully_paid'],
    stamps: 'paid_at_ms',
  },
  {
    action: 'cancel',
    from: 'pending',
    to: 'cancelled',
    permission: 'order.cancel',
    stock: 'release',
    money: 'none',
    guards: ['reason_given'],
    stamps: 'cancelled_at_ms',
  },
  {
    action: 'expire',
    from: 'pending',
    to: 'cancelled',
    permission: 'order.cancel',
    stock: 'release',
    money: 'none',
    guards: ['past_expiry'],
    stamps: 'cancelled_at_ms',
  },
  {
    action: 'start_dispensing',
    from: 'paid',
    to: 'dispensing',
    permission: 'order.dispense',
    stock: 'reduce',
    money: 'none',
    guards: ['owed_collectable', 'goods_sellable', 'prescriptions_approved'],
    stamps: 'dispensing_at_ms',
  },
  {
    action: 'cancel',
    from: 'paid',
    to: 'cancelled',
    permission: 'payment.refund',
    stock: 'release',
    money: 'refund',
    guards: ['reason_given'],
    stamps: 'cancelled_at_ms',
  },
  {
    action: 'ship',
    from: 'dispensing',
    to: 'shipped',
    permission: 'order.ship',
    stock: 'none',
    money: 'none',
    guards: ['goods_sellable', 'packs_verified', 'carrier_given', 'drugs_packed_apart'],
    stamps: 'shipped_at_ms',
  },
  {
    action: 'hand_over',
    from: 'dispensing',
    to: 'completed',
    permission: 'order.dispense',
    stock: 'none',
    money: 'none',
    guards: ['goods_sellable', 'packs_verified'],
    stamps: 'completed_at_ms',
  },
  {
    action: 'cancel',
    from: 'dispensing',
    to: 'cancelled',
    permission: 'payment.refund',
    stock: 'restock',
    money: 'refund',
    guards: ['reason_given'],
    stamps: 'cancelled_at_ms',
  },
  {
    action: 'confirm_receipt',
    from: 'shipped',
    to: 'completed',
    permission: 'order.ship',
    stock: 'none',
    money: 'none',
    guards: ['parcel_arrives'],
    stamps: 'completed_at_ms',
  },
  {
    action: 'complete_automatically',
    from: 'shipped',
    to: 'completed',
    permission: 'order.ship',
    stock: 'none',
    money: 'none',
    guards: ['past_auto_completion'],
    stamps: 'completed_at_ms',
  },
  {
    action: 'open_after_sales',
    from: 'shipped',
    to: 'after_sales',
    permission: 'afterSales.request',
    stock: 'none',
    money: 'none',
    guards: ['reason_given'],
    stamps: 'after_sales_at_ms',
  },
  {
    action: 'cancel',
    from: 'shipped',
    to: 'cancelled',
    permission: 'payment.refund',
    stock: 'by_disposition',
    money: 'refund',
    guards: ['reason_given', 'disposition_given'],
    stamps: 'cancelled_at_ms',
  },
  {
    action: 'open_after_sales',
    from: 'completed',
    to: 'after_sales',
    permission: 'afterSales.request',
    stock: 'none',
    money: 'none',
    guards: ['reason_given', 'within_return_window'],
    stamps: 'after_sales_at_ms',
  },
  {
    action: 'close_after_sales',
    from: 'after_sales',
    to: 'completed',
    permission: 'afterSales.request',
    stock: 'none',
    money: 'none',
    guards: ['reason_given'],
    stamps: 'completed_at_ms',
  },
  {
    action: 'cancel',
    from: 'after_sales',
    to: 'cancelled',
    permission: 'payment.refund',
    stock: 'by_disposition',
    money: 'refund',
    guards: ['reason_given', 'disposition_given'],
    stamps: 'cancelled_at_ms',
  },
  // An order is never rewritten: split and merge (ORD-9) end it, and new orders take over its goods and its money.
  {
    action: 'split',
    from: 'pending',
    to: 'cancelled',
    permission: 'order.create',
    stock: 'release',
    money: 'none',
    guards: ['not_expired', 'divisible'],
    stamps: 'cancelled_at_ms',
  },
  {
    action: 'merge_into',
    from: 'pending',
    to: 'cancelled',
    permission: 'order.create',
    stock: 'release',
    money: 'none',
    guards: ['not_expired', 'has_customer'],
    stamps: 'cancelled_at_ms',
  },
  {
    action: 'split',
    from: 'paid',
    to: 'cancelled',
    permission: 'order.create',
    stock: 'release',
    money: 'transfer_out',
    guards: ['divisible'],
    stamps: 'cancelled_at_ms',
  },
  {
    action: 'transfer_payment',
    from: 'pending',
    to: 'paid',
    permission: 'order.create',
    stock: 'none',
    money: 'transfer_in',
    guards: ['fully_paid'],
    stamps: 'paid_at_ms',
  },
  // What cannot be handed over now is owed (RX-5): the order ends in two, what is given and what is owed.
  {
    action: 'owe',
    from: 'paid',
    to: 'cancelled',
    permission: 'order.dispense',
    stock: 'release',
    money: 'transfer_out',
    guards: ['prescriptions_approved'],
    stamps: 'cancelled_at_ms',
  },
  {
    action: 'owe',
    from: 'dispensing',
    to: 'cancelled',
    permission: 'order.dispense',
    stock: 'restock',
    money: 'transfer_out',
    guards: [],
    stamps: 'cancelled_at_ms',
  },
  {
    action: 'continue_dispensing',
    from: 'paid',
    to: 'dispensing',
    permission: 'order.dispense',
    stock: 'reduce',
    money: 'none',
    guards: [],
    stamps: 'dispensing_at_ms',
  },
  // An equivalent is given for a line (RX-5): the order ends, and one with the other drug takes its place.
  {
    action: 'substitute',
    from: 'paid',
    to: 'cancelled',
    permission: 'order.substitute',
    stock: 'release',
    money: 'transfer_out',
    guards: ['reason_given', 'prescriptions_approved'],
    stamps: 'cancelled_at_ms',
  },
  {
    action: 'substitute',
    from: 'dispensing',
    to: 'cancelled',
    permission: 'order.substitute',
    stock: 'restock',
    money: 'transfer_out',
    guards: ['reason_given'],
    stamps: 'cancelled_at_ms',
  },
];

/** What became of the goods of an order cancelled after they left: they came back, or they are gone. */
export const DISPOSITIONS = ['returned', 'lost'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** The transition that an action takes from a status, or null when the machine has none. */
export function findTransition(from: OrderStatus, action: OrderAction): OrderTransition | null {
  return ORDER_TRANSITIONS.find((row) => row.from === from && row.action === action) ?? null;
}

/** True when some action leads from one status to the other. The store's trigger is generated from this. */
export function isLegalStep(from: OrderStatus, to: OrderStatus): boolean {
  return ORDER_TRANSITIONS.some((row) => row.from === from && row.to === to);
}

/** True for what people do to the order itself: it leaves after-sales only as the last of its requests ends. */
export function isTakenByPeople({ action, from }: OrderTransition): boolean {
  return isByPerson(action) && from !== 'after_sales';
}

/** The actions that the machine has from a status, for people. */
export function actionsFrom(status: OrderStatus): PersonAction[] {
  return ORDER_TRANSITIONS.filter((row) => row.from === status && isTakenByPeople(row))
    .map((row) => row.action)
    .filter(isByPerson);
}
