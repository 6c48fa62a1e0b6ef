import { type Handlers, onAsyncCommand, onCommand, onQuery, signedIn } from '../platform/context.ts';
import type { PinHasher } from '../platform/pin-hasher.ts';
import { showAccounts } from './account-view.ts';
import { saveAccount } from './save-account.ts';
import { endDuty } from './sessions.ts';
import { changePin, choosePin, type OnSwitch, setUp, signIn, switchTo } from './sign-in.ts';

/** The calls of `staff.*`. */
export function staffHandlers(parts: { readonly pins: PinHasher; readonly onSwitch: OnSwitch }): Handlers {
  const { pins } = parts;
  return {
    ...onAsyncCommand('staff.setUp', (context, input) => setUp(context, input, pins)),
    ...onAsyncCommand('staff.signIn', (context, input) => signIn(context, input, pins)),
    ...onAsyncCommand('staff.choosePin', (context, input) => choosePin(context, input, pins)),
    ...onAsyncCommand('staff.switchTo', (context, input) => switchTo(context, input, parts)),
    ...onAsyncCommand('staff.changePin', (context, input) => changePin(context, input, pins)),
    ...onAsyncCommand('staff.save', (context, input) => saveAccount(context, input, pins)),
    ...onQuery('staff.list', (context) => ({ people: showAccounts(context) })),
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
