import type { BatchStatus, BinPlace } from '#shared/domain/batches.ts';
import type { DrugKey } from './model-catalog.ts';
import { refuse } from './refused.ts';

/** What is sold: a drug of the catalogue, or the loose tablets that packs of paracetamol are opened for. */
export type ModelDrug = DrugKey | 'tablets';

/** What a pack of paracetamol holds in these stories. */
export const UNITS_PER_PACK = 10;

export interface ModelBatch {
  /** The core gives it. */
  batchId: number;
  readonly drug: ModelDrug;
  readonly batchNumber: string;
  readonly expiryDate: string;
  onHand: number;
  reserved: number;
  status: BatchStatus;
  bin: BinPlace;
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
  readonly drug: ModelDrug;
  readonly quantity: number;
}

/** The shelf and the quarantine. */
export class ModelStock {
  /** In the order in which they were received. */
  readonly batches: ModelBatch[] = [];
  /** What lies in quarantine by lot. */
  readonly quarantine = new Map<string, Quarantine>();

  find(drug: ModelDrug, batchNumber: string): ModelBatch | undefined {
    return this.batches.find((batch) => batch.drug === drug && batch.batchNumber === batchNumber);
  }

  available(drug: ModelDrug, today: string): number {
    return this.#sellable(drug, today).reduce((sum, batch) => sum + batch.onHand - batch.reserved, 0);
  }

  /** The batch that a pack is taken from first, or undefined when there is none. */
  first(drug: ModelDrug, today: string): ModelBatch | undefined {
    return this.#sellable(drug, today).find((batch) => batch.onHand > batch.reserved);
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

  /** Sets aside what there is, first expiry first out; returns what goes short beside it. */
  reserveSome<W extends Wanted & { readonly line: number }>(
    wanted: readonly W[],
    today: string,
  ): { shares: Share[]; waiting: W[] } {
    const shares: Share[] = [];
    const waiting = wanted.flatMap((want) => {
      const units = Math.min(want.quantity, this.available(want.drug, today));
      const given = units === 0 ? [] : this.reserve([{ drug: want.drug, quantity: units }], today);
      shares.push(...given.map((share) => ({ ...share, line: want.line })));
      return units === want.quantity ? [] : [{ ...want, quantity: want.quantity - units }];
    });
    return { shares, waiting };
  }

  /** Returned units lie in a place of their own, which shares in a recall that is in force. */
  toQuarantine({ batch, quantity }: Omit<Share, 'line'>): void {
    const lot = placeOf(batch);
    const status = batch.status === 'recalled' ? 'recalled' : 'available';
    const place = this.quarantine.get(lot) ?? { units: 0, status };
    this.quarantine.set(lot, { ...place, units: place.units + quantity });
  }

  /** Tablets out of a pack of some batch: they lie beside it, with its date, and are held when it is. */
  open(pack: ModelBatch): ModelBatch {
    pack.onHand -= 1;
    const known = this.find('tablets', pack.batchNumber);
    const loose: ModelBatch = known ?? {
      // The newest, until the core has given it an id.
      batchId: Number.MAX_SAFE_INTEGER,
      drug: 'tablets',
      batchNumber: pack.batchNumber,
      expiryDate: pack.expiryDate,
      onHand: 0,
      reserved: 0,
      bin: 'ready',
      get status() {
        return pack.status;
      },
      set status(status) {
        pack.status = status;
      },
    };
    if (known === undefined) this.batches.push(loose);
    loose.onHand += UNITS_PER_PACK;
    return loose;
  }

  /** Every place of a batch's lot where something is sold from. */
  lotOf(batch: ModelBatch): ModelBatch[] {
    return this.batches.filter((other) => familyOf(other) === familyOf(batch));
  }

  /** Every place of a batch's lot. */
  placesOf(batch: ModelBatch): { status: BatchStatus }[] {
    const lot = this.lotOf(batch);
    const quarantined = lot.map((place) => this.quarantine.get(placeOf(place)));
    return [...lot, ...quarantined.filter((place) => place !== undefined)];
  }

  /** Takes what lies in a bin out of it and puts a batch in. */
  fillBin(batch: ModelBatch, today: string): void {
    if (isStopped(batch, today)) refuse('BATCH_NOT_SELLABLE');
    if (batch.bin === 'ready') refuse('BIN_HOLDS_BATCH');
    const former = this.batches.filter(({ drug, bin }) => drug === batch.drug && bin === 'ready');
    if (former.some((other) => other.reserved > 0 && !isStopped(other, today))) refuse('BIN_BATCH_RESERVED');
    for (const other of former) other.bin = 'outside';
    batch.bin = 'ready';
  }

  /** Where a new batch of a drug is given from. */
  binFor(drug: ModelDrug): BinPlace {
    const isTaken = this.batches.some((other) => other.drug === drug && other.bin === 'ready');
    return drug === 'pieces' && isTaken ? 'outside' : 'ready';
  }

  #sellable(drug: ModelDrug, today: string): ModelBatch[] {
    return this.batches
      .filter((batch) => batch.drug === drug && batch.bin === 'ready' && !isStopped(batch, today))
      .sort((a, b) =>
        a.expiryDate === b.expiryDate ? a.batchId - b.batchId : a.expiryDate < b.expiryDate ? -1 : 1,
      );
  }
}

/** True for what must not be sold, wherever it lies. */
export const isStopped = (batch: ModelBatch, today: string): boolean =>
  batch.expiryDate <= today || batch.status !== 'available';

const placeOf = ({ drug, batchNumber }: ModelBatch): string => `${drug}/${batchNumber}`;

/** Packs and the tablets out of them are one lot. */
const familyOf = (batch: ModelBatch): string =>
  placeOf(batch.drug === 'tablets' ? { ...batch, drug: 'paracetamol' } : batch);
