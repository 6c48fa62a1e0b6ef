import type { ShortcutId } from '#renderer/app/shortcuts/shortcut-table.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { isByPerson } from '#shared/domain/order-states.ts';
import { ERROR_CODES, type ErrorCode } from '#shared/errors/index.ts';
import { ACTION_LOOKS } from '../action-looks.tsx';
import { useOrdersStore } from '../orders-store.ts';
import type { PersonAction } from '../person-action.ts';

export interface OfferedAction {
  readonly action: PersonAction;
  /** Why it cannot be done now; null when it can. */
  readonly refusal: ErrorCode | null;
  /** The step that leads the order on, and so the one that stands out. */
  readonly isMain: boolean;
  readonly run: () => void;
}

/** The step that an order waits for in most shops, first match first. */
const MAIN_STEPS: readonly PersonAction[] = ['pay', 'start_dispensing', 'hand_over', 'confirm_receipt'];

const DIALOGS = {
  pay: { kind: 'pay' },
  open_after_sales: { kind: 'request' },
  split: { kind: 'split' },
  merge_into: { kind: 'merge' },
} as const;

const isDialogOfItsOwn = (action: PersonAction): action is keyof typeof DIALOGS => action in DIALOGS;

/** While an order is in after-sales, another of its units may be asked for. */
const ONE_MORE_REQUEST = { action: 'open_after_sales', allowed: true, reason: null } as const;

/** Actions that few orders need: where they are not possible they are not on the screen; their key says why. */
const RARE_ACTIONS: readonly PersonAction[] = ['split', 'merge_into'];

/** True when an action has a place on the screen. */
export function isShown({ action, refusal }: OfferedAction): boolean {
  return refusal === null || !RARE_ACTIONS.includes(action);
}

/** The actions that the core offers for an order, and their keys. A key that is refused says why. */
export function useOfferedActions(order: OrderDetail) {
  const { open, tell } = useOrdersStore();
  const main = MAIN_STEPS.find((step) =>
    order.actions.some(({ action, allowed }) => allowed && action === step),
  );
  const actions = order.status === 'after_sales' ? [...order.actions, ONE_MORE_REQUEST] : order.actions;
  const offered = actions.flatMap(({ action, allowed, reason }): OfferedAction[] => {
    if (!isByPerson(action) || action === 'close_after_sales') return [];
    const refusal = allowed ? null : knownCode(reason);
    const openDialog = () => open(isDialogOfItsOwn(action) ? DIALOGS[action] : { kind: 'step', action });
    const explain = (code: ErrorCode) => () =>
      tell({ orderNumber: order.orderNumber, failure: { code, params: {}, correlationId: '' } });
    return [
      { action, refusal, isMain: action === main, run: refusal === null ? openDialog : explain(refusal) },
    ];
  });
  const keys: Partial<Record<ShortcutId<'orders'>, () => void>> = {};
  for (const { action, run } of offered) keys[ACTION_LOOKS[action].shortcut] = run;
  return { offered, keys };
}

function knownCode(reason: string | null): ErrorCode {
  return ERROR_CODES.find((code) => code === reason) ?? 'INVALID_ORDER_STATUS';
}
