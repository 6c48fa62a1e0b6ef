import { HourglassOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Tag } from './tag.tsx';

/** Says that an order is what another one did not hand over. */
export function OwedTag() {
  const { t } = useTranslation('common');
  return (
    <Tag tone="violet" icon={<HourglassOutlined aria-hidden />}>
      {t('owed')}
    </Tag>
  );
}
