import { CheckCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '#renderer/ui/format.ts';
import { RecordDone } from '#renderer/ui/record-panel.tsx';
import { useOrdersStore } from '../orders-store.ts';

/** Says which step was taken, and what goes back to the customer after a payment. */
export function DoneNotice({ orderNumber }: { readonly orderNumber: string }) {
  const { t } = useTranslation('orders');
  const done = useOrdersStore((state) => state.done);
  return (
    <RecordDone>
      {done?.orderNumber === orderNumber ? (
        <>
          <CheckCircleFilled aria-hidden /> {t(`steps.done.${done.action}`)}
          {done.changeFen === undefined ? null : (
            <strong> {t('settle.change', { amount: formatMoney(done.changeFen) })}</strong>
          )}
        </>
      ) : null}
    </RecordDone>
  );
}
