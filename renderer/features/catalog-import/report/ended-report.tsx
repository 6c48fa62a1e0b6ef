import { CloseCircleOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { ImportStatus } from '#shared/contracts/catalog.ts';
import { ImportFailure } from '../import-failure.tsx';

/** An import that changed nothing: it failed, or was given up. */
export function EndedReport({ status }: { readonly status: ImportStatus }) {
  const { t } = useTranslation('catalogImport');
  const go = useRouteStore((state) => state.go);
  const isFailed = status.phase === 'failed';
  useShortcuts('import', { chooseFile: () => go('import') });
  return (
    <EmptyState
      icon={isFailed ? <CloseCircleOutlined /> : <DeleteOutlined />}
      title={t(isFailed ? 'failed.title' : 'discarded.title')}
      hint={
        <>
          <ImportFailure failure={status.error} />
          {t(isFailed ? 'failed.hint' : 'discarded.hint')}
        </>
      }
      action={
        <Button type="primary" ref={focusOnMount} onClick={() => go('import')}>
          {t('failed.again')} <Kbd keys={shortcutKey('import', 'chooseFile')} />
        </Button>
      }
    />
  );
}
