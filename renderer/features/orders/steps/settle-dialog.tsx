import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import type { useQueryCall } from '#renderer/client/use-query-call.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { TenderColumns } from '#renderer/ui/tender/tender-columns.tsx';
import { useTenderDraft } from '#renderer/ui/tender/use-tender-draft.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { CashRounding } from '#shared/domain/money.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { Countdown } from '../detail/countdown.tsx';
import { useOrdersStore } from '../orders-store.ts';
import styles from './steps.module.css';
import { useSettle } from './use-settle.ts';

/** The settings, or why they could not be read. */
export type SettingsAnswer = ReturnType<typeof useQueryCall<'settings.get'>>;

export interface SettleDialogProps {
  readonly order: OrderDetail;
  readonly settings: SettingsAnswer;
}

/** Takes the money for a waiting order; given over at once unless it is to be dispensed or sent later. */
export function SettleDialog({ order, settings }: SettleDialogProps) {
  const { t } = useTranslation('orders');
  const close = useOrdersStore((state) => state.close);
  return (
    <Dialog
      title={
        <>
          {t('settle.title', { number: formatOrderNumber(order.orderNumber) })}
          <Countdown untilMs={order.expiresAtMs} />
        </>
      }
      width={820}
      onClose={close}
    >
      {settings.data === undefined ? (
        <>
          <LoadingState />
          <FailureAlert failure={settings.error} />
        </>
      ) : (
        <SettleForm order={order} rounding={settings.data.limits.cashRounding} />
      )}
    </Dialog>
  );
}

function SettleForm({ order, rounding }: { readonly order: OrderDetail; readonly rounding: CashRounding }) {
  const { t } = useTranslation('orders');
  const close = useOrdersStore((state) => state.close);
  // An order from elsewhere or with an address is prepared and sent; at the counter it is taken along.
  const [handOver, setHandOver] = useState(order.channel === 'counter' && order.address === null);
  const [due] = useState({ totalFen: order.amounts.totalFen, rounding });
  const settle = useSettle(order);
  const tender = useTenderDraft(due, (tenders) => settle.submit(tenders, handOver));
  useShortcuts(
    'pay',
    { confirm: tender.confirm, close, handOver: () => setHandOver(!handOver), ...tender.keys },
    { modal: true },
  );
  return (
    <TenderColumns
      tender={tender}
      due={due}
      busy={settle.busy}
      first
      after={
        <>
          <Checkbox checked={handOver} onChange={(event) => setHandOver(event.target.checked)}>
            {t('settle.handOver')} <Kbd keys="F4" />
          </Checkbox>
          <p className={styles.hint}>{t(handOver ? 'settle.handOverHint' : 'settle.laterHint')}</p>
          <FailureAlert failure={settle.failure} />
        </>
      }
      onConfirm={tender.confirm}
    />
  );
}
