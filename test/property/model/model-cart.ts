import type { Discount } from '#shared/domain/pricing.ts';
import type { ModelPrescription } from './model-prescription.ts';
import type { PricedWish, Terms } from './model-prices.ts';
import { NO_TERMS } from './model-prices.ts';
import type { ModelDrug } from './model-stock.ts';
import { refuse } from './refused.ts';

export const MAX_KINDS = 4;
export const MAX_QUANTITY = 12;
const UNDO_DEPTH = 30;

export interface ModelLine extends PricedWish {
  readonly lineId: number;
  readonly selected: boolean;
  /** Trace codes that were scanned for it, the latest last. */
  readonly codes: readonly string[];
  /** The prescription that it is sold on. */
  readonly prescription: ModelPrescription | null;
}

/** A cart of the model. The core gives the id when it makes one. */
export class ModelCart {
  cartId = 0;
  lines: readonly ModelLine[] = [];
  terms: Terms = NO_TERMS;
  touchedAtMs = 0;
  readonly #before: (readonly ModelLine[])[] = [];

  get selected(): readonly ModelLine[] {
    return this.lines.filter((line) => line.selected);
  }

  /** Trace codes of all its lines. */
  get codes(): string[] {
    return this.lines.flatMap((line) => line.codes);
  }

  add(drug: ModelDrug, quantity: number, codes: readonly string[] = []): void {
    const same = this.lines.find((line) => line.drug === drug && line.prescription === null);
    if ((same?.quantity ?? 0) + quantity > MAX_QUANTITY) refuse('QUANTITY_LIMIT');
    const kinds = new Set([...this.lines.map((line) => line.drug), drug]).size;
    if (same === undefined && kinds > MAX_KINDS) refuse('TOO_MANY_KINDS');
    const lineId = 1 + Math.max(0, ...this.lines.map((line) => line.lineId));
    this.#become(
      same === undefined
        ? [
            ...this.lines,
            { lineId, drug, quantity, discount: null, selected: true, codes, prescription: null },
          ]
        : this.lines.map((line) =>
            line === same
              ? {
                  ...line,
                  quantity: line.quantity + quantity,
                  selected: true,
                  codes: [...line.codes, ...codes],
                }
              : line,
          ),
    );
  }

  /** What is left of a prescription, in the place of what the cart has of it. */
  addPrescription(prescription: ModelPrescription, quantity: number): void {
    const lineId = 1 + Math.max(0, ...this.lines.map((line) => line.lineId));
    const others = this.lines.filter((line) => line.prescription !== prescription);
    const kinds = new Set([...others.map((line) => line.drug), 'antibiotic']).size;
    if (kinds > MAX_KINDS) refuse('TOO_MANY_KINDS');
    const line = { lineId, drug: 'antibiotic', quantity, discount: null, selected: true, codes: [] } as const;
    this.#become([...others, { ...line, prescription }]);
  }

  edit(lineId: number, change: { quantity?: number; selected?: boolean; discount?: Discount | null }): void {
    if ((change.quantity ?? 0) > MAX_QUANTITY) refuse('QUANTITY_LIMIT');
    this.#become(
      this.lines.map((line) => {
        if (line.lineId !== lineId) return line;
        return { ...line, ...change, codes: line.codes.slice(0, change.quantity ?? line.quantity) };
      }),
    );
  }

  remove(lineId: number): void {
    this.#become(this.lines.filter((line) => line.lineId !== lineId));
  }

  clear(): void {
    this.#become([]);
  }

  undo(isFree: (code: string) => boolean): void {
    const lines = this.#before.pop() ?? refuse('NOTHING_TO_UNDO');
    this.lines = lines.map((line) => ({ ...line, codes: line.codes.filter(isFree) }));
  }

  /** A pack goes to another cart: this one was left behind. */
  lose(code: string): void {
    this.lines = this.lines.map((line) => ({ ...line, codes: line.codes.filter((other) => other !== code) }));
  }

  #become(lines: readonly ModelLine[]): void {
    this.#before.push(this.lines);
    if (this.#before.length > UNDO_DEPTH) this.#before.shift();
    this.lines = lines;
  }
}
