import { GiftOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AwaitedState } from '#renderer/app/shortcuts/record-keys.tsx';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { formatMoney } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { useToday } from '#renderer/ui/use-today.ts';
import type { CouponView } from '#shared/contracts/coupons.ts';
import { CouponDialog } from './coupon-dialog.tsx';
import styles from './coupons.module.css';

/** The coupons of the shop: what each promises, until when, and how often it was used. */
export function CouponsSection() {
  const { t } = useTranslation('settings');
  const today = useToday();
  const [open, setOpen] = useState<CouponView | 'new' | null>(null);
  useShortcuts('settings', { newCoupon: () => setOpen('new') });
  const list = useQueryCall('coupons.list', {});
  if (list.isError) return <ErrorState failure={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <AwaitedState />;
  const { coupons } = list.data;
  return (
    <div className={styles.coupons}>
      <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen('new')}>
        {t('coupons.new')} <Kbd keys={shortcutKey('settings', 'newCoupon')} />
      </Button>
      {coupons.length === 0 ? (
        <EmptyState
          icon={<GiftOutlined aria-hidden />}
          title={t('coupons.none')}
          hint={t('coupons.noneHint')}
        />
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              {(['code', 'name', 'promise', 'days', 'used', 'status'] as const).map((name) => (
                <th key={name} className={name === 'used' ? styles.number : undefined}>
                  {t(`coupons.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {coupons.map((coupon) => (
              <CouponRow key={coupon.couponId} coupon={coupon} today={today} onOpen={() => setOpen(coupon)} />
            ))}
          </tbody>
        </table>
      )}
      {open === null ? null : (
        <CouponDialog coupon={open === 'new' ? null : open} today={today} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

function CouponRow({
  coupon,
  today,
  onOpen,
}: {
  readonly coupon: CouponView;
  readonly today: string;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation('settings');
  const { capFen, minimumFen, maxUses } = coupon;
  const promise = [
    coupon.kind === 'amount'
      ? t('coupons.off', { amount: formatMoney(coupon.amountFen) })
      : t('coupons.percentOff', { percent: coupon.percentBp / 100 }),
    capFen === null ? '' : t('coupons.upTo', { amount: formatMoney(capFen) }),
    minimumFen === 0 ? '' : t('coupons.from', { amount: formatMoney(minimumFen) }),
    coupon.membersOnly ? t('coupons.members') : '',
  ];
  return (
    <tr>
      <td>
        <button type="button" className={styles.open} onClick={onOpen}>
          {coupon.code}
        </button>
      </td>
      <td>{coupon.name}</td>
      <td>{promise.filter((part) => part !== '').join(' · ')}</td>
      <td>
        {coupon.validFrom} – {coupon.validTo}
      </td>
      <td className={styles.number}>{maxUses === null ? coupon.used : `${coupon.used} / ${maxUses}`}</td>
      <td>
        <StatusOf coupon={coupon} today={today} />
      </td>
    </tr>
  );
}

function StatusOf({ coupon, today }: { readonly coupon: CouponView; readonly today: string }) {
  const { t } = useTranslation('settings');
  if (coupon.stopped) return <Tag tone="danger">{t('coupons.state.stopped')}</Tag>;
  if (today > coupon.validTo) return <Tag tone="neutral">{t('coupons.state.expired')}</Tag>;
  if (today < coupon.validFrom) return <Tag tone="info">{t('coupons.state.notYet')}</Tag>;
  if (coupon.maxUses !== null && coupon.used >= coupon.maxUses)
    return <Tag tone="neutral">{t('coupons.state.usedUp')}</Tag>;
  return <Tag tone="success">{t('coupons.state.valid')}</Tag>;
}
