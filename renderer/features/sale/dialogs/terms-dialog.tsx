import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useMay } from '#renderer/stores/session-store.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { CartView } from '#shared/contracts/cart.ts';
import { formatYuan, parseYuan } from '#shared/domain/money.ts';
import { useCartCommands } from '../cart/use-cart-commands.ts';
import { useSaleStore } from '../sale-store.ts';
import { DialogFailure } from './dialog-failure.tsx';
import styles from './dialogs.module.css';
import { DiscountField } from './discount-field.tsx';
import { type DiscountKind, readDiscount, writeDiscount } from './discount-input.ts';
import { useRateConvention } from './use-discount-text.ts';

const amountText = (fen: number) => (fen === 0 ? '' : formatYuan(fen));
/** Nothing typed is nothing to pay or take off; null is no amount. */
const readAmount = (text: string) => (text.trim() === '' ? 0 : parseYuan(text));

/** Discount on the whole order, coupon, shipping fee and remark. */
export function TermsDialog({ cart }: { readonly cart: CartView }) {
  const { t } = useTranslation('sale');
  const { t: tCommon } = useTranslation('common');
  const { t: tShortcuts } = useTranslation('shortcuts');
  const close = useSaleStore((state) => state.close);
  const commands = useCartCommands();
  const convention = useRateConvention();
  const [kind, setKind] = useState<DiscountKind>(cart.orderDiscount?.kind ?? 'percent');
  const [draft, setDraft] = useState(() => ({
    discount: writeDiscount(cart.orderDiscount, convention),
    couponCode: cart.couponCode,
    coupon: amountText(cart.coupon === null ? cart.totals.couponFen : 0),
    shipping: amountText(cart.totals.shippingFeeFen),
    remark: cart.remark,
  }));
  const set = (field: keyof typeof draft) => (text: string) => setDraft({ ...draft, [field]: text });
  const orderDiscount = readDiscount(kind, draft.discount, convention);
  const statesVouchers = useMay()('coupon.manage');
  const couponFen = readAmount(draft.coupon);
  const shippingFeeFen = readAmount(draft.shipping);
  const right = orderDiscount !== undefined && couponFen !== null && shippingFeeFen !== null;
  useShortcuts(
    'discount',
    { kind: () => setKind(kind === 'percent' ? 'amount' : 'percent'), close },
    { modal: true },
  );
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (!right) return;
    const { couponCode, remark } = draft;
    // A voucher that the counter does not know: its amount is stated, and stays until somebody takes it back.
    const hadVoucher = cart.coupon === null && cart.totals.couponFen > 0;
    const voucher = statesVouchers && (couponFen > 0 || hadVoucher) ? { couponCode, couponFen } : {};
    if (!(await commands.setTerms({ orderDiscount, shippingFeeFen, remark, ...voucher }))) return;
    const isChanged = couponCode.trim() !== cart.couponCode;
    const takesCoupon = couponFen === 0 && isChanged && (statesVouchers || !hadVoucher);
    if (!takesCoupon || (await commands.setCoupon(couponCode))) close();
  };
  return (
    <Dialog title={t('terms.title')} width={520} onClose={close}>
      <form className={styles.form} onSubmit={(event) => void onSubmit(event)}>
        <div className={styles.labelled}>
          <span>{t('terms.orderDiscount')}</span>
          <DiscountField
            label={t('terms.orderDiscount')}
            kind={kind}
            text={draft.discount}
            wrong={orderDiscount === undefined}
            onKind={setKind}
            onText={set('discount')}
          />
        </div>
        <TermField
          label={t('terms.couponCode')}
          text={draft.couponCode}
          maxLength={40}
          onText={set('couponCode')}
        />
        {statesVouchers ? (
          <TermField
            label={t('terms.coupon')}
            money
            text={draft.coupon}
            wrong={couponFen === null}
            onText={set('coupon')}
          />
        ) : null}
        <TermField
          label={t('terms.shipping')}
          money
          text={draft.shipping}
          wrong={shippingFeeFen === null}
          onText={set('shipping')}
        />
        <TermField label={t('terms.remark')} text={draft.remark} maxLength={200} onText={set('remark')} />
        <DialogFailure />
        <div className={styles.foot}>
          <p className={styles.keys}>
            <span>
              <Kbd keys="F4" /> {tShortcuts('discount.kind')}
            </span>
          </p>
          <Button onClick={close}>
            {tCommon('cancel')} <Kbd keys="Esc" />
          </Button>
          <Button type="primary" htmlType="submit" disabled={!right}>
            {tCommon('confirm')} <Kbd keys="Enter" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface TermFieldProps {
  readonly label: string;
  readonly text: string;
  readonly money?: boolean;
  readonly wrong?: boolean;
  readonly maxLength?: number;
  readonly onText: (text: string) => void;
}

function TermField({ label, text, money = false, wrong = false, maxLength = 12, onText }: TermFieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the Input inside
    <label className={styles.labelled}>
      <span>{label}</span>
      <Input
        {...(money ? { prefix: '¥', inputMode: 'decimal' } : {})}
        autoComplete="off"
        status={wrong ? 'error' : ''}
        aria-invalid={wrong}
        maxLength={maxLength}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
    </label>
  );
}
