import { CheckCircleFilled, CloseCircleFilled, InfoCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '#renderer/ui/format.ts';
import { useErrorText } from '#renderer/ui/use-error-text.ts';
import { type Notice, type NoticeTone, toneOf } from './notice.ts';
import styles from './sale.module.css';
import { useSaleStore } from './sale-store.ts';

const ICONS: Readonly<Record<NoticeTone, ReactNode>> = {
  success: <CheckCircleFilled aria-hidden />,
  danger: <CloseCircleFilled aria-hidden />,
  neutral: <InfoCircleFilled aria-hidden />,
};

/** One line that says what just happened, in a place of its own so that nothing moves when it changes. */
export function NoticeLine() {
  const { t } = useTranslation('sale');
  const notice = useSaleStore((state) => state.notice);
  const words = useNoticeWords();
  const tone = notice === null ? 'neutral' : toneOf(notice);
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role="status" aria-live="polite">
      {ICONS[tone]}
      <span>{notice === null ? t('notice.ready') : words(notice)}</span>
    </div>
  );
}

function useNoticeWords(): (notice: Notice) => string {
  const { t } = useTranslation('sale');
  const { t: tSplit } = useTranslation('splitting');
  const errorText = useErrorText();
  return (notice) => {
    switch (notice.kind) {
      case 'added':
        return notice.batchNumber === null
          ? t('notice.added', { name: notice.name, quantity: notice.quantity })
          : t('notice.addedBatch', {
              name: notice.name,
              quantity: notice.quantity,
              batchNumber: notice.batchNumber,
            });
      case 'quantityChanged':
        return t(notice.dropped.length === 0 ? 'notice.quantityChanged' : 'notice.codesDropped', {
          name: notice.name,
          quantity: notice.quantity,
          codes: notice.dropped.join('、'),
        });
      case 'packOpened':
        return tSplit('open.done', {
          packUnit: notice.packUnit,
          unit: notice.unit,
          left: formatCount(notice.left),
        });
      case 'couponTaken':
        return t('notice.couponTaken', { name: notice.name });
      case 'failure': {
        const { text, detail } = errorText(notice.failure);
        return detail === null ? text : `${text} ${detail}`;
      }
      case 'blocked':
        return t(`notice.blocked.${notice.reason}`, { count: notice.count });
      default:
        return t(`notice.${notice.kind}`);
    }
  };
}
