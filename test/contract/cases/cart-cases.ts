import {
  BOOLEAN,
  FEN,
  group,
  ID,
  line,
  nullable,
  nullableOptional,
  oneOf,
  optional,
  POSITIVE_FEN,
  SALE_QUANTITY,
  text,
  whole,
} from '#test/support/bad-values.ts';
import { addCoupon } from '#test/support/coupons.ts';
import { approved } from '#test/support/prescriptions.ts';
import { fillCart } from '#test/support/sell.ts';
import type { TestShop } from '#test/support/test-shop.ts';
import type { CasesOf } from './call-case.ts';

const DISCOUNT = { kind: oneOf, bp: whole(1, 10_000), fen: POSITIVE_FEN };
const ON_LINE = { cartId: ID, lineId: ID };

async function onFirstLine(shop: TestShop): Promise<{ cartId: number; lineId: number }> {
  const { cartId, lines } = await fillCart(shop, { vitamin: 2, plaster: 3 });
  return { cartId, lineId: lines[0]?.lineId ?? 0 };
}

async function anyCart(shop: TestShop): Promise<{ cartId: number }> {
  const { cartId } = await fillCart(shop, { vitamin: 2 });
  return { cartId };
}

export const cartCases: CasesOf<'cart'> = {
  'cart.getActive': {
    prepare: async (shop) => {
      await anyCart(shop);
      return {};
    },
    fields: {},
  },
  'cart.listParked': {
    prepare: async (shop) => {
      await shop.till.do('cart.park', await anyCart(shop));
      return {};
    },
    fields: {},
  },
  'cart.addItem': {
    prepare: ({ drugs }) => ({ drugId: drugs.paracetamol, quantity: 2 }),
    fields: { drugId: ID, quantity: SALE_QUANTITY },
    other: (input) => ({ ...input, quantity: 3 }),
  },
  'cart.addPrescription': {
    prepare: async (shop) => ({ prescriptionId: (await approved(shop)).prescriptionId }),
    fields: { prescriptionId: ID },
    other: (input) => ({ prescriptionId: input.prescriptionId + 1 }),
  },
  'cart.addScan': {
    prepare: () => ({ code: '6901234567892', quantity: 2 }),
    fields: { code: { ...text(200), bad: [...text(200).bad, ''] }, quantity: optional(SALE_QUANTITY) },
    other: (input) => ({ ...input, quantity: 3 }),
  },
  'cart.setQuantity': {
    prepare: async (shop) => ({ ...(await onFirstLine(shop)), quantity: 5 }),
    fields: { ...ON_LINE, quantity: SALE_QUANTITY },
    other: (input) => ({ ...input, quantity: 6 }),
  },
  'cart.removeLine': {
    prepare: onFirstLine,
    fields: ON_LINE,
    other: (input) => ({ ...input, lineId: input.lineId + 1 }),
  },
  'cart.setSelected': {
    prepare: async (shop) => ({ ...(await onFirstLine(shop)), selected: false }),
    fields: { ...ON_LINE, selected: BOOLEAN },
    other: (input) => ({ ...input, selected: true }),
  },
  'cart.setLineDiscount': {
    prepare: async (shop) => ({ ...(await onFirstLine(shop)), discount: { kind: 'percent', bp: 500 } }),
    variants: (input) => [{ ...input, discount: { kind: 'amount', fen: 10 } }],
    fields: {
      ...ON_LINE,
      discount: nullable(group),
      'discount.kind': DISCOUNT.kind,
      'discount.bp': DISCOUNT.bp,
      'discount.fen': DISCOUNT.fen,
    },
    other: (input) => ({ ...input, discount: null }),
  },
  'cart.setCoupon': {
    prepare: async (shop) => {
      await addCoupon(shop);
      return { ...(await anyCart(shop)), code: 'SAVE5' };
    },
    fields: { cartId: ID, code: line(40) },
    other: (input) => ({ ...input, code: '' }),
  },
  'cart.setTerms': {
    prepare: async (shop) => ({
      ...(await anyCart(shop)),
      orderDiscount: { kind: 'percent', bp: 500 },
      couponCode: 'SPRING',
      couponFen: 100,
      shippingFeeFen: 600,
      remark: '下午来取',
    }),
    variants: (input) => [{ ...input, orderDiscount: { kind: 'amount', fen: 10 } }],
    fields: {
      cartId: ID,
      orderDiscount: nullableOptional(group),
      'orderDiscount.kind': DISCOUNT.kind,
      'orderDiscount.bp': DISCOUNT.bp,
      'orderDiscount.fen': DISCOUNT.fen,
      couponCode: optional(line(40)),
      couponFen: optional(FEN),
      shippingFeeFen: optional(FEN),
      remark: optional(line(200)),
    },
    other: (input) => ({ ...input, couponFen: 200 }),
  },
  'cart.setCustomer': {
    prepare: async (shop) => {
      const customer = { customerId: null, name: '王秀英', phone: '13800010001', isMember: true };
      const { customerId } = await shop.till.do('customers.save', customer);
      return { ...(await anyCart(shop)), customerId };
    },
    fields: { cartId: ID, customerId: nullable(ID) },
    other: (input) => ({ ...input, customerId: null }),
  },
  'cart.undo': { prepare: anyCart, fields: { cartId: ID }, other: (input) => ({ cartId: input.cartId + 1 }) },
  'cart.clear': {
    prepare: anyCart,
    fields: { cartId: ID },
    other: (input) => ({ cartId: input.cartId + 1 }),
  },
  'cart.park': {
    prepare: async (shop) => ({ ...(await anyCart(shop)), label: '穿红衣服的' }),
    fields: { cartId: ID, label: optional(line(40)) },
    other: (input) => ({ ...input, label: '另一位' }),
  },
  'cart.resume': {
    prepare: async (shop) => shop.till.do('cart.park', await anyCart(shop)),
    fields: { cartId: ID },
    other: (input) => ({ cartId: input.cartId + 1 }),
  },
  'cart.discard': {
    prepare: anyCart,
    fields: { cartId: ID },
    other: (input) => ({ cartId: input.cartId + 1 }),
  },
};
