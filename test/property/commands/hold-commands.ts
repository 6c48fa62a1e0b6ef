import assert from 'node:assert/strict';
import type { HoldAction } from '#shared/domain/batches.ts';
import { recallOf } from '#test/support/recall.ts';
import type { CounterModel } from '../model/counter-model.ts';
import { endRecallOnModel, lockOnModel, recallOnModel, suitedBatches } from '../model/model-holds.ts';
import type { ModelBatch, ModelDrug } from '../model/model-stock.ts';
import type { RealCounter } from '../real-counter.ts';
import { tally } from '../tally.ts';
import { at, attempt, CounterCommand } from './counter-command.ts';
import { OrderDirectly } from './sale-commands.ts';

/** Somebody locks, unlocks or recalls a batch, or ends its recall; legal or not. */
export class Hold extends CounterCommand {
  readonly action: HoldAction;
  readonly batch: number;
  /** True when the batch is one that the action suits; else it is any. */
  readonly suits: boolean;

  constructor(action: HoldAction, batch: number, suits: boolean) {
    super();
    this.action = action;
    this.batch = batch;
    this.suits = suits;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return !this.suits || suitedBatches(model, this.action).length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const batch = at(this.suits ? suitedBatches(model, this.action) : model.stock.batches, this.batch);
    const on = { model, real, till: 1 };
    const { batchId, batchNumber } = batch;
    const drugId = real.drugs[batch.drug];
    switch (this.action) {
      case 'lock': {
        const name = 'inventory.lockBatch';
        await attempt({ ...on, name, input: { batchId, reason: '待查' } }, () =>
          lockOnModel(model, batch, 'lock'),
        );
        return;
      }
      case 'unlock': {
        const input = { batchId, reason: '复查合格' };
        await attempt({ ...on, name: 'inventory.unlockBatch', input }, () =>
          lockOnModel(model, batch, 'unlock'),
        );
        return;
      }
      case 'recall':
        return this.#recall(model, real, batch);
      case 'end_recall': {
        const input = { drugId, batchNumber, reason: '召回通知已撤销' };
        await attempt({ ...on, name: 'inventory.endRecall', input }, () => endRecallOnModel(model, batch));
      }
    }
  }

  async #recall(model: CounterModel, real: RealCounter, batch: ModelBatch): Promise<void> {
    const input = recallOf(real.drugs[batch.drug], batch.batchNumber);
    let expected = new Map<number, string>();
    const made = await attempt({ model, real, till: 1, name: 'inventory.recallBatches', input }, () => {
      expected = recallOnModel(model, batch);
    });
    if (made === null) return;
    assert.deepEqual(new Map(made.orders.map(({ orderId, outcome }) => [orderId, outcome])), expected);
    for (const outcome of expected.values()) tally.count(`recall: ${outcome}`);
  }

  toString(): string {
    return `new Hold('${this.action}', ${this.batch}, ${this.suits})`;
  }
}

/** A lot is recalled right after somebody ordered of it. */
export class RecallOrdered extends CounterCommand {
  readonly drug: ModelDrug;
  readonly quantity: number;

  constructor(drug: ModelDrug, quantity: number) {
    super();
    this.drug = drug;
    this.quantity = quantity;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const before = model.orders.length;
    await new OrderDirectly(0, [{ drug: this.drug, quantity: this.quantity }]).act(model, real);
    const batch = model.orders[before]?.shares[0]?.batch;
    if (batch === undefined) return;
    await new Hold('recall', model.stock.batches.indexOf(batch), false).act(model, real);
  }

  toString(): string {
    return `new RecallOrdered('${this.drug}', ${this.quantity})`;
  }
}
