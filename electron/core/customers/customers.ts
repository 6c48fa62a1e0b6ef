import type { Customer } from '#shared/contracts/customers.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';

const byId = statement<{ id: number }>()((db, p) =>
  db.selectFrom('customer').selectAll().where('id', '=', p.id),
);

const byNameOrPhone = statement<{ from: string; to: string; limit: number }>()((db, p) =>
  db
    .selectFrom('customer')
    .selectAll()
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('customer')
        .select('id')
        .where('name', '>=', p.from)
        .where('name', '<', p.to)
        .union(eb.selectFrom('customer').select('id').where('phone', '>=', p.from).where('phone', '<', p.to)),
    )
    .orderBy('updatedAtMs', 'desc')
    .limit(p.limit),
);

const insert = statement<CustomerRow>()((db, p) =>
  db.insertInto('customer').values({
    name: p.name,
    phone: p.phone,
    isMember: p.isMember,
    address: p.address,
    createdAtMs: p.atMs,
    updatedAtMs: p.atMs,
  }),
);

const update = statement<CustomerRow & { id: number }>()((db, p) =>
  db
    .updateTable('customer')
    .set({ name: p.name, phone: p.phone, isMember: p.isMember, address: p.address, updatedAtMs: p.atMs })
    .where('id', '=', p.id),
);

interface CustomerRow {
  name: string;
  phone: string;
  isMember: number;
  address: string | null;
  atMs: number;
}

/** A customer, or null. */
export function findCustomer(reader: Reader, customerId: number): Customer | null {
  const row = reader.get(byId, { id: customerId });
  return row === undefined ? null : toCustomer(row);
}

/** A customer; fails with CUSTOMER_NOT_FOUND. */
export function getCustomer(reader: Reader, customerId: number): Customer {
  return findCustomer(reader, customerId) ?? fail('CUSTOMER_NOT_FOUND', { customerId });
}

/** The last code point: `from + LAST` is above every text that begins with `from`. */
const LAST = '\u{10FFFF}';

/** Customers whose name or phone number begins with the text, the latest served first. */
export function searchCustomers(reader: Reader, text: string, limit: number): Customer[] {
  const from = text.trim();
  return reader.all(byNameOrPhone, { from, to: from + LAST, limit }).map(toCustomer);
}

/** Creates a customer, or changes one; returns the id. Fails with CUSTOMER_NOT_FOUND. */
export function saveCustomer(
  tx: Tx,
  customer: Omit<Customer, 'customerId'> & { customerId: number | null; atMs: number },
): number {
  const row: CustomerRow = {
    name: customer.name,
    phone: customer.phone,
    isMember: customer.isMember ? 1 : 0,
    address: customer.address === null ? null : JSON.stringify(customer.address),
    atMs: customer.atMs,
  };
  if (customer.customerId === null) return tx.run(insert, row).lastInsertRowid;
  const { changes } = tx.run(update, { ...row, id: customer.customerId });
  if (changes !== 1) fail('CUSTOMER_NOT_FOUND', { customerId: customer.customerId });
  return customer.customerId;
}

function toCustomer(row: {
  id: number;
  name: string;
  phone: string;
  isMember: number;
  address: string | null;
}): Customer {
  return {
    customerId: row.id,
    name: row.name,
    phone: row.phone,
    isMember: row.isMember === 1,
    address: row.address === null ? null : (JSON.parse(row.address) as Customer['address']),
  };
}
