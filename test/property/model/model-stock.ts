import type { BatchStatus } from '#shared/domain/batches.ts';
import type { DrugKey } from '#test/support/small-catalog.ts';
import { refuse } from './refused.ts';

export interface ModelBatch {
  readonly batchId: number;
  readonly drug: DrugKey;
  readonly batchNumber: string;
  readonly expiryDate: string;
  onHand: number;
  reserved: number;
  status: BatchStatus;
}

/** Where returned units of a lot lie. */
export interface Quarantine {
  units: number;
  status: BatchStatus;
}

export interface Share {
  /** The place of the order's line that it serves. */
  readonly line: number;
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
  /** What lies in quarantine by lot. */
  readonly quarantine = new Map<string, Quarantine>();

  find(drug: DrugKey, batchNumber: string): ModelBatch | undefined {
    return this.batches.find((batch) => batch.drug === drug && batch.batchNumber === batchNumber);
  }

  available(drug: DrugKey, today: string): number {
    return this.#sellable(drug, today).reduce((sum, batch) => sum + batch.onHand - batch.reserved, 0);
  }

  /** Sets units aside, first expiry first out; refuses when any line goes short. */
  reserve(lines: readonly Wanted[], today: string): Share[] {
    const left = new Map(this.batches.map((batch) => [batch, batch.onHand - batch.reserved]));
    const shares = lines.flatMap(({ drug, quantity }, line) => {
      let missing = quantity;
      const given = this.#sellable(drug, today).flatMap((batch) => {
        const units = Math.min(missing, left.get(batch) ?? 0);
        left.set(batch, (left.get(batch) ?? 0) - units);
        missing -= units;
        return units > 0 ? [{ line, batch, quantity: units }] : [];
      });
      if (missing > 0) refuse('INSUFFICIENT_STOCK');
      return given;
    });
    for (const { batch, quantity } of shares) batch.reserved += quantity;
    return shares;
  }

  /** Returned units lie in a place of their own, which shares in a recall that is in force. */
  toQuarantine({ batch, quantity }: Omit<Share, 'line'>): void {
    const lot = lotOf(batch);
    const status = batch.status === 'recalled' ? 'recalled' : 'available';
    const place = this.quarantine.get(lot) ?? { units: 0, status };
    this.quarantine.set(lot, { ...place, units: place.units + quantity });
  }

  /** Every place of a batch's lot. */
  placesOf(batch: ModelBatch): { status: BatchStatus }[] {
    const quarantine = this.quarantine.get(lotOf(batch));
    return quarantine === undefined ? [batch] : [batch, quarantine];
  }

  #sellable(drug: DrugKey, today: string): ModelBatch[] {
    return this.batches
      .filter((batch) => batch.drug === drug && batch.status === 'available' && batch.expiryDate > today)
      .sort((a, b) =>
        a.expiryDate === b.expiryDate ? a.batchId - b.batchId : a.expiryDate < b.expiryDate ? -1 : 1,
      );
  }
}

const lotOf = ({ drug, batchNumber }: ModelBatch): string => `${drug}/${batchNumber}`;
