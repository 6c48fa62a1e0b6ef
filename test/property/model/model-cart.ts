import type { Discount } from '#shared/domain/pricing.ts';
import type { DrugKey } from '#test/support/small-catalog.ts';
import type { PricedWish, Terms } from './model-prices.ts';
import { NO_TERMS } from './model-prices.ts';
import { refuse } from './refused.ts';

export const MAX_KINDS = 4;
export const MAX_QUANTITY = 12;
const UNDO_DEPTH = 30;

export interface ModelLine extends PricedWish {
  readonly lineId: number;
  readonly selected: boolean;
}

/** A cart of the model. The core gives the id when it makes one. */
export class ModelCart {
  cartId = 0;
  lines: readonly ModelLine[] = [];
  terms: Terms = NO_TERMS;
  readonly #before: (readonly ModelLine[])[] = [];

  get selected(): readonly ModelLine[] {
    return this.lines.filter((line) => line.selected);
  }

  add(drug: DrugKey, quantity: number): void {
    const same = this.lines.find((line) => line.drug === drug);
    if ((same?.quantity ?? 0) + quantity > MAX_QUANTITY) refuse('QUANTITY_LIMIT');
    if (same === undefined && this.lines.length + 1 > MAX_KINDS) refuse('TOO_MANY_KINDS');
    const lineId = 1 + Math.max(0, ...this.lines.map((line) => line.lineId));
    this.#become(
      same === undefined
        ? [...this.lines, { lineId, drug, quantity, discount: null, selected: true }]
        : this.lines.map((line) =>
            line === same ? { ...line, quantity: line.quantity + quantity, selected: true } : line,
          ),
    );
  }

  edit(lineId: number, change: { quantity?: number; selected?: boolean; discount?: Discount | null }): void {
    if ((change.quantity ?? 0) > MAX_QUANTITY) refuse('QUANTITY_LIMIT');
    this.#become(this.lines.map((line) => (line.lineId === lineId ? { ...line, ...change } : line)));
  }

  remove(lineId: number): void {
    this.#become(this.lines.filter((line) => line.lineId !== lineId));
  }

  clear(): void {
    this.#become([]);
  }

  undo(): void {
    this.lines = this.#before.pop() ?? refuse('NOTHING_TO_UNDO');
  }

  #become(lines: readonly ModelLine[]): void {
    this.#before.push(this.lines);
    if (this.#before.length > UNDO_DEPTH) this.#before.shift();
    this.lines = lines;
  }
}
