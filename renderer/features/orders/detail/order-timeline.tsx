import { useTranslation } from 'react-i18next';
import { IntegrityTag } from '#renderer/ui/integrity-tag.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { EventTime, Timeline, TimelineHead } from '#renderer/ui/timeline.tsx';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import styles from './detail.module.css';
import { useEventWords } from './use-event-words.ts';

/** The order's story, newest first: who did what, when and why, and whether anybody tampered with it. */
export function OrderTimeline({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('orders');
  return (
    <Section title={t('timeline.title')} corner={<Integrity intact={order.historyIntact} />}>
      <Timeline>
        {order.events.toReversed().map((event) => (
          <TimelineEvent key={event.seq} event={event} />
        ))}
      </Timeline>
    </Section>
  );
}

function Integrity({ intact }: { readonly intact: boolean }) {
  const { t } = useTranslation('orders');
  const words = intact ? 'intact' : 'broken';
  return <IntegrityTag intact={intact} label={t(`timeline.${words}`)} hint={t(`timeline.${words}Hint`)} />;
}

function TimelineEvent({ event }: { readonly event: OrderDetail['events'][number] }) {
  const { t } = useTranslation('orders');
  const words = useEventWords(event);
  return (
    <li data-event={event.action}>
      <TimelineHead>
        <strong>{words.action}</strong>
        {event.fromStatus === event.toStatus ? null : <StatusTag status={event.toStatus} />}
      </TimelineHead>
      <div className={styles.soft}>
        <EventTime atMs={event.atMs} /> {words.actor}
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
