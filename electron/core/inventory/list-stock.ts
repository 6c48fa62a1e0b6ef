import { type RawBuilder, sql } from 'kysely';
import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import { addDays, nearExpiryDays } from '#shared/domain/expiry.ts';
import { splitsAmong } from '../catalog/loose-articles.ts';
import { searchDrugIds } from '../catalog/search-drugs.ts';
import { statement } from '../db/statement.ts';
import type { QueryContext } from '../platform/context.ts';
import { ruleOf } from '../rules/rules.ts';
import { availability } from './batches.ts';

/** A search in the stock list looks at this many best hits. */
const MAX_SEARCH_HITS = 500;

type Filter = ParsedInput<'inventory.listStock'>['filter'];
type StockRow = CallOutput<'inventory.listStock'>['rows'][number];

interface Conditions {
  readonly category: string | null;
  readonly today: string;
  readonly nearUntil: string;
}

type Condition = (params: Conditions) => RawBuilder<boolean>;

const CONDITIONS: Readonly<Record<Filter, Condition>> = {
  all: () => sql<boolean>`TRUE`,
  in_stock: () => sql<boolean>`drug.id IN (SELECT drug_id FROM batch WHERE on_hand > 0)`,
  out_of_stock: () => sql<boolean>`drug.id NOT IN (SELECT drug_id FROM batch WHERE on_hand > 0)`,
  near_expiry: (p) =>
    sql<boolean>`drug.id IN (SELECT drug_id FROM batch WHERE on_hand > 0 AND expiry_date > ${p.today} AND expiry_date <= ${p.nearUntil})`,
  expired: (p) =>
    sql<boolean>`drug.id IN (SELECT drug_id FROM batch WHERE on_hand > 0 AND expiry_date <= ${p.today})`,
  quarantine: () =>
    sql<boolean>`drug.id IN (SELECT drug_id FROM batch WHERE on_hand > 0 AND zone = 'quarantine')`,
  outside_bin: () =>
    sql<boolean>`drug.id IN (SELECT drug_id FROM batch WHERE on_hand > 0 AND bin = 'outside')`,
};

/** Two statements a filter, so that each keeps a plan of its own. */
function statementsFor(condition: Condition) {
  const page = statement<Conditions & { limit: number; offset: number }>()((db, p) =>
    db
      .selectFrom('drug')
      .leftJoin('import', 'import.id', 'drug.importId')
      .select('drug.id')
      .where(condition(p))
      .where((eb) => eb.or([eb(eb.val(p.category), 'is', null), eb('drug.category', '=', p.category ?? '')]))
      .where((eb) => eb.or([eb('drug.importId', 'is', null), eb('import.phase', '=', 'done')]))
      .orderBy('drug.id')
      .limit(p.limit)
      .offset(p.offset),
  );
  const total = statement<Conditions>()((db, p) =>
    db
      .selectFrom('drug')
      .leftJoin('import', 'import.id', 'drug.importId')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where(condition(p))
      .where((eb) => eb.or([eb(eb.val(p.category), 'is', null), eb('drug.category', '=', p.category ?? '')]))
      .where((eb) => eb.or([eb('drug.importId', 'is', null), eb('import.phase', '=', 'done')])),
  );
  return { page, total };
}

const STATEMENTS = {
  all: statementsFor(CONDITIONS.all),
  in_stock: statementsFor(CONDITIONS.in_stock),
  out_of_stock: statementsFor(CONDITIONS.out_of_stock),
  near_expiry: statementsFor(CONDITIONS.near_expiry),
  expired: statementsFor(CONDITIONS.expired),
  quarantine: statementsFor(CONDITIONS.quarantine),
  outside_bin: statementsFor(CONDITIONS.outside_bin),
} satisfies Record<Filter, unknown>;

const matchesFilter = (row: StockRow, filter: Filter): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'in_stock':
      return row.onHand > 0;
    case 'out_of_stock':
      return row.onHand === 0;
    case 'near_expiry':
      return row.nearExpiryOnHand > 0;
    case 'expired':
      return row.expiredOnHand > 0;
    case 'quarantine':
      return row.quarantineOnHand > 0;
    case 'outside_bin':
      return row.outsideBinOnHand > 0;
  }
};

const drugsByIds = statement<{ ids: string }>()((db, p) =>
  db
    .selectFrom('drug')
    .select([
      'id as drugId',
      'code',
      'genericName',
      'tradeName',
      'specification',
      'manufacturer',
      'unit',
      'category',
      'controlClass',
      'priceFen',
      'memberPriceFen',
      'shelf',
    ])
    .where('id', 'in', sql<number>`(SELECT value FROM json_each(${p.ids}))`),
);

const sumsOfDrug = statement<{ drugId: number; today: string; nearUntil: string }>()((db, p) =>
  db
    .selectFrom('batch')
    .select([
      sql<number>`coalesce(sum(on_hand), 0)`.as('onHand'),
      sql<number>`coalesce(sum(reserved), 0)`.as('reserved'),
      sql<number>`count(*)`.as('batchCount'),
      sql<number>`coalesce(sum(on_hand) FILTER (WHERE expiry_date <= ${p.today}), 0)`.as('expiredOnHand'),
      sql<number>`coalesce(sum(on_hand) FILTER (WHERE expiry_date > ${p.today} AND expiry_date <= ${p.nearUntil}), 0)`.as(
        'nearExpiryOnHand',
      ),
      sql<number>`coalesce(sum(on_hand) FILTER (WHERE zone = 'quarantine'), 0)`.as('quarantineOnHand'),
      sql<number>`coalesce(sum(on_hand) FILTER (WHERE bin = 'outside'), 0)`.as('outsideBinOnHand'),
      sql<number>`coalesce(sum(on_hand - reserved) FILTER (WHERE bin = 'outside' AND zone = 'saleable'
        AND status = 'available' AND expiry_date > ${p.today}), 0)`.as('outsideBinQuantity'),
    ])
    .where('drugId', '=', p.drugId),
);

/** Stock by drug, a page at a time; a search keeps the order of its hits. */
export function listStock(
  context: QueryContext,
  input: ParsedInput<'inventory.listStock'>,
): CallOutput<'inventory.listStock'> {
  const { page, pageSize } = input;
  const conditions: Conditions = {
    category: input.category,
    today: context.today,
    nearUntil: nearUntil(context),
  };
  if (input.search.trim() !== '') {
    const found = stockRows(
      context,
      searchDrugIds(context.reader, { query: input.search, limit: MAX_SEARCH_HITS }),
    ).filter(
      (row) =>
        matchesFilter(row, input.filter) && (input.category === null || row.category === input.category),
    );
    return { rows: found.slice((page - 1) * pageSize, page * pageSize), total: found.length, page, pageSize };
  }
  const statements = STATEMENTS[input.filter];
  const ids = context.reader.all(statements.page, {
    ...conditions,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  const total = context.reader.get(statements.total, conditions)?.total ?? 0;
  return {
    rows: stockRows(
      context,
      ids.map((row) => row.id),
    ),
    total,
    page,
    pageSize,
  };
}

/** The last expiry day that the stock list marks as near. */
function nearUntil({ reader, today }: QueryContext): string {
  return addDays(today, nearExpiryDays(ruleOf(reader, 'near_expiry')).notice);
}

function stockRows(context: QueryContext, ids: readonly number[]): StockRow[] {
  const { reader, today } = context;
  const drugs = new Map(
    reader.all(drugsByIds, { ids: JSON.stringify(ids) }).map((drug) => [drug.drugId, drug]),
  );
  const splits = splitsAmong(reader, ids);
  return ids.flatMap((drugId) => {
    const drug = drugs.get(drugId);
    const sums = reader.get(sumsOfDrug, { drugId, today, nearUntil: nearUntil(context) });
    if (drug === undefined || sums === undefined) return [];
    const loose = splits.get(drugId) ?? null;
    return [{ ...drug, ...sums, ...availability(reader, drugId, today), loose } as StockRow];
  });
}
