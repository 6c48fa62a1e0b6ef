import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RuleView } from '#shared/contracts/rules.ts';
import { DEFAULT_RULES, type RuleId } from '#shared/domain/rules.ts';
import { BUYER, checkoutOf, fillCart } from '#test/support/sell.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const rule = async (ruleId: RuleId): Promise<RuleView> => {
  const found = (await shop.till.do('rules.list', {})).rules.find((row) => row.ruleId === ruleId);
  if (found === undefined) throw new Error(`${ruleId} is not listed`);
  return found;
};

const onePack = {
  ruleId: 'ephedrine',
  on: true,
  numbers: [{ key: 'packs', value: 1 }],
  reason: '本省规定',
} as const;
const change = (
  input: { ruleId: RuleId; on: boolean; numbers: readonly { key: string; value: number }[]; reason: string },
  version = 0,
) => ({
  ...input,
  numbers: [...input.numbers],
  version,
});

const days = (noticeDays: number, urgentDays: number) => [
  { key: 'noticeDays', value: noticeDays },
  { key: 'urgentDays', value: urgentDays },
];

describe('RX-7: the chain’s rules', () => {
  it('RX-7: every rule is listed with its defaults until somebody changes it', async () => {
    const { rules } = await shop.till.do('rules.list', {});
    expect(rules.map(({ ruleId }) => ruleId)).toEqual(Object.keys(DEFAULT_RULES));
    for (const { ruleId, on, numbers, version, changedBy } of rules) {
      expect({ on, version, changedBy }).toEqual({ on: true, version: 0, changedBy: '' });
      expect(Object.fromEntries(numbers.map(({ key, value }) => [key, value]))).toEqual(
        DEFAULT_RULES[ruleId].numbers,
      );
    }
  });

  it('RX-7: a stricter pack limit holds in the very next call, in the cart, for a new order, and for one made before', async () => {
    const { till, drugs } = shop;
    const cart = await fillCart(shop, { ephedrine: 2 });
    expect(cart.sellable).toBe(true);
    const lines = [{ drugId: drugs.ephedrine, quantity: 2 }];
    const { order } = await till.do('orders.createDirect', { lines, details: { buyer: BUYER } });
    await till.do('rules.change', change(onePack));
    const now = await till.do('cart.getActive', {});
    expect(now?.lines[0]?.warnings).toContainEqual({
      code: 'controlled_limit',
      blocking: true,
      params: { limit: 1, quantity: 2, controlClass: 'ephedrine' },
    });
    expect(await till.try('orders.checkout', checkoutOf(cart))).toMatchObject({
      error: { code: 'CONTROLLED_QUANTITY_EXCEEDED', params: { limit: 1, quantity: 2 } },
    });
    expect(await till.refused('orders.createDirect', { lines, details: { buyer: BUYER } })).toBe(
      'CONTROLLED_QUANTITY_EXCEEDED',
    );
    const { orderId, version } = order;
    const tenders = [{ kind: 'cash', receivedFen: 100_000 } as const];
    expect(await till.refused('orders.settle', { orderId, version, tenders, handOver: true })).toBe(
      'CONTROLLED_QUANTITY_EXCEEDED',
    );
    await till.do('rules.change', change({ ...onePack, numbers: [{ key: 'packs', value: 2 }] }, 1));
    await till.do('orders.checkout', checkoutOf(cart));
  });

  it('RX-7: near-expiry warnings follow the rule at once, in the cart and in the stock list', async () => {
    const { till } = shop;
    const near = async () =>
      (await till.do('inventory.listStock', { search: '', filter: 'near_expiry', category: null })).total;
    const warned = async () =>
      (await till.do('cart.getActive', {}))?.lines[0]?.warnings.map(({ code }) => code);
    await fillCart(shop, { paracetamol: 1 });
    expect([await near(), await warned()]).toEqual([1, ['near_expiry']]);
    const input = { ruleId: 'near_expiry', on: true, numbers: days(200, 180), reason: '提前处理' } as const;
    await till.do('rules.change', change(input));
    expect(await warned()).toEqual(['urgent_expiry']);
    await till.do('rules.change', change({ ...input, on: false }, 1));
    expect([await near(), await warned()]).toEqual([0, []]);
  });

  it('RX-7: a change is in the rule, in its history, in the audit trail and in the outbox', async () => {
    const { till, counter } = shop;
    await till.do('rules.change', change(onePack));
    await till.do(
      'rules.change',
      change({ ...onePack, numbers: [{ key: 'packs', value: 2 }], reason: '更正' }, 1),
    );
    expect(await rule('ephedrine')).toMatchObject({ version: 2, changedBy: '王芳', reason: '更正' });
    const { changes } = await till.do('rules.history', { ruleId: 'ephedrine' });
    expect(changes).toMatchObject([
      { version: 2, on: true, numbers: [{ key: 'packs', value: 2 }], reason: '更正', staffName: '王芳' },
      { version: 1, on: true, numbers: [{ key: 'packs', value: 1 }], reason: '本省规定', staffName: '王芳' },
    ]);
    counter.sql((db) => {
      const audit = db.prepare("SELECT subject, details FROM audit_log WHERE command = 'rules.change'").all();
      expect(audit).toEqual([
        {
          subject: 'rule:ephedrine',
          details: JSON.stringify({ on: true, numbers: { packs: 1 }, reason: '本省规定' }),
        },
        {
          subject: 'rule:ephedrine',
          details: JSON.stringify({ on: true, numbers: { packs: 2 }, reason: '更正' }),
        },
      ]);
      const told = db
        .prepare("SELECT subject, subject_version FROM outbox WHERE kind = 'rule' ORDER BY seq")
        .all();
      expect(told).toEqual([
        { subject: 'rule:ephedrine', subject_version: 1 },
        { subject: 'rule:ephedrine', subject_version: 2 },
      ]);
    });
    expect(counter.events).toContainEqual({ kind: 'changed', topics: ['rules'] });
  });

  it('RX-7: rules are as they were after a restart', async () => {
    await shop.till.do('rules.change', change(onePack));
    await shop.counter.close();
    await shop.counter.open();
    expect((await rule('ephedrine')).numbers).toMatchObject([{ key: 'packs', value: 1 }]);
  });

  it.each([
    ['expired_stock', [], 'RULE_FIXED'],
    ['prescription_required', [], 'RULE_FIXED'],
    ['recalled_stock', [], 'RULE_FIXED'],
    ['ephedrine', [{ key: 'packs', value: 2 }], 'RULE_FIXED'],
  ] as const)('RX-7: %s cannot be switched off', async (ruleId, numbers, code) => {
    const off = change({ ruleId, on: false, numbers, reason: '试' });
    expect(await shop.till.refused('rules.change', off)).toBe(code);
    expect(await rule(ruleId)).toMatchObject({ on: true, version: 0 });
  });

  it.each([
    [[{ key: 'packs', value: 3 }], 'numbers.packs', 'too_big'],
    [[{ key: 'packs', value: 0 }], 'numbers.packs', 'too_small'],
    [[], 'numbers.packs', 'required'],
    [
      [
        { key: 'packs', value: 2 },
        { key: 'boxes', value: 2 },
      ],
      'numbers.boxes',
      'unrecognized_keys',
    ],
  ])('RX-7: a number outside the law is refused: %o', async (numbers, path, code) => {
    expect(await shop.till.try('rules.change', change({ ...onePack, numbers }))).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION_FAILED', params: { fields: [{ path, code }] } },
    });
    expect(await rule('ephedrine')).toMatchObject({ version: 0, numbers: [{ value: 2 }] });
  });

  it('RX-7: of two people who change a rule one wins, and the other is told who', async () => {
    await shop.till.do('rules.change', change(onePack));
    const late = await shop.counter.signIn('李强');
    expect(await late.try('rules.change', change(onePack))).toMatchObject({
      ok: false,
      error: { code: 'VERSION_CONFLICT', params: { ruleId: 'ephedrine', current: 1, by: '王芳' } },
    });
  });

  it('RX-7: the history of the rules is never rewritten, also past the program', async () => {
    await shop.till.do('rules.change', change(onePack));
    shop.counter.sql((db) => {
      expect(() => db.exec('UPDATE rule_setting SET numbers = \'{"packs":9}\'')).toThrow(/append-only/);
      expect(() => db.exec('DELETE FROM rule_setting')).toThrow(/append-only/);
    });
  });
});
