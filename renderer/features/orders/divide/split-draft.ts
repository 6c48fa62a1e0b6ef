import { readCount } from '#renderer/ui/read-count.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { type PartAmounts, splitAmounts } from '#shared/domain/split-amounts.ts';

/** What is typed for each line: how many of it go to the second order. */
export type SplitDraft = readonly string[];

export type SplitProblem = 'number' | 'nothing' | 'everything';

export interface ReadSplit {
  /** How many of each line go to the second order; null where what is typed is no such number. */
  readonly second: readonly (number | null)[];
  readonly problem: SplitProblem | null;
  /** The two orders as they will be; null while there is a problem. */
  readonly parts: readonly [first: PartAmounts, second: PartAmounts] | null;
}

/** Nothing goes to the second order yet. */
export const emptyDraft = ({ items }: OrderDetail): SplitDraft => items.map(() => '0');

/** Reads what is typed, with the amounts that the core will come to: it divides them with the same function. */
export function readSplit(order: OrderDetail, draft: SplitDraft): ReadSplit {
  const second = order.items.map(({ quantity }, place) =>
    readCount(draft[place] ?? '', { least: 0, most: quantity }),
  );
  const whole = second.flatMap((quantity) => (quantity === null ? [] : [quantity]));
  const units = whole.reduce((sum, quantity) => sum + quantity, 0);
  if (whole.length < second.length) return { second, problem: 'number', parts: null };
  if (units === 0) return { second, problem: 'nothing', parts: null };
  if (units === order.quantity) return { second, problem: 'everything', parts: null };
  const first = order.items.map(({ quantity }, place) => quantity - (whole[place] ?? 0));
  const [kept, moved] = splitAmounts({ lines: order.items, shippingFeeFen: order.amounts.shippingFeeFen }, [
    first,
    whole,
  ]);
  return { second, problem: null, parts: kept && moved ? [kept, moved] : null };
}

/** The parts as the core is asked for them. */
export function partsInput({ items }: OrderDetail, parts: NonNullable<ReadSplit['parts']>) {
  return parts.map(({ lines }) => ({
    lines: lines.map(({ place, quantity }) => ({ lineNo: items[place]?.lineNo ?? 0, quantity })),
  }));
}
