import type { CallInput, CallName, CommandName } from '#shared/contracts/index.ts';
import type { FieldKind } from '#test/support/bad-values.ts';
import type { TestShop } from '#test/support/test-shop.ts';

/** What the contract tests know of one call. */
export interface CallCase<N extends CallName> {
  /** Makes what the call needs and returns an input that has to succeed, with every field given. */
  prepare(shop: TestShop): Promise<CallInput<N>> | CallInput<N>;
  /** The call is for a counter that has no catalogue yet. */
  readonly beforeCatalog?: true;
  /** The call is for a counter that nobody has signed in at. */
  readonly beforeAnybody?: true;
  /** Each field by its path; `*` stands for an element of a list. */
  readonly fields: Readonly<Record<string, FieldKind>>;
  /** The same input with other branches of its unions. */
  variants?(input: CallInput<N>): readonly CallInput<N>[];
}

export interface CommandCase<N extends CommandName> extends CallCase<N> {
  /** Another input that is as good: under a used command id it is refused. */
  other(input: CallInput<N>): CallInput<N>;
}

/** A case for each call of a feature; a call without one does not compile. */
export type CasesOf<F extends string> = {
  readonly [N in CallName as N extends `${F}.${string}` ? N : never]: N extends CommandName
    ? CommandCase<N>
    : CallCase<N>;
};
