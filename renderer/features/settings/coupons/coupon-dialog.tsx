import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/client/use-command.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { CouponView } from '#shared/contracts/coupons.ts';
import { draftOfCoupon, readCoupon } from './coupon-draft.ts';
import { CouponFields } from './coupon-fields.tsx';
import { CouponUses } from './coupon-uses.tsx';
import styles from './coupons.module.css';

export interface CouponDialogProps {
  /** Null makes a new one. */
  readonly coupon: CouponView | null;
  readonly today: string;
  readonly onClose: () => void;
}

/** Makes a coupon, changes its terms, stops it, and shows the orders that it was taken off. */
export function CouponDialog({ coupon, today, onClose }: CouponDialogProps) {
  const { t } = useTranslation('settings');
  const { t: tCommon } = useTranslation('common');
  const [draft, setDraft] = useState(() => draftOfCoupon(coupon, today));
  const [isTried, setTried] = useState(false);
  const save = useCommand('coupons.save');
  const stop = useCommand('coupons.setStopped');
  const read = readCoupon(draft);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!('terms' in read)) return;
    const { couponId = null, version = null } = coupon ?? {};
    save.mutate({ couponId, version, ...read.terms }, { onSuccess: onClose });
  };
  const onStop = () => {
    if (coupon === null) return;
    const { couponId, version, stopped } = coupon;
    stop.mutate({ couponId, version, stopped: !stopped }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={coupon === null ? t('coupons.new') : t('coupons.change', { name: coupon.name })}
      width={760}
      onClose={onClose}
    >
      <form className={styles.form} onSubmit={onSubmit} noValidate>
        <CouponFields
          draft={draft}
          wrong={isTried && 'wrong' in read ? read.wrong : []}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
        {coupon === null ? null : <CouponUses couponId={coupon.couponId} />}
        <FailureAlert failure={save.error ?? stop.error} />
        <div className={styles.foot}>
          {coupon === null ? null : (
            <Button danger={!coupon.stopped} loading={stop.isPending} onClick={onStop}>
              {t(coupon.stopped ? 'coupons.resume' : 'coupons.stop')}
            </Button>
          )}
          <span className={styles.gap} />
          <Button onClick={onClose}>
            {tCommon('cancel')} <Kbd keys="Esc" />
          </Button>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('save')} <Kbd keys="Enter" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
