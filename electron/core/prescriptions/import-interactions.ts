import { basename } from 'node:path';
import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import { type DrugInteraction, interactionName } from '#shared/domain/interactions.ts';
import { fail } from '#shared/errors/index.ts';
import type { AsyncContext, QueryContext } from '../platform/context.ts';
import { readInteractionFile } from './interaction-file.ts';
import { interactionSetInForce, interactionsInForce, putInForce } from './interactions.ts';

/** A report of more problems than this helps nobody: the file is the wrong one. */
const SHOWN_PROBLEMS = 100;
const SHOWN_ROWS = 20;

/**
 * What a file would do to the chain's table, before anything is done (RX-3): its first rows, what is wrong with
 * others, and how it differs from the table in force.
 *
 * Fails with FILE_NOT_FOUND, FILE_TOO_LARGE, FILE_UNREADABLE, FILE_ENCODING_UNKNOWN or IMPORT_COLUMNS_MISSING.
 */
export async function previewInteractions(
  { reader }: QueryContext,
  path: string,
): Promise<CallOutput<'prescriptions.previewInteractions'>> {
  const { rows, problems } = await readInteractionFile(path);
  const before = new Set(interactionsInForce(reader).map(spelled));
  const after = new Set(rows.map(spelled));
  return {
    fileName: basename(path),
    version: interactionSetInForce(reader)?.version ?? 0,
    rows: rows.length,
    added: [...after].filter((row) => !before.has(row)).length,
    removed: [...before].filter((row) => !after.has(row)).length,
    rowsRejected: new Set(problems.map(({ row }) => row)).size,
    sample: rows.slice(0, SHOWN_ROWS),
    problems: problems.slice(0, SHOWN_PROBLEMS),
  };
}

/** A row as it is compared: a pair is the same in either order. */
function spelled({ a, b, severity, note, source }: DrugInteraction): string {
  return JSON.stringify([...[a, b].map(interactionName).sort(), severity, note, source]);
}

/**
 * Puts the table of a file (CSV or XLSX) in force as the next version of the chain's interactions, all of it or
 * nothing (RX-3). The versions before are kept.
 *
 * Fails as `previewInteractions` does, with INTERACTIONS_REJECTED, which names the rows that are wrong and why, or
 * with VERSION_CONFLICT when another table was put in force since `version` was seen.
 */
export async function importInteractions(
  context: AsyncContext,
  path: string,
  { version }: Pick<ParsedInput<'prescriptions.importInteractions'>, 'version'>,
): Promise<CallOutput<'prescriptions.importInteractions'>> {
  const { rows, problems } = await readInteractionFile(path);
  if (problems.length > 0)
    fail('INTERACTIONS_REJECTED', { total: problems.length, problems: problems.slice(0, SHOWN_PROBLEMS) });
  const fileName = basename(path);
  return context.conclude((command) => {
    const current = interactionSetInForce(command.tx);
    if ((current?.version ?? 0) !== version)
      fail('VERSION_CONFLICT', { version, current: current?.version ?? 0, by: current?.staffName ?? '' });
    const { staffId, staffName } = command.session;
    const made = { version: version + 1, fileName, rowCount: rows.length, staffName, atMs: command.nowMs };
    putInForce(command.tx, rows, { ...made, staffId });
    command.note(`interactions:${made.version}`, { fileName, rows: rows.length });
    command.changed('prescriptions');
    command.publish({
      kind: 'interactions.replaced',
      subject: 'interactions',
      subjectVersion: made.version,
      payload: made,
    });
    return { version: made.version, rows: rows.length };
  });
}
