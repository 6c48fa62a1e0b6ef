import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { scrollByPage } from '#renderer/ui/scroll-by-page.ts';
import type { Drug } from '#shared/contracts/catalog.ts';
import { useStockStore } from '../stock-store.ts';
import styles from './lot.module.css';
import { LotBuyers } from './lot-buyers.tsx';
import { LotCarts } from './lot-carts.tsx';
import { LotHistory } from './lot-history.tsx';
import { LotOrders } from './lot-orders.tsx';
import { LotTotals } from './lot-totals.tsx';

const BODY_ID = 'lot-body';
const BUYERS_ON_A_PAGE = 10;

export interface LotDialogProps {
  readonly drug: Drug;
  readonly batchNumber: string;
}

/** Where a lot is and where it went: what is left, what became of unfinished orders, and who bought how many. */
export function LotDialog({ drug, batchNumber }: LotDialogProps) {
  const { t } = useTranslation('stock');
  const { t: tCommon } = useTranslation('common');
  const close = useStockStore((state) => state.close);
  const [page, setPage] = useState(1);
  const input = { drugId: drug.drugId, batchNumber, page, pageSize: BUYERS_ON_A_PAGE };
  const report = useQueryCall('inventory.recallReport', input, { keepPrevious: true });
  const lastPage = Math.max(Math.ceil((report.data?.buyers.total ?? 0) / BUYERS_ON_A_PAGE), 1);
  useShortcuts(
    'lot',
    {
      previousPage: () => setPage(Math.max(page - 1, 1)),
      nextPage: () => setPage(Math.min(page + 1, lastPage)),
      scrollUp: () => scrollByPage(BODY_ID, -1),
      scrollDown: () => scrollByPage(BODY_ID, 1),
      close,
    },
    { modal: true },
  );
  return (
    <Dialog
      title={t('lot.title', { name: drug.genericName, number: batchNumber })}
      width={1_040}
      onClose={close}
      footer={
        <Button onClick={close}>
          {tCommon('close')} <Kbd keys="Esc" />
        </Button>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: many buyers are scrolled by keyboard */}
      <div id={BODY_ID} className={styles.body} tabIndex={0} data-initial-focus>
        {report.isError ? (
          <ErrorState failure={report.error} onRetry={() => void report.refetch()} />
        ) : report.data === undefined ? (
          <LoadingState />
        ) : (
          <>
            <LotTotals report={report.data} unit={drug.unit} />
            <LotOrders orders={report.data.orders} />
            <LotCarts carts={report.data.carts} />
            <LotBuyers buyers={report.data.buyers} onPage={setPage} />
            <LotHistory history={report.data.history} />
          </>
        )}
      </div>
    </Dialog>
  );
}
