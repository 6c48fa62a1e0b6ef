import { TEST_PIN } from '#test/support/sign-in.ts';
import type { CounterModel } from '../model/counter-model.ts';
import { UNITS_PER_PACK } from '../model/model-stock.ts';
import { refuse } from '../model/refused.ts';
import type { RealCounter } from '../real-counter.ts';
import { at, attempt, CounterCommand } from './counter-command.ts';

/** Two people open a pack of paracetamol: the first to expire, or one of a batch that somebody names. */
export class OpenPack extends CounterCommand {
  /** Null: the pack that expires first. */
  readonly batch: number | null;

  constructor(batch: number | null) {
    super();
    this.batch = batch;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const named = this.batch === null ? null : at(model.stock.batches, this.batch);
    const input = {
      drugId: real.drugs.paracetamol,
      batchId: named?.batchId ?? null,
      checkerId: real.checkerId,
      checkerPin: TEST_PIN,
    };
    await attempt({ model, real, till: 0, name: 'splitting.openPack', input }, () => {
      const { today } = model.clock;
      if (named !== null && named.drug !== 'paracetamol') refuse('BATCH_NOT_FOUND');
      if (named !== null && (named.status !== 'available' || named.expiryDate <= today))
        refuse('BATCH_NOT_SELLABLE');
      const batch = named ?? model.stock.first('paracetamol', today);
      if (batch === undefined || batch.onHand <= batch.reserved) return refuse('INSUFFICIENT_STOCK');
      batch.onHand -= 1;
      batch.looseUnits = (batch.looseUnits ?? 0) + UNITS_PER_PACK;
      model.clock.recorded();
    });
  }

  toString(): string {
    return `new OpenPack(${this.batch})`;
  }
}
