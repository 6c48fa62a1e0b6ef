import type { Permission } from './permissions.ts';

/** 仅退款 退货 换货 */
export const AFTER_SALES_KINDS = ['refund_only', 'return', 'exchange'] as const;
export type AfterSalesKind = (typeof AFTER_SALES_KINDS)[number];

/** 待审核 已同意 已验收 已完成 已拒绝 退款失败 已撤回 */
export const AFTER_SALES_STATES = [
  'requested',
  'approved',
  'received',
  'completed',
  'rejected',
  'failed',
  'withdrawn',
] as const;
export type AfterSalesState = (typeof AFTER_SALES_STATES)[number];

export const AFTER_SALES_ACTIONS = [
  'approve',
  'reject',
  'withdraw',
  'receive_goods',
  'complete',
  'fail',
  'retry',
  'choose_replacement',
] as const;
export type AfterSalesAction = (typeof AFTER_SALES_ACTIONS)[number];

/** Conditions besides the state. The core evaluates each by name in the transaction of the step. */
export type AfterSalesGuard = 'reason_given' | 'goods_accepted' | 'refund_as_shown';

/** The column of the request that a step stamps with its time. */
export type AfterSalesTimestamp = 'approved_at_ms' | 'received_at_ms' | 'failed_at_ms' | 'ended_at_ms';

export interface AfterSalesStep {
  readonly action: AfterSalesAction;
  readonly from: AfterSalesState;
  readonly to: AfterSalesState;
  /** The kinds of request that have this step. */
  readonly kinds: readonly AfterSalesKind[];
  readonly permission: Permission;
  readonly guards: readonly AfterSalesGuard[];
  /** Null for a step that leaves the state as it is. */
  readonly stamps: AfterSalesTimestamp | null;
}

const WITH_GOODS: readonly AfterSalesKind[] = ['return', 'exchange'];
const WITHOUT_GOODS: readonly AfterSalesKind[] = ['refund_only'];

const EXCHANGES: readonly AfterSalesKind[] = ['exchange'];

/** States in which somebody still has to do something: the order stays in after-sales as long as one is left. */
export const OPEN_AFTER_SALES: readonly AfterSalesState[] = ['requested', 'approved', 'received', 'failed'];

/**
 * The whole after-sales machine (AS-2). What is not a row here is refused, by the core and by the store's trigger.
 * Goods that came back are never refused any more: whoever inspects them either accepts some or rejects the request
 * while it is still approved and hands the packs back.
 */
export const AFTER_SALES_STEPS: readonly AfterSalesStep[] = [
  {
    action: 'approve',
    from: 'requested',
    to: 'approved',
    kinds: AFTER_SALES_KINDS,
    permission: 'order.afterSales',
    guards: [],
    stamps: 'approved_at_ms',
  },
  {
    action: 'reject',
    from: 'requested',
    to: 'rejected',
    kinds: AFTER_SALES_KINDS,
    permission: 'order.afterSales',
    guards: ['reason_given'],
    stamps: 'ended_at_ms',
  },
  {
    action: 'reject',
    from: 'approved',
    to: 'rejected',
    kinds: WITH_GOODS,
    permission: 'order.afterSales',
    guards: ['reason_given'],
    stamps: 'ended_at_ms',
  },
  {
    action: 'withdraw',
    from: 'requested',
    to: 'withdrawn',
    kinds: AFTER_SALES_KINDS,
    permission: 'afterSales.request',
    guards: [],
    stamps: 'ended_at_ms',
  },
  {
    action: 'withdraw',
    from: 'approved',
    to: 'withdrawn',
    kinds: AFTER_SALES_KINDS,
    permission: 'afterSales.request',
    guards: [],
    stamps: 'ended_at_ms',
  },
  {
    action: 'receive_goods',
    from: 'approved',
    to: 'received',
    kinds: WITH_GOODS,
    permission: 'order.afterSales',
    guards: ['goods_accepted'],
    stamps: 'received_at_ms',
  },
  {
    action: 'complete',
    from: 'approved',
    to: 'completed',
    kinds: WITHOUT_GOODS,
    permission: 'payment.refund',
    guards: ['refund_as_shown'],
    stamps: 'ended_at_ms',
  },
  {
    action: 'complete',
    from: 'received',
    to: 'completed',
    kinds: WITH_GOODS,
    permission: 'payment.refund',
    guards: ['refund_as_shown'],
    stamps: 'ended_at_ms',
  },
  {
    action: 'fail',
    from: 'approved',
    to: 'failed',
    kinds: WITHOUT_GOODS,
    permission: 'payment.refund',
    guards: ['reason_given'],
    stamps: 'failed_at_ms',
  },
  {
    action: 'fail',
    from: 'received',
    to: 'failed',
    kinds: WITH_GOODS,
    permission: 'payment.refund',
    guards: ['reason_given'],
    stamps: 'failed_at_ms',
  },
  {
    action: 'retry',
    from: 'failed',
    to: 'completed',
    kinds: AFTER_SALES_KINDS,
    permission: 'payment.refund',
    guards: ['refund_as_shown'],
    stamps: 'ended_at_ms',
  },
  // What the customer takes instead may be sold out or dearer by the time the goods are here.
  ...OPEN_AFTER_SALES.map(
    (state): AfterSalesStep => ({
      action: 'choose_replacement',
      from: state,
      to: state,
      kinds: EXCHANGES,
      permission: 'afterSales.request',
      guards: [],
      stamps: null,
    }),
  ),
];

/** The step that an action takes from a state, or null when the machine has none for this kind. */
export function findAfterSalesStep(
  kind: AfterSalesKind,
  from: AfterSalesState,
  action: AfterSalesAction,
): AfterSalesStep | null {
  return (
    AFTER_SALES_STEPS.find((row) => row.from === from && row.action === action && row.kinds.includes(kind)) ??
    null
  );
}

/** True when goods come back with this kind of request, and are inspected before any money goes out. */
export function takesGoodsBack(kind: AfterSalesKind): boolean {
  return WITH_GOODS.includes(kind);
}
