import type { CartView } from '#shared/contracts/cart.ts';
import type { CallOutput } from '#shared/contracts/index.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import { freePacksOfCart } from '../inventory/scanned-packs.ts';
import type { CommandContext, QueryContext } from '../platform/context.ts';
import { activeCartId, getCart, packsOf, parkedCartIds, readLines } from './cart-rows.ts';
import { cartView } from './cart-view.ts';
import { ownCart } from './edit-cart.ts';

const setStatus = statement<{
  id: number;
  status: CartView['status'];
  sessionId: string;
  staffId: number;
  label: string;
  atMs: number;
}>()((db, p) =>
  db
    .updateTable('cart')
    .set({
      status: p.status,
      sessionId: p.sessionId,
      staffId: p.staffId,
      label: p.label,
      updatedAtMs: p.atMs,
    })
    .where('id', '=', p.id),
);

const staffName = statement<{ id: number }>()((db, p) =>
  db.selectFrom('staff').select('name').where('id', '=', p.id),
);

function move(
  context: CommandContext,
  cartId: number,
  { status, label, to = context.session }: { status: CartView['status']; label: string; to?: CartOwner },
): void {
  const { sessionId, staffId } = to;
  context.tx.run(setStatus, { id: cartId, status, sessionId, staffId, label, atMs: context.nowMs });
  context.changed('cart');
}

/** The session that sells from a cart. */
interface CartOwner {
  readonly sessionId: string;
  readonly staffId: number;
}

/** The cart that a screen sells from goes to the session that takes the screen over. */
export function handOverCart(context: CommandContext, fromSessionId: string, to: CartOwner): void {
  const cartId = activeCartId(context.tx, fromSessionId);
  if (cartId === null) return;
  move(context, cartId, { status: 'active', label: getCart(context.tx, cartId).label, to });
}

/** 挂单. Fails with CART_NOT_FOUND or CART_EMPTY. */
export function parkCart(context: CommandContext, cartId: number, label: string): void {
  ownCart(context, cartId);
  if (readLines(context.tx, cartId).length === 0) fail('CART_EMPTY', { cartId });
  move(context, cartId, { status: 'parked', label });
}

/**
 * 取单. Parked carts belong to the counter: whoever is on duty may take one. The cart being sold from is parked
 * when it has lines, thrown away when it is empty. Fails with CART_NOT_FOUND when another screen was quicker.
 */
export function resumeCart(context: CommandContext, cartId: number): void {
  const cart = getCart(context.tx, cartId);
  if (cart.status !== 'parked') fail('CART_NOT_FOUND', { cartId });
  const current = activeCartId(context.tx, context.session.sessionId);
  if (current !== null) {
    const isEmpty = readLines(context.tx, current).length === 0;
    move(context, current, { status: isEmpty ? 'discarded' : 'parked', label: '' });
  }
  move(context, cartId, { status: 'active', label: cart.label });
}

/** Throws a cart away: the session's own, or a parked one. Fails with CART_NOT_FOUND. */
export function discardCart(context: CommandContext, cartId: number): void {
  const cart = getCart(context.tx, cartId);
  if (cart.status !== 'parked') ownCart(context, cartId);
  if (packsOf(readLines(context.tx, cartId)).length > 0) freePacksOfCart(context.tx, cartId);
  move(context, cartId, { status: 'discarded', label: cart.label });
}

/** Closes a cart that became an order. */
export function closeOrderedCart(context: CommandContext, cartId: number): void {
  move(context, cartId, { status: 'ordered', label: '' });
}

/** Parked carts as the cashier chooses among them. */
export function parkedCarts(
  context: Pick<QueryContext, 'reader' | 'today'>,
): CallOutput<'cart.listParked'>['carts'] {
  return parkedCartIds(context.reader).map((cartId) => {
    const view = cartView(context, cartId);
    const { staffId } = getCart(context.reader, cartId);
    return {
      cartId,
      label: view.label,
      status: 'parked',
      lineCount: view.lines.length,
      quantity: view.quantity,
      totalFen: view.totals.totalFen,
      customerName: view.customer?.name ?? '',
      staffName: context.reader.get(staffName, { id: staffId })?.name ?? '',
      updatedAtMs: view.updatedAtMs,
    };
  });
}
