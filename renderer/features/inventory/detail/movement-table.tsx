import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  FormOutlined,
  LockOutlined,
  RollbackOutlined,
  SafetyOutlined,
  ScissorOutlined,
  UnlockOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { formatCount, formatDateTime, formatDay, formatTimeOfDay } from '#renderer/ui/format.ts';
import table from '#renderer/ui/table.module.css';
import type { CallOutput } from '#shared/contracts/index.ts';
import type { ShownMovementKind } from '#shared/contracts/inventory.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import styles from './detail.module.css';

type Movement = CallOutput<'inventory.listMovements'>['rows'][number];

const ICONS: Readonly<Record<ShownMovementKind, ReactNode>> = {
  opening: <ArrowUpOutlined aria-hidden />,
  goods_in: <ArrowUpOutlined aria-hidden />,
  adjustment: <FormOutlined aria-hidden />,
  reserve: <LockOutlined aria-hidden />,
  release: <UnlockOutlined aria-hidden />,
  dispense: <ArrowDownOutlined aria-hidden />,
  restock: <RollbackOutlined aria-hidden />,
  quarantine_in: <SafetyOutlined aria-hidden />,
  split_out: <ScissorOutlined aria-hidden />,
  split_in: <ScissorOutlined aria-hidden />,
};

/** A page of movements: what each changed, what it left, and why. */
export function MovementTable({ movements }: { readonly movements: readonly Movement[] }) {
  const { t } = useTranslation('stock');
  return (
    <table className={`${table.table} ${styles.table}`}>
      <thead>
        <tr>
          <th>{t('movements.time')}</th>
          <th>{t('movements.kind')}</th>
          <th className={styles.number}>{t('movements.onHand')}</th>
          <th className={styles.number}>{t('movements.reserved')}</th>
          <th className={styles.number}>{t('movements.after')}</th>
          <th>{t('movements.reason')}</th>
          <th>{t('movements.who')}</th>
        </tr>
      </thead>
      <tbody>
        {movements.map((movement) => (
          <tr key={movement.movementId}>
            <td className={styles.soft} title={formatDateTime(movement.atMs)}>
              {formatDay(movement.atMs)} {formatTimeOfDay(movement.atMs)}
            </td>
            <td className={styles.kind}>
              {ICONS[movement.kind]} {t(`movementKind.${movement.kind}`)}
            </td>
            <td className={styles.number}>
              <Delta value={movement.onHandDelta} />
            </td>
            <td className={styles.number}>
              <Delta value={movement.reservedDelta} />
            </td>
            <td className={styles.number}>
              {formatCount(movement.onHandAfter)}
              <span className={styles.after}> / {formatCount(movement.reservedAfter)}</span>
            </td>
            <td>
              <Cause movement={movement} />
            </td>
            <td>{movement.staffName}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Delta({ value }: { readonly value: number }) {
  if (value === 0) return <span className={styles.faint}>0</span>;
  return (
    <strong className={value > 0 ? styles.plus : styles.minus}>
      {value > 0 ? `+${formatCount(value)}` : formatCount(value)}
    </strong>
  );
}

function Cause({ movement }: { readonly movement: Movement }) {
  const { t } = useTranslation('stock');
  const go = useRouteStore((state) => state.go);
  const { orderNumber, reason } = movement;
  return (
    <>
      {orderNumber === null ? null : (
        <button type="button" className={styles.link} onClick={() => go('orders', orderNumber)}>
          {t('movements.order', { number: formatOrderNumber(orderNumber) })}
        </button>
      )}
      {reason === '' ? null : <span className={styles.reason}>{reason}</span>}
    </>
  );
}
