import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { queryKey } from '#renderer/client/query-key.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { checkBuyer } from '#renderer/ui/buyer/buyer-draft.ts';
import { BUYER_FIELD_IDS, BuyerFields } from '#renderer/ui/buyer/buyer-fields.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { formatMoney } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { CartView } from '#shared/contracts/cart.ts';
import dialogs from '../dialogs/dialogs.module.css';
import { useSaleStore } from '../sale-store.ts';

/** Makes an order that reserves the stock and waits for its payment. */
export function PayLaterDialog({ cart }: { readonly cart: CartView }) {
  const { t } = useTranslation('sale');
  const { t: tCommon } = useTranslation('common');
  const { close, showResult, setCurrentLine, tell } = useSaleStore();
  const queryClient = useQueryClient();
  const [buyer, setBuyer] = useState({ name: '', idNumber: '' });
  const create = useCommand('orders.createFromCart');
  const confirm = () => {
    const checked = checkBuyer(cart.buyerIdRequired, buyer);
    if (checked.kind === 'missing') return document.getElementById(BUYER_FIELD_IDS[checked.field])?.focus();
    if (create.isPending) return;
    create.mutate(
      {
        cartId: cart.cartId,
        expectedTotalFen: cart.totals.totalFen,
        details: { buyer: checked.buyer, remark: cart.remark },
      },
      {
        onSuccess: ({ order }) => {
          queryClient.setQueryData(queryKey('cart.getActive', {}), null);
          setCurrentLine(null);
          tell(null);
          showResult({ orderId: order.orderId, changeFen: null });
        },
        onError: () => void queryClient.invalidateQueries({ queryKey: queryKey('cart.getActive', {}) }),
      },
    );
  };
  useShortcuts('payLater', { confirm, close }, { modal: true });
  return (
    <Dialog title={t('payLater.title')} width={520} onClose={close}>
      <div className={dialogs.form}>
        <p className={dialogs.hint}>
          {t('payLater.hint', { count: cart.quantity, total: formatMoney(cart.totals.totalFen) })}
        </p>
        {cart.buyerIdRequired ? <BuyerFields draft={buyer} onChange={setBuyer} /> : null}
        <FailureAlert failure={create.error} />
        <div className={dialogs.foot}>
          <Button onClick={close}>
            {tCommon('cancel')} <Kbd keys="Esc" />
          </Button>
          <Button
            type="primary"
            loading={create.isPending}
            onClick={confirm}
            data-initial-focus={!cart.buyerIdRequired || undefined}
          >
            {t('payLater.confirm')} <Kbd keys="Enter" />
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
