import { ClockCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { OwedTag } from '#renderer/ui/owed-tag.tsx';
import row from '#renderer/ui/record-row.module.css';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import type { DispensingTask } from '#shared/contracts/dispensing.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import styles from './dispensing.module.css';

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/** An order that waits: since when, for whom, and how far its packs are. */
export function QueueRow({ task }: { readonly task: DispensingTask }) {
  const { t } = useTranslation('dispensing');
  const minutes = Math.max(
    Math.floor((useNow(MINUTE_MS) - (task.owedAtMs ?? task.waitingSinceMs)) / MINUTE_MS),
    0,
  );
  return (
    <div className={row.row}>
      <span className={row.number}>{formatOrderNumber(task.orderNumber)}</span>
      <span className={styles.tags}>
        <StatusTag status={task.status} />
        {task.owedAtMs === null ? null : <OwedTag />}
      </span>
      <strong className={styles.waiting}>
        <ClockCircleOutlined aria-hidden /> {t(...waited(minutes))}
      </strong>
      <span className={styles.who}>{task.customerName === '' ? t('walkIn') : task.customerName}</span>
      <span className={styles.contents}>
        {task.waitingForGoods > 0
          ? t('queue.waitingForGoods', { count: task.waitingForGoods })
          : task.toVerify === 0
            ? t('queue.units', { count: task.quantity })
            : t('queue.verified', { verified: task.verified, count: task.toVerify })}
      </span>
    </div>
  );
}

function waited(minutes: number): ['queue.minutes' | 'queue.hours' | 'queue.days', { count: number }] {
  if (minutes < HOUR_MINUTES) return ['queue.minutes', { count: minutes }];
  if (minutes < DAY_MINUTES) return ['queue.hours', { count: Math.floor(minutes / HOUR_MINUTES) }];
  return ['queue.days', { count: Math.floor(minutes / DAY_MINUTES) }];
}
