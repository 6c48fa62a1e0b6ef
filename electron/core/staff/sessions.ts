import { ROLES, type Role } from '#shared/domain/permissions.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import type { SessionInfo } from '../platform/context.ts';

/** The store's own hand, for what the schedule does. Made with the store; nobody can sign in as it. */
export const SYSTEM_STAFF = { staffId: 1, name: 'system' } as const;

const insertStaff = statement<{ name: string; roles: string; atMs: number }>()((db, p) =>
  db
    .insertInto('staff')
    .values({ name: p.name, roles: p.roles, createdAtMs: p.atMs })
    .onConflict((conflict) => conflict.column('name').doNothing()),
);

const staffByName = statement<{ name: string }>()((db, p) =>
  db.selectFrom('staff').selectAll().where('name', '=', p.name),
);

const people = statement<{ systemId: number }>()((db, p) =>
  db.selectFrom('staff').select(['id as staffId', 'name']).where('id', '<>', p.systemId).orderBy('name'),
);

const insertSession = statement<{ id: string; staffId: number; atMs: number }>()((db, p) =>
  db.insertInto('session').values({ id: p.id, staffId: p.staffId, createdAtMs: p.atMs, endedAtMs: null }),
);

const openSession = statement<{ id: string }>()((db, p) =>
  db
    .selectFrom('session')
    .innerJoin('staff', 'staff.id', 'session.staffId')
    .select([
      'session.id as sessionId',
      'staff.id as staffId',
      'staff.name as staffName',
      'staff.roles as roles',
    ])
    .where('session.id', '=', p.id)
    .where('session.endedAtMs', 'is', null),
);

const endSession = statement<{ id: string; atMs: number }>()((db, p) =>
  db.updateTable('session').set({ endedAtMs: p.atMs }).where('id', '=', p.id).where('endedAtMs', 'is', null),
);

/** Makes the store's own staff row; called once, when the store is made. */
export function makeSystemStaff(tx: Tx, atMs: number): void {
  if (tx.get(staffByName, { name: SYSTEM_STAFF.name }) === undefined) {
    tx.run(insertStaff, { name: SYSTEM_STAFF.name, roles: '[]', atMs });
  }
}

/** Everybody who has been on duty at this counter. */
export function listPeople(reader: Reader): { staffId: number; name: string }[] {
  return reader.all(people, { systemId: SYSTEM_STAFF.staffId });
}

/** Every call asks who is calling, and that changes with the shift: the open sessions last asked for, by store. */
const known = new WeakMap<Reader, Map<string, SessionInfo>>();

/** The session behind an id, or null when there is none or it has ended. */
export function findSession(reader: Reader, sessionId: string): SessionInfo | null {
  const found = known.get(reader)?.get(sessionId);
  if (found !== undefined) return found;
  const row = reader.get(openSession, { id: sessionId });
  if (row === undefined) return null;
  const session = { ...row, roles: JSON.parse(row.roles) as Role[] };
  const sessions = known.get(reader) ?? new Map<string, SessionInfo>();
  known.set(reader, sessions.set(sessionId, session));
  return session;
}

/**
 * Puts a person on duty under a new session. Until staff accounts exist whoever is on duty holds every role.
 * Fails with FORBIDDEN for the name that the schedule works under.
 */
export function beginDuty(tx: Tx, duty: { name: string; sessionId: string; atMs: number }): void {
  if (duty.name === SYSTEM_STAFF.name) fail('FORBIDDEN', { permission: 'system' });
  known.delete(tx);
  tx.run(insertStaff, { name: duty.name, roles: JSON.stringify(ROLES), atMs: duty.atMs });
  const staff = tx.get(staffByName, { name: duty.name });
  if (staff === undefined) throw new Error('the staff row was just written');
  tx.run(insertSession, { id: duty.sessionId, staffId: staff.id, atMs: duty.atMs });
}

/** Ends a session; calls with it are refused from now on. */
export function endDuty(tx: Tx, sessionId: string, atMs: number): void {
  known.delete(tx);
  tx.run(endSession, { id: sessionId, atMs });
}
