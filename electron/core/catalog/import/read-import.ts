import type { ColumnMapping } from './guess-mapping.ts';
import type { ImportHost } from './import-host.ts';
import { enterPhase } from './import-record.ts';
import type { ReadingThread } from './reading-thread.ts';
import { stageRows } from './stage-rows.ts';
import { StepPace } from './step-pace.ts';
import type { CheckedRow } from './worker-messages.ts';

export interface ReadRun {
  readonly host: ImportHost;
  readonly importId: number;
  readonly thread: ReadingThread;
  report(rowsRead: number): void;
}

export interface ReadRequest {
  readonly path: string;
  readonly fileName: string;
  readonly mapping: ColumnMapping;
}

/** Takes the rows that the reading thread hands over into the waiting room, in short transactions. */
export async function readImport({ host, importId, thread, report }: ReadRun): Promise<void> {
  const pace = new StepPace(host.store);
  let rowsRead = 0;
  for await (const rows of thread.rows()) {
    for (let start = 0; start < rows.length; ) {
      const part: readonly CheckedRow[] = rows.slice(start, start + pace.size);
      await pace.step(() => host.store.inTransaction((tx) => stageRows(tx, importId, part)));
      start += part.length;
    }
    rowsRead += rows.length;
    report(rowsRead);
  }
  host.store.inTransaction((tx) => enterPhase(tx, importId, { phase: 'ready', atMs: null }));
}
