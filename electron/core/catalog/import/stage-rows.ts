import type { Tx } from '../../db/store.ts';
import { countRows } from './import-record.ts';
import { conflictsWithCatalog, findRowsDrug } from './match-catalog.ts';
import type { RowProblem } from './read-row.ts';
import { stageRow } from './staged-rows.ts';
import type { CheckedRow } from './worker-messages.ts';

/** Puts rows that were read into the waiting room, refusing those that contradict the catalogue. */
export function stageRows(tx: Tx, importId: number, rows: readonly CheckedRow[]): void {
  let rejected = 0;
  for (const checked of rows) {
    const problems = problemsOf(tx, checked);
    if (problems.length > 0) rejected += 1;
    const row = { cells: checked.cells, accepted: checked.accepted };
    stageRow(tx, { importId, rowNo: checked.rowNumber }, { row, problems });
  }
  countRows(tx, importId, {
    rowsRead: rows.length,
    rowsAccepted: rows.length - rejected,
    rowsRejected: rejected,
  });
}

function problemsOf(tx: Tx, checked: CheckedRow): readonly RowProblem[] {
  if (checked.accepted === null) return checked.problems;
  return conflictsWithCatalog(tx, checked.accepted, findRowsDrug(tx, checked.accepted));
}
