import { CustomerServiceOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { AwaitedState, RecordKeys } from '#renderer/app/shortcuts/record-keys.tsx';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { RecordFailure, RecordPanel } from '#renderer/ui/record-panel.tsx';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import { useAfterSalesStore } from '../after-sales-store.ts';
import { ExchangeDialog } from '../dialogs/exchange-dialog.tsx';
import { InspectDialog } from '../dialogs/inspect-dialog.tsx';
import { PlainDialog } from '../dialogs/plain-dialog.tsx';
import { RefundDialog } from '../dialogs/refund-dialog.tsx';
import { ReplacementDialog } from '../dialogs/replacement-dialog.tsx';
import { REQUEST_DETAIL_ID } from '../element-ids.ts';
import styles from './detail.module.css';
import { RequestActions } from './request-actions.tsx';
import { RequestHeader } from './request-header.tsx';
import { RequestLines } from './request-lines.tsx';
import { RequestMoney } from './request-money.tsx';
import { RequestPhotos } from './request-photos.tsx';
import { RequestReplacements } from './request-replacements.tsx';
import { RequestStory } from './request-story.tsx';

export interface RequestPanelProps {
  readonly afterSalesId: number | null;
  /** True while it is not known yet which request comes first. */
  readonly reading: boolean;
}

/** The chosen request, read anew whenever the core says that orders changed. */
export function RequestPanel({ afterSalesId, reading }: RequestPanelProps) {
  const { t } = useTranslation('afterSales');
  const request = useQueryCall(
    'aftersales.get',
    { afterSalesId: afterSalesId ?? 1 },
    { enabled: afterSalesId !== null, keepPrevious: afterSalesId !== null },
  );
  if (afterSalesId === null && !reading) {
    return (
      <EmptyState icon={<CustomerServiceOutlined />} title={t('detail.none')} hint={t('detail.noneHint')} />
    );
  }
  if (request.isError) return <ErrorState failure={request.error} onRetry={() => void request.refetch()} />;
  if (request.data === undefined) return <AwaitedState />;
  return (
    <>
      <RecordKeys isLate={request.isPlaceholderData}>
        <RequestView request={request.data} />
      </RecordKeys>
      <RequestDialogs key={request.data.afterSalesId} request={request.data} />
    </>
  );
}

function RequestView({ request }: { readonly request: AfterSalesDetail }) {
  return (
    <RecordPanel
      id={REQUEST_DETAIL_ID}
      recordId={request.afterSalesId}
      head={
        <>
          <RequestHeader request={request} />
          <RequestActions request={request} />
        </>
      }
      failure={<Failure afterSalesId={request.afterSalesId} />}
    >
      <RequestLines request={request} />
      <RequestReplacements request={request} />
      <div className={styles.columns}>
        <div className={styles.stack}>
          <RequestMoney request={request} />
          <RequestPhotos request={request} />
        </div>
        <RequestStory request={request} />
      </div>
    </RecordPanel>
  );
}

/** Why the last step did not happen, if it was one of this request. */
function Failure({ afterSalesId }: { readonly afterSalesId: number }) {
  const { failure, tell } = useAfterSalesStore();
  if (failure === null || failure.afterSalesId !== afterSalesId) return null;
  return <RecordFailure failure={failure.failure} onClose={() => tell(null)} />;
}

function RequestDialogs({ request }: { readonly request: AfterSalesDetail }) {
  const dialog = useAfterSalesStore((state) => state.dialog);
  switch (dialog?.kind) {
    case 'plain':
      return <PlainDialog request={request} action={dialog.action} />;
    case 'inspect':
      return <InspectDialog request={request} />;
    case 'refund':
      return request.exchange === null ? (
        <RefundDialog request={request} />
      ) : (
        <ExchangeDialog request={request} />
      );
    case 'replacement':
      return <ReplacementDialog request={request} />;
    default:
      return null;
  }
}
