import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import type { OrderFilter } from '../order-filter.ts';

const OFFERED = 20;

export interface CustomerFilterProps {
  readonly customer: OrderFilter['customer'];
  readonly onChange: (customer: OrderFilter['customer']) => void;
}

/** Leaves one customer's orders; found by phone or name. */
export function CustomerFilter({ customer, onChange }: CustomerFilterProps) {
  const { t } = useTranslation('orders');
  const [query, setQuery] = useState('');
  const found = useQueryCall(
    'customers.search',
    { query: query.trim(), limit: OFFERED },
    { keepPrevious: true },
  );
  const customers = found.data?.customers ?? [];
  const options = customers.map(({ customerId, name, phone }) => ({
    value: customerId,
    label: `${name} ${phone}`.trim(),
    name,
  }));
  const isOffered = customer === null || options.some((option) => option.value === customer.customerId);
  return (
    <Select
      allowClear
      showSearch={{ filterOption: false, onSearch: setQuery }}
      aria-label={t('filter.customer')}
      placeholder={t('filter.anyCustomer')}
      notFoundContent={t('filter.noCustomer')}
      value={customer?.customerId ?? null}
      options={
        isOffered
          ? options
          : [{ value: customer.customerId, label: customer.name, name: customer.name }, ...options]
      }
      onChange={(customerId: number | undefined) => {
        const chosen = options.find((option) => option.value === customerId);
        onChange(chosen === undefined ? null : { customerId: chosen.value, name: chosen.name });
      }}
    />
  );
}
