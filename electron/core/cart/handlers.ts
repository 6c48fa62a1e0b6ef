import { fail } from '#shared/errors/index.ts';
import {
  type CommandContext,
  type Handlers,
  onCommand,
  onQuery,
  type QueryContext,
  signedIn,
} from '../platform/context.ts';
import { readSettings } from '../settings/settings.ts';
import { addItem } from './add-item.ts';
import { addPrescription } from './add-prescription.ts';
import { addScan } from './add-scan.ts';
import { type CartReceipt, cartBehind, receiptOf, receiptOfAdded } from './cart-receipt.ts';
import { activeCartId } from './cart-rows.ts';
import { cartView } from './cart-view.ts';
import { editLine, editLines, undoLines } from './edit-cart.ts';
import { discardCart, parkCart, parkedCarts, resumeCart } from './park-cart.ts';
import { setCoupon } from './set-coupon.ts';
import { setLineDiscount, setTerms } from './set-terms.ts';
import { withQuantity } from './trace-codes-of-cart.ts';

/** Fails with QUANTITY_LIMIT (ORD-4). */
function checkQuantity(context: CommandContext, quantity: number): void {
  const limit = readSettings(context.tx).limits.maxItemQuantity;
  if (quantity > limit) fail('QUANTITY_LIMIT', { limit, quantity });
}

const showAdded = (context: QueryContext, receipt: CartReceipt & { lineId: number }) => ({
  cart: cartBehind(context, receipt),
  lineId: receipt.lineId,
});
const nameCart = (_: QueryContext, { cartId }: { cartId: number }) => ({ cartId });

/** The calls of `cart.*`. */
export function cartHandlers(): Handlers {
  return { ...reading(), ...adding(), ...changingLines(), ...changingCarts() };
}

function reading(): Handlers {
  return {
    ...onQuery('cart.getActive', (context) => {
      const cartId = activeCartId(context.reader, signedIn(context).sessionId);
      return cartId === null ? null : cartView(context, cartId);
    }),
    ...onQuery('cart.listParked', (context) => ({ carts: parkedCarts(context) })),
  };
}

function adding(): Handlers {
  return {
    ...onCommand(
      'cart.addItem',
      (context, input) => receiptOfAdded(addItem(context, { ...input, scannedBatchId: null })),
      showAdded,
    ),
    ...onCommand(
      'cart.addPrescription',
      (context, { prescriptionId }) => receiptOf(addPrescription(context, prescriptionId)),
      cartBehind,
    ),
    ...onCommand(
      'cart.addScan',
      (context, input) => receiptOfAdded(addScan(context, input)),
      (context, receipt) => ({ ...showAdded(context, receipt), facts: receipt.facts }),
    ),
  };
}

function changingLines(): Handlers {
  return {
    ...onCommand(
      'cart.setQuantity',
      (context, { cartId, lineId, quantity }) => {
        checkQuantity(context, quantity);
        return receiptOf(editLine(context, { cartId, lineId }, (line) => withQuantity(line, quantity)));
      },
      cartBehind,
    ),
    ...onCommand(
      'cart.removeLine',
      (context, { cartId, lineId }) => receiptOf(editLine(context, { cartId, lineId }, () => null)),
      cartBehind,
    ),
    ...onCommand(
      'cart.setSelected',
      (context, { cartId, lineId, selected }) =>
        receiptOf(editLine(context, { cartId, lineId }, (line) => ({ ...line, selected }))),
      cartBehind,
    ),
    ...onCommand(
      'cart.setLineDiscount',
      (context, { cartId, lineId, discount }) =>
        receiptOf(setLineDiscount(context, { cartId, lineId }, discount)),
      cartBehind,
    ),
    ...onCommand('cart.undo', (context, { cartId }) => receiptOf(undoLines(context, cartId)), cartBehind),
    ...onCommand(
      'cart.clear',
      (context, { cartId }) => receiptOf(editLines(context, cartId, () => [])),
      cartBehind,
    ),
  };
}

function changingCarts(): Handlers {
  return {
    ...onCommand(
      'cart.setCoupon',
      (context, { cartId, code }) => receiptOf(setCoupon(context, cartId, code)),
      cartBehind,
    ),
    ...onCommand(
      'cart.setTerms',
      (context, { cartId, ...terms }) => receiptOf(setTerms(context, cartId, terms)),
      cartBehind,
    ),
    ...onCommand(
      'cart.setCustomer',
      (context, { cartId, customerId }) => receiptOf(setTerms(context, cartId, { customerId })),
      cartBehind,
    ),
    ...onCommand(
      'cart.park',
      (context, { cartId, label }) => {
        parkCart(context, cartId, label);
        return { cartId };
      },
      nameCart,
    ),
    ...onCommand(
      'cart.resume',
      (context, { cartId }) => {
        resumeCart(context, cartId);
        return { cartId };
      },
      cartBehind,
    ),
    ...onCommand(
      'cart.discard',
      (context, { cartId }) => {
        discardCart(context, cartId);
        return { cartId };
      },
      nameCart,
    ),
  };
}
