import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallRequest } from '#shared/contracts/envelope.ts';
import { ERROR_CODES } from '#shared/errors/index.ts';
import { fc } from '#test/support/seeded.ts';
import { checkoutOf, fillCart } from '#test/support/sell.ts';
import { dumpStore } from '#test/support/store-dump.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import { CALL_NAMES } from './prepared-call.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.counter.dispose());

const send = (request: unknown) => shop.counter.core.call(request as CallRequest);
const ENVELOPE = { name: 'system.status', input: {}, session: null, commandId: null };

describe('SEC-5: what comes over the wire', () => {
  it.each([
    undefined,
    null,
    5,
    'system.status',
    [],
    {},
    () => 1,
    { ...ENVELOPE, name: 5 },
    { ...ENVELOPE, name: 'x'.repeat(81) },
    { ...ENVELOPE, session: 5 },
    { ...ENVELOPE, session: 'x'.repeat(101) },
    { ...ENVELOPE, commandId: 'x' },
  ])('SEC-5: garbage is refused as such: %o', async (request) => {
    expect(await send(request)).toMatchObject({ ok: false, error: { code: 'VALIDATION_FAILED' } });
  });

  it.each([
    '',
    'orders',
    'orders.',
    'orders.drop',
    'Orders.get',
    '__proto__',
    'constructor',
    'toString',
    "'; DROP TABLE drug",
  ])('SEC-5: %o is no call', async (name) => {
    expect(await send({ ...ENVELOPE, name, session: shop.till.session })).toMatchObject({
      ok: false,
      error: { code: 'UNKNOWN_CALL' },
    });
  });

  it('ORD-14: whatever is sent, the answer is a result with a known code, and never INTERNAL', async () => {
    const anything = fc.oneof(fc.anything(), fc.record({}), fc.constant(null));
    const request = fc.record({
      name: fc.constantFrom(...CALL_NAMES.filter((name) => name !== 'staff.endDuty')),
      input: anything,
      session: fc.constant(shop.till.session),
      commandId: fc.uuid(),
    });
    await fc.assert(
      fc.asyncProperty(request, async (sent) => {
        const result = await send(sent);
        if (result.ok) return;
        expect(ERROR_CODES).toContain(result.error.code);
        expect(result.error.code).not.toBe('INTERNAL');
        expect(result.error.correlationId).not.toBe('');
      }),
      { numRuns: 1_000 },
    );
    expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  });

  it('ORD-1: a price that the caller adds is not heard', async () => {
    const { till, drugs } = shop;
    const cheap = { drugId: drugs.paracetamol, quantity: 1, priceFen: 1, unitPriceFen: 1, listPriceFen: 1 };
    const { cart } = await till.do('cart.addItem', cheap);
    expect(cart.totals.totalFen).toBe(1_250);
    await till.do('cart.discard', { cartId: cart.cartId });
    const { order } = await till.do('orders.createDirect', { lines: [cheap], totalFen: 1 } as never);
    expect(order.amounts.totalFen).toBe(1_250);
    expect(order.items[0]?.unitPriceFen).toBe(1_250);
  });

  it('ORD-14: a failure can be found in the log by the id that the caller got', async () => {
    const refused = await send({
      ...ENVELOPE,
      name: 'orders.get',
      session: shop.till.session,
      input: { orderId: 999 },
    });
    const correlationId = refused.ok ? '' : refused.error.correlationId;
    expect(shop.counter.log.some((line) => JSON.stringify(line.fields).includes(correlationId))).toBe(true);
  });
});

describe('the end of the day', () => {
  it('ORD-11: a core that stops finishes what runs, refuses what is new, and leaves a sound store', async () => {
    const own = await openShop();
    const cart = await fillCart(own, { vitamin: 2 });
    const selling = own.till.try('orders.checkout', checkoutOf(cart));
    const stopping = own.counter.core.stop();
    expect(await own.till.try('cart.getActive', {})).toMatchObject({
      ok: false,
      error: { code: 'CORE_STOPPING' },
    });
    expect(await selling).toMatchObject({ ok: true });
    await stopping;
    await own.counter.open();
    expect((await own.till.do('orders.list', {})).total).toBe(1);
    const before = dumpStore(own.counter);
    expect((await own.till.do('system.verifyStore', {})).differences).toEqual([]);
    expect(dumpStore(own.counter)).toEqual(before);
    await own.counter.dispose();
  });
});
