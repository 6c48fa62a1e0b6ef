import { asCallFailure } from '#renderer/client/call-failure.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { FirstRun } from '#renderer/features/first-run/first-run.tsx';
import { SignInScreen } from '#renderer/features/sign-in/sign-in-screen.tsx';
import { useConnectionStore } from '#renderer/stores/connection-store.ts';
import { useSessionStore } from '#renderer/stores/session-store.ts';
import { useSetUpStore } from '#renderer/stores/set-up-store.ts';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { Shell } from './shell/shell.tsx';
import { StoreFailure } from './store-failure.tsx';

/** A clock that was set back shows by itself. */
const LOOK_AT_CLOCK_EVERY_MS = 60_000;

/** Decides what the window shows: a store that does not open, the first run, who is on duty, or the counter. */
export function Gate() {
  const failure = useConnectionStore((state) => (state.coreState === 'failed' ? state.error : null));
  const onDuty = useSessionStore((state) => state.session !== null);
  const settingUp = useSetUpStore((state) => state.settingUp);
  const status = useQueryCall('system.status', {}, { refetchInterval_ms: LOOK_AT_CLOCK_EVERY_MS });
  if (failure !== null) return <StoreFailure failure={failure} />;
  if (status.isPending) return <LoadingState />;
  if (status.isError) {
    return <ErrorState failure={asCallFailure(status.error)} onRetry={() => void status.refetch()} />;
  }
  if ((status.data.state === 'firstRun' && !onDuty) || settingUp) return <FirstRun status={status.data} />;
  return onDuty ? (
    <Shell status={status.data} onStatusChanged={() => void status.refetch()} />
  ) : (
    <SignInScreen status={status.data} />
  );
}
