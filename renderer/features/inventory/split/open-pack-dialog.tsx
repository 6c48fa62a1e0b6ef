import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useOpenPack } from '#renderer/client/use-open-pack.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import { OpenPackForm } from '#renderer/ui/split/open-pack-form.tsx';
import type { Drug } from '#shared/contracts/catalog.ts';
import { useStockStore } from '../stock-store.ts';

/** Opens a pack ahead of the sales that will need its units. */
export function OpenPackDialog({ drug }: { readonly drug: Drug }) {
  const { t } = useTranslation('splitting');
  const { close, say } = useStockStore();
  const opening = useOpenPack(drug.drugId);
  const form = useRef<HTMLFormElement>(null);
  useShortcuts('step', { confirm: () => pressEnter(form.current), close }, { modal: true });
  const { view } = opening;
  return (
    <Dialog title={t('open.title', { name: drug.genericName })} width={560} onClose={close}>
      {view === undefined || view === null ? (
        <LoadingState />
      ) : (
        <OpenPackForm
          ref={form}
          view={view}
          checkers={opening.checkers}
          wanted={null}
          busy={opening.busy}
          failure={opening.failure}
          onOpen={(wish) =>
            opening.open(wish, ({ article, availableUnits }) => {
              const { packUnit, unit } = article;
              say({ kind: 'packOpened', drugId: drug.drugId, packUnit, unit, left: availableUnits });
            })
          }
          onClose={close}
        />
      )}
    </Dialog>
  );
}
