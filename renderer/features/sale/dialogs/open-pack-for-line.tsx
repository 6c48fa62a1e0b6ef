import { OpenPackDialog } from '#renderer/app/split/open-pack-dialog.tsx';
import type { CartLine } from '#shared/contracts/cart.ts';
import { useCartCommands } from '../cart/use-cart-commands.ts';
import { useSaleStore } from '../sale-store.ts';

/** Offers to open a pack for a line whose loose units fall short. Nothing is opened without two people. */
export function OpenPackForLine({ line }: { readonly line: CartLine }) {
  const { close, tell } = useSaleStore();
  const commands = useCartCommands();
  return (
    <OpenPackDialog
      drugId={line.drugId}
      genericName={line.genericName}
      wanted={line.quantity}
      onOpened={(opened) => {
        tell({ kind: 'packOpened', ...opened });
        // F9 right after this pays: the cart has to know of the units by then.
        void commands.readAnew();
        close();
      }}
      onClose={close}
    />
  );
}
