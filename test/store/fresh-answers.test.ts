import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallName } from '#shared/contracts/index.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { AFTER_SALES_STATES, type AfterSalesState } from '#shared/domain/after-sales-states.ts';
import { afterSalesIn, driveTo, requestFor } from '#test/support/after-sales-paths.ts';
import { addCoupon } from '#test/support/coupons.ts';
import { orderIn } from '#test/support/order-paths.ts';
import { draft, draftWithImage, seen, waiting } from '#test/support/prescriptions.ts';
import { checkoutOf, fillCart } from '#test/support/sell.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import type { Till } from '#test/support/till.ts';
import { addMember } from '#test/support/waiting-orders.ts';

/** What a query says of the thing that an answer shows, by the name under which it shows it. */
const AS_STORED = {
  order: (till: Till, { orderId }: { orderId: number }) => till.do('orders.get', { orderId }),
  cart: (till: Till) => till.do('cart.getActive', {}),
  prescription: (till: Till, { prescriptionId }: { prescriptionId: number }) =>
    till.do('prescriptions.get', { prescriptionId }),
  afterSales: (till: Till, { afterSalesId }: { afterSalesId: number }) =>
    till.do('aftersales.get', { afterSalesId }),
  sheet: (till: Till, { orderId }: { orderId: number }) => till.do('dispensing.get', { orderId }),
} as const;

/** Time stands still, so what an answer shows reads the same as long as nobody changes it. */
async function expectAsStored(till: Till, call: CallName, answer: object): Promise<void> {
  const isCart = call.startsWith('cart.') && 'lines' in answer;
  const isSheet = call.startsWith('dispensing.') && 'packs' in answer;
  const shown = { ...answer, ...(isCart ? { cart: answer } : {}), ...(isSheet ? { sheet: answer } : {}) };
  for (const [name, read] of Object.entries(AS_STORED)) {
    const value: unknown = Reflect.get(shown, name);
    if (value !== undefined) expect(await read(till, value as never), call).toEqual(value);
  }
  for (const part of 'parts' in answer ? (answer.parts as OrderDetail[]) : [])
    expect(await AS_STORED.order(till, part), call).toEqual(part);
}

/** A till that holds every answer against what the store says. */
function doubting(till: Till): Till {
  const proven = async (...call: Parameters<Till['do']>) => {
    const answer = await till.do(...call);
    if (answer !== null) await expectAsStored(till, call[0], answer);
    return answer;
  };
  return Object.assign(Object.create(till), {
    do: proven,
    try: till.try.bind(till),
    refused: till.refused.bind(till),
  });
}

describe('an answer made from what a command wrote', () => {
  let shop: TestShop;
  beforeEach(async () => {
    const opened = await openShop();
    shop = { ...opened, till: doubting(opened.till) };
  });
  afterEach(() => shop.counter.dispose());

  const colleague = async (): Promise<TestShop> => ({
    ...shop,
    till: doubting(await shop.counter.signIn('钱药师')),
  });

  it('ORD-1 ORD-2: of a new order is what the store has, with lines over several batches', async () => {
    const { till, drugs } = shop;
    const { customerId } = await till.do('customers.save', {
      customerId: null,
      name: '王秀英',
      phone: '13800010001',
      isMember: true,
      address: null,
    });
    const { order } = await till.do('orders.createDirect', {
      customerId,
      orderDiscount: { kind: 'percent', bp: 500 },
      shippingFeeFen: 600,
      lines: [
        { drugId: drugs.paracetamol, quantity: 7 },
        { drugId: drugs.vitamin, quantity: 2 },
      ],
      details: { doctorName: '陈医生', remark: '送货上门', channel: 'mobile' },
    });
    expect(order.items[0]?.batches).toHaveLength(2);
  });

  it('ORD-1 PAY-1: of a sale at the till is what the store has', async () => {
    const cart = await fillCart(shop, { vitamin: 3, ephedrine: 1 });
    const { order } = await shop.till.do('orders.checkout', checkoutOf(cart));
    expect(order.status).toBe('completed');
  });

  it('ORD-5 ORD-7: of each step of an order is what the store has', async () => {
    const { till } = shop;
    const cart = await fillCart(shop, { plaster: 2 });
    const made = await till.do('orders.createFromCart', { cartId: cart.cartId });
    const { orderId, amounts } = made.order;
    const tenders = [{ kind: 'card' as const, amountFen: amounts.totalFen, reference: 'POS' }];
    await till.do('orders.settle', { orderId, tenders, handOver: false });
    await till.do('orders.startDispensing', { orderId });
    const parcel = { orderId, carrier: '顺丰速运', trackingNumber: 'SF1000000000001' };
    await till.do('orders.ship', parcel);
    const cancelled = { orderId, reason: '拒收', disposition: 'returned' as const };
    await till.do('orders.cancel', cancelled);
  });

  it('ORD-9: of a division and of a merger is what the store has', async () => {
    const { till, drugs } = shop;
    const customerId = await addMember(shop);
    const { order } = await till.do('orders.createDirect', {
      customerId,
      lines: [
        { drugId: drugs.paracetamol, quantity: 3 },
        { drugId: drugs.vitamin, quantity: 1 },
      ],
    });
    const part = (lineNo: number, quantity: number) => ({ lines: [{ lineNo, quantity }] });
    const { parts } = await till.do('orders.split', {
      orderId: order.orderId,
      version: order.version,
      parts: [part(1, 3), part(2, 1)],
    });
    await till.do('orders.merge', {
      orders: parts.map(({ orderId, version }) => ({ orderId, version })),
    });
  });

  it('CART-1 CART-3: of each change of a cart is what the store has', async () => {
    const { till } = shop;
    const { cartId, lines } = await fillCart(shop, { vitamin: 3, paracetamol: 2 });
    const [{ lineId } = { lineId: 0 }] = lines;
    await till.do('cart.setQuantity', { cartId, lineId, quantity: 2 });
    await till.do('cart.setSelected', { cartId, lineId, selected: false });
    await till.do('cart.setLineDiscount', { cartId, lineId, discount: { kind: 'percent', bp: 1_000 } });
    await till.do('cart.undo', { cartId });
    await till.do('cart.setTerms', { cartId, shippingFeeFen: 500, remark: '轻放' });
    await till.do('cart.setCustomer', { cartId, customerId: await addMember(shop) });
    const { code } = await addCoupon(shop);
    await till.do('cart.setCoupon', { cartId, code });
    await till.do('cart.removeLine', { cartId, lineId });
    await till.do('cart.park', { cartId, label: '稍后' });
    await till.do('cart.resume', { cartId });
    await till.do('cart.clear', { cartId });
  });

  it('RX-1 RX-2: of each step of a prescription is what the store has', async () => {
    const { till } = shop;
    const { till: reviewer } = await colleague();
    const pictured = await draftWithImage(shop);
    const [{ sha256 } = { sha256: '' }] = pictured.images;
    const { prescription: bare } = await till.do('prescriptions.detachImage', { ...seen(pictured), sha256 });
    const { prescription: first } = await till.do('prescriptions.submit', seen(bare));
    const { prescription: back } = await reviewer.do('prescriptions.reject', {
      ...seen(first),
      reason: '剂量有误',
    });
    const { prescription: again } = await till.do('prescriptions.revise', seen(back));
    const { prescription: second } = await till.do('prescriptions.submit', seen(again));
    const { prescription: approved } = await reviewer.do('prescriptions.approve', seen(second));
    expect(approved.signatures.map(({ role, intact }) => [role, intact])).toEqual([
      ['doctor', true],
      ['reviewer', true],
    ]);
    const handedIn = await waiting(shop);
    await till.do('prescriptions.withdraw', { ...seen(handedIn), reason: '患者不取药' });
    await draft(shop);
  });

  it('RX-4: of each look at packs is what the store has', async () => {
    const { till, batches } = shop;
    const { orderId } = await orderIn(shop, 'dispensing');
    const code = '(01)06901234567892(17)261201(10)EARLY';
    const { packs } = await till.do('dispensing.verifyPack', { orderId, code, quantity: 1 });
    await till.do('dispensing.takeBackPack', { orderId, packId: packs[0]?.packId ?? 0 });
    await till.do('dispensing.verifyByEye', {
      orderId,
      lineNo: 1,
      batchId: batches.early,
      quantity: 3,
      reason: '条码破损',
    });
    const { check } = await (await colleague()).till.do('dispensing.check', { orderId });
    expect(check.done?.staffName).toBe('钱药师');
  });

  it.each<AfterSalesState>([...AFTER_SALES_STATES])(
    'AS-1 AS-2 AS-3: of each step of a request that ends up %s is what the store has',
    async (state) => {
      expect((await afterSalesIn(shop, state)).state).toBe(state);
    },
  );

  it('AS-2: of each step of an exchange is what the store has', async () => {
    const { till, drugs } = shop;
    const replacements = [{ drugId: drugs.vitamin, quantity: 1 }];
    const order = await orderIn(shop, 'completed');
    const opened = await requestFor(till, order, { kind: 'exchange', replacements });
    const { afterSales } = await till.do('aftersales.chooseReplacement', {
      afterSalesId: opened.afterSalesId,
      replacements: [{ drugId: drugs.vitamin, quantity: 2 }],
    });
    expect((await driveTo(shop, afterSales, 'completed')).exchange?.order?.status).toBe('completed');
  });
});
