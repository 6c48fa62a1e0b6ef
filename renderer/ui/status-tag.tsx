import {
  CarOutlined,
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  MedicineBoxOutlined,
  PayCircleOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderStatus } from '#shared/domain/order-states.ts';
import { Tag, type Tone } from './tag.tsx';

const LOOKS: Readonly<Record<OrderStatus, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  pending: { tone: 'warning', icon: <ClockCircleOutlined aria-hidden /> },
  paid: { tone: 'info', icon: <PayCircleOutlined aria-hidden /> },
  dispensing: { tone: 'violet', icon: <MedicineBoxOutlined aria-hidden /> },
  shipped: { tone: 'info', icon: <CarOutlined aria-hidden /> },
  completed: { tone: 'success', icon: <CheckCircleOutlined aria-hidden /> },
  cancelled: { tone: 'neutral', icon: <CloseCircleOutlined aria-hidden /> },
  after_sales: { tone: 'danger', icon: <SwapOutlined aria-hidden /> },
};

/** The state of an order by text, icon and colour. */
export function StatusTag({ status }: { readonly status: OrderStatus }) {
  const { t } = useTranslation('common');
  return (
    <Tag tone={LOOKS[status].tone} icon={LOOKS[status].icon}>
      {t(`orderStatus.${status}`)}
    </Tag>
  );
}
