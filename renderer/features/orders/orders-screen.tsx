import { useTranslation } from 'react-i18next';
import { ShortcutBar } from '#renderer/app/shortcuts/shortcut-bar.tsx';
import { SplitScreen } from '#renderer/ui/split-screen.tsx';
import { OrderPanel } from './detail/order-panel.tsx';
import { OrderListPane } from './list/order-list-pane.tsx';
import { useOrderKeys } from './use-order-keys.ts';
import { useOrderList } from './use-order-list.ts';

/** All orders, newest first, and everything about the one that is chosen. */
export function OrdersScreen({ subject }: { readonly subject: string }) {
  const { t } = useTranslation('orders');
  const list = useOrderList(subject);
  const bar = useOrderKeys(list);
  return (
    <SplitScreen
      listLabel={t('list.label')}
      list={<OrderListPane state={list} onEnter={bar.focusDetail} />}
      detailLabel={t('detail.label')}
      detail={<OrderPanel orderNumber={list.chosen} reading={list.list.isPending} onCustomer={list.change} />}
      bar={<ShortcutBar scope="orders" items={bar.items} />}
    />
  );
}
