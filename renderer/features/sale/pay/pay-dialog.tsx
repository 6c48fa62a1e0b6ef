import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { checkBuyer } from '#renderer/ui/buyer/buyer-draft.ts';
import { BUYER_FIELD_IDS, BuyerFields } from '#renderer/ui/buyer/buyer-fields.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { TenderColumns } from '#renderer/ui/tender/tender-columns.tsx';
import type { DueFacts } from '#renderer/ui/tender/tender-draft.ts';
import { useTenderDraft } from '#renderer/ui/tender/use-tender-draft.ts';
import type { CartView } from '#shared/contracts/cart.ts';
import { useSaleStore } from '../sale-store.ts';
import { useCheckout } from './use-checkout.ts';

/** Takes the money for the cart: cash, card, or both, then sells in one command. */
export function PayDialog({ cart }: { readonly cart: CartView }) {
  const { t } = useTranslation('sale');
  const settings = useQueryCall('settings.get', {});
  const close = useSaleStore((state) => state.close);
  if (settings.data === undefined) {
    return (
      <Dialog title={t('pay.title')} width={820} onClose={close}>
        <LoadingState />
        <FailureAlert failure={settings.error} />
      </Dialog>
    );
  }
  const due = { totalFen: cart.totals.totalFen, rounding: settings.data.limits.cashRounding };
  // A changed price starts the payment over, with the new amount.
  return <PayForm key={due.totalFen} cart={cart} due={due} />;
}

function PayForm({ cart, due }: { readonly cart: CartView; readonly due: DueFacts }) {
  const { t } = useTranslation('sale');
  const close = useSaleStore((state) => state.close);
  const [buyer, setBuyer] = useState({ name: '', idNumber: '' });
  const checkout = useCheckout(cart);
  const checked = checkBuyer(cart.buyerIdRequired, buyer);
  const tender = useTenderDraft(due, (tenders) => {
    if (checked.kind === 'complete') checkout.submit(tenders, checked.buyer);
  });
  const confirm = () => {
    if (checked.kind === 'missing') document.getElementById(BUYER_FIELD_IDS[checked.field])?.focus();
    else tender.confirm();
  };
  useShortcuts('pay', { confirm, close, ...tender.keys }, { modal: true });

  return (
    <Dialog title={t('pay.title')} width={820} onClose={close}>
      <TenderColumns
        tender={tender}
        due={due}
        busy={checkout.busy}
        first={!cart.buyerIdRequired}
        before={cart.buyerIdRequired ? <BuyerFields draft={buyer} onChange={setBuyer} /> : null}
        after={<FailureAlert failure={checkout.failure} />}
        onConfirm={confirm}
      />
    </Dialog>
  );
}
