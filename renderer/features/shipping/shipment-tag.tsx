import {
  CarOutlined,
  CheckCircleOutlined,
  ClockCircleOutlined,
  InboxOutlined,
  QuestionCircleOutlined,
  RollbackOutlined,
  StopOutlined,
  TruckOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tag, type Tone } from '#renderer/ui/tag.tsx';
import type { ShipmentState } from '#shared/domain/shipment-states.ts';

const LOOKS: Readonly<Record<ShipmentState, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  pending: { tone: 'violet', icon: <InboxOutlined aria-hidden /> },
  shipped: { tone: 'info', icon: <CarOutlined aria-hidden /> },
  in_transit: { tone: 'info', icon: <TruckOutlined aria-hidden /> },
  delivered: { tone: 'success', icon: <CheckCircleOutlined aria-hidden /> },
  delayed: { tone: 'warning', icon: <ClockCircleOutlined aria-hidden /> },
  lost: { tone: 'danger', icon: <QuestionCircleOutlined aria-hidden /> },
  refused: { tone: 'danger', icon: <StopOutlined aria-hidden /> },
  returned: { tone: 'neutral', icon: <RollbackOutlined aria-hidden /> },
};

/** The state of a parcel by text, icon and colour. */
export function ShipmentTag({ state }: { readonly state: ShipmentState }) {
  const { t } = useTranslation('common');
  return (
    <Tag tone={LOOKS[state].tone} icon={LOOKS[state].icon}>
      {t(`shipmentState.${state}`)}
    </Tag>
  );
}
