import { CheckOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Tag } from '#renderer/ui/tag.tsx';
import type { CartLine } from '#shared/contracts/cart.ts';

/** How many of a line's units were scanned by their trace code; nothing on a line where none was. */
export function LinePacks({ line }: { readonly line: CartLine }) {
  const { t } = useTranslation('sale');
  const scanned = line.traceCodes.length;
  if (scanned === 0) return null;
  const isComplete = scanned === line.quantity;
  return (
    <Tag
      tone={isComplete ? 'success' : 'info'}
      icon={isComplete ? <CheckOutlined aria-hidden /> : undefined}
      title={line.traceCodes.join('\n')}
    >
      {t('cart.traceCodes', { scanned, quantity: line.quantity })}
    </Tag>
  );
}
