import { ROLES, type Role } from '#shared/domain/permissions.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';

/** The store's own hand, for what the schedule does. Made with the store; nobody can sign in as it. */
export const SYSTEM_STAFF = { staffId: 1, name: 'system' } as const;

/** A person who works here, or did. */
export interface StaffAccount extends StaffFacts {
  readonly staffId: number;
  readonly version: number;
  readonly pinHash: string | null;
  readonly createdAtMs: number;
}

/** What an account says of its person, apart from the PIN. */
export interface StaffFacts {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly isActive: boolean;
  readonly licence: { readonly number: string; readonly expiresOn: string | null };
}

interface StaffRow {
  readonly name: string;
  readonly roles: string;
  readonly isActive: number;
  readonly licenceNumber: string;
  readonly licenceExpiresOn: string | null;
}

const byId = statement<{ id: number; systemId: number }>()((db, p) =>
  db.selectFrom('staff').selectAll().where('id', '=', p.id).where('id', '<>', p.systemId),
);

const everybody = statement<{ systemId: number }>()((db, p) =>
  db.selectFrom('staff').selectAll().where('id', '<>', p.systemId).orderBy('isActive', 'desc').orderBy('id'),
);

const idOfName = statement<{ name: string }>()((db, p) =>
  db.selectFrom('staff').select('id').where('name', '=', p.name),
);

const insertStaff = statement<StaffRow & { pinHash: string | null; atMs: number }>()((db, p) =>
  db.insertInto('staff').values({
    name: p.name,
    roles: p.roles,
    isActive: p.isActive,
    pinHash: p.pinHash,
    licenceNumber: p.licenceNumber,
    licenceExpiresOn: p.licenceExpiresOn,
    createdAtMs: p.atMs,
  }),
);

const updateStaff = statement<StaffRow & { id: number; version: number }>()((db, p) =>
  db
    .updateTable('staff')
    .set((eb) => ({
      name: p.name,
      roles: p.roles,
      isActive: p.isActive,
      licenceNumber: p.licenceNumber,
      licenceExpiresOn: p.licenceExpiresOn,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', p.id)
    .where('version', '=', p.version),
);

const setPinHash = statement<{ id: number; pinHash: string }>()((db, p) =>
  db
    .updateTable('staff')
    .set((eb) => ({ pinHash: p.pinHash, version: eb('version', '+', 1) }))
    .where('id', '=', p.id),
);

/** The facts that a new account begins with. */
export const NOBODY_YET = {
  name: '',
  roles: [],
  isActive: true,
  licence: { number: '', expiresOn: null },
} as const satisfies StaffFacts;

/** Makes the store's own staff row; called once, when the store is made. */
export function makeSystemStaff(tx: Tx, atMs: number): void {
  if (findStaffId(tx, SYSTEM_STAFF.name) === null) {
    insertAccount(tx, { ...NOBODY_YET, name: SYSTEM_STAFF.name }, { pinHash: null, atMs });
  }
}

/** An account, or null. */
export function findStaff(reader: Reader, staffId: number): StaffAccount | null {
  const row = reader.get(byId, { id: staffId, systemId: SYSTEM_STAFF.staffId });
  return row === undefined ? null : toAccount(row);
}

/** An account; fails with STAFF_NOT_FOUND. */
export function getStaff(reader: Reader, staffId: number): StaffAccount {
  return findStaff(reader, staffId) ?? fail('STAFF_NOT_FOUND', { staffId });
}

/** Every account, those that are closed last. */
export function listStaff(reader: Reader): StaffAccount[] {
  return reader.all(everybody, { systemId: SYSTEM_STAFF.staffId }).map(toAccount);
}

/** Whose name it is, or null. */
export function findStaffId(reader: Reader, name: string): number | null {
  return reader.get(idOfName, { name })?.id ?? null;
}

/** Makes an account; returns its id. The name must be free. */
export function insertAccount(
  tx: Tx,
  facts: StaffFacts,
  made: { pinHash: string | null; atMs: number },
): number {
  return tx.run(insertStaff, { ...toRow(facts), ...made }).lastInsertRowid;
}

/** Changes an account; fails with VERSION_CONFLICT when somebody else changed it since. */
export function updateAccount(
  tx: Tx,
  account: { staffId: number; version: number },
  facts: StaffFacts,
): void {
  const { staffId, version } = account;
  const { changes } = tx.run(updateStaff, { ...toRow(facts), id: staffId, version });
  if (changes !== 1) fail('VERSION_CONFLICT', { staffId, version });
}

/** Gives an account another PIN. */
export function writePinHash(tx: Tx, staffId: number, pinHash: string): void {
  tx.run(setPinHash, { id: staffId, pinHash });
}

/** Roles are stored each once, in the order of the table. */
function toRow({ name, roles, isActive, licence }: StaffFacts): StaffRow {
  return {
    name,
    roles: JSON.stringify(ROLES.filter((role) => roles.includes(role))),
    isActive: isActive ? 1 : 0,
    licenceNumber: licence.number,
    licenceExpiresOn: licence.expiresOn,
  };
}

function toAccount(row: {
  id: number;
  version: number;
  name: string;
  roles: string;
  isActive: number;
  pinHash: string | null;
  licenceNumber: string;
  licenceExpiresOn: string | null;
  createdAtMs: number;
}): StaffAccount {
  return {
    staffId: row.id,
    version: row.version,
    name: row.name,
    roles: JSON.parse(row.roles) as Role[],
    isActive: row.isActive === 1,
    pinHash: row.pinHash,
    licence: { number: row.licenceNumber, expiresOn: row.licenceExpiresOn },
    createdAtMs: row.createdAtMs,
  };
}
