import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  EditOutlined,
  FieldTimeOutlined,
  HourglassOutlined,
  MedicineBoxOutlined,
  RollbackOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrescriptionStatus } from '#shared/domain/prescription-states.ts';
import { Tag, type Tone } from '../tag.tsx';

const LOOKS: Readonly<Record<PrescriptionStatus, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  draft: { tone: 'neutral', icon: <EditOutlined aria-hidden /> },
  waiting: { tone: 'warning', icon: <HourglassOutlined aria-hidden /> },
  approved: { tone: 'success', icon: <CheckCircleOutlined aria-hidden /> },
  rejected: { tone: 'danger', icon: <CloseCircleOutlined aria-hidden /> },
  lapsed: { tone: 'neutral', icon: <FieldTimeOutlined aria-hidden /> },
  dispensed: { tone: 'info', icon: <MedicineBoxOutlined aria-hidden /> },
  withdrawn: { tone: 'neutral', icon: <RollbackOutlined aria-hidden /> },
};

/** The state of a prescription by text, icon and colour. */
export function PrescriptionStatusTag({ status }: { readonly status: PrescriptionStatus }) {
  const { t } = useTranslation('prescriptions');
  return (
    <Tag tone={LOOKS[status].tone} icon={LOOKS[status].icon}>
      {t(`status.${status}`)}
    </Tag>
  );
}
