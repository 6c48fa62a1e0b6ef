import { MergeOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot } from '#renderer/ui/dialog-form.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { Money } from '#renderer/ui/money.tsx';
import type { OrderDetail, OrderSummary } from '#shared/contracts/orders.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { useOrdersStore } from '../orders-store.ts';
import styles from './divide.module.css';
import { MergeList } from './merge-list.tsx';
import { useMerge } from './use-merge.ts';

/** At most ten orders become one. */
const MAX_OTHERS = 9;

/** Offers the other orders of the same customer that wait for payment; all of them are chosen at first. */
export function MergeDialog({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const close = useOrdersStore((state) => state.close);
  const waiting = useQueryCall('orders.list', {
    customerId: order.customer.customerId,
    statuses: ['pending'],
    channel: order.channel,
    pageSize: 50,
  });
  const others = waiting.data?.rows.filter((other) => other.orderId !== order.orderId).slice(0, MAX_OTHERS);
  return (
    <Dialog
      title={
        <>
          <MergeOutlined aria-hidden /> {t('merge.title', { number: formatOrderNumber(order.orderNumber) })}
        </>
      }
      width={640}
      onClose={close}
    >
      {others === undefined ? (
        <>
          <LoadingState />
          <FailureAlert failure={waiting.error} />
        </>
      ) : (
        <MergeForm order={order} others={others} />
      )}
    </Dialog>
  );
}

interface MergeFormProps {
  readonly order: OrderDetail;
  readonly others: readonly OrderSummary[];
}

function MergeForm({ order, others }: MergeFormProps) {
  const { t } = useTranslation('orders');
  const close = useOrdersStore((state) => state.close);
  const merge = useMerge(order);
  const [place, setPlace] = useState(0);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const chosen = others.filter(({ orderId }) => !left.has(orderId));
  const at = Math.min(place, others.length - 1);
  const toggle = (orderId: number) => {
    const next = new Set(left);
    if (!next.delete(orderId)) next.add(orderId);
    setLeft(next);
  };
  const confirm = () => {
    if (chosen.length > 0) merge.submit(chosen);
  };
  useShortcuts(
    'merge',
    {
      confirm,
      previousOrder: () => setPlace(Math.max(at - 1, 0)),
      nextOrder: () => setPlace(Math.min(at + 1, others.length - 1)),
      toggle: () => {
        const other = others[at];
        if (other !== undefined) toggle(other.orderId);
      },
      close,
    },
    { modal: true },
  );
  const totalFen = chosen.reduce((sum, other) => sum + other.totalFen, order.amounts.totalFen);
  const label = t('merge.lead', { customer: order.customer.name });
  return (
    <div className={styles.form}>
      {others.length === 0 ? (
        <EmptyState icon={<MergeOutlined />} title={t('merge.none')} />
      ) : (
        <>
          <p className={styles.lead}>
            <span>{label}</span>
            <span>
              <Kbd keys="Space" /> {t('merge.toggle')}
            </span>
          </p>
          <MergeList label={label} others={others} left={left} at={at} onToggle={toggle} onPlace={setPlace} />
          <p className={styles.sum}>
            <span>{t('merge.total', { count: chosen.length + 1 })}</span>
            <strong>
              <Money fen={totalFen} />
            </strong>
          </p>
          <p className={styles.hint}>{t(chosen.length === 0 ? 'merge.choose' : 'merge.hint')}</p>
        </>
      )}
      <FailureAlert failure={merge.failure} />
      <DialogFoot
        confirm={t('merge.confirm')}
        busy={merge.busy}
        disabled={chosen.length === 0}
        onConfirm={confirm}
        onBack={close}
      />
    </div>
  );
}
