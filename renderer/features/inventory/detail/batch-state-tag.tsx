import {
  AlertOutlined,
  CheckCircleOutlined,
  InboxOutlined,
  LockOutlined,
  SafetyOutlined,
  StopOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tag, type Tone } from '#renderer/ui/tag.tsx';
import type { Batch } from '#shared/contracts/inventory.ts';

const STATES = ['sellable', 'expired', 'locked', 'recalled', 'quarantine', 'waiting', 'taken_out'] as const;
type BatchState = (typeof STATES)[number];

const LOOKS: Readonly<Record<BatchState, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  sellable: { tone: 'success', icon: <CheckCircleOutlined aria-hidden /> },
  expired: { tone: 'danger', icon: <StopOutlined aria-hidden /> },
  locked: { tone: 'warning', icon: <LockOutlined aria-hidden /> },
  recalled: { tone: 'danger', icon: <AlertOutlined aria-hidden /> },
  quarantine: { tone: 'violet', icon: <SafetyOutlined aria-hidden /> },
  waiting: { tone: 'warning', icon: <InboxOutlined aria-hidden /> },
  taken_out: { tone: 'neutral', icon: <InboxOutlined aria-hidden /> },
};

/** Whether a batch may be sold and, if not, what keeps it from it; the gravest reason first. */
export function BatchStateTag({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation('stock');
  const state = stateOf(batch);
  return (
    <Tag tone={LOOKS[state].tone} icon={LOOKS[state].icon}>
      {t(`batchState.${state}`)}
    </Tag>
  );
}

function stateOf(batch: Batch): BatchState {
  if (batch.status !== 'available') return batch.status;
  if (batch.zone === 'quarantine') return 'quarantine';
  if (batch.expiryLevel === 'expired') return 'expired';
  return batch.bin === 'ready' ? 'sellable' : batch.bin;
}
