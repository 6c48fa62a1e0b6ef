import { DeleteOutlined } from '@ant-design/icons';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { CategoryBadge } from '#renderer/ui/category-badge.tsx';
import { Money } from '#renderer/ui/money.tsx';
import { PrescriptionStatusTag } from '#renderer/ui/prescription/prescription-status-tag.tsx';
import type { CartLine } from '#shared/contracts/cart.ts';
import { formatPrescriptionNumber } from '#shared/domain/prescription-number.ts';
import { useSaleStore } from '../sale-store.ts';
import styles from './cart.module.css';
import { cartRowId } from './cart-row-id.ts';
import { LineDiscountCell } from './line-discount-cell.tsx';
import { LinePacks } from './line-packs.tsx';
import { LineStock } from './line-stock.tsx';
import { LineWarnings } from './line-warnings.tsx';
import { QuantityStepper } from './quantity-stepper.tsx';
import { useCartCommands } from './use-cart-commands.ts';

const LARGE_FEN = 10_000_000;
const sizeOf = (fen: number) => (fen >= LARGE_FEN ? styles.large : undefined);

export interface CartRowProps {
  readonly line: CartLine;
  readonly current: boolean;
  readonly today: string;
}

/** One line of the cart. What hinders its sale stands in the row itself, so that no row changes its height. */
export const CartRow = memo(function CartRow({ line, current, today }: CartRowProps) {
  const { t } = useTranslation('sale');
  const commands = useCartCommands();
  const setCurrentLine = useSaleStore((state) => state.setCurrentLine);
  const blocked = line.warnings.some((warning) => warning.blocking);
  const facts = [line.specification, line.manufacturer, line.tradeName]
    .filter((fact) => fact !== '')
    .join(' · ');
  return (
    <tr
      id={cartRowId(line.lineId)}
      className={[current && styles.current, blocked && styles.blocked, !line.selected && styles.off]
        .filter((name) => name !== false)
        .join(' ')}
      aria-current={current ? 'true' : undefined}
      onMouseDown={() => setCurrentLine(line.lineId)}
    >
      <td className={styles.select}>
        <input
          type="checkbox"
          checked={line.selected}
          aria-label={t('cart.selectLine', { name: line.genericName })}
          onChange={() => void commands.toggleSelected(line.lineId)}
        />
      </td>
      <td className={styles.drug}>
        <div className={styles.name}>
          <CategoryBadge category={line.category} />
          <strong title={line.genericName}>{line.genericName}</strong>
          {line.prescription === null ? null : <PrescriptionStatusTag status={line.prescription.status} />}
        </div>
        <div className={styles.facts}>
          <LineWarnings warnings={line.warnings} />
          <LinePacks line={line} />
          {line.prescription === null ? null : (
            <span className={styles.onPrescription}>
              {t('cart.onPrescription', { number: formatPrescriptionNumber(line.prescription.number) })}
            </span>
          )}
          <span className={styles.factText} title={facts}>
            {facts}
          </span>
        </div>
      </td>
      <td className={styles.batch}>
        <LineStock line={line} today={today} />
      </td>
      <td className={styles.unitPrice}>
        <Money fen={line.unitPriceFen} className={sizeOf(line.unitPriceFen)} />
        {line.unitPriceFen === line.listPriceFen ? null : (
          <s className={styles.was}>
            <Money fen={line.listPriceFen} className={sizeOf(line.listPriceFen)} />
          </s>
        )}
      </td>
      <td className={styles.quantity}>
        <QuantityStepper line={line} />
      </td>
      <td className={styles.discount}>
        <LineDiscountCell line={line} />
      </td>
      <td className={styles.amount}>
        <Money fen={line.netFen} className={sizeOf(line.netFen)} />
      </td>
      <td className={styles.remove}>
        <button
          type="button"
          className={styles.iconButton}
          aria-label={t('cart.removeLine', { name: line.genericName })}
          onClick={() => void commands.removeLine(line.lineId)}
        >
          <DeleteOutlined aria-hidden />
        </button>
      </td>
    </tr>
  );
});
