import { afterEach, describe, expect, it } from 'vitest';
import { CALLS, type CallName } from '#shared/contracts/index.ts';
import { ROLES } from '#shared/domain/permissions.ts';
import { dumpStore } from '#test/support/store-dump.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import { WHO_MAY } from './access-table.ts';
import { CALL_NAMES, COMMAND_NAMES, caseOf, type PreparedCall, prepareCall } from './prepared-call.ts';

let shop: TestShop | null = null;
afterEach(async () => {
  await shop?.counter.dispose();
  shop = null;
});

async function prepared(name: CallName): Promise<PreparedCall> {
  const call = await prepareCall(name);
  shop = call.shop;
  return call;
}

/** Calls after which the till's own session is none. */
const LEAVES_NOBODY: ReadonlySet<CallName> = new Set(['staff.endDuty', 'staff.switchTo', 'staff.setUp']);

const guarded = CALL_NAMES.filter((name) => WHO_MAY[name] !== 'anybody');

describe('every call, used well', () => {
  it.each(CALL_NAMES)('ORD-14: %s answers a valid input with exactly its output', async (name) => {
    const { shop, input } = await prepared(name);
    // The till's counter holds the answer against the contract.
    const result = await shop.till.try(name, input as never);
    // A machine without USB says so; that is an answer of the contract too.
    const expected = name === 'printing.findUsbPrinters' && !result.ok ? 'PRINTER_UNREACHABLE' : 'ok';
    expect(result.ok ? 'ok' : result.error.code).toBe(expected);
    // A person who has just signed out cannot be asked.
    const till = LEAVES_NOBODY.has(name) ? await shop.counter.signIn('赵敏') : shop.till;
    expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
  });
});

describe('every command, repeated', () => {
  it.each(COMMAND_NAMES)(
    'ORD-11: %s with the id it had answers the same and does nothing more',
    async (name) => {
      const { shop, input } = await prepared(name);
      const { counter, till } = shop;
      const request = {
        name,
        input,
        session: till.session,
        commandId: '0197c000-0000-7000-8000-000000000001',
      };
      const first = await counter.call(request);
      expect(first).toMatchObject({ ok: true });
      const before = dumpStore(counter);
      const events = counter.events.length;
      // Signing out ends the session that would repeat it; somebody else’s session gets the same answer.
      const ends = LEAVES_NOBODY.has(name);
      const session = ends ? (await counter.signIn('赵敏')).session : till.session;
      const again = dumpStore(counter);
      expect(await counter.call({ ...request, session })).toEqual(first);
      expect(dumpStore(counter)).toEqual(ends ? again : before);
      if (!ends) expect(counter.events.length).toBe(events);
    },
  );

  it.each(COMMAND_NAMES)('ORD-11: %s with a used id and another content is refused', async (name) => {
    const { shop, input } = await prepared(name);
    const { counter, till } = shop;
    const commandId = '0197c000-0000-7000-8000-000000000002';
    const request = { name, input, session: till.session, commandId };
    expect(await counter.call(request)).toMatchObject({ ok: true });
    const { session } = LEAVES_NOBODY.has(name) ? await counter.signIn('赵敏') : till;
    const before = dumpStore(counter);
    const refused = { ok: false, error: { code: 'COMMAND_ID_REUSED' } };
    if (Object.keys(caseOf(name).fields).length > 0 && name !== 'staff.changePin') {
      const other = caseOf(name).other?.(input as never);
      expect(other).not.toEqual(input);
      expect(await counter.call({ ...request, session, input: other })).toMatchObject(refused);
    }
    const otherName = name === 'staff.endDuty' ? 'cart.clear' : 'staff.endDuty';
    const otherInput = name === 'staff.endDuty' ? { cartId: 1 } : {};
    expect(await counter.call({ name: otherName, input: otherInput, session, commandId })).toMatchObject(
      refused,
    );
    expect(dumpStore(counter)).toEqual(before);
  });

  it.each(COMMAND_NAMES)('ORD-11: %s needs an id', async (name) => {
    const { shop, input } = await prepared(name);
    const before = dumpStore(shop.counter);
    const request = { name, input, session: shop.till.session };
    expect(await shop.counter.call({ ...request, commandId: null })).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION_FAILED', params: { fields: [{ path: 'commandId', code: 'required' }] } },
    });
    for (const commandId of ['', '1', 5, 'not-a-uuid', {}]) {
      expect(await shop.counter.call({ ...request, commandId } as never)).toMatchObject({
        ok: false,
        error: { code: 'VALIDATION_FAILED', params: { fields: [{ path: 'commandId' }] } },
      });
    }
    expect(dumpStore(shop.counter)).toEqual(before);
  });
});

describe('SEC-1: who may make a call', () => {
  it('SEC-1: nobody without a session makes a guarded call', async () => {
    shop = await openShop();
    const { counter } = shop;
    const ended = await counter.signIn('赵敏');
    await ended.do('staff.endDuty', {});
    const before = dumpStore(counter);
    for (const name of guarded) {
      for (const session of [null, '', 'guessed', '0197c000-0000-7000-8000-000000000003', ended.session]) {
        const commandId = '0197c000-0000-7000-8000-000000000004';
        const result = await counter.call({ name, input: {}, session, commandId });
        expect(result.ok ? name : result.error.code, name).toBe('UNAUTHENTICATED');
      }
    }
    expect(dumpStore(counter)).toEqual(before);
  });

  it.each([...ROLES, 'nothing'] as const)(
    'SEC-1: somebody who is %s makes exactly the calls of the table',
    async (role) => {
      shop = await openShop();
      const { counter } = shop;
      const till = await counter.signInWith('临时工', role === 'nothing' ? [] : [role]);
      const before = dumpStore(counter);
      for (const name of guarded) {
        const who = WHO_MAY[name];
        const isAllowed =
          who === 'signedIn' || (who !== 'anybody' && role !== 'nothing' && who.includes(role));
        // An input that no call takes: whoever is admitted gets to hear that.
        const result = await till.try(name, 'no object' as never);
        const code = result.ok ? 'accepted' : result.error.code;
        expect(code, name).toBe(isAllowed ? 'VALIDATION_FAILED' : 'FORBIDDEN');
        const permission = CALLS.get(name)?.access;
        if (!result.ok && code === 'FORBIDDEN') expect(result.error.params).toEqual({ permission });
      }
      expect(dumpStore(counter)).toEqual(before);
    },
  );

  it('SEC-1: somebody has decided for every call of the contract', () => {
    expect(Object.keys(WHO_MAY).sort()).toEqual([...CALL_NAMES].sort());
  });

  it('SEC-1: what is left to anybody is the first screen and signing in', () => {
    const open = CALL_NAMES.filter((name) => CALLS.get(name)?.access === 'anybody');
    expect(open.sort()).toEqual(['staff.choosePin', 'staff.setUp', 'staff.signIn', 'system.status']);
  });
});

describe('commands that wait for something slow', () => {
  it('ORD-11: while one runs, its id shares its answer with the same content and refuses any other', async () => {
    const { shop, input } = await prepared('printing.printDocument');
    const { counter, till } = shop;
    const commandId = '0197c000-0000-7000-8000-000000000005';
    const request = { name: 'printing.printDocument', input, session: till.session, commandId };
    const other = { ...request, input: caseOf('printing.printDocument').other?.(input as never) };
    const clear = { ...request, name: 'cart.clear', input: { cartId: 1 } };
    const [first, same, ...reused] = await Promise.all(
      [request, request, other, clear].map((sent) => counter.call(sent)),
    );
    expect(first).toMatchObject({ ok: true, value: { copyNo: 1 } });
    expect(same).toEqual(first);
    for (const result of reused)
      expect(result).toMatchObject({ ok: false, error: { code: 'COMMAND_ID_REUSED' } });
    expect(await counter.call(request)).toEqual(first);
  });
});
