import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useOpenPack } from '#renderer/client/use-open-pack.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import { OpenPackForm } from '#renderer/ui/split/open-pack-form.tsx';
import type { CartLine } from '#shared/contracts/cart.ts';
import { useCartCommands } from '../cart/use-cart-commands.ts';
import { useSaleStore } from '../sale-store.ts';

/** Offers to open a pack for a line whose loose units fall short. Nothing is opened without two people. */
export function OpenPackDialog({ line }: { readonly line: CartLine }) {
  const { t } = useTranslation('splitting');
  const { close, tell } = useSaleStore();
  const commands = useCartCommands();
  const opening = useOpenPack(line.drugId);
  const form = useRef<HTMLFormElement>(null);
  useShortcuts('step', { confirm: () => pressEnter(form.current), close }, { modal: true });
  const { view } = opening;
  return (
    <Dialog title={t('open.title', { name: line.genericName })} width={560} onClose={close}>
      {view === undefined || view === null ? (
        <LoadingState />
      ) : (
        <OpenPackForm
          ref={form}
          view={view}
          checkers={opening.checkers}
          wanted={line.quantity}
          busy={opening.busy}
          failure={opening.failure}
          onOpen={(wish) =>
            opening.open(wish, ({ article, availableUnits }) => {
              const { packUnit, unit } = article;
              tell({ kind: 'packOpened', packUnit, unit, left: availableUnits });
              // F9 right after this pays: the cart has to know of the units by then.
              void commands.readAnew();
              close();
            })
          }
          onClose={close}
        />
      )}
    </Dialog>
  );
}
