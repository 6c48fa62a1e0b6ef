import type { CartView } from '#shared/contracts/cart.ts';
import { useCurrentLine } from './cart/use-cart.ts';
import { CustomerDialog } from './dialogs/customer-dialog.tsx';
import { LineDiscountDialog } from './dialogs/line-discount-dialog.tsx';
import { OpenPackForLine } from './dialogs/open-pack-for-line.tsx';
import { ResumeDialog } from './dialogs/resume-dialog.tsx';
import { TermsDialog } from './dialogs/terms-dialog.tsx';
import { PayDialog } from './pay/pay-dialog.tsx';
import { PayLaterDialog } from './pay/pay-later-dialog.tsx';
import { ResultDialog } from './pay/result-dialog.tsx';
import { useSaleStore } from './sale-store.ts';

/** The dialog that is open, if any. */
export function SaleDialogs({ cart }: { readonly cart: CartView | null }) {
  const dialog = useSaleStore((state) => state.dialog);
  const result = useSaleStore((state) => state.result);
  const line = useCurrentLine(cart);
  if (result !== null) return <ResultDialog result={result} />;
  if (dialog === 'resume') return <ResumeDialog />;
  if (dialog === 'customer') return <CustomerDialog cart={cart} />;
  if (cart === null) return null;
  switch (dialog) {
    case 'lineDiscount':
      return line === null ? null : <LineDiscountDialog line={line} />;
    case 'openPack':
      return line === null ? null : <OpenPackForLine line={line} />;
    case 'terms':
      return <TermsDialog cart={cart} />;
    case 'pay':
      return <PayDialog cart={cart} />;
    case 'payLater':
      return <PayLaterDialog cart={cart} />;
    case null:
      return null;
  }
}
