import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { CartLine } from '#shared/contracts/cart.ts';
import { useCartCommands } from '../cart/use-cart-commands.ts';
import { useSaleStore } from '../sale-store.ts';
import { DialogFailure } from './dialog-failure.tsx';
import styles from './dialogs.module.css';
import { DiscountField } from './discount-field.tsx';
import { type DiscountKind, readDiscount, writeDiscount } from './discount-input.ts';
import { useRateConvention } from './use-discount-text.ts';

/** Gives the current line a discount, or takes it away when nothing is typed. */
export function LineDiscountDialog({ line }: { readonly line: CartLine }) {
  const { t } = useTranslation('sale');
  const { t: tCommon } = useTranslation('common');
  const close = useSaleStore((state) => state.close);
  const commands = useCartCommands();
  const convention = useRateConvention();
  const [kind, setKind] = useState<DiscountKind>(line.discount?.kind ?? 'percent');
  const [text, setText] = useState(() => writeDiscount(line.discount, convention));
  const discount = readDiscount(kind, text, convention);
  useShortcuts(
    'discount',
    { kind: () => setKind(kind === 'percent' ? 'amount' : 'percent'), close },
    { modal: true },
  );
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (discount !== undefined && (await commands.setLineDiscount(line.lineId, discount))) close();
  };
  return (
    <Dialog title={t('discount.lineTitle', { name: line.genericName })} width={460} onClose={close}>
      <form className={styles.form} onSubmit={(event) => void onSubmit(event)}>
        <DiscountField
          label={t('discount.line')}
          kind={kind}
          text={text}
          wrong={discount === undefined}
          onKind={setKind}
          onText={setText}
        />
        <p className={styles.hint}>
          {t(discount === undefined ? `discount.wrong.${kind}` : 'discount.hint')} <Kbd keys="F4" />
        </p>
        <DialogFailure />
        <div className={styles.foot}>
          <Button onClick={close}>
            {tCommon('cancel')} <Kbd keys="Esc" />
          </Button>
          <Button type="primary" htmlType="submit" disabled={discount === undefined}>
            {tCommon('confirm')} <Kbd keys="Enter" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
