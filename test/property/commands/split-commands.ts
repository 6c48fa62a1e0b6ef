import { TEST_PIN } from '#test/support/sign-in.ts';
import type { CounterModel } from '../model/counter-model.ts';
import type { ModelBatch } from '../model/model-stock.ts';
import { refuse } from '../model/refused.ts';
import { type RealCounter, traceCode } from '../real-counter.ts';
import { at, attempt, CounterCommand } from './counter-command.ts';

/** Why a pack has no code: older stock, or a careless hand that says nothing. */
export type NoCode = 'old' | 'silent';

/** Two people open a pack of paracetamol: the first to expire, or one of a batch that somebody names. */
export class OpenPack extends CounterCommand {
  /** Null: the pack that expires first. */
  readonly batch: number | null;
  /** One of a few trace codes, or why there is none. */
  readonly trace: number | NoCode;

  constructor(batch: number | null, trace: number | NoCode) {
    super();
    this.batch = batch;
    this.trace = trace;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const named = this.batch === null ? null : at(model.stock.batches, this.batch);
    const code = typeof this.trace === 'number' ? traceCode(this.trace) : null;
    const soldFrom = code === null ? null : real.look.batchOf(code);
    const input = {
      drugId: real.drugs.paracetamol,
      batchId: named?.batchId ?? null,
      code: code ?? '',
      noCodeReason: this.trace === 'old' ? '老包装' : '',
      checkerId: real.checkerId,
      checkerPin: TEST_PIN,
    };
    let loose: ModelBatch | null = null;
    const opened = await attempt({ model, real, till: 0, name: 'splitting.openPack', input }, () => {
      const { today } = model.clock;
      if (this.trace === 'silent') refuse('TRACE_CODE_NEEDED');
      const leftBehind = code === null ? null : model.takenFrom(code, null);
      const soldBefore = model.stock.batches.find(({ batchId }) => batchId === soldFrom);
      if (named !== null && named.drug !== 'paracetamol') refuse('BATCH_NOT_FOUND');
      const wanted = named ?? soldBefore;
      if (wanted !== undefined && (wanted.status !== 'available' || wanted.expiryDate <= today))
        refuse('BATCH_NOT_SELLABLE');
      const batch = wanted ?? model.stock.first('paracetamol', today);
      if (batch === undefined || batch.onHand <= batch.reserved) return refuse('INSUFFICIENT_STOCK');
      if (soldBefore !== undefined && soldBefore !== batch) refuse('PACK_WRONG_BATCH');
      loose = model.stock.open(batch);
      model.clock.recorded();
      if (code === null) return;
      leftBehind?.lose(code);
      model.openedCodes.set(code, loose);
    });
    if (opened !== null && loose !== null) Object.assign(loose, { batchId: real.look.newestLooseBatch() });
  }

  toString(): string {
    return `new OpenPack(${this.batch}, ${JSON.stringify(this.trace)})`;
  }
}
