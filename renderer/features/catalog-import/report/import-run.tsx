import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKey } from '#renderer/client/query-key.ts';
import { useCoreEvent } from '#renderer/client/use-core-event.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { ImportSteps } from '../import-steps.tsx';
import { AppliedReport } from './applied-report.tsx';
import { CheckedReport } from './checked-report.tsx';
import { EndedReport } from './ended-report.tsx';
import { type LiveProgress, RunningReport } from './running-report.tsx';

/** An import that waits for room on the disk makes no progress, and so no event: it is asked for. */
const LOOK_AGAIN_MS = 3_000;

/** An import from its check on. What is shown is the core's; events only say when to ask again. */
export function ImportRun({ importId }: { readonly importId: number }) {
  const queryClient = useQueryClient();
  const status = useQueryCall('catalog.importStatus', { importId }, { refetchInterval_ms: LOOK_AGAIN_MS });
  const [live, setLive] = useState<LiveProgress | null>(null);
  const phase = status.data?.phase;
  useCoreEvent('importProgress', (event) => {
    if (event.importId !== importId) return;
    setLive({ phase: event.phase, done: event.done, total: event.total });
    if (event.phase !== phase) {
      void queryClient.invalidateQueries({ queryKey: queryKey('catalog.importStatus', { importId }) });
    }
  });
  if (status.isError) return <ErrorState failure={status.error} onRetry={() => void status.refetch()} />;
  if (status.data === undefined) return <LoadingState />;
  switch (status.data.phase) {
    case 'reading':
      return (
        <>
          <ImportSteps current="check" />
          <RunningReport status={status.data} live={live} />
        </>
      );
    case 'ready':
      return (
        <>
          <ImportSteps current="apply" />
          <CheckedReport status={status.data} />
        </>
      );
    case 'applying':
      return (
        <>
          <ImportSteps current="apply" />
          <RunningReport status={status.data} live={live} />
        </>
      );
    case 'done':
      return (
        <>
          <ImportSteps current="apply" isDone />
          <AppliedReport status={status.data} />
        </>
      );
    case 'failed':
    case 'discarded':
      return (
        <>
          <ImportSteps current="choose" />
          <EndedReport status={status.data} />
        </>
      );
  }
}
