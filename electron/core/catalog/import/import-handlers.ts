import { basename } from 'node:path';
import type { CallOutput } from '#shared/contracts/index.ts';
import { fail } from '#shared/errors/index.ts';
import { type AsyncContext, type Handlers, onAsyncCommand, onQuery } from '../../platform/context.ts';
import { checkedFileSize } from '../../table-files/open-table.ts';
import { type ColumnMapping, missingFields } from './guess-mapping.ts';
import type { ImportJobs } from './import-jobs.ts';
import { beginApplying, beginImport, enterPhase, getImport } from './import-record.ts';
import { ReadingThread } from './reading-thread.ts';
import { rejectedRowsCsv, rejectedRowsPage } from './rejected-report.ts';

/** The calls of `catalog.*` that are about imports. */
export function importHandlers(jobs: ImportJobs): Handlers {
  return {
    ...onQuery('catalog.previewImport', (_, { fileRef }) => previewImport(jobs, fileRef)),
    ...onQuery('catalog.importStatus', ({ reader }, { importId }) => jobs.statusOf(reader, importId)),
    ...onQuery('catalog.rejectedRows', ({ reader }, input) => rejectedRowsPage(reader, input)),
    ...onQuery('catalog.rejectedRowsCsv', ({ reader }, { importId }) => rejectedRowsCsv(reader, importId)),
    ...onAsyncCommand('catalog.startImport', (context, input) => startImport(jobs, context, input)),
    ...onAsyncCommand('catalog.applyImport', (context, { importId }) =>
      startApplying(jobs, context, importId),
    ),
    ...onAsyncCommand('catalog.discardImport', (context, { importId }) =>
      discardImport(jobs, context, importId),
    ),
  };
}

async function previewImport(
  jobs: ImportJobs,
  fileRef: string,
): Promise<CallOutput<'catalog.previewImport'>> {
  const path = jobs.host.resolveFile(fileRef);
  const sizeBytes = await checkedFileSize(path);
  return { fileName: basename(path), sizeBytes, ...(await ReadingThread.preview(path)) };
}

/** Fails with FILE_NOT_FOUND, FILE_TOO_LARGE, FILE_UNREADABLE, IMPORT_COLUMNS_MISSING or IMPORT_RUNNING. */
async function startImport(
  jobs: ImportJobs,
  context: AsyncContext,
  input: { fileRef: string; mapping: ColumnMapping },
): Promise<{ importId: number }> {
  jobs.recordEnded();
  const path = jobs.host.resolveFile(input.fileRef);
  const missing = missingFields(input.mapping);
  if (missing.length > 0) fail('IMPORT_COLUMNS_MISSING', { fields: missing });
  await checkedFileSize(path);
  const fileName = basename(path);
  const importId = context.transact((step) => {
    const { tx, session, nowMs } = step;
    const begun = beginImport(tx, { fileName, staffId: session.staffId, atMs: nowMs });
    step.note(`import:${begun}`, { fileName });
    return begun;
  });
  jobs.read(importId, { path, fileName, mapping: input.mapping });
  return { importId };
}

/** Fails with IMPORT_NOT_FOUND or IMPORT_NOT_READY. One that was interrupted goes on. */
async function startApplying(
  jobs: ImportJobs,
  context: AsyncContext,
  importId: number,
): Promise<{ importId: number }> {
  jobs.recordEnded();
  if (jobs.isApplying(importId)) return fail('IMPORT_NOT_READY', { importId, phase: 'applying' });
  context.transact((step) => {
    const { tx } = step;
    if (getImport(tx, importId).phase !== 'applying') beginApplying(tx, importId);
    step.note(`import:${importId}`, { applying: true });
  });
  jobs.apply(importId);
  return { importId };
}

/** Drops an import that was not applied yet. Fails with IMPORT_NOT_FOUND or IMPORT_NOT_READY. */
async function discardImport(
  jobs: ImportJobs,
  context: AsyncContext,
  importId: number,
): Promise<{ importId: number }> {
  jobs.recordEnded();
  if (context.read((reader) => getImport(reader, importId).phase) === 'reading') await jobs.cancelReading();
  context.transact((step) => {
    const { tx, nowMs } = step;
    const { phase } = getImport(tx, importId);
    if (phase !== 'ready' && phase !== 'failed' && phase !== 'discarded')
      fail('IMPORT_NOT_READY', { importId, phase });
    enterPhase(tx, importId, { phase: 'discarded', atMs: nowMs });
    step.note(`import:${importId}`, { discarded: true });
  });
  jobs.tidy();
  return { importId };
}
