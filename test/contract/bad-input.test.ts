import { afterEach, describe, expect, it } from 'vitest';
import type { CallResult } from '#shared/contracts/envelope.ts';
import { CALLS, type CallName } from '#shared/contracts/index.ts';
import type { FieldKind } from '#test/support/bad-values.ts';
import { hasPath, inputPaths, withoutValue, withValue } from '#test/support/input-paths.ts';
import { dumpStore } from '#test/support/store-dump.ts';
import type { TestShop } from '#test/support/test-shop.ts';
import { CASES } from './cases/index.ts';
import { CALL_NAMES, caseOf, type PreparedCall, prepareCall } from './prepared-call.ts';

let open: TestShop | null = null;
afterEach(async () => {
  await open?.counter.dispose();
  open = null;
});

async function prepared(name: CallName): Promise<PreparedCall> {
  const call = await prepareCall(name);
  open = call.shop;
  return call;
}

/** Every bad input of a field: each bad value, and the field left out when it must not be. */
function badInputs(base: unknown, path: string, kind: FieldKind): { input: unknown; what: string }[] {
  const replaced = kind.bad.map((value) => ({
    input: withValue(base, path, value),
    what: `${path} = ${typeof value === 'number' ? value : JSON.stringify(value)}`.slice(0, 80),
  }));
  if (kind.optional || path.endsWith('*')) return replaced;
  return [...replaced, { input: withoutValue(base, path), what: `${path} left out` }];
}

function expectNamed(result: CallResult, path: string, what: string): void {
  if (result.ok) throw new Error(`${what} was accepted`);
  expect(result.error.code, what).toBe('VALIDATION_FAILED');
  const fields = result.error.params.fields as { path: string; code: string }[];
  const place = path.replaceAll('*', '0');
  expect(
    fields.some((field) => field.path.startsWith(place) || place.startsWith(field.path)),
    what,
  ).toBe(true);
  expect(
    fields.every((field) => /^[a-z_]+$/.test(field.code)),
    JSON.stringify(fields),
  ).toBe(true);
}

describe('ORD-14 SEC-5: every call, with each kind of bad input', () => {
  it('ORD-14: every call of the contract has a case, and every field of its input a kind', () => {
    expect(Object.keys(CASES).sort()).toEqual([...CALL_NAMES].sort());
    for (const name of CALL_NAMES) {
      const input = CALLS.get(name)?.input;
      expect(Object.keys(caseOf(name).fields).sort(), name).toEqual(input ? inputPaths(input) : []);
    }
  });

  it.each(CALL_NAMES)('ORD-14 SEC-5: %s names the field that is wrong, and changes nothing', async (name) => {
    const { shop, input, variants } = await prepared(name);
    const before = dumpStore(shop.counter);
    for (const [path, kind] of Object.entries(caseOf(name).fields)) {
      const base = [input, ...variants].find((candidate) => hasPath(candidate, path));
      expect(base, `${name} is prepared with ${path}`).toBeDefined();
      for (const bad of badInputs(base, path, kind)) {
        expectNamed(await shop.till.try(name, bad.input as never), path, bad.what);
      }
    }
    for (const noObject of [5, 'text', true, []]) {
      expectNamed(await shop.till.try(name, noObject as never), '', `${name} of ${JSON.stringify(noObject)}`);
    }
    expect(dumpStore(shop.counter)).toEqual(before);
  });
});
