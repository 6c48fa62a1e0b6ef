import { MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { CartLine } from '#shared/contracts/cart.ts';
import styles from './cart.module.css';
import { useCartCommands } from './use-cart-commands.ts';

/** Quantity of a line with a step either way; any number is typed as `*3` in the search box. */
export function QuantityStepper({ line }: { readonly line: CartLine }) {
  const { t } = useTranslation('sale');
  const commands = useCartCommands();
  return (
    <span className={styles.stepper}>
      <button
        type="button"
        aria-label={t('cart.less', { name: line.genericName })}
        disabled={line.quantity === 1}
        onClick={() => void commands.changeQuantity(-1, line.lineId)}
      >
        <MinusOutlined aria-hidden />
      </button>
      <output>{line.quantity}</output>
      <button
        type="button"
        aria-label={t('cart.more', { name: line.genericName })}
        onClick={() => void commands.changeQuantity(1, line.lineId)}
      >
        <PlusOutlined aria-hidden />
      </button>
      <span className={styles.unit}>{line.unit}</span>
    </span>
  );
}
