import { type Handlers, onCommand, onQuery, signedIn } from '../platform/context.ts';
import { beginDuty, endDuty, findSession } from './sessions.ts';

/** The calls of `staff.*`. */
export function staffHandlers(): Handlers {
  return {
    ...onCommand(
      'staff.beginDuty',
      (context, input) => {
        const sessionId = context.random.uuid();
        beginDuty(context.tx, { name: input.name, sessionId, atMs: context.nowMs });
        context.note('staff', { duty: 'begun', staff: input.name });
        context.changed('staff');
        return { sessionId };
      },
      ({ reader }, { sessionId }) => {
        const session = findSession(reader, sessionId);
        if (session === null) throw new Error('the session was just made');
        const { staffId, staffName: name, roles } = session;
        return { session: sessionId, staff: { staffId, name, roles: [...roles] } };
      },
    ),
    ...onQuery('staff.currentDuty', (context) => {
      const { staffId, staffName: name, roles } = signedIn(context);
      return { staffId, name, roles: [...roles] };
    }),
    ...onCommand(
      'staff.endDuty',
      (context) => {
        endDuty(context.tx, context.session.sessionId, context.nowMs);
        context.note('staff', { duty: 'ended' });
        return {};
      },
      () => ({}),
    ),
  };
}
