/** A row of the chain's table of interactions; `a` and `b` are names of ingredients or herbs, in either order. */
export interface DrugInteraction {
  readonly a: string;
  readonly b: string;
  readonly severity: 'forbidden' | 'caution';
  readonly note: string;
  readonly source: string;
}

/** The table made ready for looking up: made once, when the table changes. */
export interface InteractionIndex {
  /** Rows by both names, in the order of their characters. */
  readonly byPair: ReadonlyMap<string, readonly DrugInteraction[]>;
}

const keyOf = (a: string, b: string): string => (a < b ? `${a}\n${b}` : `${b}\n${a}`);

/** A name as the index spells it. */
export const interactionName = (name: string): string => name.normalize('NFKC').trim();

/** Makes a table ready for `interactionsBetween`. A pair may have several rows, from several sources. */
export function indexInteractions(rows: readonly DrugInteraction[]): InteractionIndex {
  const byPair = new Map<string, DrugInteraction[]>();
  for (const row of rows) {
    const key = keyOf(interactionName(row.a), interactionName(row.b));
    const same = byPair.get(key);
    if (same === undefined) byPair.set(key, [row]);
    else same.push(row);
  }
  return { byPair };
}

/** The rows that speak of two names together, each spelled as by `interactionName`; ingredients are. */
export function interactionsBetween(
  index: InteractionIndex,
  a: string,
  b: string,
): readonly DrugInteraction[] {
  return index.byPair.get(keyOf(a, b)) ?? [];
}
