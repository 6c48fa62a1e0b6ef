import { HistoryOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/client/client-context.ts';
import { ErrorState, type ShownFailure } from '#renderer/ui/error-state.tsx';

/** Stands in the window while the store does not open: why, and the way back where the core found a backup. */
export function StoreFailure({ failure }: { readonly failure: ShownFailure }) {
  const { t } = useTranslation('shell');
  const client = useClient();
  const canRestore = failure.code === 'STORE_DAMAGED' && typeof failure.params.backupPath === 'string';
  return (
    <ErrorState failure={failure}>
      {canRestore ? (
        <Popconfirm
          title={t('restore.question')}
          description={t('restore.consequence')}
          okText={t('restore.confirm')}
          cancelText={t('restore.cancel')}
          onConfirm={() => client.restoreBackup()}
        >
          <Button icon={<HistoryOutlined />}>{t('restore.action')}</Button>
        </Popconfirm>
      ) : null}
    </ErrorState>
  );
}
