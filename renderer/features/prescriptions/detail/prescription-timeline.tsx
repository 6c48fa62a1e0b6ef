import { useTranslation } from 'react-i18next';
import { IntegrityTag } from '#renderer/ui/integrity-tag.tsx';
import { PrescriptionStatusTag } from '#renderer/ui/prescription/prescription-status-tag.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { EventTime } from '#renderer/ui/timeline.tsx';
import { useSubstitutionStory } from '#renderer/ui/use-substitution-story.ts';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import { ROLES } from '#shared/domain/permissions.ts';
import styles from './detail.module.css';
import { EVENT_ACTIONS } from './event-actions.ts';

/** The prescription's story, newest first: who did what, when and why. */
export function PrescriptionTimeline({ prescription }: { readonly prescription: PrescriptionDetail }) {
  const { t } = useTranslation('prescriptions');
  const { historyIntact } = prescription;
  return (
    <Section
      title={t('timeline.title')}
      corner={
        <IntegrityTag
          intact={historyIntact}
          label={t(historyIntact ? 'timeline.intact' : 'timeline.broken')}
        />
      }
    >
      <ol className={styles.timeline}>
        {prescription.events.toReversed().map((event) => (
          <TimelineEvent key={event.seq} event={event} />
        ))}
      </ol>
    </Section>
  );
}

function TimelineEvent({ event }: { readonly event: PrescriptionDetail['events'][number] }) {
  const { t } = useTranslation('prescriptions');
  const { t: tCommon } = useTranslation('common');
  const substituted = useSubstitutionStory();
  const known = EVENT_ACTIONS.find((action) => action === event.action);
  const role = ROLES.find((name) => name === event.role);
  const actor =
    event.role === 'system'
      ? t('timeline.system')
      : `${event.staffName} · ${role === undefined ? event.role : tCommon(`role.${role}`)}`;
  return (
    <li data-event={event.action}>
      <div className={styles.eventHead}>
        <strong>{known === undefined ? event.action : t(`event.${known}`)}</strong>
        {event.fromStatus === event.toStatus ? null : <PrescriptionStatusTag status={event.toStatus} />}
      </div>
      <div className={styles.soft}>
        <EventTime atMs={event.atMs} /> {actor}
      </div>
      {event.reason === '' ? null : <div>{t('timeline.reason', { reason: event.reason })}</div>}
      {substituted(event.details.substitution).map((words) => (
        <div key={words} className={styles.soft}>
          {words}
        </div>
      ))}
    </li>
  );
}
