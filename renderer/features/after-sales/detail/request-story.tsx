import { SafetyCertificateOutlined, WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { AfterSalesTag } from '#renderer/ui/after-sales-tag.tsx';
import { formatDay, formatTime } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import { AFTER_SALES_ACTIONS } from '#shared/domain/after-sales-states.ts';
import { ROLES } from '#shared/domain/permissions.ts';
import styles from './detail.module.css';

const EVENTS = ['request', ...AFTER_SALES_ACTIONS] as const;

/** The request's story, newest first: who did what, as what, when and why. */
export function RequestStory({ request }: { readonly request: AfterSalesDetail }) {
  const { t } = useTranslation('afterSales');
  const { t: tCommon } = useTranslation('common');
  const { t: tOrders } = useTranslation('orders');
  const corner = request.historyIntact ? (
    <Tag tone="success" icon={<SafetyCertificateOutlined aria-hidden />}>
      {t('detail.intact')}
    </Tag>
  ) : (
    <Tag tone="danger" icon={<WarningFilled aria-hidden />}>
      {t('detail.broken')}
    </Tag>
  );
  return (
    <Section title={t('detail.story')} corner={corner}>
      <ol className={styles.timeline}>
        {request.events.toReversed().map((event) => {
          const known = EVENTS.find((name) => name === event.action);
          const role = ROLES.find((name) => name === event.role);
          return (
            <li key={event.seq} data-event={event.action}>
              <div className={styles.eventHead}>
                <strong>{known === undefined ? event.action : t(`event.${known}`)}</strong>
                <AfterSalesTag state={event.toStatus} />
              </div>
              <div className={styles.soft}>
                {formatDay(event.atMs).slice(5)} {formatTime(event.atMs)} {event.staffName}
                {role === undefined ? null : ` · ${tCommon(`role.${role}`)}`}
              </div>
              {event.reason === '' ? null : <div>{tOrders('timeline.reason', { reason: event.reason })}</div>}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
