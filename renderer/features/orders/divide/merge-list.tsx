import { CheckSquareFilled, MinusSquareOutlined } from '@ant-design/icons';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatTimeOfDay } from '#renderer/ui/format.ts';
import { Money } from '#renderer/ui/money.tsx';
import type { OrderSummary } from '#shared/contracts/orders.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import styles from './divide.module.css';

const rowId = (orderId: number) => `merge-order-${orderId}`;

export interface MergeListProps {
  readonly label: string;
  readonly others: readonly OrderSummary[];
  /** The orders that stay out. */
  readonly left: ReadonlySet<number>;
  /** The place that the keys are at. */
  readonly at: number;
  readonly onToggle: (orderId: number) => void;
  readonly onPlace: (place: number) => void;
}

/** Orders to choose several of. The list has the focus; which one the keys are at is marked. */
export function MergeList({ label, others, left, at, onToggle, onPlace }: MergeListProps) {
  const { t } = useTranslation('orders');
  const list = useRef<HTMLDivElement>(null);
  const current = others[at];
  useEffect(() => list.current?.focus(), []);
  return (
    <div
      ref={list}
      role="listbox"
      aria-multiselectable
      aria-label={label}
      aria-activedescendant={current === undefined ? undefined : rowId(current.orderId)}
      tabIndex={0}
      className={styles.orders}
    >
      {others.map((other, place) => {
        const isChosen = !left.has(other.orderId);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the dialog's shortcuts hear the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the list (aria-activedescendant)
          <div
            key={other.orderId}
            id={rowId(other.orderId)}
            role="option"
            aria-selected={isChosen}
            data-at={place === at || undefined}
            className={styles.order}
            onClick={() => {
              onPlace(place);
              onToggle(other.orderId);
            }}
          >
            {isChosen ? <CheckSquareFilled aria-hidden /> : <MinusSquareOutlined aria-hidden />}
            <span className={styles.orderNumber}>{formatOrderNumber(other.orderNumber)}</span>
            <time dateTime={new Date(other.createdAtMs).toISOString()} className={styles.soft}>
              {formatDay(other.createdAtMs).slice(5)} {formatTimeOfDay(other.createdAtMs)}
            </time>
            <span className={styles.soft}>
              {t('list.kinds', { count: other.itemCount })} {t('list.units', { count: other.quantity })}
            </span>
            <strong>
              <Money fen={other.totalFen} />
            </strong>
          </div>
        );
      })}
    </div>
  );
}
