import { foldText } from '../catalog/search/fold-text.ts';
import { initialsOf, personReadingsOf } from '../catalog/search/pinyin.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';

export type PersonKind = 'patient' | 'doctor';

const forget = statement<{ kind: PersonKind; personId: number }>()((db, p) =>
  db.deleteFrom('nameReading').where('kind', '=', p.kind).where('personId', '=', p.personId),
);

const insert = statement<{ kind: PersonKind; reading: string; personId: number }>()((db, p) =>
  db.insertInto('nameReading').values({ kind: p.kind, reading: p.reading, personId: p.personId }),
);

const between = statement<{ kind: PersonKind; from: string; to: string; limit: number }>()((db, p) =>
  db
    .selectFrom('nameReading')
    .select('personId')
    .where('kind', '=', p.kind)
    .where('reading', '>=', p.from)
    .where('reading', '<', p.to)
    .limit(p.limit),
);

/** Writes how a person's name may be typed: the initials and the whole syllables of each reading. */
export function writeReadings(tx: Tx, person: { kind: PersonKind; personId: number; name: string }): void {
  const { kind, personId } = person;
  tx.run(forget, { kind, personId });
  const readings = personReadingsOf(foldText(person.name));
  const typed = readings.flatMap((syllables) => [initialsOf(syllables), syllables.join('')]);
  for (const reading of new Set(typed)) tx.run(insert, { kind, reading, personId });
}

/** People whose name, as it is read, begins with letters; none for anything but letters and digits. */
export function findByReading(
  reader: Reader,
  kind: PersonKind,
  search: { text: string; limit: number },
): number[] {
  const from = foldText(search.text);
  if (!/^[a-z\d]+$/.test(from)) return [];
  // Letters and digits lie below the brace.
  const found = reader.all(between, { kind, from, to: `${from}{`, limit: search.limit });
  return found.map((row) => row.personId);
}
