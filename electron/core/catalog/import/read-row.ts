import { type ImportField, REQUIRED_IMPORT_FIELDS, type RowProblemCode } from '#shared/contracts/catalog.ts';
import { strengthProblem } from '#shared/domain/ephedrine-strength.ts';
import { DEFAULT_RULES } from '#shared/domain/rules.ts';
import { invariant } from '#shared/errors/index.ts';
import { type CellProblem, MAX_CELL_LENGTH, type TableRow } from '../../table-files/table-source.ts';
import type { DrugFields } from '../insert-drug.ts';
import { readCategory, readControlClass, readStorage } from './choice-readers.ts';
import {
  type Read,
  readApprovalNumber,
  readBarcodes,
  readDate,
  readFen,
  readMilligrams,
  readPackSize,
  readQuantity,
  readTaxRate,
  readText,
} from './field-readers.ts';
import type { ColumnMapping } from './guess-mapping.ts';

/** One reason why a row is refused. */
export interface RowProblem {
  readonly field: ImportField;
  readonly code: RowProblemCode;
  readonly value: string;
}

/** Opening stock that a row states. */
export interface StatedBatch {
  readonly batchNumber: string;
  readonly expiryDate: string;
  readonly productionDate: string | null;
  readonly quantity: number;
  readonly costFen: number | null;
}

/** What a row says. A field that its file lacks or leaves blank is not in `drug`. */
export interface StatedRow {
  readonly drug: Partial<DrugFields> & Pick<DrugFields, 'genericName' | 'category' | 'priceFen'>;
  readonly barcodes: readonly string[];
  readonly batch: StatedBatch | null;
}

const MAX_SHOWN_VALUE = 200;

/** How each field's text is read, and where it goes. */
const DRUG_FIELDS: readonly (readonly [ImportField, keyof DrugFields, (text: string) => Read<unknown>])[] = [
  ['code', 'code', (text) => readText(text, 40)],
  ['genericName', 'genericName', (text) => readText(text, 100)],
  ['tradeName', 'tradeName', (text) => readText(text, 100)],
  ['specification', 'specification', (text) => readText(text, 120)],
  ['dosageForm', 'dosageForm', (text) => readText(text, 40)],
  ['manufacturer', 'manufacturer', (text) => readText(text, 120)],
  ['approvalNumber', 'approvalNumber', readApprovalNumber],
  ['unit', 'unit', (text) => readText(text, 12)],
  ['packSize', 'packSize', readPackSize],
  ['category', 'category', readCategory],
  ['controlClass', 'controlClass', readControlClass],
  ['storage', 'storage', readStorage],
  ['insuranceCode', 'insuranceCode', (text) => readText(text, 60)],
  ['price', 'priceFen', readFen],
  ['memberPrice', 'memberPriceFen', readFen],
  ['taxRate', 'taxRateBp', readTaxRate],
  ['shelf', 'shelf', (text) => readText(text, 40)],
  ['ephedrinePerUnit', 'ephedrineUnitUg', readMilligrams],
  ['ephedrinePerPack', 'ephedrinePackUg', readMilligrams],
];

/** Reads a row by the mapping. All its problems are reported together. */
export function readRow(
  row: TableRow,
  mapping: ColumnMapping,
): StatedRow | { readonly problems: RowProblem[] } {
  const cells = new RowCells(row, mapping);
  const drug = readDrug(cells);
  const barcodes = cells.read('barcodes', readBarcodes) ?? [];
  const batch = readBatch(cells);
  refuseWrongStrength(cells, drug);
  if (cells.problems.length > 0) return { problems: cells.problems };
  const { genericName, category, priceFen } = drug;
  invariant(
    genericName !== undefined && category !== undefined && priceFen !== undefined,
    'required fields are read',
  );
  return { drug: { ...drug, genericName, category, priceFen }, barcodes, batch };
}

function readDrug(cells: RowCells): Partial<DrugFields> {
  const drug: Partial<Record<keyof DrugFields, unknown>> = {};
  for (const field of REQUIRED_IMPORT_FIELDS) if (cells.text(field) === '') cells.refuse(field, 'required');
  for (const [field, key, read] of DRUG_FIELDS) {
    const value = cells.read(field, read);
    if (value !== null) drug[key] = value;
  }
  // Each reader returns the type of the field that the table above puts beside it.
  return drug as Partial<DrugFields>;
}

/**
 * A compound that is stronger than the law's numbers is a prescription drug, or none that may be on the market; what
 * contains ephedrine is watched.
 */
function refuseWrongStrength(cells: RowCells, drug: Partial<DrugFields>): void {
  const { ephedrineUnitUg: unitUg = null, ephedrinePackUg: packUg = null, dosageForm = '' } = drug;
  if (unitUg === null && packUg === null) return;
  if (drug.controlClass !== 'ephedrine') cells.refuse('controlClass', 'contains_ephedrine');
  const problem = strengthProblem({ dosageForm, unitUg, packUg }, DEFAULT_RULES.ephedrine_strength);
  if (problem === 'pack') cells.refuse('ephedrinePerPack', 'too_strong');
  if (problem === 'unit_dose' && drug.category !== 'rx') cells.refuse('category', 'too_strong_for_otc');
}

/** Stock is stated by number, expiry and quantity together; a row without any of them states none. */
function readBatch(cells: RowCells): StatedBatch | null {
  const needed: readonly ImportField[] = ['batchNumber', 'expiryDate', 'quantity'];
  if (needed.every((field) => cells.text(field) === '')) return null;
  for (const field of needed) if (cells.text(field) === '') cells.refuse(field, 'required');
  const batchNumber = cells.read('batchNumber', (text) => readText(text, 40));
  const expiryDate = cells.read('expiryDate', readDate);
  const productionDate = cells.read('productionDate', readDate);
  const quantity = cells.read('quantity', readQuantity);
  const costFen = cells.read('cost', readFen);
  if (productionDate !== null && expiryDate !== null && productionDate >= expiryDate) {
    cells.refuse('productionDate', 'after_expiry');
  }
  if (batchNumber === null || expiryDate === null || quantity === null) return null;
  return { batchNumber, expiryDate, productionDate, quantity, costFen };
}

/** A row's cells by field, and what is wrong with them. */
class RowCells {
  readonly problems: RowProblem[] = [];
  readonly #row: TableRow;
  readonly #mapping: ColumnMapping;

  constructor(row: TableRow, mapping: ColumnMapping) {
    this.#row = row;
    this.#mapping = mapping;
  }

  /** A cell's text without blanks around it; empty when the file lacks the field. */
  text(field: ImportField): string {
    const column = this.#mapping[field];
    if (column === undefined || this.#unreadable(field) !== undefined) return '';
    return (this.#row.cells[column] ?? '').trim();
  }

  /** The cell's value; null when it is blank or refused. */
  read<T>(field: ImportField, reader: (text: string) => Read<T>): T | null {
    const unreadable = this.#unreadable(field);
    if (unreadable !== undefined) this.refuse(field, unreadable);
    const text = this.text(field);
    if (text === '') return null;
    if (text.length > MAX_CELL_LENGTH) {
      this.refuse(field, 'too_long');
      return null;
    }
    const read = reader(text);
    if ('value' in read) return read.value;
    this.refuse(field, read.problem);
    return null;
  }

  refuse(field: ImportField, code: RowProblemCode): void {
    const column = this.#mapping[field];
    const value = column === undefined ? '' : (this.#row.cells[column] ?? '').slice(0, MAX_SHOWN_VALUE);
    // A formula without a result is not blank: one reason is enough.
    if (code === 'required' && this.#unreadable(field) !== undefined) return;
    this.problems.push({ field, code, value });
  }

  #unreadable(field: ImportField): CellProblem | undefined {
    const column = this.#mapping[field];
    return column === undefined ? undefined : this.#row.unreadable?.get(column);
  }
}
