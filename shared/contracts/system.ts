import { z } from 'zod';
import { ROLES } from '#shared/domain/permissions.ts';
import { command, query } from './define.ts';
import { count, id, requiredLine, timeMs } from './fields.ts';

export const difference = z.object({
  kind: z.string(),
  subject: z.string(),
  expected: z.string(),
  actual: z.string(),
});

export const systemContract = {
  /** What the first screen needs to know, before anybody signed in. */
  status: query({
    access: 'anybody',
    input: z.object({}),
    output: z.object({
      state: z.enum(['firstRun', 'ready']),
      appVersion: z.string(),
      storeVersion: z.int(),
      deviceCode: z.string(),
      shopName: z.string(),
      drugCount: count,
      nowMs: timeMs,
      clock: z.object({ behind: z.boolean(), newestRecordMs: timeMs }),
      /** Who may sign in. */
      staff: z.array(
        z.object({ staffId: id, name: z.string(), roles: z.array(z.enum(ROLES)), hasPin: z.boolean() }),
      ),
      /** The PIN of the people whom the demo made; null where no demo was loaded. */
      demoPin: z.string().nullable(),
    }),
    errors: [],
  }),
  /** Says that the clock is right although newer records exist (it once ran ahead). Audited. */
  acceptClock: command({
    access: 'clock.accept',
    input: z.object({ reason: requiredLine(200) }),
    output: z.object({ nowMs: timeMs }),
    errors: [],
  }),
  /** Recomputes balances, totals, event chain and outbox from the log and names every difference. */
  verifyStore: query({
    access: 'store.verify',
    input: z.object({}),
    output: z.object({
      differences: z.array(difference),
      checked: z.object({ batches: count, movements: count, orders: count, events: count, outbox: count }),
    }),
    errors: [],
  }),
};
