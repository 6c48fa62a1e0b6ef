import { SafetyCertificateOutlined, WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatDay, formatTime } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import styles from './detail.module.css';
import { useEventWords } from './use-event-words.ts';

/** The order's story, newest first: who did what, when and why, and whether anybody tampered with it. */
export function OrderTimeline({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('orders');
  return (
    <Section title={t('timeline.title')} corner={<Integrity intact={order.historyIntact} />}>
      <ol className={styles.timeline}>
        {order.events.toReversed().map((event) => (
          <TimelineEvent key={event.seq} event={event} />
        ))}
      </ol>
    </Section>
  );
}

function Integrity({ intact }: { readonly intact: boolean }) {
  const { t } = useTranslation('orders');
  return intact ? (
    <Tag tone="success" icon={<SafetyCertificateOutlined aria-hidden />} title={t('timeline.intactHint')}>
      {t('timeline.intact')}
    </Tag>
  ) : (
    <Tag tone="danger" icon={<WarningFilled aria-hidden />} title={t('timeline.brokenHint')}>
      {t('timeline.broken')}
    </Tag>
  );
}

function TimelineEvent({ event }: { readonly event: OrderDetail['events'][number] }) {
  const { t } = useTranslation('orders');
  const words = useEventWords(event);
  return (
    <li data-event={event.action}>
      <div className={styles.eventHead}>
        <strong>{words.action}</strong>
        {event.fromStatus === event.toStatus ? null : <StatusTag status={event.toStatus} />}
      </div>
      <div className={styles.soft}>
        <time dateTime={new Date(event.atMs).toISOString()} title={formatDateTime(event.atMs)}>
          {formatDay(event.atMs).slice(5)} {formatTime(event.atMs)}
        </time>{' '}
        {words.actor}
      </div>
      {event.reason === '' || event.reason === event.details.reasonCode ? null : (
        <div>{t('timeline.reason', { reason: event.reason })}</div>
      )}
      {words.details.map((detail) => (
        <div key={detail} className={styles.soft}>
          {detail}
        </div>
      ))}
    </li>
  );
}
