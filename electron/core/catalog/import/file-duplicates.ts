import type { RowProblem, StatedRow } from './read-row.ts';

interface SeenDrug {
  readonly rowNumber: number;
  /** All that its first row says of the drug, so that a later row cannot say something else unnoticed. */
  readonly statement: string;
  readonly batches: Set<string>;
}

/** What tells drugs apart: the article number, else the first barcode, else what is printed on the pack. */
export function identityOf({ drug, barcodes }: Pick<StatedRow, 'drug' | 'barcodes'>): string {
  if (drug.code !== undefined) return `code:${drug.code}`;
  if (barcodes[0] !== undefined) return `barcode:${barcodes[0]}`;
  return `pack:${JSON.stringify([drug.genericName, drug.specification ?? '', drug.manufacturer ?? ''])}`;
}

/**
 * Finds rows that contradict rows before them. Several rows may be about one drug, each with a batch of its own;
 * what they say of the drug has to be the same.
 */
export class FileDuplicates {
  readonly #drugs = new Map<string, SeenDrug>();
  readonly #barcodes = new Map<string, string>();

  /** The problems of the next row; empty when it fits to all rows before, which it then belongs to. */
  check(row: StatedRow, rowNumber: number): RowProblem[] {
    const identity = identityOf(row);
    const seen = this.#drugs.get(identity);
    const problems: RowProblem[] = row.barcodes
      .filter((barcode) => (this.#barcodes.get(barcode) ?? identity) !== identity)
      .map((value) => ({ field: 'barcodes', code: 'repeated_in_file', value }));
    if (seen !== undefined) problems.push(...contradictions(row, seen));
    if (problems.length === 0) this.#remember(row, rowNumber, identity);
    return problems;
  }

  #remember(row: StatedRow, rowNumber: number, identity: string): void {
    for (const barcode of row.barcodes) this.#barcodes.set(barcode, identity);
    let seen = this.#drugs.get(identity);
    if (seen === undefined) {
      seen = { rowNumber, statement: statementOf(row), batches: new Set() };
      this.#drugs.set(identity, seen);
    }
    if (row.batch !== null) seen.batches.add(batchKey(row));
  }
}

function contradictions(row: StatedRow, seen: SeenDrug): RowProblem[] {
  const field = row.drug.code === undefined ? 'genericName' : 'code';
  const value = String(seen.rowNumber);
  if (statementOf(row) !== seen.statement) return [{ field, code: 'differs_from_row', value }];
  if (row.batch === null) return [{ field, code: 'repeats_row', value }];
  return seen.batches.has(batchKey(row)) ? [{ field: 'batchNumber', code: 'repeats_row', value }] : [];
}

function statementOf({ drug, barcodes }: StatedRow): string {
  return JSON.stringify([drug, barcodes]);
}

function batchKey({ batch }: StatedRow): string {
  return JSON.stringify([batch?.batchNumber, batch?.expiryDate]);
}
