import {
  CarOutlined,
  CheckOutlined,
  CompassOutlined,
  ContainerOutlined,
  InboxOutlined,
  PrinterOutlined,
  StopOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ShortcutId, shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { ShipmentExit } from '#shared/domain/shipment-states.ts';
import { useShippingStore } from '../shipping-store.ts';
import type { ShownParcel } from '../shown-parcel.ts';

interface ParcelAction {
  readonly id: ShortcutId<'shipping'>;
  readonly label: string;
  readonly icon: ReactNode;
  readonly look: 'main' | 'plain' | 'danger';
  readonly allowed: boolean;
  readonly run: () => void;
}

const EXIT_LOOKS = {
  confirm_receipt: { id: 'confirmReceipt', icon: <CheckOutlined aria-hidden />, look: 'plain' },
  close_lost: { id: 'end', icon: <StopOutlined aria-hidden />, look: 'danger' },
  receive_refused: { id: 'end', icon: <InboxOutlined aria-hidden />, look: 'main' },
} as const satisfies Record<ShipmentExit, Pick<ParcelAction, 'id' | 'icon' | 'look'>>;

/** What can be done with the parcel now, each with its key. */
export function ParcelActions(parcel: ShownParcel) {
  const { t } = useTranslation('shipping');
  const actions = useParcelActions(parcel);
  const allowed = actions.filter((action) => action.allowed);
  useShortcuts('shipping', Object.fromEntries(allowed.map(({ id, run }) => [id, run])));
  return (
    <div role="toolbar" aria-label={t('actions.label')}>
      {actions.map((action) => (
        <Button
          key={action.id}
          type={action.look === 'main' ? 'primary' : 'default'}
          danger={action.look === 'danger'}
          icon={action.icon}
          disabled={!action.allowed}
          title={action.allowed ? undefined : t('actions.notYours')}
          onClick={action.run}
        >
          {action.label} <Kbd keys={shortcutKey('shipping', action.id)} />
        </Button>
      ))}
    </div>
  );
}

function useParcelActions({ order, shipment }: ShownParcel): ParcelAction[] {
  const { t } = useTranslation('shipping');
  const open = useShippingStore((state) => state.open);
  const go = useRouteStore((state) => state.go);
  const ship = order.actions.find(({ action }) => action === 'ship');
  const steps = shipment?.steps ?? [];
  return [
    ...(ship === undefined
      ? []
      : [
          {
            id: 'ship',
            label: t('actions.ship'),
            icon: <CarOutlined aria-hidden />,
            look: 'main',
            allowed: ship.allowed,
            run: () => open({ kind: 'ship' }),
          } as const,
        ]),
    ...(steps.length === 0
      ? []
      : [
          {
            id: 'track',
            label: t('actions.track'),
            icon: <CompassOutlined aria-hidden />,
            look: 'plain',
            allowed: steps.some(({ allowed }) => allowed),
            run: () => open({ kind: 'track' }),
          } as const,
        ]),
    ...(shipment?.exits ?? []).map(
      ({ exit, allowed }): ParcelAction => ({
        ...EXIT_LOOKS[exit],
        ...(exit === 'confirm_receipt' && shipment?.state === 'delivered' ? { look: 'main' } : {}),
        label: t(`actions.${exit}`),
        allowed,
        run: () => open({ kind: 'exit', exit }),
      }),
    ),
    {
      id: 'slip',
      label: t('actions.slip'),
      icon: <PrinterOutlined aria-hidden />,
      look: 'plain',
      allowed: true,
      run: () => open({ kind: 'slip' }),
    },
    {
      id: 'order',
      label: t('actions.order'),
      icon: <ContainerOutlined aria-hidden />,
      look: 'plain',
      allowed: true,
      run: () => go('orders', order.orderNumber),
    },
  ];
}
