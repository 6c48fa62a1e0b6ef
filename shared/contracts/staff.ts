import { z } from 'zod';
import { ROLES } from '#shared/domain/permissions.ts';
import { command, query } from './define.ts';
import { id, requiredLine } from './fields.ts';

export const staffOnDuty = z.object({ staffId: id, name: z.string(), roles: z.array(z.enum(ROLES)) });
export type StaffOnDuty = z.infer<typeof staffOnDuty>;

export const staffContract = {
  /** The person on duty says who they are and gets a session. Until accounts exist they hold every role. */
  beginDuty: command({
    access: 'anybody',
    input: z.object({ name: requiredLine(40) }),
    output: z.object({ session: z.string(), staff: staffOnDuty }),
    errors: [],
  }),
  currentDuty: query({ access: 'signedIn', input: z.object({}), output: staffOnDuty, errors: [] }),
  endDuty: command({ access: 'signedIn', input: z.object({}), output: z.object({}), errors: [] }),
};
