import type { Role } from '#shared/domain/permissions.ts';
import { invariant } from '#shared/errors/index.ts';
import { KeptByStore } from '../db/kept-by-store.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import type { CommandContext, SessionInfo } from '../platform/context.ts';

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

const endSessionsOf = statement<{ staffId: number; atMs: number }>()((db, p) =>
  db
    .updateTable('session')
    .set({ endedAtMs: p.atMs })
    .where('staffId', '=', p.staffId)
    .where('endedAtMs', 'is', null),
);

const lastSignIns = statement()((db) =>
  db
    .selectFrom('session')
    .select(['staffId', (eb) => eb.fn.max('createdAtMs').as('atMs')])
    .groupBy('staffId'),
);

/** Every call asks who is calling, and that changes with the shift: the open sessions last asked for, by store. */
const known = new KeptByStore(() => new Map<string, SessionInfo>());

/** Reads sessions anew from here on: somebody came, went, or holds other roles. */
export function forgetSessions(tx: Tx): void {
  known.forget(tx);
}

/** The session behind an id, or null when there is none or it has ended. */
export function findSession(reader: Reader, sessionId: string): SessionInfo | null {
  const sessions = known.get(reader);
  const found = sessions.get(sessionId);
  if (found !== undefined) return found;
  const row = reader.get(openSession, { id: sessionId });
  if (row === undefined) return null;
  const session = { ...row, roles: JSON.parse(row.roles) as Role[] };
  sessions.set(sessionId, session);
  return session;
}

/** Opens a session for a person. */
export function beginDuty({ tx, random, nowMs }: CommandContext, staffId: number): SessionInfo {
  forgetSessions(tx);
  const sessionId = random.uuid();
  tx.run(insertSession, { id: sessionId, staffId, atMs: nowMs });
  const session = findSession(tx, sessionId);
  invariant(session !== null, 'the session was just made');
  return session;
}

/** Ends a session; calls with it are refused from now on. */
export function endDuty(tx: Tx, sessionId: string, atMs: number): void {
  forgetSessions(tx);
  tx.run(endSession, { id: sessionId, atMs });
}

/** Ends every session of a person: the account was closed. */
export function endDutyOf(tx: Tx, staffId: number, atMs: number): void {
  forgetSessions(tx);
  tx.run(endSessionsOf, { staffId, atMs });
}

/** When each person last signed in. */
export function readLastSignIns(reader: Reader): ReadonlyMap<number, number> {
  return new Map(reader.all(lastSignIns, {}).map(({ staffId, atMs }) => [staffId, atMs]));
}
