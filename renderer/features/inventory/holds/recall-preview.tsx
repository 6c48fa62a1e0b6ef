import { useTranslation } from 'react-i18next';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { formatCount } from '#renderer/ui/format.ts';
import dialogs from '../dialogs/dialogs.module.css';

export interface RecallPreviewProps {
  readonly drugId: number;
  readonly batchNumber: string;
  readonly unit: string;
}

/** What a recall would meet: units on hand, waiting orders, buyers; and what it does to them. */
export function RecallPreview({ drugId, batchNumber, unit }: RecallPreviewProps) {
  const { t } = useTranslation('stock');
  const { data } = useQueryCall('inventory.recallReport', { drugId, batchNumber, pageSize: 1 });
  const counts = {
    onHand: data === undefined ? '…' : formatCount(data.totals.onHand),
    orders: data === undefined ? '…' : formatCount(data.orders.length),
    buyers: data === undefined ? '…' : formatCount(data.buyers.total),
    unit,
  };
  return (
    <>
      <p className={dialogs.facts}>
        <strong>{t('recall.meets', counts)}</strong>
      </p>
      <p className={dialogs.note}>{t('hold.effect.recall')}</p>
    </>
  );
}
