import { IdcardOutlined, StopFilled, WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { Tag } from '#renderer/ui/tag.tsx';
import type { LineWarning } from '#shared/contracts/cart.ts';

/** Shown in the stock cell instead. */
const SHOWN_ELSEWHERE: readonly LineWarning['code'][] = [
  'near_expiry',
  'urgent_expiry',
  'insufficient_stock',
];

/** What the cashier must know of a line, the blocking ones first. */
export function LineWarnings({ warnings }: { readonly warnings: readonly LineWarning[] }) {
  const shown = warnings.filter((warning) => !SHOWN_ELSEWHERE.includes(warning.code));
  return [...shown]
    .sort((a, b) => Number(b.blocking) - Number(a.blocking))
    .map((warning) => <WarningTag key={warning.code} warning={warning} />);
}

function WarningTag({ warning }: { readonly warning: LineWarning }) {
  const { t } = useTranslation('sale');
  const { limit = 0, quantity = 0, batchNumber = '' } = warning.params;
  const keys = `${shortcutKey('global', 'stock')} ${shortcutKey('stock', 'fillBin')}`;
  const icon: ReactNode = warning.blocking ? (
    <StopFilled aria-hidden />
  ) : warning.code === 'buyer_id_required' ? (
    <IdcardOutlined aria-hidden />
  ) : (
    <WarningFilled aria-hidden />
  );
  return (
    <Tag tone={warning.blocking ? 'danger' : 'warning'} icon={icon}>
      {t(`warning.${warning.code}`, { limit, quantity, batchNumber, keys })}
    </Tag>
  );
}
