import { useTranslation } from 'react-i18next';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { Pager } from '#renderer/ui/pager.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { Batch } from '#shared/contracts/inventory.ts';
import { useStockStore } from '../stock-store.ts';
import styles from './detail.module.css';
import { MovementTable } from './movement-table.tsx';
import { StockAt } from './stock-at.tsx';

const MOVEMENTS_ON_A_PAGE = 20;

/** Everything that ever happened to a batch, newest first, and what was there at a past time. */
export function MovementSection({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation('stock');
  const { movementPage, setMovementPage } = useStockStore();
  const movements = useQueryCall(
    'inventory.listMovements',
    { batchId: batch.batchId, page: movementPage, pageSize: MOVEMENTS_ON_A_PAGE },
    { keepPrevious: true },
  );
  return (
    <Section
      title={t('movements.title', { number: batch.batchNumber })}
      corner={<StockAt batchId={batch.batchId} />}
    >
      {movements.isError ? (
        <ErrorState failure={movements.error} onRetry={() => void movements.refetch()} />
      ) : movements.data === undefined ? (
        <LoadingState />
      ) : movements.data.rows.length === 0 ? (
        <p className={styles.soft}>{t('movements.none')}</p>
      ) : (
        <>
          <MovementTable movements={movements.data.rows} />
          {movements.data.total > MOVEMENTS_ON_A_PAGE ? (
            <Pager
              page={movementPage}
              pageSize={MOVEMENTS_ON_A_PAGE}
              total={movements.data.total}
              keys={['Ctrl+←', 'Ctrl+→']}
              onPage={setMovementPage}
            />
          ) : null}
        </>
      )}
    </Section>
  );
}
