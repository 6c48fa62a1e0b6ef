import { useTranslation } from 'react-i18next';
import { Section } from '#renderer/ui/section.tsx';
import { EventTime, Timeline, TimelineHead } from '#renderer/ui/timeline.tsx';
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
      <Timeline>
        {events.map((event) => (
          <li key={event.seq} data-parcel-event={event.toState}>
            <TimelineHead>
              <ShipmentTag state={event.toState} />
              {event.place === '' ? null : <strong>{event.place}</strong>}
            </TimelineHead>
            {event.note === '' ? null : <div>{event.note}</div>}
            <div className={styles.soft}>
              <EventTime atMs={event.atMs} />{' '}
              {event.staffName === 'system' ? t('story.system') : event.staffName}
            </div>
          </li>
        ))}
      </Timeline>
    </Section>
  );
}
