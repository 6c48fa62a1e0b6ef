import { CALLS, type CallName } from '#shared/contracts/index.ts';
import { openEmptyShop, openNewShop, openShop, type TestShop } from '#test/support/test-shop.ts';
import type { CallCase, CommandCase } from './cases/call-case.ts';
import { CASES } from './cases/index.ts';

export const CALL_NAMES = [...CALLS.keys()] as CallName[];
export const COMMAND_NAMES = CALL_NAMES.filter((name) => CALLS.get(name)?.kind === 'command');

/** A call's case without its types, to go over all cases alike. */
export function caseOf(
  name: CallName,
): CallCase<CallName> & Partial<Pick<CommandCase<'cart.undo'>, 'other'>> {
  return CASES[name] as CallCase<CallName>;
}

export interface PreparedCall {
  readonly shop: TestShop;
  /** The call succeeds with this. */
  readonly input: unknown;
  /** The same with other branches of its unions. */
  readonly variants: readonly unknown[];
}

/** A shop of its own in which the call can be made. */
export async function prepareCall(name: CallName): Promise<PreparedCall> {
  const { beforeAnybody, beforeCatalog, prepare, variants } = caseOf(name);
  const shop = await (beforeAnybody ? openNewShop() : beforeCatalog ? openEmptyShop() : openShop());
  const input = await prepare(shop);
  return { shop, input, variants: variants?.(input) ?? [] };
}
