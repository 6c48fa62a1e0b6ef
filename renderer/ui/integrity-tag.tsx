import { SafetyCertificateOutlined, WarningFilled } from '@ant-design/icons';
import { Tag } from './tag.tsx';

export interface IntegrityTagProps {
  readonly intact: boolean;
  readonly label: string;
  readonly hint?: string;
}

/** Whether what was recorded is still as it was recorded. */
export function IntegrityTag({ intact, label, hint }: IntegrityTagProps) {
  return (
    <Tag
      tone={intact ? 'success' : 'danger'}
      icon={intact ? <SafetyCertificateOutlined aria-hidden /> : <WarningFilled aria-hidden />}
      {...(hint === undefined ? {} : { title: hint })}
    >
      {label}
    </Tag>
  );
}
