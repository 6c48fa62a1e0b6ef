import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { ImportStatus } from '#shared/contracts/catalog.ts';
import shared from '../import.module.css';
import { ImportCounts } from './import-counts.tsx';
import { RejectedRows } from './rejected-rows.tsx';
import styles from './report.module.css';

/** What the import did, and where to go from here. */
export function AppliedReport({ status }: { readonly status: ImportStatus }) {
  const { t } = useTranslation('catalogImport');
  const go = useRouteStore((state) => state.go);
  useShortcuts('import', { goOn: () => go('sale'), chooseFile: () => go('import') });
  return (
    <div className={styles.report}>
      <header className={styles.verdict}>
        <h2 className={shared.good}>
          <CheckCircleFilled aria-hidden /> {t('done.title')}
        </h2>
        <p className={shared.soft}>{status.fileName}</p>
      </header>
      <ImportCounts
        status={status}
        names={['rowsApplied', 'newDrugs', 'changedDrugs', 'newBatches', 'rowsRejected']}
      />
      <div className={shared.row}>
        <Button type="primary" size="large" ref={focusOnMount} onClick={() => go('sale')}>
          {t('done.toSale')} <Kbd keys={shortcutKey('import', 'goOn')} />
        </Button>
        <Button size="large" onClick={() => go('stock')}>
          {t('done.toStock')}
        </Button>
        <Button size="large" onClick={() => go('import')}>
          {t('done.again')} <Kbd keys={shortcutKey('import', 'chooseFile')} />
        </Button>
      </div>
      {status.rowsRejected === 0 ? null : <RejectedRows importId={status.importId} />}
    </div>
  );
}
