import type { DrugKey } from '#test/support/small-catalog.ts';
import { refuse } from './refused.ts';

export interface ModelBatch {
  readonly batchId: number;
  readonly drug: DrugKey;
  readonly batchNumber: string;
  readonly expiryDate: string;
  onHand: number;
  reserved: number;
}

export interface Share {
  readonly batch: ModelBatch;
  readonly quantity: number;
}

export interface Wanted {
  readonly drug: DrugKey;
  readonly quantity: number;
}

/** The shelf and the quarantine. */
export class ModelStock {
  /** In the order in which they were received. */
  readonly batches: ModelBatch[] = [];
  /** Units in quarantine by lot. */
  readonly quarantine = new Map<string, number>();

  find(drug: DrugKey, batchNumber: string): ModelBatch | undefined {
    return this.batches.find((batch) => batch.drug === drug && batch.batchNumber === batchNumber);
  }

  available(drug: DrugKey, today: string): number {
    return this.#sellable(drug, today).reduce((sum, batch) => sum + batch.onHand - batch.reserved, 0);
  }

  /** Sets units aside, first expiry first out; refuses when any line goes short. */
  reserve(lines: readonly Wanted[], today: string): Share[] {
    const left = new Map(this.batches.map((batch) => [batch, batch.onHand - batch.reserved]));
    const shares = lines.flatMap(({ drug, quantity }) => {
      let missing = quantity;
      const given = this.#sellable(drug, today).flatMap((batch) => {
        const units = Math.min(missing, left.get(batch) ?? 0);
        left.set(batch, (left.get(batch) ?? 0) - units);
        missing -= units;
        return units > 0 ? [{ batch, quantity: units }] : [];
      });
      if (missing > 0) refuse('INSUFFICIENT_STOCK');
      return given;
    });
    for (const { batch, quantity } of shares) batch.reserved += quantity;
    return shares;
  }

  toQuarantine({ batch, quantity }: Share): void {
    const lot = `${batch.drug}/${batch.batchNumber}`;
    this.quarantine.set(lot, (this.quarantine.get(lot) ?? 0) + quantity);
  }

  #sellable(drug: DrugKey, today: string): ModelBatch[] {
    return this.batches
      .filter((batch) => batch.drug === drug && batch.expiryDate > today)
      .sort((a, b) =>
        a.expiryDate === b.expiryDate ? a.batchId - b.batchId : a.expiryDate < b.expiryDate ? -1 : 1,
      );
  }
}
