import type { SeededRandom } from '#resources/demo/seeded-random.ts';
import type { CallInput, CallName, CallOutput, CommandName } from '#shared/contracts/index.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { OrderStatus } from '#shared/domain/order-states.ts';

/** What a busy till remembers of an order that it can still do something with. */
export interface KnownOrder {
  readonly orderId: number;
  readonly status: OrderStatus;
  readonly totalFen: number;
}

export type Command = CommandName & CallName;

/** What an act works with: a till that tells each step, a colleague beside it, and dice. */
export interface BusyWork {
  readonly random: SeededRandom;
  /** Drugs that anybody may buy, and those on prescription. */
  readonly drugIds: readonly number[];
  readonly rxDrugIds: readonly number[];
  read<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** Sends a command and tells so before and after; null when it was refused, which is part of a day. */
  command<N extends Command>(name: N, input: CallInput<N>): Promise<CallOutput<N> | null>;
  /** The same from the other pharmacist: nobody reviews or checks what they did themselves. */
  colleague<N extends Command>(name: N, input: CallInput<N>): Promise<CallOutput<N> | null>;
  /** Some order that was not cancelled, in one of these statuses if any are named. */
  someOrder(...statuses: OrderStatus[]): KnownOrder | null;
  remember(order: OrderDetail): void;
  /** Reads what became of an order, after a call that answers with something else. */
  lookAgain(orderId: number): Promise<void>;
  /** A picture that the person at the till picked. */
  pickPicture(): string;
}

/** One thing that a busy till does, with the commands that it may send: nothing else gets through. */
export interface Act {
  readonly sends: readonly Command[];
  /** How often it is done, beside the others. */
  readonly weight: number;
  run(work: BusyWork): Promise<void>;
}

/** One to five different drugs. */
export function someDrugs({ random, drugIds }: BusyWork): number[] {
  const chosen = new Set<number>();
  const wanted = random.between(1, Math.min(5, drugIds.length));
  while (chosen.size < wanted) chosen.add(pickOne(random, drugIds) ?? 0);
  return [...chosen];
}

export function pickOne<T>(random: SeededRandom, list: readonly T[]): T | undefined {
  return list[random.between(0, Math.max(0, list.length - 1))];
}
