import { v7 as uuidV7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contracts/index.ts';
import { ROLES } from '#shared/domain/permissions.ts';
import { activeCart, fillCart } from '#test/support/sell.ts';
import { TEST_LICENCE, TEST_PIN } from '#test/support/sign-in.ts';
import { dumpStore } from '#test/support/store-dump.ts';
import { TestCounter } from '#test/support/test-counter.ts';
import { DAY_MS, MONDAY_MORNING_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import { Till } from '#test/support/till.ts';

const CASHIER: CallInput<'staff.save'> = {
  staffId: null,
  version: null,
  name: '陈静',
  roles: ['cashier'],
  isActive: true,
  licenceNumber: '',
  licenceExpiresOn: null,
  pin: TEST_PIN,
};

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.counter.dispose());

const nobody = () => Till.ofNobody(shop.counter);

describe('SEC-1: the first run', () => {
  it('SEC-1: makes the first administrator, who may do all but review, and happens once', async () => {
    const counter = await TestCounter.start();
    const screen = Till.ofNobody(counter);
    expect((await screen.do('system.status', {})).state).toBe('firstRun');
    const { session, staff } = await screen.do('staff.setUp', { name: '王芳', pin: TEST_PIN });
    expect(staff.roles).toEqual(ROLES.filter((role) => role !== 'pharmacist'));
    const other = await screen.refused('staff.setUp', { name: '李四', pin: TEST_PIN });
    expect(other).toBe('FIRST_RUN_DONE');
    const status = await screen.do('system.status', {});
    expect([status.state, status.staff.map(({ name }) => name), status.demoPin]).toEqual([
      'ready',
      ['王芳'],
      null,
    ]);
    expect(await counter.call({ name: 'staff.list', input: {}, session, commandId: null })).toMatchObject({
      ok: true,
    });
    await counter.dispose();
  });

  it('SEC-1: two windows at the first run make one account', async () => {
    const counter = await TestCounter.start();
    const screen = Till.ofNobody(counter);
    const results = await Promise.all([
      screen.try('staff.setUp', { name: '王芳', pin: TEST_PIN }),
      screen.try('staff.setUp', { name: '李四', pin: TEST_PIN }),
    ]);
    expect(results.map((result) => (result.ok ? 'ok' : result.error.code)).sort()).toEqual([
      'FIRST_RUN_DONE',
      'ok',
    ]);
    expect((await screen.do('system.status', {})).staff).toHaveLength(1);
    await counter.dispose();
  });

  it('SEC-1: refuses a PIN that everybody tries first', async () => {
    const counter = await TestCounter.start();
    for (const pin of ['1111', '1234', '4321', '000000', '987654']) {
      expect(await Till.ofNobody(counter).refused('staff.setUp', { name: '王芳', pin })).toBe(
        'PIN_TOO_SIMPLE',
      );
    }
    await counter.dispose();
  });
});

describe('SEC-1: signing in', () => {
  it('SEC-1: takes the right PIN only, and keeps a record of the wrong ones', async () => {
    const { staffId } = await shop.till.do('staff.save', CASHIER);
    for (const pin of ['2581', '25800', '0000']) {
      expect(await nobody().refused('staff.signIn', { staffId, pin })).toBe('PIN_WRONG');
    }
    const { session, staff } = await nobody().do('staff.signIn', { staffId, pin: TEST_PIN });
    expect(staff).toEqual({ staffId, name: '陈静', roles: ['cashier'] });
    expect(session).not.toBe('');
    const refused = shop.counter.sql((db) =>
      db.prepare("SELECT count(*) AS n FROM audit_log WHERE details LIKE '%pin_refused%'").get(),
    );
    expect(refused).toEqual({ n: 3 });
    expect(await nobody().refused('staff.signIn', { staffId: 999, pin: TEST_PIN })).toBe('STAFF_NOT_FOUND');
  });

  it('SEC-1: nobody signs in as the store itself', async () => {
    expect(await nobody().refused('staff.signIn', { staffId: 1, pin: TEST_PIN })).toBe('STAFF_NOT_FOUND');
    expect(await nobody().refused('staff.choosePin', { staffId: 1, pin: TEST_PIN })).toBe('STAFF_NOT_FOUND');
    const account = { ...CASHIER, staffId: 1, name: 'system', pin: null };
    expect(await shop.till.refused('staff.save', account)).toBe('STAFF_NOT_FOUND');
    expect(await shop.till.refused('staff.save', { ...CASHIER, name: 'system' })).toBe('STAFF_NAME_TAKEN');
  });

  it('SEC-1 SEC-2: a PIN is in no row, no log line and no message to central', async () => {
    const pin = '90817263';
    const { staffId } = await shop.till.do('staff.save', { ...CASHIER, pin });
    await nobody().do('staff.signIn', { staffId, pin });
    await nobody().refused('staff.signIn', { staffId, pin: '90817264' });
    expect(JSON.stringify(dumpStore(shop.counter))).not.toContain('9081726');
    expect(JSON.stringify(shop.counter.log)).not.toContain('9081726');
    const { hash } = shop.counter.sql((db) =>
      db.prepare<[number], { hash: string }>('SELECT pin_hash AS hash FROM staff WHERE id = ?').get(staffId),
    ) ?? { hash: '' };
    expect(hash).toMatch(/^\$argon2id\$/);
  });

  it('SEC-1: a person without a PIN chooses one, once', async () => {
    const { staffId } = await shop.till.do('staff.save', CASHIER);
    expect(await nobody().refused('staff.choosePin', { staffId, pin: '9021' })).toBe('PIN_ALREADY_CHOSEN');
    shop.counter.sql((db) => db.prepare('UPDATE staff SET pin_hash = NULL WHERE id = ?').run(staffId));
    expect(await nobody().refused('staff.signIn', { staffId, pin: TEST_PIN })).toBe('PIN_NOT_CHOSEN');
    await nobody().do('staff.choosePin', { staffId, pin: '9021' });
    await nobody().do('staff.signIn', { staffId, pin: '9021' });
  });

  it('SEC-1: a person changes their own PIN, knowing the old one', async () => {
    const { staffId } = await shop.till.do('staff.save', CASHIER);
    const till = await Till.enter(shop.counter, staffId);
    expect(await till.refused('staff.changePin', { pin: '9999', newPin: '90210' })).toBe('PIN_WRONG');
    expect(await till.refused('staff.changePin', { pin: TEST_PIN, newPin: '2222' })).toBe('PIN_TOO_SIMPLE');
    await till.do('staff.changePin', { pin: TEST_PIN, newPin: '90210' });
    expect(await nobody().refused('staff.signIn', { staffId, pin: TEST_PIN })).toBe('PIN_WRONG');
    await nobody().do('staff.signIn', { staffId, pin: '90210' });
  });

  it('SEC-1: works while the clock is behind, so that somebody can vouch for it', async () => {
    await fillCart(shop, { vitamin: 1 });
    shop.counter.time.set(MONDAY_MORNING_MS - DAY_MS);
    const { staff } = await nobody().do('system.status', {});
    const staffId = staff[0]?.staffId ?? 0;
    await nobody().do('staff.signIn', { staffId, pin: TEST_PIN });
  });
});

describe('SEC-1: quick switch', () => {
  it('SEC-1 CART-2: the screen goes over with its cart, and the session before it ends', async () => {
    const cart = await fillCart(shop, { vitamin: 2 });
    const { staffId } = await shop.till.do('staff.save', CASHIER);
    expect(await shop.till.refused('staff.switchTo', { staffId, pin: '9999' })).toBe('PIN_WRONG');
    expect((await activeCart(shop.till)).cartId).toBe(cart.cartId);
    const commandId = uuidV7();
    const { session } = await shop.till.do('staff.switchTo', { staffId, pin: TEST_PIN }, commandId);
    expect(await shop.till.refused('cart.getActive', {})).toBe('UNAUTHENTICATED');
    const result = await shop.counter.call({ name: 'cart.getActive', input: {}, session, commandId: null });
    expect(result).toMatchObject({ ok: true, value: { cartId: cart.cartId, quantity: 2 } });
  });

  it('SEC-1: somebody who may not sell keeps the cart for who comes after', async () => {
    const cart = await fillCart(shop, { vitamin: 2 });
    const dispenser = await shop.till.do('staff.save', { ...CASHIER, name: '赵磊', roles: ['dispenser'] });
    const cashier = await shop.till.do('staff.save', CASHIER);
    const first = await shop.till.do('staff.switchTo', { staffId: dispenser.staffId, pin: TEST_PIN });
    const asked = { name: 'cart.getActive', input: {}, commandId: null };
    expect(await shop.counter.call({ ...asked, session: first.session })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    });
    const second = await shop.counter.call({
      name: 'staff.switchTo',
      input: { staffId: cashier.staffId, pin: TEST_PIN },
      session: first.session,
      commandId: uuidV7(),
    });
    const { session } = (second as { value: { session: string } }).value;
    expect(await shop.counter.call({ ...asked, session })).toMatchObject({
      ok: true,
      value: { cartId: cart.cartId },
    });
  });
});

describe('SEC-1: accounts', () => {
  it('SEC-1: other roles hold from the next call on', async () => {
    const made = await shop.till.do('staff.save', CASHIER);
    const till = await Till.enter(shop.counter, made.staffId);
    expect(await till.refused('staff.list', {})).toBe('FORBIDDEN');
    const account = { ...CASHIER, staffId: made.staffId, version: made.version, pin: null };
    await shop.till.do('staff.save', { ...account, roles: ['manager'] });
    expect((await till.do('staff.list', {})).people).toHaveLength(2);
  });

  it('SEC-1: closing an account ends its sessions and keeps its history', async () => {
    const made = await shop.till.do('staff.save', CASHIER);
    const till = await Till.enter(shop.counter, made.staffId);
    const account = { ...CASHIER, staffId: made.staffId, version: made.version, pin: null, isActive: false };
    await shop.till.do('staff.save', account);
    expect(await till.refused('cart.getActive', {})).toBe('UNAUTHENTICATED');
    const { staffId } = made;
    expect(await nobody().refused('staff.signIn', { staffId, pin: TEST_PIN })).toBe('STAFF_INACTIVE');
    expect((await nobody().do('system.status', {})).staff.map(({ name }) => name)).not.toContain('陈静');
    const { people } = await shop.till.do('staff.list', {});
    expect(people.at(-1)).toMatchObject({ name: '陈静', isActive: false });
    expect(() => shop.counter.sql((db) => db.prepare('DELETE FROM staff WHERE id = ?').run(staffId))).toThrow(
      /never deleted/,
    );
  });

  it('SEC-1: two administrators at one account: the second is told', async () => {
    const made = await shop.till.do('staff.save', CASHIER);
    const change = { ...CASHIER, staffId: made.staffId, version: made.version, pin: null };
    await shop.till.do('staff.save', { ...change, roles: ['dispenser'] });
    expect(await shop.till.refused('staff.save', { ...change, name: '陈静静' })).toBe('VERSION_CONFLICT');
  });

  it('SEC-1: somebody always remains who can manage accounts', async () => {
    const { people } = await shop.till.do('staff.list', {});
    const [only] = people;
    const own = {
      ...CASHIER,
      staffId: only?.staffId ?? 0,
      version: only?.version ?? 0,
      name: only?.name ?? '',
      pin: null,
    };
    expect(await shop.till.refused('staff.save', own)).toBe('LAST_ADMINISTRATOR');
    expect(await shop.till.refused('staff.save', { ...own, roles: ['administrator'], isActive: false })).toBe(
      'LAST_ADMINISTRATOR',
    );
    await shop.till.do('staff.save', { ...CASHIER, roles: ['administrator'] });
    await shop.till.do('staff.save', own);
  });

  it('SEC-1: names are told apart, and a new account has a PIN', async () => {
    await shop.till.do('staff.save', CASHIER);
    expect(await shop.till.refused('staff.save', CASHIER)).toBe('STAFF_NAME_TAKEN');
    expect(await shop.till.refused('staff.save', { ...CASHIER, name: '钱进', pin: null })).toBe(
      'PIN_NOT_CHOSEN',
    );
    expect(await shop.till.refused('staff.save', { ...CASHIER, staffId: 999, name: '钱进' })).toBe(
      'STAFF_NOT_FOUND',
    );
  });

  it('RX-2: a pharmacist has a licence, and the list says how it stands today', async () => {
    const pharmacist = { ...CASHIER, name: '林婉清', roles: ['pharmacist' as const] };
    expect(await shop.till.refused('staff.save', pharmacist)).toBe('VALIDATION_FAILED');
    const made = await shop.till.do('staff.save', { ...pharmacist, ...TEST_LICENCE });
    expect(made.licence).toEqual({
      number: TEST_LICENCE.licenceNumber,
      expiresOn: '2031-06-30',
      state: 'valid',
    });
    const ends = (licenceExpiresOn: string, version: number) =>
      shop.till.do('staff.save', {
        ...pharmacist,
        ...TEST_LICENCE,
        licenceExpiresOn,
        staffId: made.staffId,
        version,
        pin: null,
      });
    expect((await ends('2026-07-01', made.version)).licence.state).toBe('expiring');
    // The last day counts; the day after does not.
    expect((await ends('2026-06-15', made.version + 1)).licence.state).toBe('expiring');
    expect((await ends('2026-06-14', made.version + 2)).licence.state).toBe('expired');
  });

  it('SEC-1 SYNC-1: central hears of an account, never of its PIN', async () => {
    await shop.till.do('staff.save', CASHIER);
    const row = shop.counter.sql((db) =>
      db
        .prepare<[], { payload: string }>(
          "SELECT payload FROM outbox WHERE kind = 'staff.saved' ORDER BY seq DESC LIMIT 1",
        )
        .get(),
    );
    expect(JSON.parse(row?.payload ?? '{}')).toEqual(
      expect.objectContaining({ name: '陈静', roles: ['cashier'], isActive: true }),
    );
    expect(row?.payload).not.toMatch(/pin|argon/i);
  });
});
