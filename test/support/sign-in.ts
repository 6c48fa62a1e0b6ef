import { v7 as uuidV7 } from 'uuid';
import type { CallResult } from '#shared/contracts/envelope.ts';
import type { CallInput, CallName, CallOutput } from '#shared/contracts/index.ts';
import { ROLES, type Role } from '#shared/domain/permissions.ts';
import { invariant } from '#shared/errors/index.ts';

/** What signing in needs of a core: the call, in this process or across a wire. */
export interface Answering {
  call(request: {
    name: string;
    input: unknown;
    session: string | null;
    commandId: string | null;
  }): Promise<CallResult>;
}

/** The PIN of everybody in tests. */
export const TEST_PIN = '2580';
export const TEST_LICENCE = { licenceNumber: '11010002580', licenceExpiresOn: '2031-06-30' } as const;

/**
 * Puts a person with every role on duty; returns the session. An empty store is set up by them; in any other the
 * first administrator opens an account for a name that is new.
 */
export async function signInWithEveryRole(core: Answering, name: string): Promise<string> {
  const first = await send(core, 'staff.setUp', { name, pin: TEST_PIN }, null);
  if (first.ok) {
    const { session, staff } = first.value;
    await saveEveryRole(core, session, { staffId: staff.staffId, name });
    return session;
  }
  invariant(first.error.code === 'FIRST_RUN_DONE', `nobody can be set up: ${JSON.stringify(first)}`);
  const { staff: people } = await done(core, 'system.status', {}, null);
  const known = people.find((person) => person.name === name);
  if (known !== undefined && known.roles.length === ROLES.length) return enter(core, known.staffId);
  const administrator = people.find(({ roles }) => roles.includes('administrator'));
  invariant(administrator !== undefined, 'a store that was set up has an administrator');
  const lead = await enter(core, administrator.staffId);
  const staffId = await saveEveryRole(core, lead, { staffId: known?.staffId ?? null, name });
  await done(core, 'staff.endDuty', {}, lead);
  return enter(core, staffId);
}

/** Signs in whoever has an account; somebody without a PIN chooses theirs. */
export async function enter(core: Answering, staffId: number): Promise<string> {
  const input = { staffId, pin: TEST_PIN };
  const result = await send(core, 'staff.signIn', input, null);
  if (result.ok) return result.value.session;
  invariant(result.error.code === 'PIN_NOT_CHOSEN', `cannot sign in: ${JSON.stringify(result)}`);
  return (await done(core, 'staff.choosePin', input, null)).session;
}

async function saveEveryRole(
  core: Answering,
  session: string,
  { staffId, name }: { staffId: number | null; name: string },
): Promise<number> {
  const roles: Role[] = [...ROLES];
  const account = { version: null, name, roles, isActive: true, ...TEST_LICENCE };
  const pin = staffId === null ? TEST_PIN : null;
  return (await done(core, 'staff.save', { ...account, staffId, pin }, session)).staffId;
}

async function send<N extends CallName>(
  core: Answering,
  name: N,
  input: CallInput<N>,
  session: string | null,
): Promise<CallResult<CallOutput<N>>> {
  return (await core.call({ name, input, session, commandId: uuidV7() })) as CallResult<CallOutput<N>>;
}

async function done<N extends CallName>(
  core: Answering,
  name: N,
  input: CallInput<N>,
  session: string | null,
): Promise<CallOutput<N>> {
  const result = await send(core, name, input, session);
  invariant(result.ok, `${name} failed: ${JSON.stringify(result)}`);
  return result.value;
}
