import { type CellProblem, MAX_CELL_LENGTH, MAX_COLUMNS, type TableRow } from './table-source.ts';
import type { XmlListener } from './xml-events.ts';

export interface SheetSurroundings {
  readonly texts: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly startsIn1904: boolean;
}

/** Days from the first day of a spreadsheet's calendar to 1970-01-01; 1900 is a leap year there. */
const DAYS_TO_1970 = { since1900: 25_569, since1904: 24_107 };
const DAY_MS = 86_400_000;
/** Spreadsheet programs keep fifteen digits of a number. */
const KEPT_DIGITS = 15;

/** Collects rows while a sheet is read. */
export class SheetReader implements XmlListener {
  readonly #surroundings: SheetSurroundings;
  #rows: TableRow[] = [];
  #rowNumber = 0;
  #cells: string[] = [];
  #unreadable: Map<number, CellProblem> | null = null;
  #column = 0;
  #type = 'n';
  #style = 0;
  #value: string | null = null;
  #hasFormula = false;
  #inValue = false;

  constructor(surroundings: SheetSurroundings) {
    this.#surroundings = surroundings;
  }

  /** The rows that were completed since the last time. */
  takeRows(): TableRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'row':
        this.#rowNumber = Number(attributes.r ?? this.#rowNumber + 1);
        this.#cells = [];
        this.#unreadable = null;
        this.#column = -1;
        break;
      case 'c':
        this.#column = attributes.r === undefined ? this.#column + 1 : columnOf(attributes.r);
        this.#type = attributes.t ?? 'n';
        this.#style = Number(attributes.s ?? 0);
        this.#value = null;
        this.#hasFormula = false;
        break;
      case 'f':
        this.#hasFormula = true;
        break;
      case 'v':
      case 't':
        this.#value ??= '';
        this.#inValue = true;
        break;
    }
  }

  text(text: string): void {
    if (!this.#inValue || this.#value === null) return;
    // One character more than allowed stays, so that the row is refused for it and not cut silently.
    this.#value = (this.#value + text).slice(0, MAX_CELL_LENGTH + 1);
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inValue = false;
    else if (name === 'c') this.#endCell();
    else if (name === 'row')
      this.#rows.push({ rowNumber: this.#rowNumber, cells: this.#cells, unreadable: this.#unreadable });
  }

  #endCell(): void {
    if (this.#column < 0 || this.#column >= MAX_COLUMNS) return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    const problem = this.#problem();
    if (problem !== null) {
      this.#unreadable ??= new Map();
      this.#unreadable.set(this.#column, problem);
    }
    this.#cells[this.#column] = this.#value === null ? '' : this.#textOf(this.#value);
  }

  /** The result that a formula was saved with counts; a formula is never calculated here. */
  #problem(): CellProblem | null {
    if (this.#type === 'e') return 'error_value';
    return this.#hasFormula && this.#value === null ? 'formula_without_result' : null;
  }

  #textOf(value: string): string {
    switch (this.#type) {
      case 's':
        return this.#surroundings.texts[Number(value)] ?? '';
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'n':
        return this.#numberText(value);
      default:
        return value;
    }
  }

  #numberText(value: string): string {
    const number = Number(value);
    if (value.trim() === '' || !Number.isFinite(number)) return value;
    if (this.#surroundings.dateStyles[this.#style] === true)
      return dateText(number, this.#surroundings.startsIn1904);
    return Number.isSafeInteger(number) ? String(number) : String(Number(number.toPrecision(KEPT_DIGITS)));
  }
}

/** `C7` stands in column 2. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column - 1;
}

function dateText(day: number, startsIn1904: boolean): string {
  const offset = startsIn1904 ? DAYS_TO_1970.since1904 : DAYS_TO_1970.since1900;
  const time = (Math.floor(day) - offset) * DAY_MS;
  return Math.abs(time) < 8.64e15 ? new Date(time).toISOString().slice(0, 10) : String(day);
}
