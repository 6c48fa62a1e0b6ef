import { InfoCircleOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { RecordRefusal } from '#renderer/ui/record-panel.tsx';
import { useErrorText } from '#renderer/ui/use-error-text.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { ACTION_LOOKS } from '../action-looks.tsx';
import { useOrdersStore } from '../orders-store.ts';
import { isShown, type OfferedAction, useOfferedActions } from './use-offered-actions.ts';

/** What can be done with the order now; what cannot is there too, with the reason. */
export function OrderActions({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const open = useOrdersStore((state) => state.open);
  const { offered, keys } = useOfferedActions(order);
  useShortcuts('orders', keys);
  const shown = offered.filter(isShown);
  const refused = shown.filter((action) => action.refusal !== null);
  return (
    <>
      <div role="toolbar" aria-label={t('actions.label')}>
        {shown.map((action) => (
          <ActionButton key={action.action} action={action} />
        ))}
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => open({ kind: 'documents' })}>
          {t('actions.documents')} <Kbd keys={shortcutKey('orders', 'documents')} />
        </Button>
      </div>
      {refused.map((action) => (
        <Refusal key={action.action} action={action} />
      ))}
    </>
  );
}

function ActionButton({ action }: { readonly action: OfferedAction }) {
  const { t } = useTranslation('orders');
  const { icon, danger, shortcut } = ACTION_LOOKS[action.action];
  return (
    <Button
      type={action.isMain ? 'primary' : 'default'}
      danger={danger}
      icon={icon}
      disabled={action.refusal !== null}
      onClick={action.run}
    >
      {t(`actions.${action.action}`)} <Kbd keys={shortcutKey('orders', shortcut)} />
    </Button>
  );
}

function Refusal({ action }: { readonly action: OfferedAction }) {
  const { t } = useTranslation('orders');
  const errorText = useErrorText();
  if (action.refusal === null) return null;
  return (
    <RecordRefusal>
      <InfoCircleOutlined aria-hidden />
      {t('actions.refused', {
        action: t(`actions.${action.action}`),
        reason: errorText({ code: action.refusal, params: {} }).text,
      })}
    </RecordRefusal>
  );
}
