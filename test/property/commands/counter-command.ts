import assert from 'node:assert/strict';
import type { AsyncCommand } from 'fast-check';
import type { CallInput, CallName, CallOutput } from '#shared/contracts/index.ts';
import { assertAgree } from '../agree.ts';
import type { CounterModel } from '../model/counter-model.ts';
import type { ModelOrder } from '../model/model-order.ts';
import { outcomeOf } from '../model/refused.ts';
import type { RealCounter } from '../real-counter.ts';
import { tally } from '../tally.ts';

/** One thing that somebody does; afterwards the store and the model have to agree. */
export abstract class CounterCommand implements AsyncCommand<CounterModel, RealCounter> {
  check(_model: Readonly<CounterModel>): boolean {
    return true;
  }

  async run(model: CounterModel, real: RealCounter): Promise<void> {
    await this.act(model, real);
    if (!model.clock.isBehind) model.serveWaiting();
    assertAgree(model, real);
  }

  abstract act(model: CounterModel, real: RealCounter): Promise<void>;
  abstract toString(): string;
}

interface Attempt<N extends CallName> {
  readonly model: CounterModel;
  readonly real: RealCounter;
  readonly till: number;
  readonly name: N;
  readonly input: CallInput<N>;
}

/**
 * Does something on the model and on the core. Both have to succeed, or to refuse for the same reason. Returns
 * the core's answer, or null when both refused.
 */
export async function attempt<N extends CallName>(
  { model, real, till, name, input }: Attempt<N>,
  operation: () => void,
): Promise<CallOutput<N> | null> {
  const expected = outcomeOf(() => {
    model.clock.check();
    operation();
    model.serveWaiting();
  });
  const commandId = real.commandIds.uuid();
  const result = await at(real.tills, till).try(name, input, commandId);
  const outcome = result.ok ? 'ok' : result.error.code;
  const logged = real.counter.log.findLast((line) => line.level === 'error');
  assert.equal(
    outcome,
    expected,
    `${name} ${JSON.stringify(result)} ${JSON.stringify(logged?.fields ?? '')}`,
  );
  real.lastCall = { till, name, input, commandId, outcome, sentAtMs: model.clock.clockMs };
  tally.count(result.ok ? name : `refused ${outcome}`);
  if (!result.ok) tally.count('refused');
  return result.ok ? result.value : null;
}

/** The order that a number means, counted back from the newest: what was made last is what is worked on. */
export function orderAt(model: CounterModel, index: number): ModelOrder {
  return at([...model.orders].reverse(), index);
}

/** The element that a number means: numbers wrap around, so that any number means one. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  assert(found !== undefined, 'the list is not empty');
  return found;
}
