import { CheckCircleFilled, DeleteOutlined, ImportOutlined, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { ImportStatus } from '#shared/contracts/catalog.ts';
import shared from '../import.module.css';
import { ImportFailure } from '../import-failure.tsx';
import { ImportCounts } from './import-counts.tsx';
import { RejectedRows } from './rejected-rows.tsx';
import styles from './report.module.css';

/** What the check found, before anything changes: how many rows go in, and why the others do not. */
export function CheckedReport({ status }: { readonly status: ImportStatus }) {
  const { t } = useTranslation('catalogImport');
  const go = useRouteStore((state) => state.go);
  const apply = useCommand('catalog.applyImport');
  const discard = useCommand('catalog.discardImport');
  const { importId, rowsAccepted, rowsRejected } = status;
  const isBusy = apply.isPending || discard.isPending;
  const canApply = rowsAccepted > 0;
  const onApply = () => (canApply && !isBusy ? apply.mutate({ importId }) : undefined);
  const onDiscard = () =>
    isBusy ? undefined : discard.mutate({ importId }, { onSuccess: () => go('import') });
  useShortcuts('import', { goOn: onApply, discard: onDiscard });
  return (
    <div className={styles.report}>
      <header className={styles.verdict}>
        <h2>{t('ready.title')}</h2>
        <p
          className={rowsRejected === 0 ? shared.good : rowsAccepted === 0 ? shared.bad : shared.warn}
          role="status"
        >
          {rowsRejected === 0 ? <CheckCircleFilled aria-hidden /> : <WarningFilled aria-hidden />}{' '}
          <Verdict status={status} />
        </p>
      </header>
      <ImportCounts status={status} names={['rowsRead', 'rowsAccepted', 'rowsRejected']} />
      <div className={shared.row}>
        <Button
          type="primary"
          size="large"
          icon={<ImportOutlined aria-hidden />}
          disabled={!canApply}
          loading={apply.isPending}
          ref={canApply ? focusOnMount : undefined}
          onClick={onApply}
        >
          {t('ready.apply', { rows: formatCount(rowsAccepted) })} <Kbd keys={shortcutKey('import', 'goOn')} />
        </Button>
        <Button
          size="large"
          icon={<DeleteOutlined aria-hidden />}
          loading={discard.isPending}
          ref={canApply ? undefined : focusOnMount}
          onClick={onDiscard}
        >
          {t('ready.discard')} <Kbd keys={shortcutKey('import', 'discard')} />
        </Button>
      </div>
      <ImportFailure failure={apply.error ?? discard.error} />
      {rowsRejected === 0 ? null : <RejectedRows importId={importId} />}
    </div>
  );
}

function Verdict({ status: { rowsAccepted, rowsRejected } }: { readonly status: ImportStatus }) {
  const { t } = useTranslation('catalogImport');
  if (rowsRejected === 0) return t('ready.allGood', { rows: formatCount(rowsAccepted) });
  if (rowsAccepted === 0) return t('ready.noneGood');
  return t('ready.someBad', { accepted: formatCount(rowsAccepted), rejected: formatCount(rowsRejected) });
}
