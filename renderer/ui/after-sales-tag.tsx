import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  ExclamationCircleOutlined,
  InboxOutlined,
  LikeOutlined,
  RollbackOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AfterSalesState } from '#shared/domain/after-sales-states.ts';
import { Tag, type Tone } from './tag.tsx';

const LOOKS: Readonly<Record<AfterSalesState, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  requested: { tone: 'warning', icon: <ClockCircleOutlined aria-hidden /> },
  approved: { tone: 'info', icon: <LikeOutlined aria-hidden /> },
  received: { tone: 'violet', icon: <InboxOutlined aria-hidden /> },
  completed: { tone: 'success', icon: <CheckCircleOutlined aria-hidden /> },
  rejected: { tone: 'neutral', icon: <CloseCircleOutlined aria-hidden /> },
  failed: { tone: 'danger', icon: <ExclamationCircleOutlined aria-hidden /> },
  withdrawn: { tone: 'neutral', icon: <RollbackOutlined aria-hidden /> },
};

/** The state of an after-sales request by text, icon and colour. */
export function AfterSalesTag({ state }: { readonly state: AfterSalesState }) {
  const { t } = useTranslation('afterSales');
  return (
    <Tag tone={LOOKS[state].tone} icon={LOOKS[state].icon}>
      {t(`state.${state}`)}
    </Tag>
  );
}
