import { invariant } from '#shared/errors/index.ts';
import { columnsOf } from './receipt-characters.ts';
import { wrapText } from './receipt-wrap.ts';

/** A piece of one printed line; `scale` 2 doubles its width and its height. */
export interface ReceiptSpan {
  readonly text: string;
  readonly bold: boolean;
  readonly scale: 1 | 2;
}

export interface TextRow {
  readonly kind: 'text';
  /** Together exactly as wide as the paper. */
  readonly spans: ReceiptSpan[];
}

export type ReceiptRow =
  | TextRow
  | { readonly kind: 'rule' }
  | { readonly kind: 'blank' }
  /** The paper is cut here: what follows is a sheet of its own. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'barcode'; readonly symbology: 'code128' | 'qrcode'; readonly value: string };

export const PAPERS_MM = [40, 58, 80] as const;
export type PaperMm = (typeof PAPERS_MM)[number];
export type PaperColumns = 24 | 32 | 48;

/** A receipt as rows of a character grid; preview, system printer and ESC/POS are all made from it. */
export interface ReceiptLayout {
  readonly paperMm: PaperMm;
  readonly columns: PaperColumns;
  readonly rows: ReceiptRow[];
}

/** Columns of 12 dots that the printable width holds at 203 dpi: 288 dots on labels of 40 mm, 384 on 58 mm
 * paper, 576 on 80 mm. */
const COLUMNS_OF_PAPER: Readonly<Record<PaperMm, PaperColumns>> = { 40: 24, 58: 32, 80: 48 };

/** 203 dpi. */
export const DOTS_PER_MM = 8;
const COLUMN_DOTS = 12;

/** True when rows laid for a paper find room on a label of this width. */
export function fitsLabel(paperMm: PaperMm, widthMm: number): boolean {
  return COLUMNS_OF_PAPER[paperMm] * COLUMN_DOTS <= widthMm * DOTS_PER_MM;
}

export interface TextStyle {
  readonly bold?: boolean;
  readonly scale?: 1 | 2;
}

const spaces = (count: number): ReceiptSpan => ({ text: ' '.repeat(count), bold: false, scale: 1 });

/** Columns that a row takes up. */
export function columnsOfRow(row: TextRow): number {
  return row.spans.reduce((sum, span) => sum + columnsOf(span.text) * span.scale, 0);
}

/** The rows of one receipt, built in order; every row comes out exactly as wide as the paper. */
export class ReceiptGrid {
  readonly columns: PaperColumns;
  readonly #paperMm: PaperMm;
  readonly #rows: ReceiptRow[] = [];

  constructor(paperMm: PaperMm) {
    this.#paperMm = paperMm;
    this.columns = COLUMNS_OF_PAPER[paperMm];
  }

  /** Text from the left, wrapped, moved in by `indent` columns. */
  left(text: string, style: TextStyle & { readonly indent?: number } = {}): void {
    const indent = style.indent ?? 0;
    this.lines(wrapText(text, this.columns - indent), style);
  }

  /** Lines that are already broken, moved in by `indent` columns. */
  lines(lines: readonly string[], style: TextStyle & { readonly indent?: number } = {}): void {
    const indent = style.indent ?? 0;
    for (const line of lines) this.#push([spaces(indent), span(line, style)]);
  }

  /** Text in the middle, wrapped; doubled only where it then still fits on one line. */
  centre(text: string, style: TextStyle = {}): void {
    const scale = this.#fittingScale(columnsOf(text), style.scale);
    for (const line of wrapText(text, Math.floor(this.columns / scale))) {
      const free = this.columns - columnsOf(line) * scale;
      this.#push([spaces(Math.floor(free / 2)), span(line, { ...style, scale })]);
    }
  }

  /**
   * A label on the left and an amount on the right. The amount is never broken: where both do not fit on one
   * line the label is wrapped above it.
   */
  pair(label: string, amount: string, style: TextStyle & { readonly indent?: number } = {}): void {
    const indent = style.indent ?? 0;
    const needed = columnsOf(label) + 1 + columnsOf(amount);
    const scale = this.#fittingScale(indent / 2 + needed, style.scale);
    const sized = { ...style, scale };
    if (indent + needed * scale <= this.columns) {
      const gap = this.columns - indent - (needed - 1) * scale;
      this.#push([spaces(indent), span(label, sized), spaces(gap), span(amount, sized)]);
      return;
    }
    this.left(label, { ...sized, indent });
    this.#push([spaces(this.columns - columnsOf(amount)), span(amount, sized)]);
  }

  rule(): void {
    this.#rows.push({ kind: 'rule' });
  }

  blank(): void {
    this.#rows.push({ kind: 'blank' });
  }

  cut(): void {
    this.#rows.push({ kind: 'cut' });
  }

  barcode(symbology: 'code128' | 'qrcode', value: string): void {
    this.#rows.push({ kind: 'barcode', symbology, value });
  }

  layout(): ReceiptLayout {
    return { paperMm: this.#paperMm, columns: this.columns, rows: [...this.#rows] };
  }

  #fittingScale(columns: number, wanted: 1 | 2 | undefined): 1 | 2 {
    return wanted === 2 && columns * 2 <= this.columns ? 2 : 1;
  }

  #push(spans: readonly ReceiptSpan[]): void {
    const row: TextRow = { kind: 'text', spans: spans.filter(({ text }) => text !== '') };
    const free = this.columns - columnsOfRow(row);
    invariant(free >= 0, 'a receipt row is wider than the paper');
    if (free > 0) row.spans.push(spaces(free));
    this.#rows.push(row);
  }
}

function span(text: string, style: TextStyle): ReceiptSpan {
  return { text, bold: style.bold ?? false, scale: style.scale ?? 1 };
}
