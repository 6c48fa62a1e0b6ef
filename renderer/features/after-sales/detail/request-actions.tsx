import {
  CheckOutlined,
  CloseCircleOutlined,
  ContainerOutlined,
  ExclamationCircleOutlined,
  InboxOutlined,
  InfoCircleOutlined,
  PayCircleOutlined,
  RollbackOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ShortcutId, shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { RecordRefusal } from '#renderer/ui/record-panel.tsx';
import { useErrorText } from '#renderer/ui/use-error-text.ts';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import type { AfterSalesAction } from '#shared/domain/after-sales-states.ts';
import { type AfterSalesDialog, useAfterSalesStore } from '../after-sales-store.ts';

interface ActionLook {
  readonly icon: ReactNode;
  readonly danger: boolean;
  readonly shortcut: ShortcutId<'aftersales'>;
  readonly dialog: AfterSalesDialog;
}

/** How each step looks, which key it has, and which dialog asks what it needs. */
const LOOKS: Readonly<Record<AfterSalesAction, ActionLook>> = {
  approve: {
    icon: <CheckOutlined aria-hidden />,
    danger: false,
    shortcut: 'approve',
    dialog: { kind: 'plain', action: 'approve' },
  },
  receive_goods: {
    icon: <InboxOutlined aria-hidden />,
    danger: false,
    shortcut: 'inspect',
    dialog: { kind: 'inspect' },
  },
  complete: {
    icon: <PayCircleOutlined aria-hidden />,
    danger: false,
    shortcut: 'refund',
    dialog: { kind: 'refund' },
  },
  retry: {
    icon: <PayCircleOutlined aria-hidden />,
    danger: false,
    shortcut: 'refund',
    dialog: { kind: 'refund' },
  },
  choose_replacement: {
    icon: <SwapOutlined aria-hidden />,
    danger: false,
    shortcut: 'replace',
    dialog: { kind: 'replacement' },
  },
  fail: {
    icon: <ExclamationCircleOutlined aria-hidden />,
    danger: false,
    shortcut: 'fail',
    dialog: { kind: 'plain', action: 'fail' },
  },
  withdraw: {
    icon: <RollbackOutlined aria-hidden />,
    danger: false,
    shortcut: 'withdraw',
    dialog: { kind: 'plain', action: 'withdraw' },
  },
  reject: {
    icon: <CloseCircleOutlined aria-hidden />,
    danger: true,
    shortcut: 'reject',
    dialog: { kind: 'plain', action: 'reject' },
  },
};

const MAIN: readonly AfterSalesAction[] = ['approve', 'receive_goods', 'complete', 'retry'];
const ORDER = Object.keys(LOOKS) as AfterSalesAction[];

/** What can be done with the request now; what this person may not do is there too, with the reason. */
export function RequestActions({ request }: { readonly request: AfterSalesDetail }) {
  const { t } = useTranslation('afterSales');
  const errorText = useErrorText();
  const open = useAfterSalesStore((state) => state.open);
  const go = useRouteStore((state) => state.go);
  const toOrder = () => go('orders', request.orderNumber);
  const offered = ORDER.flatMap((action) => request.actions.filter((row) => row.action === action));
  const keys: Partial<Record<ShortcutId<'aftersales'>, () => void>> = { order: toOrder };
  for (const { action, allowed } of offered) {
    if (allowed) keys[LOOKS[action].shortcut] = () => open(LOOKS[action].dialog);
  }
  useShortcuts('aftersales', keys);
  const settles = (action: AfterSalesAction) => action === 'complete' || action === 'retry';
  const words = (action: AfterSalesAction) =>
    t(`actions.${settles(action) && request.exchange !== null ? 'exchange' : action}`);
  const refused = offered.filter(({ allowed }) => !allowed).map(({ action }) => words(action));
  return (
    <>
      <div role="toolbar" aria-label={t('actions.label')}>
        {offered.map(({ action, allowed }) => (
          <Button
            key={action}
            type={MAIN.includes(action) ? 'primary' : 'default'}
            danger={LOOKS[action].danger}
            icon={LOOKS[action].icon}
            disabled={!allowed}
            onClick={() => open(LOOKS[action].dialog)}
          >
            {words(action)} <Kbd keys={shortcutKey('aftersales', LOOKS[action].shortcut)} />
          </Button>
        ))}
        <Button icon={<ContainerOutlined aria-hidden />} onClick={toOrder}>
          {t('actions.order')} <Kbd keys={shortcutKey('aftersales', 'order')} />
        </Button>
      </div>
      {refused.length === 0 ? null : (
        <RecordRefusal>
          <InfoCircleOutlined aria-hidden />
          {t('actions.refused', {
            action: refused.join(t('and')),
            reason: errorText({ code: 'FORBIDDEN', params: {} }).text,
          })}
        </RecordRefusal>
      )}
    </>
  );
}
