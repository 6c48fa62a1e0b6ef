import { z } from 'zod';
import { command, query } from './define.ts';
import { count, line, page, paged, pageSize, requiredLine, timeMs } from './fields.ts';

const FILE_ERRORS = [
  'FILE_NOT_FOUND',
  'FILE_TOO_LARGE',
  'FILE_UNREADABLE',
  'FILE_ENCODING_UNKNOWN',
  'IMPORT_COLUMNS_MISSING',
] as const;

const interaction = z.object({
  a: z.string(),
  b: z.string(),
  severity: z.enum(['forbidden', 'caution']),
  note: z.string(),
  source: z.string(),
});

const interactionProblem = z.object({
  /** The row's number in the file, counted from 1 with the header. */
  row: z.int().min(1),
  field: z.enum(['a', 'b', 'severity', 'note', 'source']),
  code: z.enum(['required', 'too_long', 'unknown_severity', 'same_drug']),
  text: z.string(),
});
export type InteractionProblem = z.infer<typeof interactionProblem>;

/** A version of the chain's table of interactions. */
const interactionSet = z.object({
  version: count,
  fileName: z.string(),
  rowCount: count,
  staffName: z.string(),
  atMs: timeMs,
});
export type InteractionSet = z.infer<typeof interactionSet>;

/** The chain's table of interactions, by version. */
export const interactionCalls = {
  /** What a file would do to the chain's table of interactions. Nothing changes; at most 100 problems are told. */
  previewInteractions: query({
    access: 'prescription.configure',
    input: z.object({ fileRef: requiredLine(200) }),
    output: z.object({
      fileName: z.string(),
      /** The version in force that the file was compared with; zero while there is none. */
      version: count,
      rows: count,
      added: count,
      removed: count,
      rowsRejected: count,
      sample: z.array(interaction),
      problems: z.array(interactionProblem),
    }),
    errors: FILE_ERRORS,
  }),
  /**
   * Puts the table of a file (CSV or XLSX: drug A, drug B, severity 禁忌 or 慎用, note, source) in force as the next
   * version of the chain's interactions: all of it, or nothing and INTERACTIONS_REJECTED with `problems`. `version`
   * is the one in force that the screen saw.
   */
  importInteractions: command({
    access: 'prescription.configure',
    input: z.object({ fileRef: requiredLine(200), version: count }),
    output: z.object({ version: count, rows: count }),
    errors: [...FILE_ERRORS, 'INTERACTIONS_REJECTED', 'VERSION_CONFLICT'],
  }),
  /** The table in force, or the rows of it that name a text. */
  listInteractions: query({
    access: 'prescription.read',
    input: z.object({ search: line(60).default(''), page, pageSize }),
    output: paged(interaction).extend({ set: interactionSet.nullable() }),
    errors: [],
  }),
  /** The newest versions of the table, the one in force first. */
  interactionSets: query({
    access: 'prescription.read',
    input: z.object({ limit: z.int().min(1).max(100).default(20) }),
    output: z.object({ sets: z.array(interactionSet) }),
    errors: [],
  }),
};
