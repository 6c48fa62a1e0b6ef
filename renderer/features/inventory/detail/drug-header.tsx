import { FormOutlined, InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useMay } from '#renderer/stores/session-store.ts';
import { CategoryBadge } from '#renderer/ui/category-badge.tsx';
import { ControlBadge } from '#renderer/ui/control-badge.tsx';
import { formatMoney } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { Drug } from '#shared/contracts/catalog.ts';
import type { Batch } from '#shared/contracts/inventory.ts';
import { BatchActions } from '../holds/batch-actions.tsx';
import { SplitActions } from '../split/split-actions.tsx';
import { useStockStore } from '../stock-store.ts';
import styles from './detail.module.css';
import { StockNotice } from './stock-notice.tsx';

export interface DrugHeaderProps {
  readonly drug: Drug;
  readonly batches: readonly Batch[];
  readonly current: Batch | null;
}

/** What the drug is, and what can be booked for it. */
export function DrugHeader({ drug, batches, current }: DrugHeaderProps) {
  const { t } = useTranslation('stock');
  const { t: tCommon } = useTranslation('common');
  const open = useStockStore((state) => state.open);
  const may = useMay();
  const facts = [
    ['code', drug.code],
    ['approvalNumber', drug.approvalNumber],
    ['barcodes', drug.barcodes.join(tCommon('and'))],
    ['shelf', drug.shelf],
    ['storage', tCommon(`storage.${drug.storage}`)],
    ['price', formatMoney(drug.priceFen)],
    ['memberPrice', drug.memberPriceFen === null ? '' : formatMoney(drug.memberPriceFen)],
  ] as const;
  return (
    <header className={styles.top}>
      <div className={styles.heading}>
        <h2 className={styles.title}>
          <CategoryBadge category={drug.category} />
          {drug.genericName}
          <ControlBadge controlClass={drug.controlClass} />
        </h2>
        <StockNotice drugId={drug.drugId} />
      </div>
      <p className={styles.subtitle}>
        {[drug.tradeName, drug.specification, drug.manufacturer].filter((fact) => fact !== '').join(' · ')}
      </p>
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{t(`detail.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <div className={styles.actions}>
        <Button
          type="primary"
          icon={<InboxOutlined aria-hidden />}
          disabled={!may('stock.receive')}
          onClick={() => open('goodsIn')}
        >
          {t('detail.goodsIn')} <Kbd keys={shortcutKey('stock', 'goodsIn')} />
        </Button>
        <Button
          icon={<FormOutlined aria-hidden />}
          disabled={batches.length === 0 || !may('stock.adjust')}
          onClick={() => open('adjust')}
        >
          {t('detail.adjust')} <Kbd keys={shortcutKey('stock', 'adjust')} />
        </Button>
        <BatchActions batch={current} />
        <SplitActions drug={drug} />
      </div>
    </header>
  );
}
