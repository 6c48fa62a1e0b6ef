import { useTranslation } from 'react-i18next';
import { ShortcutBar } from '#renderer/app/shortcuts/shortcut-bar.tsx';
import { SplitScreen } from '#renderer/ui/split-screen.tsx';
import { ParcelPanel } from './detail/parcel-panel.tsx';
import { ParcelListPane } from './list/parcel-list-pane.tsx';
import { useParcelList } from './use-parcel-list.ts';
import { useShippingKeys } from './use-shipping-keys.ts';

/** Parcels that wait, are on their way or in trouble, and everything about the one that is chosen. */
export function ShippingScreen({ subject }: { readonly subject: string }) {
  const { t } = useTranslation('shipping');
  const list = useParcelList(subject);
  const bar = useShippingKeys(list);
  return (
    <SplitScreen
      listLabel={t('list.label')}
      list={<ParcelListPane state={list} onEnter={bar.focusDetail} />}
      detailLabel={t('detail.label')}
      detail={<ParcelPanel orderNumber={list.chosen} reading={list.list.isPending} />}
      bar={<ShortcutBar scope="shipping" items={bar.items} />}
    />
  );
}
