import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateField } from '#renderer/ui/date-field.tsx';
import { useToday } from '#renderer/ui/use-today.ts';
import { ORDER_CHANNELS } from '#shared/contracts/orders.ts';
import { ORDER_STATUSES, type OrderStatus } from '#shared/domain/order-states.ts';
import { type OrderFilter, PERIODS } from '../order-filter.ts';
import { CustomerFilter } from './customer-filter.tsx';
import { FIRST_FILTER_ID } from './first-filter-id.ts';
import styles from './list.module.css';

/** Stands among the states that people choose from. */
const OWED = 'owed' as const;

export interface OrderFiltersProps {
  readonly filter: OrderFilter;
  readonly onChange: (change: Partial<OrderFilter>) => void;
}

/** What narrows the list besides the search: state, channel, days, customer. */
export function OrderFilters({ filter, onChange }: OrderFiltersProps) {
  const { t } = useTranslation('orders');
  const { t: tCommon } = useTranslation('common');
  const today = useToday();
  return (
    <div className={styles.filters}>
      <Select
        id={FIRST_FILTER_ID}
        mode="multiple"
        allowClear
        showSearch={false}
        maxTagCount="responsive"
        aria-label={t('filter.status')}
        placeholder={t('filter.anyStatus')}
        value={[...filter.statuses, ...(filter.owed ? [OWED] : [])]}
        options={[
          ...ORDER_STATUSES.map((status) => ({ value: status, label: tCommon(`orderStatus.${status}`) })),
          { value: OWED, label: t('filter.owed') },
        ]}
        onChange={(chosen: (OrderStatus | typeof OWED)[]) =>
          onChange({
            statuses: chosen.filter((status) => status !== OWED),
            owed: chosen.includes(OWED),
          })
        }
      />
      <Select
        aria-label={t('filter.period')}
        placeholder={t('period.all')}
        value={filter.period === 'all' ? null : filter.period}
        options={PERIODS.map((period) => ({ value: period, label: t(`period.${period}`) }))}
        onChange={(period) => onChange({ period: period ?? 'all' })}
      />
      <Select
        allowClear
        aria-label={t('filter.channel')}
        placeholder={t('filter.anyChannel')}
        value={filter.channel}
        options={ORDER_CHANNELS.map((channel) => ({ value: channel, label: tCommon(`channel.${channel}`) }))}
        onChange={(channel) => onChange({ channel: channel ?? null })}
      />
      <CustomerFilter customer={filter.customer} onChange={(customer) => onChange({ customer })} />
      {filter.period === 'custom' ? (
        <div className={styles.days}>
          <DateField
            label={t('filter.firstDay')}
            example={today}
            value={filter.firstDay}
            onChange={(firstDay) => onChange({ firstDay })}
          />
          <span aria-hidden>–</span>
          <DateField
            label={t('filter.lastDay')}
            example={today}
            value={filter.lastDay}
            onChange={(lastDay) => onChange({ lastDay })}
          />
        </div>
      ) : null}
    </div>
  );
}
