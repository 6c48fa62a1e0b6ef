import { useTranslation } from 'react-i18next';
import { ShortcutBar } from '#renderer/app/shortcuts/shortcut-bar.tsx';
import { SplitScreen } from '#renderer/ui/split-screen.tsx';
import { RequestPanel } from './detail/request-panel.tsx';
import { RequestListPane } from './list/request-list-pane.tsx';
import { useAfterSalesKeys } from './use-after-sales-keys.ts';
import { useAfterSalesList } from './use-after-sales-list.ts';

/** The queue of after-sales requests, who waited longest first, and everything about the chosen one. */
export function AfterSalesScreen({ subject }: { readonly subject: string }) {
  const { t } = useTranslation('afterSales');
  const list = useAfterSalesList(subject);
  const bar = useAfterSalesKeys(list);
  return (
    <SplitScreen
      listLabel={t('list.label')}
      list={<RequestListPane state={list} onEnter={bar.focusDetail} />}
      detailLabel={t('detail.label')}
      detail={<RequestPanel afterSalesId={list.chosen} reading={list.list.isPending} />}
      bar={<ShortcutBar scope="aftersales" items={bar.items} />}
    />
  );
}
