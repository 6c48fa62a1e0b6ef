import { CheckCircleFilled, MedicineBoxOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { AwaitedState } from '#renderer/app/shortcuts/record-keys.tsx';
import { asCallFailure } from '#renderer/client/call-failure.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { OwedTag } from '#renderer/ui/owed-tag.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { CheckNote } from './check-note.tsx';
import styles from './dispensing.module.css';
import { OwedFacts, OwedMadeLine } from './owed-note-line.tsx';
import { PackResultView } from './pack-result-view.tsx';
import { PickTable } from './pick-table.tsx';
import { PrintNote } from './print-note.tsx';
import type { Owing } from './use-owing.ts';
import type { SheetState } from './use-sheet.ts';
import type { SheetPrinting } from './use-sheet-printing.ts';
import type { Substitution } from './use-substitution.ts';

export interface SheetPaneProps {
  readonly state: SheetState;
  readonly printing: SheetPrinting;
  readonly owing: Owing;
  readonly substitution: Substitution;
  /** Nobody waits. */
  readonly isEmpty: boolean;
}

/** The order that is being dispensed: what the last scan came to, and each line with its shelf and batches. */
export function SheetPane({ state, isEmpty, ...rest }: SheetPaneProps) {
  const { t } = useTranslation('dispensing');
  const { handedOver } = state;
  return (
    <div className={styles.pane}>
      {handedOver === null ? null : (
        <p role="status" className={styles.takenLine}>
          <CheckCircleFilled aria-hidden /> {formatOrderNumber(handedOver)} {t('done.handedOver')}
        </p>
      )}
      <ShownSheet state={state} isEmpty={isEmpty} {...rest} />
    </div>
  );
}

function ShownSheet({ state, printing, owing, substitution, isEmpty }: SheetPaneProps) {
  const { t } = useTranslation('dispensing');
  const { sheet, query, result } = state;
  if (query.isError) {
    return <ErrorState failure={asCallFailure(query.error)} onRetry={() => void query.refetch()} />;
  }
  if (sheet === undefined) {
    return isEmpty ? (
      <EmptyState icon={<MedicineBoxOutlined />} title={t('sheet.none')} hint={t('sheet.noneHint')} />
    ) : (
      <AwaitedState />
    );
  }
  return (
    <div className={styles.sheet}>
      <header className={styles.sheetHead}>
        <h1>{formatOrderNumber(sheet.orderNumber)}</h1>
        <StatusTag status={sheet.status} />
        {sheet.owed === null ? null : <OwedTag />}
        <span className={styles.customer}>
          {sheet.customerName === '' ? t('walkIn') : sheet.customerName}
        </span>
        {sheet.remark === '' ? null : <span className={styles.remark}>{sheet.remark}</span>}
      </header>
      <div>
        <OwedMadeLine made={owing.made} />
        <OwedFacts sheet={sheet} />
        {substitution.made === sheet.orderNumber ? (
          <p role="status" className={styles.owedLine}>
            {t('substitution.made', { number: formatOrderNumber(sheet.orderNumber) })}
          </p>
        ) : null}
        <PackResultView sheet={sheet} result={result} />
      </div>
      <div className={styles.sheetBody}>
        <PickTable sheet={sheet} current={result?.kind === 'taken' ? result.lineNo : null} />
        <CheckNote sheet={sheet} />
        <PrintNote last={printing.last} />
        <PrintNote last={owing.note} />
      </div>
    </div>
  );
}
