import assert from 'node:assert/strict';
import { storePaths } from '#core/db/store-paths.ts';
import type { CounterModel } from '../model/counter-model.ts';
import type { DrugKey } from '../model/model-catalog.ts';
import { refuse } from '../model/refused.ts';
import type { RealCounter } from '../real-counter.ts';
import { at, attempt, CounterCommand } from './counter-command.ts';

/** Goods arrive: more of a lot that is there, or a new one that may be expired already. */
export class Receive extends CounterCommand {
  readonly drug: DrugKey;
  readonly quantity: number;
  readonly expiryDate: string;

  constructor(drug: DrugKey, quantity: number, expiryDate: string) {
    super();
    this.drug = drug;
    this.quantity = quantity;
    this.expiryDate = expiryDate;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { drug, quantity, expiryDate } = this;
    const batchNumber = `${drug}-${expiryDate}`;
    const input = { drugId: real.drugs[drug], batchNumber, expiryDate, quantity, reason: '到货' };
    const known = model.stock.find(drug, batchNumber);
    const bin = model.stock.binFor(drug);
    const batch = await attempt({ model, real, till: 0, name: 'inventory.receiveGoods', input }, () => {
      if (expiryDate <= model.clock.today || known?.status === 'recalled') refuse('BATCH_NOT_SELLABLE');
      if (known !== undefined) known.onHand += quantity;
      model.clock.recorded();
    });
    if (batch === null || known !== undefined) return;
    const { batchId } = batch;
    model.stock.batches.push({
      batchId,
      drug,
      batchNumber,
      expiryDate,
      onHand: quantity,
      reserved: 0,
      status: 'available',
      bin,
    });
  }

  toString(): string {
    return `new Receive('${this.drug}', ${this.quantity}, '${this.expiryDate}')`;
  }
}

/** Somebody counts a shelf. */
export class Adjust extends CounterCommand {
  readonly batch: number;
  readonly counted: number;

  constructor(batch: number, counted: number) {
    super();
    this.batch = batch;
    this.counted = counted;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const batch = at(model.stock.batches, this.batch);
    const input = { batchId: batch.batchId, countedQuantity: this.counted, reason: '盘点' };
    await attempt({ model, real, till: 0, name: 'inventory.adjustStock', input }, () => {
      if (this.counted < batch.reserved) refuse('INVENTORY_UPDATE_FAILED');
      batch.onHand = this.counted;
      model.clock.recorded();
    });
  }

  toString(): string {
    return `new Adjust(${this.batch}, ${this.counted})`;
  }
}

/** The chain changes a price while carts are open, as an import would. */
export class ChangePrice extends CounterCommand {
  readonly drug: DrugKey;
  readonly priceFen: number;

  constructor(drug: DrugKey, priceFen: number) {
    super();
    this.drug = drug;
    this.priceFen = priceFen;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { drug, priceFen } = this;
    model.prices.change(drug, priceFen);
    const priced = drug === 'paracetamol' ? ([drug, 'tablets'] as const) : [drug];
    for (const article of priced) {
      const { changes } = real.counter.sql((db) =>
        db
          .prepare('UPDATE drug SET price_fen = ? WHERE id = ?')
          .run(model.prices.listFen(article), real.drugs[article]),
      );
      assert.equal(changes, 1, storePaths(real.counter.dataDir).store);
    }
  }

  toString(): string {
    return `new ChangePrice('${this.drug}', ${this.priceFen})`;
  }
}
