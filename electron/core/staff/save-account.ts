import type { ParsedInput } from '#shared/contracts/index.ts';
import type { StaffAccount as StaffAccountView } from '#shared/contracts/staff.ts';
import { fail } from '#shared/errors/index.ts';
import type { Reader, Tx } from '../db/store.ts';
import type { AsyncContext, CommandContext } from '../platform/context.ts';
import type { PinHasher } from '../platform/pin-hasher.ts';
import { showAccount } from './account-view.ts';
import {
  findStaffId,
  getStaff,
  insertAccount,
  listStaff,
  type StaffFacts,
  updateAccount,
  writePinHash,
} from './accounts.ts';
import { endDutyOf, forgetSessions } from './sessions.ts';
import { refuseSimplePin } from './sign-in.ts';

type AccountInput = ParsedInput<'staff.save'>;

/**
 * Makes an account, or changes one (SEC-1). Other roles hold from the person's next call on; closing an account
 * ends its sessions.
 *
 * Fails with STAFF_NOT_FOUND, STAFF_NAME_TAKEN, VERSION_CONFLICT when somebody else changed it since,
 * LAST_ADMINISTRATOR when nobody would be left to manage accounts, PIN_NOT_CHOSEN for a new account without one,
 * PIN_TOO_SIMPLE, and VALIDATION_FAILED for a pharmacist without a licence.
 */
export async function saveAccount(
  context: AsyncContext,
  input: AccountInput,
  pins: PinHasher,
): Promise<StaffAccountView> {
  checkLicence(input);
  if (input.pin !== null) refuseSimplePin(input.pin);
  const pinHash = input.pin === null ? null : await pins.hash(input.pin);
  return context.conclude((command) => {
    const { tx, nowMs } = command;
    refuseTakenName(tx, input);
    const staffId =
      input.staffId === null ? openAccount(command, input, pinHash) : changeAccount(tx, input, pinHash);
    refuseWithoutAdministrator(tx);
    forgetSessions(tx);
    if (!input.isActive) endDutyOf(tx, staffId, nowMs);
    tellOthers(command, staffId, input.staffId === null);
    return showAccount({ reader: tx, today: command.today }, getStaff(tx, staffId));
  });
}

const factsOf = ({ name, roles, isActive, licenceNumber, licenceExpiresOn }: AccountInput): StaffFacts => ({
  name,
  roles,
  isActive,
  licence: { number: licenceNumber, expiresOn: licenceExpiresOn },
});

function openAccount({ tx, nowMs }: CommandContext, input: AccountInput, pinHash: string | null): number {
  if (pinHash === null) fail('PIN_NOT_CHOSEN', { name: input.name });
  return insertAccount(tx, factsOf(input), { pinHash, atMs: nowMs });
}

function changeAccount(tx: Tx, input: AccountInput, pinHash: string | null): number {
  const { staffId, version } = getStaff(tx, input.staffId ?? 0);
  updateAccount(tx, { staffId, version: input.version ?? version }, factsOf(input));
  if (pinHash !== null) writePinHash(tx, staffId, pinHash);
  return staffId;
}

/** A pharmacist reviews by a licence (药品经营质量管理规范 §125); without its number nobody could check it. */
function checkLicence({ roles, licenceNumber, licenceExpiresOn }: AccountInput): void {
  if (!roles.includes('pharmacist')) return;
  const fields = [
    ...(licenceNumber === '' ? [{ path: 'licenceNumber', code: 'required' }] : []),
    ...(licenceExpiresOn === null ? [{ path: 'licenceExpiresOn', code: 'required' }] : []),
  ];
  if (fields.length > 0) fail('VALIDATION_FAILED', { fields });
}

function refuseTakenName(reader: Reader, { staffId, name }: AccountInput): void {
  const owner = findStaffId(reader, name);
  if (owner !== null && owner !== staffId) fail('STAFF_NAME_TAKEN', { name });
}

function refuseWithoutAdministrator(reader: Reader): void {
  const managed = listStaff(reader).some(
    ({ isActive, roles }) => isActive && roles.includes('administrator'),
  );
  if (!managed) fail('LAST_ADMINISTRATOR');
}

/** Central hears who works here and may do what; the PIN stays in this store. */
function tellOthers(command: CommandContext, staffId: number, isNew: boolean): void {
  const { version, name, roles, isActive, licence } = getStaff(command.tx, staffId);
  command.publish({
    kind: 'staff.saved',
    subject: `staff:${staffId}`,
    subjectVersion: version,
    payload: { staffId, name, roles, isActive, licence },
  });
  command.note(`staff:${staffId}`, { did: isNew ? 'opened' : 'changed', name, roles, isActive, licence });
  command.changed('staff');
}
