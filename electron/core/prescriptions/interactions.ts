import { sql } from 'kysely';
import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import type { InteractionSet } from '#shared/contracts/prescriptions.ts';
import {
  type DrugInteraction,
  type InteractionIndex,
  indexInteractions,
} from '#shared/domain/interactions.ts';
import { KeptByStore } from '../db/kept-by-store.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';

interface Version {
  readonly version: number;
}
type NewSet = Version & {
  readonly fileName: string;
  readonly rowCount: number;
  readonly staffId: number;
  readonly staffName: string;
  readonly atMs: number;
};

const newestSet = statement()((db) =>
  db
    .selectFrom('interactionSet')
    .select(['version', 'fileName', 'rowCount', 'staffName', 'atMs'])
    .orderBy('version', 'desc')
    .limit(1),
);

const newestSets = statement<{ limit: number }>()((db, p) =>
  db
    .selectFrom('interactionSet')
    .select(['version', 'fileName', 'rowCount', 'staffName', 'atMs'])
    .orderBy('version', 'desc')
    .limit(p.limit),
);

const rowsOf = statement<Version>()((db, p) =>
  db
    .selectFrom('interaction')
    .select(['a', 'b', 'severity', 'note', 'source'])
    .where('setVersion', '=', p.version)
    .orderBy('id'),
);

const insertSet = statement<NewSet>()((db, p) =>
  db.insertInto('interactionSet').values({
    version: p.version,
    fileName: p.fileName,
    rowCount: p.rowCount,
    staffId: p.staffId,
    staffName: p.staffName,
    atMs: p.atMs,
  }),
);

const insertRow = statement<DrugInteraction & Version>()((db, p) =>
  db.insertInto('interaction').values({
    a: p.a,
    b: p.b,
    severity: p.severity,
    note: p.note,
    source: p.source,
    setVersion: p.version,
  }),
);

type Search = Version & { readonly text: string };

const found = statement<Search & { limit: number; offset: number }>()((db, p) =>
  db
    .selectFrom('interaction')
    .select(['a', 'b', 'severity', 'note', 'source'])
    .where('setVersion', '=', p.version)
    .where(sql<boolean>`(instr(a, ${p.text}) > 0 OR instr(b, ${p.text}) > 0)`)
    .orderBy('id')
    .limit(p.limit)
    .offset(p.offset),
);

const countFound = statement<Search>()((db, p) =>
  db
    .selectFrom('interaction')
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .where('setVersion', '=', p.version)
    .where(sql<boolean>`(instr(a, ${p.text}) > 0 OR instr(b, ${p.text}) > 0)`),
);

/** The table changes a few times a year and every review looks into it: indexed once for each store. */
const kept = new KeptByStore<InteractionIndex>((reader) => indexInteractions(interactionsInForce(reader)));

/** The chain's table, ready for looking up. */
export function interactionIndex(reader: Reader): InteractionIndex {
  return kept.get(reader);
}

/** The version that is in force, or null while no table was ever imported. */
export function interactionSetInForce(reader: Reader): InteractionSet | null {
  return reader.get(newestSet, {}) ?? null;
}

/** Every row of the table in force. */
export function interactionsInForce(reader: Reader): DrugInteraction[] {
  return reader.all(rowsOf, { version: interactionSetInForce(reader)?.version ?? 0 });
}

/** Puts a new version of the table in force. */
export function putInForce(tx: Tx, rows: readonly DrugInteraction[], set: NewSet): void {
  kept.forget(tx);
  tx.run(insertSet, set);
  for (const row of rows) tx.run(insertRow, { ...row, version: set.version });
}

/** The newest versions of the table, the one in force first. */
export function listInteractionSets(
  reader: Reader,
  { limit }: ParsedInput<'prescriptions.interactionSets'>,
): CallOutput<'prescriptions.interactionSets'> {
  return { sets: reader.all(newestSets, { limit }) };
}

/** A page of the chain's table, of all rows or of those that name a text. */
export function listInteractions(
  reader: Reader,
  { search: text, page, pageSize }: ParsedInput<'prescriptions.listInteractions'>,
): CallOutput<'prescriptions.listInteractions'> {
  const set = interactionSetInForce(reader);
  const version = set?.version ?? 0;
  const rows = reader.all(found, { text, version, limit: pageSize, offset: (page - 1) * pageSize });
  return { rows, total: reader.get(countFound, { text, version })?.rows ?? 0, page, pageSize, set };
}
