import { ShortcutBar } from '#renderer/app/shortcuts/shortcut-bar.tsx';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { CartTable } from './cart/cart-table.tsx';
import { useCart } from './cart/use-cart.ts';
import { CartCommandsContext, useNewCartCommands } from './cart/use-cart-commands.ts';
import { NoticeLine } from './notice-line.tsx';
import styles from './sale.module.css';
import { SaleDialogs } from './sale-dialogs.tsx';
import { SearchBox } from './search/search-box.tsx';
import { SummaryPanel } from './summary/summary-panel.tsx';
import { useFocusBack } from './use-focus-back.ts';
import { useSaleActions } from './use-sale-actions.ts';
import { useTidyState } from './use-tidy-state.ts';

/** The home of a cashier: find or scan, see the cart, take the money. */
export function SaleScreen() {
  const commands = useNewCartCommands();
  const cart = useCart();
  const view = cart.data ?? null;
  const { actions, bar } = useSaleActions(view, commands);
  useFocusBack();
  useTidyState(cart.data);
  // Read ahead, so that the payment opens without waiting for how cash is rounded.
  useQueryCall('settings.get', {});
  return (
    <CartCommandsContext value={commands}>
      <div className={styles.screen}>
        <section className={styles.work}>
          <SearchBox />
          <NoticeLine />
          {cart.isError ? (
            <ErrorState failure={cart.error} onRetry={() => void cart.refetch()} />
          ) : (
            <CartTable cart={view} />
          )}
        </section>
        <SummaryPanel cart={view} onPay={actions.pay} onPayLater={actions.payLater} />
        <ShortcutBar scope="sale" items={bar} />
      </div>
      <SaleDialogs cart={view} />
    </CartCommandsContext>
  );
}
