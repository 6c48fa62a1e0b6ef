import { useTranslation } from 'react-i18next';
import { ShortcutBar } from '#renderer/app/shortcuts/shortcut-bar.tsx';
import { SplitScreen } from '#renderer/ui/split-screen.tsx';
import { DrugPanel } from './detail/drug-panel.tsx';
import { STOCK_DETAIL_ID } from './element-ids.ts';
import { StockListPane } from './list/stock-list-pane.tsx';
import { useStockKeys } from './use-stock-keys.ts';
import { useStockList } from './use-stock-list.ts';

/** What lies on the shelves: drugs, their batches, and every movement of a batch. */
export function StockScreen({ subject }: { readonly subject: string }) {
  const { t } = useTranslation('stock');
  const list = useStockList(subject);
  const { bar } = useStockKeys(list);
  return (
    <SplitScreen
      listLabel={t('list.label')}
      list={<StockListPane state={list} onEnter={() => document.getElementById(STOCK_DETAIL_ID)?.focus()} />}
      detailLabel={t('detail.label')}
      detail={<DrugPanel drugId={list.chosen} reading={list.list.isPending} />}
      bar={<ShortcutBar scope="stock" items={bar} />}
    />
  );
}
