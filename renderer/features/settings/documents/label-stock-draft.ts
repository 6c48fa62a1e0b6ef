import { readCount } from '#renderer/ui/read-count.ts';
import type { LabelStock } from '#shared/contracts/settings.ts';
import { fitsLabel, type PaperMm } from '#shared/domain/receipt-grid.ts';

export const STOCK_SIDES = ['widthMm', 'heightMm', 'gapMm'] as const satisfies readonly (keyof LabelStock)[];

/** What the settings take for each side of a label, in millimetres. */
export const STOCK_RANGES: Readonly<Record<keyof LabelStock, { least: number; most: number }>> = {
  widthMm: { least: 30, most: 110 },
  heightMm: { least: 15, most: 200 },
  gapMm: { least: 0, most: 10 },
};

/** The labels of a printer as they are typed; what was typed is kept while the printer speaks ESC/POS. */
export interface StockDraft {
  readonly isTspl: boolean;
  readonly sides: Readonly<Record<keyof LabelStock, string>>;
}

export type StockProblem = keyof LabelStock | 'too_narrow';

/** What most shops have on the roll. */
const USUAL: LabelStock = { widthMm: 60, heightMm: 40, gapMm: 2 };

export function draftOfStock(saved: LabelStock | null): StockDraft {
  const { widthMm, heightMm, gapMm } = saved ?? USUAL;
  return {
    isTspl: saved !== null,
    sides: { widthMm: String(widthMm), heightMm: String(heightMm), gapMm: String(gapMm) },
  };
}

/** The labels that a draft stands for, or the first thing that is wrong with them. */
export function readStock(
  { isTspl, sides }: StockDraft,
  paperMm: PaperMm,
): { readonly stock: LabelStock | null; readonly problem: StockProblem | null } {
  if (!isTspl) return { stock: null, problem: null };
  const read = (side: keyof LabelStock) => readCount(sides[side], STOCK_RANGES[side]);
  const [widthMm, heightMm, gapMm] = [read('widthMm'), read('heightMm'), read('gapMm')];
  if (widthMm === null) return { stock: null, problem: 'widthMm' };
  if (heightMm === null) return { stock: null, problem: 'heightMm' };
  if (gapMm === null) return { stock: null, problem: 'gapMm' };
  if (!fitsLabel(paperMm, widthMm)) return { stock: null, problem: 'too_narrow' };
  return { stock: { widthMm, heightMm, gapMm }, problem: null };
}
