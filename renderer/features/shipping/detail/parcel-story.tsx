import { useTranslation } from 'react-i18next';
import { formatDateTime, formatDay, formatTime } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import { ShipmentTag } from '../shipment-tag.tsx';
import type { ShownParcel } from '../shown-parcel.ts';
import styles from './detail.module.css';

/** What happened to the parcel, newest first: how it stood, where, what was said and by whom. */
export function ParcelStory({ shipment }: ShownParcel) {
  const { t } = useTranslation('shipping');
  // A parcel that is made is handed over in the same moment: one line tells of both.
  const events = (shipment?.events ?? []).filter((event) => event.fromState !== null).toReversed();
  return (
    <Section title={t('story.title')}>
      {events.length === 0 ? <p className={styles.soft}>{t('story.notSent')}</p> : null}
      <ol className={styles.story}>
        {events.map((event) => (
          <li key={event.seq} data-parcel-event={event.toState}>
            <div className={styles.eventHead}>
              <ShipmentTag state={event.toState} />
              {event.place === '' ? null : <strong>{event.place}</strong>}
            </div>
            {event.note === '' ? null : <div>{event.note}</div>}
            <div className={styles.soft}>
              <time dateTime={new Date(event.atMs).toISOString()} title={formatDateTime(event.atMs)}>
                {formatDay(event.atMs).slice(5)} {formatTime(event.atMs)}
              </time>{' '}
              {event.staffName === 'system' ? t('story.system') : event.staffName}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
