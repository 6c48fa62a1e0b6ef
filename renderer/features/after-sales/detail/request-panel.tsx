import { CustomerServiceOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { useErrorText } from '#renderer/ui/use-error-text.ts';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import { useAfterSalesStore } from '../after-sales-store.ts';
import { InspectDialog } from '../dialogs/inspect-dialog.tsx';
import { PlainDialog } from '../dialogs/plain-dialog.tsx';
import { RefundDialog } from '../dialogs/refund-dialog.tsx';
import { REQUEST_DETAIL_ID } from '../element-ids.ts';
import styles from './detail.module.css';
import { RequestActions } from './request-actions.tsx';
import { RequestHeader } from './request-header.tsx';
import { RequestLines } from './request-lines.tsx';
import { RequestMoney } from './request-money.tsx';
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
  if (request.data === undefined) return <LoadingState />;
  return (
    <>
      <RequestView request={request.data} />
      <RequestDialogs key={request.data.afterSalesId} request={request.data} />
    </>
  );
}

function RequestView({ request }: { readonly request: AfterSalesDetail }) {
  return (
    <div className={styles.panel}>
      <div className={styles.top}>
        <RequestHeader request={request} />
        <RequestActions request={request} />
      </div>
      <div className={styles.scroll}>
        <Failure afterSalesId={request.afterSalesId} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long request is scrolled by keyboard */}
        <div id={REQUEST_DETAIL_ID} key={request.afterSalesId} className={styles.body} tabIndex={0}>
          <RequestLines request={request} />
          <div className={styles.columns}>
            <RequestMoney request={request} />
            <RequestStory request={request} />
          </div>
        </div>
      </div>
    </div>
  );
}

/** Why the last step did not happen, beside the request as it is now. */
function Failure({ afterSalesId }: { readonly afterSalesId: number }) {
  const textOf = useErrorText();
  const { failure, tell } = useAfterSalesStore();
  if (failure === null || failure.afterSalesId !== afterSalesId) return null;
  const { text, detail } = textOf(failure.failure);
  return (
    <Alert
      className={styles.failure ?? ''}
      type={failure.failure.code === 'VERSION_CONFLICT' ? 'warning' : 'error'}
      showIcon
      title={text}
      {...(detail === null ? {} : { description: detail })}
      closable={{ onClose: () => tell(null) }}
    />
  );
}

function RequestDialogs({ request }: { readonly request: AfterSalesDetail }) {
  const dialog = useAfterSalesStore((state) => state.dialog);
  switch (dialog?.kind) {
    case 'plain':
      return <PlainDialog request={request} action={dialog.action} />;
    case 'inspect':
      return <InspectDialog request={request} />;
    case 'refund':
      return <RefundDialog request={request} />;
    default:
      return null;
  }
}
