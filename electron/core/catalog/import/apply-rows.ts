import { invariant } from '#shared/errors/index.ts';
import type { CommandContext } from '../../platform/context.ts';
import { barcodesOf, findDrug } from '../drugs.ts';
import { addBarcode, type DrugFields, insertDrug } from '../insert-drug.ts';
import { followPack } from '../mark-splittable.ts';
import type { OpenBatch } from '../opening-stock.ts';
import { differsFromRow, updateDrug } from '../update-drug.ts';
import { countRows, type ImportCounts, NO_COUNTS } from './import-record.ts';
import { conflictsWithCatalog, findRowsDrug } from './match-catalog.ts';
import { markApplied, markRejected, type RowInState } from './staged-rows.ts';
import type { AcceptedRow } from './worker-messages.ts';

/** What a new drug is where its row does not say otherwise. */
const DEFAULTS: Omit<DrugFields, 'code' | 'genericName' | 'category' | 'priceFen'> = {
  tradeName: '',
  specification: '',
  dosageForm: '',
  manufacturer: '',
  approvalNumber: '',
  unit: '盒',
  packSize: 1,
  controlClass: 'none',
  storage: 'normal',
  insuranceCode: '',
  memberPriceFen: null,
  taxRateBp: 1_300,
  shelf: '',
  ephedrineUnitUg: null,
  ephedrinePackUg: null,
};

export interface Applying {
  readonly importId: number;
  /** Drugs from this id on are the import's own, and hidden until it is done. */
  readonly firstDrugId: number;
  readonly openBatch: OpenBatch;
}

/**
 * Applies rows that nobody sees yet: new drugs, and rows that change nothing. Rows that would change what is on
 * sale wait for `applyVisibleRows`, in the import's last transaction.
 */
export function applyHiddenRows(
  context: CommandContext,
  applying: Applying,
  rows: readonly RowInState[],
): void {
  const step = new ApplyStep(context, applying);
  for (const { rowNo, row } of rows) step.applyHidden(rowNo, acceptedPart(row.accepted));
  step.finish();
}

/** Applies rows about drugs that are on sale: prices, texts, barcodes, batches. The caller ticks them off. */
export function applyVisibleRows(
  context: CommandContext,
  applying: Applying,
  rows: readonly RowInState[],
): void {
  const step = new ApplyStep(context, applying);
  for (const { rowNo, row } of rows) step.applyVisible(rowNo, acceptedPart(row.accepted));
  step.finish();
}

function acceptedPart(accepted: AcceptedRow | null): AcceptedRow {
  invariant(accepted !== null, 'an accepted row was understood');
  return accepted;
}

class ApplyStep {
  readonly #context: CommandContext;
  readonly #applying: Applying;
  #counts: ImportCounts = NO_COUNTS;

  constructor(context: CommandContext, applying: Applying) {
    this.#context = context;
    this.#applying = applying;
  }

  applyHidden(rowNo: number, row: AcceptedRow): void {
    const { tx } = this.#context;
    const drugId = findRowsDrug(tx, row);
    if (drugId !== null && drugId < this.#applying.firstDrugId && !this.#changesNothing(drugId, row)) return;
    if (!this.#stillFits(rowNo, row, drugId)) return;
    if (drugId === null) this.#open(this.#insert(rowNo, row), row);
    else if (drugId >= this.#applying.firstDrugId) this.#open(drugId, row);
    this.#applied(rowNo);
  }

  applyVisible(rowNo: number, row: AcceptedRow): void {
    const { tx, nowMs } = this.#context;
    const drugId = findRowsDrug(tx, row);
    if (!this.#stillFits(rowNo, row, drugId)) return;
    const drug = drugId === null ? undefined : findDrug(tx, drugId);
    invariant(drug !== undefined, `row ${rowNo} is about a drug on sale`);
    if (differsFromRow(drug, row.drug)) {
      updateDrug(tx, drug, { stated: row.drug, atMs: nowMs });
      followPack(tx, drug.id, nowMs);
      this.#add({ changedDrugs: 1 });
    }
    for (const barcode of this.#newBarcodes(drug.id, row)) addBarcode(tx, drug.id, barcode);
    this.#open(drug.id, row);
    this.#add({ rowsApplied: 1 });
  }

  /** Tells central of the stock that was opened, and keeps the counts. */
  finish(): void {
    const { importId } = this.#applying;
    const { newBatches, newDrugs, changedDrugs, rowsApplied } = this.#counts;
    if (newBatches > 0) {
      const subject = `import:${importId}`;
      this.#context.publish({
        kind: 'stock.opened',
        subject,
        subjectVersion: this.#context.nowMs,
        payload: {},
      });
    }
    countRows(this.#context.tx, importId, this.#counts);
    this.#context.note(`import:${importId}`, { rowsApplied, newDrugs, changedDrugs, newBatches });
  }

  /** The catalogue may have changed since the row was read. */
  #stillFits(rowNo: number, row: AcceptedRow, drugId: number | null): boolean {
    const problems = conflictsWithCatalog(this.#context.tx, row, drugId);
    if (problems.length === 0) return true;
    markRejected(this.#context.tx, { importId: this.#applying.importId, rowNo }, problems);
    this.#add({ rowsAccepted: -1, rowsRejected: 1 });
    return false;
  }

  #changesNothing(drugId: number, row: AcceptedRow): boolean {
    const drug = findDrug(this.#context.tx, drugId);
    if (drug === undefined || row.batch !== null) return false;
    return !differsFromRow(drug, row.drug) && this.#newBarcodes(drugId, row).length === 0;
  }

  #newBarcodes(drugId: number, row: AcceptedRow): string[] {
    if (row.barcodes.length === 0) return [];
    const known = new Set(barcodesOf(this.#context.tx, drugId));
    return row.barcodes.filter((barcode) => !known.has(barcode));
  }

  #insert(rowNo: number, row: AcceptedRow): number {
    const { importId } = this.#applying;
    const code = row.drug.code ?? `I${importId}-${rowNo}`;
    const drug = { ...DEFAULTS, ...row.drug, code, ...row.pinyin, barcodes: row.barcodes };
    this.#add({ newDrugs: 1 });
    return insertDrug(this.#context.tx, drug, { importId, atMs: this.#context.nowMs });
  }

  #open(drugId: number, row: AcceptedRow): void {
    if (row.batch === null) return;
    this.#applying.openBatch(this.#context, { ...row.batch, drugId, kind: 'opening', reason: '' });
    this.#add({ newBatches: 1 });
  }

  #applied(rowNo: number): void {
    markApplied(this.#context.tx, this.#applying.importId, rowNo);
    this.#add({ rowsApplied: 1 });
  }

  #add(more: Partial<ImportCounts>): void {
    const counts = { ...this.#counts };
    for (const [name, count] of Object.entries(more) as [keyof ImportCounts, number][]) counts[name] += count;
    this.#counts = counts;
  }
}
