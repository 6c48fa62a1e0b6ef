import { TEST_PIN } from '#test/support/sign-in.ts';
import type { CounterModel } from '../model/counter-model.ts';
import type { RealCounter } from '../real-counter.ts';
import { at, attempt, CounterCommand } from './counter-command.ts';
import { Receive } from './stock-commands.ts';

/** Two people clean the bin of the pieces and put a batch in: one that waits, or any. */
export class FillBin extends CounterCommand {
  readonly batch: number;
  /** True when the batch waits for its bin; a delivery of one comes first where none does. */
  readonly waits: boolean;

  constructor(batch: number, waits: boolean) {
    super();
    this.batch = batch;
    this.waits = waits;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const waiting = () => model.stock.batches.filter(({ bin }) => bin === 'outside');
    if (this.waits && waiting().length === 0) await new Receive('pieces', 12, '2027-06-30').act(model, real);
    const chosen = this.waits && waiting().length > 0 ? waiting() : model.stock.batches;
    const batch = at(chosen, this.batch);
    const input = { batchId: batch.batchId, checkerId: real.checkerId, checkerPin: TEST_PIN };
    await attempt({ model, real, till: 0, name: 'inventory.fillBin', input }, () => {
      model.stock.fillBin(batch, model.clock.today);
      model.clock.recorded();
    });
  }

  toString(): string {
    return `new FillBin(${this.batch}, ${this.waits})`;
  }
}
