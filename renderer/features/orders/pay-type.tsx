import { CreditCardOutlined, SplitCellsOutlined, WalletOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const PAY_TYPES = ['cash', 'card', 'mixed'] as const;

const ICONS: Readonly<Record<(typeof PAY_TYPES)[number], ReactNode>> = {
  cash: <WalletOutlined aria-hidden />,
  card: <CreditCardOutlined aria-hidden />,
  mixed: <SplitCellsOutlined aria-hidden />,
};

/** How an order was paid; nothing while it is not. */
export function PayType({ payType }: { readonly payType: string }) {
  const { t } = useTranslation('orders');
  const known = PAY_TYPES.find((name) => name === payType);
  if (known === undefined) return null;
  return (
    <span>
      {ICONS[known]} {t(`payType.${known}`)}
    </span>
  );
}
