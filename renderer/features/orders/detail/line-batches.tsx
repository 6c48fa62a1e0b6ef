import {
  CheckOutlined,
  DisconnectOutlined,
  LockOutlined,
  RollbackOutlined,
  SafetyOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ExpiryTag } from '#renderer/ui/expiry-tag.tsx';
import lines from '#renderer/ui/record-lines.module.css';
import { Tag, type Tone } from '#renderer/ui/tag.tsx';
import type { OrderDetail } from '#shared/contracts/orders.ts';

type Item = OrderDetail['items'][number];
type BatchState = Item['batches'][number]['state'];

const LOOKS: Readonly<Record<BatchState, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  reserved: { tone: 'warning', icon: <LockOutlined aria-hidden /> },
  dispensed: { tone: 'success', icon: <CheckOutlined aria-hidden /> },
  released: { tone: 'neutral', icon: <UndoOutlined aria-hidden /> },
  restocked: { tone: 'info', icon: <RollbackOutlined aria-hidden /> },
  quarantined: { tone: 'violet', icon: <SafetyOutlined aria-hidden /> },
  lost: { tone: 'danger', icon: <DisconnectOutlined aria-hidden /> },
};

/** The batches that a line comes from: which, until when it is good, how many, and what became of them. */
export function LineBatches({ item, today }: { readonly item: Item; readonly today: string }) {
  const { t } = useTranslation('orders');
  return (
    <ul className={lines.batches}>
      {item.batches.map((batch) => (
        <li key={`${batch.batchId}-${batch.state}`}>
          <span className={lines.batchNumber}>{batch.batchNumber}</span>
          <ExpiryTag date={batch.expiryDate} today={today} />
          <span>×{batch.quantity}</span>
          <Tag tone={LOOKS[batch.state].tone} icon={LOOKS[batch.state].icon}>
            {t(`batchState.${batch.state}`)}
          </Tag>
        </li>
      ))}
    </ul>
  );
}
