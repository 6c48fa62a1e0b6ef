import { invariant } from '#shared/errors/index.ts';
import { statement } from '../../db/statement.ts';
import type { Tx } from '../../db/store.ts';
import type { SessionInfo } from '../../platform/context.ts';
import { reslotPopularity } from '../popularity.ts';
import { mergeIndexStep, staleDrugIds } from '../search/search-index.ts';
import { type Applying, applyHiddenRows, applyVisibleRows } from './apply-rows.ts';
import type { ImportHost, RunAs } from './import-host.ts';
import { enterPhase, getImport } from './import-record.ts';
import { acceptedRows, markAllApplied, removeLeftoverRows } from './staged-rows.ts';
import { StepPace } from './step-pace.ts';

const COMMAND = 'catalog.applyImport';
/** Rows of the last transaction that are in memory at once. */
const VISIBLE_PAGE = 500;
const LEFTOVERS_PER_STEP = 500;
/** Each row is merged some six times on its way into ever larger pieces; this is more than that needs. */
const MERGES_PER_STEP = 4;

const staffName = statement<{ id: number }>()((db, p) =>
  db.selectFrom('staff').select('name').where('id', '=', p.id),
);

export interface ApplyRun {
  readonly host: ImportHost;
  readonly runAs: RunAs;
  readonly importId: number;
  /** Asked between steps; what is left is done at the next start. */
  isStopped(): boolean;
  report(done: number, total: number): void;
}

/**
 * Makes a checked import the catalogue's. New drugs are written step by step, hidden behind the import; then one
 * last transaction changes the drugs that are on sale and shows the new ones, all at once. After a crash the same
 * function goes on where the last step ended.
 */
export async function applyImport(run: ApplyRun): Promise<void> {
  const { host, importId } = run;
  const { firstDrugId, staffId } = getImport(host.store, importId);
  invariant(firstDrugId !== null, `import ${importId} is being applied`);
  const session: SessionInfo = {
    sessionId: '',
    staffId,
    staffName: host.store.get(staffName, { id: staffId })?.name ?? '',
    roles: [],
  };
  const applying: Applying = { importId, firstDrugId, openBatch: host.openBatch };
  if (!(await applyHidden(run, applying, session))) return;
  run.runAs(session, COMMAND, (context) => {
    for (let after = 0; ; ) {
      const rows = acceptedRows(context.tx, { importId, after, limit: VISIBLE_PAGE });
      if (rows.length === 0) break;
      applyVisibleRows(context, applying, rows);
      after = rows.at(-1)?.rowNo ?? after;
    }
    markAllApplied(context.tx, importId);
    enterPhase(context.tx, importId, { phase: 'done', atMs: context.nowMs });
    context.changed('catalog', 'stock', 'cart');
  });
}

/** True when all rows that can be applied unseen have been; false when it was stopped. */
async function applyHidden(run: ApplyRun, applying: Applying, session: SessionInfo): Promise<boolean> {
  const { host, importId, runAs } = run;
  const pace = new StepPace(host.store);
  const total = getImport(host.store, importId).rowsAccepted;
  let done = getImport(host.store, importId).rowsApplied;
  for (let after = 0; !run.isStopped(); ) {
    const rows = acceptedRows(host.store, { importId, after, limit: pace.size });
    const last = rows.at(-1);
    if (last === undefined) return true;
    await pace.step(() => runAs(session, COMMAND, (context) => applyHiddenRows(context, applying, rows)));
    await mergeSome(host, pace);
    after = last.rowNo;
    done += rows.length;
    run.report(done, total);
  }
  return false;
}

/** Keeps up with what a step added to the search index, so that merging never piles up. */
async function mergeSome(host: ImportHost, pace: StepPace): Promise<void> {
  const merge = (): boolean => host.store.inTransaction((tx) => mergeIndexStep(tx, { completely: false }));
  for (let step = 0; step < MERGES_PER_STEP; step++) if (!(await pace.fixedStep(merge))) return;
}

export interface TidyRun {
  readonly host: ImportHost;
  /** After many new drugs the search index is worth merging into one piece. */
  readonly mergeIndex: boolean;
  isStopped(): boolean;
}

/** Brings search up to date after an import and removes what it no longer needs. May be stopped at any time. */
export async function tidyAfterImport({ host, mergeIndex, isStopped }: TidyRun): Promise<void> {
  const pace = new StepPace(host.store);
  const write = <T>(work: (tx: Tx) => T): Promise<T> => pace.step(() => host.store.inTransaction(work));
  while (!isStopped() && staleDrugIds(host.store, 1).length > 0)
    await write((tx) => reslotPopularity(tx, pace.size));
  const merge = (): boolean => host.store.inTransaction((tx) => mergeIndexStep(tx, { completely: true }));
  while (!isStopped() && mergeIndex && (await pace.fixedStep(merge)));
  while (!isStopped() && (await write((tx) => removeLeftoverRows(tx, LEFTOVERS_PER_STEP))) > 0);
}
