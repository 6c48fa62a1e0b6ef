import { CheckCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '#renderer/ui/format.ts';
import { useOrdersStore } from '../orders-store.ts';
import styles from './detail.module.css';

/** Says that a step was taken; its place is kept free, so that nothing moves. */
export function DoneNotice({ orderNumber }: { readonly orderNumber: string }) {
  const { t } = useTranslation('orders');
  const done = useOrdersStore((state) => state.done);
  return (
    <span className={styles.done} role="status">
      {done?.orderNumber === orderNumber ? (
        <>
          <CheckCircleFilled aria-hidden /> {t(`steps.done.${done.action}`)}
          {done.changeFen === undefined ? null : (
            <strong> {t('settle.change', { amount: formatMoney(done.changeFen) })}</strong>
          )}
        </>
      ) : null}
    </span>
  );
}
