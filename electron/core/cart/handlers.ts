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

const showCart = (context: QueryContext, { cartId }: { cartId: number }) => cartView(context, cartId);
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
      (context, input) => addItem(context, { ...input, scannedBatchId: null }),
      (context, { cartId, lineId }) => ({ cart: cartView(context, cartId), lineId }),
    ),
    ...onCommand(
      'cart.addPrescription',
      (context, { prescriptionId }) => addPrescription(context, prescriptionId),
      showCart,
    ),
    ...onCommand('cart.addScan', addScan, (context, { cartId, lineId, facts }) => ({
      cart: cartView(context, cartId),
      lineId,
      facts,
    })),
  };
}

function changingLines(): Handlers {
  return {
    ...onCommand(
      'cart.setQuantity',
      (context, { cartId, lineId, quantity }) => {
        checkQuantity(context, quantity);
        editLine(context, { cartId, lineId }, (line) => withQuantity(line, quantity));
        return { cartId };
      },
      showCart,
    ),
    ...onCommand(
      'cart.removeLine',
      (context, { cartId, lineId }) => {
        editLine(context, { cartId, lineId }, () => null);
        return { cartId };
      },
      showCart,
    ),
    ...onCommand(
      'cart.setSelected',
      (context, { cartId, lineId, selected }) => {
        editLine(context, { cartId, lineId }, (line) => ({ ...line, selected }));
        return { cartId };
      },
      showCart,
    ),
    ...onCommand(
      'cart.setLineDiscount',
      (context, { cartId, lineId, discount }) => {
        setLineDiscount(context, { cartId, lineId }, discount);
        return { cartId };
      },
      showCart,
    ),
    ...onCommand(
      'cart.undo',
      (context, { cartId }) => {
        undoLines(context, cartId);
        return { cartId };
      },
      showCart,
    ),
    ...onCommand(
      'cart.clear',
      (context, { cartId }) => {
        editLines(context, cartId, () => []);
        return { cartId };
      },
      showCart,
    ),
  };
}

function changingCarts(): Handlers {
  return {
    ...onCommand(
      'cart.setCoupon',
      (context, { cartId, code }) => {
        setCoupon(context, cartId, code);
        return { cartId };
      },
      showCart,
    ),
    ...onCommand(
      'cart.setTerms',
      (context, { cartId, ...terms }) => {
        setTerms(context, cartId, terms);
        return { cartId };
      },
      showCart,
    ),
    ...onCommand(
      'cart.setCustomer',
      (context, { cartId, customerId }) => {
        setTerms(context, cartId, { customerId });
        return { cartId };
      },
      showCart,
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
      showCart,
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
