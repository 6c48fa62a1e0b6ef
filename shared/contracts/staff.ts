import { z } from 'zod';
import { ROLES } from '#shared/domain/permissions.ts';
import { PIN_LENGTH } from '#shared/domain/pins.ts';
import { command, query } from './define.ts';
import { date, id, line, requiredLine, timeMs, version } from './fields.ts';

export const staffOnDuty = z.object({ staffId: id, name: z.string(), roles: z.array(z.enum(ROLES)) });
export type StaffOnDuty = z.infer<typeof staffOnDuty>;

/** A personal number, as somebody types it. */
export const pin = z
  .string()
  .regex(new RegExp(`^\\d{${PIN_LENGTH.min},${PIN_LENGTH.max}}$`), { error: 'not_a_pin' });

const duty = z.object({ session: z.string(), staff: staffOnDuty });

export const staffAccount = z.object({
  staffId: id,
  version,
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  isActive: z.boolean(),
  hasPin: z.boolean(),
  licence: z.object({
    number: z.string(),
    expiresOn: date.nullable(),
    state: z.enum(['none', 'valid', 'expiring', 'expired']),
  }),
  createdAtMs: timeMs,
  lastSignInMs: timeMs.nullable(),
});
export type StaffAccount = z.infer<typeof staffAccount>;

const SIGN_IN_ERRORS = ['STAFF_NOT_FOUND', 'STAFF_INACTIVE', 'PIN_WRONG', 'PIN_NOT_CHOSEN'] as const;

export const staffContract = {
  /**
   * The first run: the person named here becomes the first administrator and is signed in. They may do everything
   * but review prescriptions, which takes a licence.
   */
  setUp: command({
    access: 'anybody',
    secrets: ['pin'],
    input: z.object({ name: requiredLine(40), pin }),
    output: duty,
    errors: ['FIRST_RUN_DONE', 'PIN_TOO_SIMPLE'],
  }),
  signIn: command({
    access: 'anybody',
    secrets: ['pin'],
    input: z.object({ staffId: id, pin }),
    output: duty,
    errors: [...SIGN_IN_ERRORS],
  }),
  /** Gives an account without a PIN its first one and signs its person in. */
  choosePin: command({
    access: 'anybody',
    secrets: ['pin'],
    input: z.object({ staffId: id, pin }),
    output: duty,
    errors: ['STAFF_NOT_FOUND', 'STAFF_INACTIVE', 'PIN_ALREADY_CHOSEN', 'PIN_TOO_SIMPLE'],
  }),
  /** Another person takes this screen over as it is, with the cart that is being sold from. */
  switchTo: command({
    access: 'signedIn',
    secrets: ['pin'],
    input: z.object({ staffId: id, pin }),
    output: duty,
    errors: [...SIGN_IN_ERRORS],
  }),
  currentDuty: query({ access: 'signedIn', input: z.object({}), output: staffOnDuty, errors: [] }),
  endDuty: command({ access: 'signedIn', input: z.object({}), output: z.object({}), errors: [] }),
  changePin: command({
    access: 'signedIn',
    secrets: ['pin', 'newPin'],
    input: z.object({ pin, newPin: pin }),
    output: z.object({}),
    errors: ['PIN_WRONG', 'PIN_TOO_SIMPLE'],
  }),
  /** Everybody with an account, those who left last. */
  list: query({
    access: 'staff.read',
    input: z.object({}),
    output: z.object({ people: z.array(staffAccount) }),
    errors: [],
  }),
  /** Makes an account, or changes one; `pin: null` leaves the PIN as it is. Closing an account ends its sessions. */
  save: command({
    access: 'staff.edit',
    secrets: ['pin'],
    input: z.object({
      staffId: id.nullable(),
      /** What the screen showed; null for a new account. */
      version: version.nullable(),
      name: requiredLine(40),
      roles: z.array(z.enum(ROLES)).min(1).max(ROLES.length),
      isActive: z.boolean(),
      licenceNumber: line(40),
      licenceExpiresOn: date.nullable(),
      pin: pin.nullable(),
    }),
    output: staffAccount,
    errors: [
      'STAFF_NOT_FOUND',
      'STAFF_NAME_TAKEN',
      'LAST_ADMINISTRATOR',
      'PIN_NOT_CHOSEN',
      'PIN_TOO_SIMPLE',
      'VERSION_CONFLICT',
    ],
  }),
};
