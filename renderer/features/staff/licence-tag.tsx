import { CheckCircleOutlined, CloseCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Tag } from '#renderer/ui/tag.tsx';
import type { LicenceState } from '#shared/domain/licences.ts';

/** How a pharmacist's licence stands today. */
export function LicenceTag({ state }: { readonly state: LicenceState }) {
  const { t } = useTranslation('staff');
  switch (state) {
    case 'valid':
      return (
        <Tag tone="success" icon={<CheckCircleOutlined aria-hidden />}>
          {t('licence.valid')}
        </Tag>
      );
    case 'expiring':
      return (
        <Tag tone="warning" icon={<WarningOutlined aria-hidden />}>
          {t('licence.expiring')}
        </Tag>
      );
    case 'expired':
    case 'none':
      return (
        <Tag tone="danger" icon={<CloseCircleOutlined aria-hidden />}>
          {t(`licence.${state}`)}
        </Tag>
      );
  }
}
