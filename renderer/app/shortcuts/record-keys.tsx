import { createContext, type ReactNode, useLayoutEffect } from 'react';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { typeAhead } from './type-ahead.ts';

/** False around a record that is on the screen only until the one that was chosen is read. */
export const KeysHeardContext = createContext(true);

/** Keeps keys and scans that nothing takes yet for as long as the screen reads what they are about. */
export function useAwaited(awaited: boolean): void {
  useLayoutEffect(() => (awaited ? typeAhead.wait() : undefined), [awaited]);
}

/** Around a record: while another one takes its place, keys are not for the one that is still shown. */
export function RecordKeys({ isLate, children }: { readonly isLate: boolean; readonly children: ReactNode }) {
  useAwaited(isLate);
  return <KeysHeardContext value={!isLate}>{children}</KeysHeardContext>;
}

/** In the place of a record or a screen that is being read: its keys wait for it. */
export function AwaitedState() {
  useAwaited(true);
  return <LoadingState />;
}
