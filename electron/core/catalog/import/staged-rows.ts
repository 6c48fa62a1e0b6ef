import { sql } from 'kysely';
import { statement } from '../../db/statement.ts';
import type { Reader, Tx } from '../../db/store.ts';
import type { RowProblem } from './read-row.ts';
import type { AcceptedRow } from './worker-messages.ts';

/** A row in the waiting room: as it stood in the file, and what was understood of it. */
export interface StagedRow {
  readonly cells: readonly string[];
  readonly accepted: AcceptedRow | null;
}

type State = 'accepted' | 'rejected' | 'applied';

const insertRow = statement<{
  importId: number;
  rowNo: number;
  state: State;
  payload: string;
  problems: string | null;
}>()((db, p) =>
  db.insertInto('importRow').values({
    importId: p.importId,
    rowNo: p.rowNo,
    state: p.state,
    payload: p.payload,
    problems: p.problems,
  }),
);

const rowsInState = statement<{ importId: number; state: State; after: number; limit: number }>()((db, p) =>
  db
    .selectFrom('importRow')
    .select(['rowNo', 'payload', 'problems'])
    .where('importId', '=', p.importId)
    .where('state', '=', p.state)
    .where('rowNo', '>', p.after)
    .orderBy('rowNo')
    .limit(p.limit),
);

const rejectedPage = statement<{ importId: number; limit: number; offset: number }>()((db, p) =>
  db
    .selectFrom('importRow')
    .select(['rowNo', 'payload', 'problems'])
    .where('importId', '=', p.importId)
    .where('state', '=', 'rejected')
    .orderBy('rowNo')
    .limit(p.limit)
    .offset(p.offset),
);

const setState = statement<{ importId: number; rowNo: number; state: State; problems: string | null }>()(
  (db, p) =>
    db
      .updateTable('importRow')
      .set({ state: p.state, problems: p.problems })
      .where('importId', '=', p.importId)
      .where('rowNo', '=', p.rowNo),
);

const applyAll = statement<{ importId: number }>()((db, p) =>
  db
    .updateTable('importRow')
    .set({ state: 'applied' })
    .where('importId', '=', p.importId)
    .where('state', '=', 'accepted'),
);

const removeSome = statement<{ importId: number; state: State; limit: number }>()((db, p) =>
  db
    .deleteFrom('importRow')
    .where('importId', '=', p.importId)
    .where('rowNo', 'in', (eb) =>
      eb
        .selectFrom('importRow')
        .select('rowNo')
        .where('importId', '=', p.importId)
        .where('state', '=', p.state)
        .limit(p.limit),
    ),
);

/** Imports that are over, whose rows are no longer of use. */
const leftovers = statement()((db) =>
  db
    .selectFrom('import')
    .select(['id', 'phase'])
    .where('phase', 'in', ['done', 'failed', 'discarded'])
    .where(sql<boolean>`EXISTS (SELECT 1 FROM import_row r WHERE r.import_id = import.id
      AND (import.phase <> 'done' OR r.state = 'applied'))`),
);

export interface RowInState {
  readonly rowNo: number;
  readonly row: StagedRow;
  readonly problems: readonly RowProblem[];
}

/** Puts a row into the waiting room, refused when it has problems. */
export function stageRow(
  tx: Tx,
  place: { importId: number; rowNo: number },
  staged: { row: StagedRow; problems: readonly RowProblem[] },
): void {
  const rejected = staged.problems.length > 0;
  tx.run(insertRow, {
    ...place,
    state: rejected ? 'rejected' : 'accepted',
    payload: JSON.stringify(staged.row),
    problems: rejected ? JSON.stringify(staged.problems) : null,
  });
}

/** Rows of an import that wait to be applied, behind a row number. */
export function acceptedRows(
  reader: Reader,
  page: { importId: number; after: number; limit: number },
): RowInState[] {
  return reader.all(rowsInState, { ...page, state: 'accepted' }).map(parseRow);
}

/** Refused rows of an import, in the file's order. */
export function rejectedRows(
  reader: Reader,
  page: { importId: number; limit: number; offset: number },
): RowInState[] {
  return reader.all(rejectedPage, page).map(parseRow);
}

function parseRow(stored: { rowNo: number; payload: string; problems: string | null }): RowInState {
  return {
    rowNo: stored.rowNo,
    row: JSON.parse(stored.payload) as StagedRow,
    problems: stored.problems === null ? [] : (JSON.parse(stored.problems) as RowProblem[]),
  };
}

export function markApplied(tx: Tx, importId: number, rowNo: number): void {
  tx.run(setState, { importId, rowNo, state: 'applied', problems: null });
}

/** Ticks off every row that still waits: the import's last step has applied them all. */
export function markAllApplied(tx: Tx, importId: number): void {
  tx.run(applyAll, { importId });
}

/** Refuses a row that fitted when it was read and no longer does. */
export function markRejected(
  tx: Tx,
  place: { importId: number; rowNo: number },
  problems: readonly RowProblem[],
): void {
  tx.run(setState, { ...place, state: 'rejected', problems: JSON.stringify(problems) });
}

/** Removes some rows that are no longer of use; returns how many. Refused ones of a finished import stay. */
export function removeLeftoverRows(tx: Tx, limit: number): number {
  const left = tx.get(leftovers, {});
  if (left === undefined) return 0;
  const states: readonly State[] = left.phase === 'done' ? ['applied'] : ['accepted', 'rejected', 'applied'];
  return states.reduce(
    (removed, state) => removed + tx.run(removeSome, { importId: left.id, state, limit }).changes,
    0,
  );
}
