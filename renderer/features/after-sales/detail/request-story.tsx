import { useTranslation } from 'react-i18next';
import { AfterSalesTag } from '#renderer/ui/after-sales-tag.tsx';
import { IntegrityTag } from '#renderer/ui/integrity-tag.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { EventTime, Timeline, TimelineHead } from '#renderer/ui/timeline.tsx';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import { AFTER_SALES_ACTIONS } from '#shared/domain/after-sales-states.ts';
import { ROLES } from '#shared/domain/permissions.ts';
import styles from './detail.module.css';

const EVENTS = ['request', ...AFTER_SALES_ACTIONS, 'attach_image'] as const;

/** The request's story, newest first: who did what, as what, when and why. */
export function RequestStory({ request }: { readonly request: AfterSalesDetail }) {
  const { t } = useTranslation('afterSales');
  const { t: tCommon } = useTranslation('common');
  const { t: tOrders } = useTranslation('orders');
  const { historyIntact } = request;
  const corner = (
    <IntegrityTag intact={historyIntact} label={t(historyIntact ? 'detail.intact' : 'detail.broken')} />
  );
  return (
    <Section title={t('detail.story')} corner={corner}>
      <Timeline>
        {request.events.toReversed().map((event) => {
          const known = EVENTS.find((name) => name === event.action);
          const isExchange = event.details.replacementNumber !== undefined;
          const role = ROLES.find((name) => name === event.role);
          return (
            <li key={event.seq} data-event={event.action}>
              <TimelineHead>
                <strong>
                  {known === undefined ? event.action : t(`event.${isExchange ? 'exchange' : known}`)}
                </strong>
                <AfterSalesTag state={event.toStatus} />
              </TimelineHead>
              <div className={styles.soft}>
                <EventTime atMs={event.atMs} /> {event.staffName}
                {role === undefined ? null : ` · ${tCommon(`role.${role}`)}`}
              </div>
              {event.reason === '' ? null : <div>{tOrders('timeline.reason', { reason: event.reason })}</div>}
            </li>
          );
        })}
      </Timeline>
    </Section>
  );
}
