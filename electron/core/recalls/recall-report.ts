import { sql } from 'kysely';
import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import { fail } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { toBatch } from '../inventory/batch-view.ts';
import { type BatchRow, getLot } from '../inventory/batches.ts';
import type { QueryContext } from '../platform/context.ts';
import { type LotSales, lotSales, pageOfBuyers } from './lot-sales.ts';
import { recalledOrders } from './recalled-orders.ts';
import { touchedCarts } from './touched-carts.ts';
import { unfinishedShares } from './unfinished-orders.ts';

type Report = CallOutput<'inventory.recallReport'>;

const recallById = statement<{ recallId: number }>()((db, p) =>
  db
    .selectFrom('recall')
    .innerJoin('staff', 'staff.id', 'recall.staffId')
    .select([
      'recall.id as recallId',
      'level',
      'source',
      'noticeNumber',
      'reason',
      'staff.name as staffName',
      'atMs',
    ])
    .where('recall.id', '=', p.recallId),
);

const historyOf = statement<{ batchIds: string }>()((db, p) =>
  db
    .selectFrom('batchHold')
    .innerJoin('staff', 'staff.id', 'batchHold.staffId')
    .select(['action', 'recallId', 'reason', 'staff.name as staffName', 'atMs'])
    .where('batchId', 'in', sql<number>`(SELECT value FROM json_each(${p.batchIds}))`)
    .orderBy('batchHold.id', 'desc'),
);

const batchesOfRecall = statement<{ recallId: number }>()((db, p) =>
  db
    .selectFrom('batch')
    .selectAll()
    .where(
      'id',
      'in',
      sql<number>`(SELECT batch_id FROM batch_hold WHERE recall_id = ${p.recallId} AND action = 'recall')`,
    )
    .orderBy('id'),
);

/**
 * Where a lot is and where it went (INV-6): what is left, in carts and in unfinished orders, and who bought how many.
 * Fails with DRUG_NOT_FOUND or BATCH_NOT_FOUND.
 */
export function recallReport(context: QueryContext, input: ParsedInput<'inventory.recallReport'>): Report {
  const { reader } = context;
  const { drugId, batchNumber, page, pageSize } = input;
  findDrug(reader, drugId) ?? fail('DRUG_NOT_FOUND', { drugId });
  const everywhere = getLot(reader, drugId, batchNumber);
  const lot = everywhere.filter((batch) => batch.drugId === drugId);
  const batchIds = lot.map((batch) => batch.id);
  const history = reader.all(historyOf, { batchIds: JSON.stringify(batchIds) });
  const recallId = history.find((hold) => hold.action === 'recall')?.recallId ?? null;
  const sales = lotSales(reader, batchIds);
  const unfinished = unfinishedShares(reader, batchIds);
  const onBench = [...unfinished].filter(([, shares]) => shares[0]?.status === 'dispensing');
  const stillOnBench = new Set(onBench.map(([orderId]) => orderId));
  return {
    batches: lot.map((batch) => toBatch(context, batch)),
    recall: recallId === null ? null : readRecall(reader, recallId),
    history: history.map(({ recallId: _, ...hold }) => hold),
    totals: totalsOf(lot, sales),
    alsoAs: alsoAs(
      reader,
      everywhere.filter((batch) => batch.drugId !== drugId),
    ),
    carts: touchedCarts(reader, { drugId, batchIds }),
    orders: recalledOrders(reader, { recallId, unfinished }),
    buyers: pageOfBuyers(reader, sales, { page, pageSize, stillOnBench }),
  };
}

/** The same goods as another article: loose units of packs that were opened, or the packs of loose units. */
function alsoAs(reader: Reader, others: readonly BatchRow[]): Report['alsoAs'] {
  return [...new Set(others.map(({ drugId }) => drugId))].map((drugId) => {
    const drug = findDrug(reader, drugId) ?? fail('INTERNAL');
    const batches = others.filter((batch) => batch.drugId === drugId);
    const sales = lotSales(
      reader,
      batches.map(({ id }) => id),
    );
    const { onHand, sold } = totalsOf(batches, sales);
    return { drugId, specification: drug.specification, unit: drug.unit, onHand, sold };
  });
}

/** What a recall did, for the answer of its command. */
export function recallMade(
  context: QueryContext,
  { recallId }: { recallId: number },
): CallOutput<'inventory.recallBatches'> {
  const batches = context.reader.all(batchesOfRecall, { recallId });
  return {
    recall: readRecall(context.reader, recallId),
    batches: batches.map((batch) => toBatch(context, batch)),
    orders: recalledOrders(context.reader, { recallId, unfinished: new Map() }),
  };
}

function readRecall(reader: Reader, recallId: number): CallOutput<'inventory.recallBatches'>['recall'] {
  return reader.get(recallById, { recallId }) ?? fail('INTERNAL');
}

function totalsOf(
  lot: readonly BatchRow[],
  { sold, returned, received, adjusted }: LotSales,
): Report['totals'] {
  const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
  return {
    received,
    adjusted,
    sold: sum(sold.map(({ quantity }) => quantity)),
    returned: sum(returned.values()),
    onHand: sum(lot.map((batch) => batch.onHand)),
    reserved: sum(lot.map((batch) => batch.reserved)),
  };
}
