import { EyeOutlined } from '@ant-design/icons';
import type { ControlClass } from '#shared/domain/drugs.ts';
import { Tag } from './tag.tsx';
import { useWords } from './use-words.ts';

/** Marks a watched drug (特殊管理药品) with its class; nothing for the others. */
export function ControlBadge({ controlClass }: { readonly controlClass: ControlClass }) {
  const t = useWords('common');
  if (controlClass === 'none') return null;
  return (
    <Tag tone="violet" icon={<EyeOutlined aria-hidden />}>
      {t(`controlClass.${controlClass}`)}
    </Tag>
  );
}
