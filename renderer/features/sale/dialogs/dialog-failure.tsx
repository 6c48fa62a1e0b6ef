import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { useSaleStore } from '../sale-store.ts';

/** The failure of what a dialog tried, in the dialog itself. */
export function DialogFailure() {
  const notice = useSaleStore((state) => state.notice);
  return <FailureAlert failure={notice?.kind === 'failure' ? notice.failure : null} />;
}
