import { sql } from 'kysely';
import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import { AFTER_SALES_STATES } from '#shared/domain/after-sales-states.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';

interface Filter {
  /** JSON list. */
  readonly states: string;
  readonly orderId: number;
  readonly search: string;
  /** The search as the beginning of a number: without dashes and in capitals. */
  readonly numberStart: string;
}

/** 0 and the empty text mean: any. */
const matches = (p: Filter) => sql<boolean>`
  after_sales.state IN (SELECT value FROM json_each(${p.states}))
  AND (${p.orderId} = 0 OR after_sales.order_id = ${p.orderId})
  AND (${p.search} = '' OR instr(after_sales.number, ${p.numberStart}) = 1
    OR instr(sale_order.customer_phone, ${p.search}) = 1 OR instr(sale_order.customer_name, ${p.search}) > 0)`;

const pageOf = statement<Filter & { limit: number; offset: number }>()((db, p) =>
  db
    .selectFrom('afterSales')
    .innerJoin('saleOrder', 'saleOrder.id', 'afterSales.orderId')
    .innerJoin('staff', 'staff.id', 'afterSales.requestedBy')
    .select((eb) => [
      'afterSales.id as afterSalesId',
      'number',
      'afterSales.orderId as orderId',
      'orderNumber',
      'kind',
      'state',
      'afterSales.version as version',
      'reason as reasonCode',
      'reasonText',
      'customerName',
      'customerPhone',
      'staff.name as requestedBy',
      'requestedAtMs',
      'endedAtMs',
      'refundFen',
      eb
        .selectFrom('afterSalesLine')
        .select((sub) => sub.fn.sum<number>('afterSalesLine.quantity').as('units'))
        .whereRef('afterSalesId', '=', 'afterSales.id')
        .as('quantity'),
    ])
    .where(matches(p))
    .orderBy('requestedAtMs')
    .orderBy('afterSales.id')
    .limit(p.limit)
    .offset(p.offset),
);

const countOf = statement<Filter>()((db, p) =>
  db
    .selectFrom('afterSales')
    .innerJoin('saleOrder', 'saleOrder.id', 'afterSales.orderId')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where(matches(p)),
);

/** A page of requests, oldest first: who has waited longest is served first. */
export function listAfterSales(
  reader: Reader,
  { search, states, orderId, page, pageSize }: ParsedInput<'aftersales.list'>,
): CallOutput<'aftersales.list'> {
  const filter: Filter = {
    states: JSON.stringify(states.length === 0 ? AFTER_SALES_STATES : states),
    orderId: orderId ?? 0,
    search,
    numberStart: numberStart(search),
  };
  const rows = reader.all(pageOf, { ...filter, limit: pageSize, offset: (page - 1) * pageSize });
  return {
    rows: rows.map((row) => ({ ...row, quantity: row.quantity ?? 0 })),
    total: reader.get(countOf, filter)?.total ?? 0,
    page,
    pageSize,
  };
}

/** `k7f3-qx92-mtd-1` as it is stored: the order's number as one word, then the request's own. */
function numberStart(search: string): string {
  const [order = '', own] = search
    .toUpperCase()
    .replace(/\s/g, '')
    .split(/-(?=\d{1,2}$)/);
  const start = order.replaceAll('-', '');
  return own === undefined ? start : `${start}-${own}`;
}
