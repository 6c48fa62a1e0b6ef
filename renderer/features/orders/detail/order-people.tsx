import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCarriers } from '#renderer/client/use-carriers.ts';
import { type Fact, Facts } from '#renderer/ui/facts.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { OrderFilter } from '../order-filter.ts';

export interface OrderPeopleProps {
  readonly order: OrderDetail;
  readonly onCustomer: (change: Pick<OrderFilter, 'customer'>) => void;
}

const joined = (...texts: readonly string[]) => texts.filter((text) => text !== '').join(' ');

/** For whom the order is and where it goes. What the order does not have is left out. */
export function OrderPeople({ order, onCustomer }: OrderPeopleProps) {
  const { t } = useTranslation('orders');
  const carriers = useCarriers();
  const { customer, doctor, address, buyer } = order;
  const { customerId } = customer;
  const texts: readonly (readonly [Parameters<typeof label>[0], string])[] = [
    ['customer', joined(customer.name, customer.phone) || t('walkIn')],
    ['doctor', doctor.name],
    ['buyer', buyer === null ? '' : joined(buyer.name, buyer.idNumberMasked)],
    ['recipient', address === null ? '' : joined(address.name, address.phone)],
    [
      'address',
      address === null
        ? ''
        : joined(address.province, address.city, address.district, address.detail, address.postCode),
    ],
    ['carrier', joined(carriers.shown(order.carrier), order.trackingNumber)],
    ['cancelReason', order.cancelReason],
    ['remark', order.remark],
  ];
  function label(
    name: 'customer' | 'doctor' | 'buyer' | 'recipient' | 'address' | 'carrier' | 'cancelReason' | 'remark',
  ) {
    return t(`people.${name}`);
  }
  const facts: Fact[] = texts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ({ key: name, label: label(name), value }));
  return (
    <Section
      title={t('people.title')}
      corner={
        customerId === null ? null : (
          <Button
            size="small"
            type="link"
            onClick={() => onCustomer({ customer: { customerId, name: customer.name } })}
          >
            {t('people.allOrders')}
          </Button>
        )
      }
    >
      <Facts facts={facts} />
    </Section>
  );
}
