import { ClockCircleOutlined, InboxOutlined, StopOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { CategoryBadge } from '#renderer/ui/category-badge.tsx';
import { ExpiryTag } from '#renderer/ui/expiry-tag.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { Tag } from '#renderer/ui/tag.tsx';
import type { CallOutput } from '#shared/contracts/index.ts';
import styles from './list.module.css';

type StockRecord = CallOutput<'inventory.listStock'>['rows'][number];

export interface StockRowProps {
  readonly drug: StockRecord;
  readonly today: string;
}

/** A drug in two lines: what it is and how much there is; who makes it and what runs out. */
export function StockRow({ drug, today }: StockRowProps) {
  const { t } = useTranslation('stock');
  return (
    <div className={styles.row}>
      <span className={styles.name}>
        <CategoryBadge category={drug.category} />
        <strong>{drug.genericName}</strong>
      </span>
      <span className={styles.onHand}>
        {drug.onHand === 0 ? (
          <Tag tone="neutral" icon={<InboxOutlined aria-hidden />}>
            {t('list.outOfStock')}
          </Tag>
        ) : (
          <>
            <strong>{formatCount(drug.onHand)}</strong> {drug.unit}
          </>
        )}
      </span>
      <span className={styles.facts}>
        {[drug.specification, drug.manufacturer].filter((fact) => fact !== '').join(' · ')}
      </span>
      <span className={styles.warnings}>
        {drug.reserved === 0 ? null : (
          <span className={styles.reserved}>
            {t('list.reserved', { quantity: formatCount(drug.reserved) })}
          </span>
        )}
        {drug.outsideBinOnHand === 0 ? null : (
          <Tag tone="warning" icon={<InboxOutlined aria-hidden />}>
            {t('list.outsideBin', { quantity: formatCount(drug.outsideBinOnHand) })}
          </Tag>
        )}
        {drug.expiredOnHand === 0 ? null : (
          <Tag tone="danger" icon={<StopOutlined aria-hidden />}>
            {t('list.expired', { quantity: formatCount(drug.expiredOnHand) })}
          </Tag>
        )}
        {drug.nearExpiryOnHand > 0 ? (
          <Tag tone="warning" icon={<ClockCircleOutlined aria-hidden />}>
            {t('list.near', { quantity: formatCount(drug.nearExpiryOnHand) })}
          </Tag>
        ) : drug.expiredOnHand === 0 && drug.nearestExpiry !== null ? (
          <span className={styles.expiry}>
            {t('list.expiry')} <ExpiryTag date={drug.nearestExpiry} today={today} />
          </span>
        ) : null}
      </span>
    </div>
  );
}
