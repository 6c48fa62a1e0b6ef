import { sql } from 'kysely';
import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import { parseOrderNumber } from '#shared/domain/order-number.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { mustVerify, packsToVerify } from '../orders/dispensed-packs.ts';
import { getOrder, readItems } from '../orders/order-rows.ts';
import { findOwed, missingUnits, openOwedIds } from '../orders/owed-balances.ts';

type Task = CallOutput<'dispensing.queue'>['rows'][number];

/** What is owed comes when the customer does; until then it keeps nobody from seeing who stands at the counter. */
const isForNow = sql<boolean>`(status = 'dispensing'
  OR NOT EXISTS (SELECT 1 FROM owed_balance WHERE owed_balance.order_id = sale_order.id))`;

/** Both states stand in one index, so that a page needs no look at orders that are done. */
const waiting = statement<{ limit: number; offset: number }>()((db, p) =>
  db
    .selectFrom('saleOrder')
    .select('id')
    .where('status', 'in', ['paid', 'dispensing'])
    .where(isForNow)
    .orderBy('createdAtMs')
    .orderBy('id')
    .limit(p.limit)
    .offset(p.offset),
);

const countWaiting = statement()((db) =>
  db
    .selectFrom('saleOrder')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('status', 'in', ['paid', 'dispensing'])
    .where(isForNow),
);

/** By number, or by the beginning of the customer's name or phone. Few orders wait, so all of them are looked at. */
const matching = statement<{ orderNumber: string; from: string; to: string }>()((db, p) =>
  db
    .selectFrom('saleOrder')
    .select('id')
    .where('status', 'in', ['paid', 'dispensing'])
    .where((eb) =>
      eb.or([
        eb('orderNumber', '=', p.orderNumber),
        eb.and([eb('customerName', '>=', p.from), eb('customerName', '<', p.to)]),
        eb.and([eb('customerPhone', '>=', p.from), eb('customerPhone', '<', p.to)]),
      ]),
    )
    .orderBy('createdAtMs')
    .orderBy('id'),
);

const staffName = statement<{ id: number }>()((db, p) =>
  db.selectFrom('staff').select(sql<string>`name`.as('name')).where('id', '=', p.id),
);

const LAST = '\u{10FFFF}';

/** Orders that wait to be dispensed, the longest waiting first (RX-4), or those that are owed (RX-5). */
export function dispensingQueue(
  reader: Reader,
  { search, owed, page, pageSize }: ParsedInput<'dispensing.queue'>,
): CallOutput<'dispensing.queue'> {
  const offset = (page - 1) * pageSize;
  if (search === '' && owed) {
    const ids = openOwedIds(reader);
    const rows = ids.slice(offset, offset + pageSize).map((id) => toTask(reader, id));
    return { rows, total: ids.length, page, pageSize };
  }
  if (search === '') {
    const ids = reader.all(waiting, { limit: pageSize, offset });
    const total = reader.get(countWaiting, {})?.total ?? 0;
    return { rows: ids.map(({ id }) => toTask(reader, id)), total, page, pageSize };
  }
  const orderNumber = parseOrderNumber(search) ?? search;
  const found = reader.all(matching, { orderNumber, from: search, to: search + LAST });
  const rows = found.slice(offset, offset + pageSize).map(({ id }) => toTask(reader, id));
  return { rows, total: found.length, page, pageSize };
}

function owedFacts(reader: Reader, orderId: number): Pick<Task, 'owedAtMs' | 'waitingForGoods'> {
  const owed = findOwed(reader, orderId);
  if (owed === undefined) return { owedAtMs: null, waitingForGoods: 0 };
  const missing = missingUnits(reader, orderId);
  return {
    owedAtMs: owed.owedAtMs,
    waitingForGoods: missing.reduce((sum, { quantity }) => sum + quantity, 0),
  };
}

function toTask(reader: Reader, orderId: number): Task {
  const order = getOrder(reader, orderId);
  const items = readItems(reader, orderId);
  const toVerify = items.filter(mustVerify).reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    orderId,
    orderNumber: order.orderNumber,
    status: order.status,
    customerName: order.customerName,
    itemCount: order.itemCount,
    quantity: order.quantity,
    waitingSinceMs: order.paidAtMs ?? order.createdAtMs,
    toVerify,
    verified: toVerify - packsToVerify(reader, orderId, items),
    ...owedFacts(reader, orderId),
    staffName: reader.get(staffName, { id: order.staffId })?.name ?? '',
  };
}
