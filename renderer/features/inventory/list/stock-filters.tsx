import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DRUG_CATEGORIES } from '#shared/domain/drugs.ts';
import { FIRST_FILTER_ID } from '../element-ids.ts';
import { STOCK_STATES, type StockFilter } from '../stock-filter.ts';
import styles from './list.module.css';

export interface StockFiltersProps {
  readonly filter: StockFilter;
  readonly onChange: (change: Partial<StockFilter>) => void;
}

/** What narrows the list besides the search: what is on the shelf, and the category. */
export function StockFilters({ filter, onChange }: StockFiltersProps) {
  const { t } = useTranslation('stock');
  const { t: tCommon } = useTranslation('common');
  return (
    <div className={styles.filters}>
      <Select
        id={FIRST_FILTER_ID}
        aria-label={t('filter.label')}
        placeholder={t('filter.all')}
        value={filter.state === 'all' ? null : filter.state}
        options={STOCK_STATES.map((state) => ({ value: state, label: t(`filter.${state}`) }))}
        onChange={(state) => onChange({ state: state ?? 'all' })}
      />
      <Select
        allowClear
        aria-label={t('filter.category')}
        placeholder={t('filter.anyCategory')}
        value={filter.category}
        options={DRUG_CATEGORIES.map((name) => ({ value: name, label: tCommon(`category.${name}`) }))}
        onChange={(category) => onChange({ category: category ?? null })}
      />
    </div>
  );
}
