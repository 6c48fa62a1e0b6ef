import { FileTextOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { AwaitedState, RecordKeys } from '#renderer/app/shortcuts/record-keys.tsx';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { PrescriptionView } from './prescription-view.tsx';

export interface PrescriptionPanelProps {
  readonly number: string | null;
  /** The list is still being read. */
  readonly reading: boolean;
}

/** The chosen prescription, read anew whenever the core says that prescriptions changed. */
export function PrescriptionPanel({ number, reading }: PrescriptionPanelProps) {
  const { t } = useTranslation('prescriptions');
  const prescription = useQueryCall(
    'prescriptions.get',
    { number },
    { enabled: number !== null, keepPrevious: number !== null },
  );
  if (number === null && !reading) {
    return <EmptyState icon={<FileTextOutlined />} title={t('detail.none')} hint={t('detail.noneHint')} />;
  }
  if (prescription.isError)
    return <ErrorState failure={prescription.error} onRetry={() => void prescription.refetch()} />;
  if (prescription.data === undefined) return <AwaitedState />;
  return (
    <RecordKeys isLate={prescription.isPlaceholderData}>
      <PrescriptionView prescription={prescription.data} />
    </RecordKeys>
  );
}
