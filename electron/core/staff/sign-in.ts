import type { CallOutput } from '#shared/contracts/index.ts';
import { ROLES } from '#shared/domain/permissions.ts';
import { isTooSimplePin } from '#shared/domain/pins.ts';
import { fail } from '#shared/errors/index.ts';
import type { AsyncContext, CommandContext } from '../platform/context.ts';
import type { PinHasher } from '../platform/pin-hasher.ts';
import {
  getStaff,
  insertAccount,
  listStaff,
  NOBODY_YET,
  type StaffAccount,
  writePinHash,
} from './accounts.ts';
import { beginDuty, endDuty } from './sessions.ts';

type Duty = CallOutput<'staff.signIn'>;

/** The first administrator may do everything but review prescriptions: that takes a licence (执业药师). */
const FIRST_ROLES = ROLES.filter((role) => role !== 'pharmacist');

/** Fails with PIN_TOO_SIMPLE. */
export function refuseSimplePin(pin: string): void {
  if (isTooSimplePin(pin)) fail('PIN_TOO_SIMPLE');
}

/** Makes the first account and signs its person in. Fails with FIRST_RUN_DONE or PIN_TOO_SIMPLE. */
export async function setUp(
  context: AsyncContext,
  input: { name: string; pin: string },
  pins: PinHasher,
): Promise<Duty> {
  context.read((reader) => refuseSecondSetUp(listStaff(reader)));
  refuseSimplePin(input.pin);
  const pinHash = await pins.hash(input.pin);
  return context.conclude((command) => {
    // Two windows may stand at the first run: the second to answer finds it done.
    refuseSecondSetUp(listStaff(command.tx));
    const facts = { ...NOBODY_YET, name: input.name, roles: FIRST_ROLES };
    const staffId = insertAccount(command.tx, facts, { pinHash, atMs: command.nowMs });
    return open(command, staffId, 'set_up');
  });
}

function refuseSecondSetUp(people: readonly StaffAccount[]): void {
  if (people.length > 0) fail('FIRST_RUN_DONE');
}

/**
 * Signs a person in with their PIN. A wrong PIN is written into the audit trail.
 * Fails with STAFF_NOT_FOUND, STAFF_INACTIVE, PIN_NOT_CHOSEN or PIN_WRONG.
 */
export async function signIn(
  context: AsyncContext,
  input: { staffId: number; pin: string },
  pins: PinHasher,
): Promise<Duty> {
  await checkPin(context, input, pins);
  return context.conclude((command) => {
    refuseInactive(getStaff(command.tx, input.staffId));
    return open(command, input.staffId, 'signed_in');
  });
}

/** What goes over to the session that takes a screen over. */
export type OnSwitch = (
  context: CommandContext,
  fromSessionId: string,
  to: { readonly sessionId: string; readonly staffId: number },
) => void;

/**
 * Hands a screen to another person: the session on it ends, theirs begins, and the cart stays. Fails as `signIn`.
 */
export async function switchTo(
  context: AsyncContext,
  input: { staffId: number; pin: string },
  { pins, onSwitch }: { pins: PinHasher; onSwitch: OnSwitch },
): Promise<Duty> {
  await checkPin(context, input, pins);
  return context.conclude((command) => {
    refuseInactive(getStaff(command.tx, input.staffId));
    const from = command.session.sessionId;
    const duty = open(command, input.staffId, 'switched');
    onSwitch(command, from, { sessionId: duty.session, staffId: input.staffId });
    endDuty(command.tx, from, command.nowMs);
    return duty;
  });
}

/** Gives an account its first PIN. Fails with PIN_ALREADY_CHOSEN: from then on the PIN itself is asked for. */
export async function choosePin(
  context: AsyncContext,
  input: { staffId: number; pin: string },
  pins: PinHasher,
): Promise<Duty> {
  refuseSimplePin(input.pin);
  const pinHash = await pins.hash(input.pin);
  return context.conclude((command) => {
    const account = getStaff(command.tx, input.staffId);
    refuseInactive(account);
    if (account.pinHash !== null) fail('PIN_ALREADY_CHOSEN', { name: account.name });
    writePinHash(command.tx, account.staffId, pinHash);
    return open(command, account.staffId, 'pin_chosen');
  });
}

/** Changes the PIN of who is signed in. Fails with PIN_WRONG or PIN_TOO_SIMPLE. */
export async function changePin(
  context: AsyncContext,
  input: { pin: string; newPin: string },
  pins: PinHasher,
): Promise<Record<string, never>> {
  const { staffId } = context.session;
  await checkPin(context, { staffId, pin: input.pin }, pins);
  refuseSimplePin(input.newPin);
  const pinHash = await pins.hash(input.newPin);
  return context.conclude((command) => {
    writePinHash(command.tx, staffId, pinHash);
    command.note(`staff:${staffId}`, { did: 'pin_changed' });
    command.changed('staff');
    return {};
  });
}

/**
 * Holds a PIN against its owner's; a wrong one is written into the audit trail.
 * Fails with STAFF_NOT_FOUND, STAFF_INACTIVE, PIN_NOT_CHOSEN or PIN_WRONG.
 */
export async function checkPin(
  context: AsyncContext,
  { staffId, pin }: { staffId: number; pin: string },
  pins: PinHasher,
): Promise<void> {
  const account = context.read((reader) => getStaff(reader, staffId));
  refuseInactive(account);
  const { name, pinHash } = account;
  if (pinHash === null) return fail('PIN_NOT_CHOSEN', { name });
  if (await pins.isRight(pinHash, pin)) return;
  context.transact((command) => command.note(`staff:${staffId}`, { did: 'pin_refused', name }));
  fail('PIN_WRONG', { name });
}

function refuseInactive({ isActive, name }: StaffAccount): void {
  if (!isActive) fail('STAFF_INACTIVE', { name });
}

function open(command: CommandContext, staffId: number, did: string): Duty {
  const { sessionId, staffName, roles } = beginDuty(command, staffId);
  command.note(`staff:${staffId}`, { did, name: staffName });
  command.changed('staff');
  return { session: sessionId, staff: { staffId, name: staffName, roles: [...roles] } };
}
