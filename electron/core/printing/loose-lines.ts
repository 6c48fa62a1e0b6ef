import { heldBy } from '#shared/domain/split-packs.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { openedPacksOf } from '../inventory/opened-packs.ts';

const looseLines = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('orderItem')
    .innerJoin('looseArticle', 'looseArticle.drugId', 'orderItem.drugId')
    .innerJoin('drug', 'drug.id', 'looseArticle.packDrugId')
    .select(['orderItem.lineNo', 'looseArticle.directions', 'drug.specification'])
    .where('orderItem.orderId', '=', p.orderId),
);

const splittersOfLine = statement<{ orderId: number; lineNo: number }>()((db, p) =>
  db
    .selectFrom('looseSale')
    .innerJoin('openedPack', 'openedPack.id', 'looseSale.openedPackId')
    .select('openedPack.splitterName')
    .distinct()
    .where('looseSale.orderId', '=', p.orderId)
    .where('looseSale.lineNo', '=', p.lineNo),
);

const batchesOfLine = statement<{ orderId: number; lineNo: number }>()((db, p) =>
  db
    .selectFrom('orderItemBatch')
    .innerJoin('batch', 'batch.id', 'orderItemBatch.batchId')
    .select(['batch.id', 'batch.onHand'])
    .where('orderId', '=', p.orderId)
    .where('lineNo', '=', p.lineNo)
    .where('state', '=', 'reserved'),
);

/** What a bag says of units that were taken out of their pack, besides what every label says. */
export interface LooseLine {
  readonly lineNo: number;
  /** As the pack says it. */
  readonly specification: string;
  /** What the bag says where no prescription does. */
  readonly directions: string;
  readonly splitters: readonly string[];
}

/** The lines of an order that are sold loose. Fetched before they are handed out, the packs they will come from count. */
export function readLooseLines(reader: Reader, orderId: number): LooseLine[] {
  return reader
    .all(looseLines, { orderId })
    .map((line) => ({ ...line, splitters: splittersOf(reader, { orderId, lineNo: line.lineNo }) }));
}

function splittersOf(reader: Reader, line: { orderId: number; lineNo: number }): string[] {
  const sold = reader.all(splittersOfLine, line).map(({ splitterName }) => splitterName);
  if (sold.length > 0) return sold;
  const names = reader.all(batchesOfLine, line).flatMap(({ id, onHand }) => {
    const packs = openedPacksOf(reader, id);
    const held = heldBy(packs, onHand);
    return packs.filter((_, place) => (held[place]?.left ?? 0) > 0).map(({ splitterName }) => splitterName);
  });
  return [...new Set(names)];
}
