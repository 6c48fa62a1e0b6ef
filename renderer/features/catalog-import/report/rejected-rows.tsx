import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { Pager } from '#renderer/ui/pager.tsx';
import { RejectedTable } from '#renderer/ui/rejected-table.tsx';
import { Section } from '#renderer/ui/section.tsx';
import shared from '../import.module.css';
import { ImportFailure } from '../import-failure.tsx';
import { useSaveRejected } from './use-save-rejected.ts';

const ROWS_ON_A_PAGE = 20;

/** Every row that stays out, with all its reasons; the whole list can be saved to be put right. */
export function RejectedRows({ importId }: { readonly importId: number }) {
  const { t } = useTranslation('catalogImport');
  const [page, setPage] = useState(1);
  const rejected = useQueryCall(
    'catalog.rejectedRows',
    { importId, page, pageSize: ROWS_ON_A_PAGE },
    { keepPrevious: true },
  );
  const saving = useSaveRejected(importId);
  const total = rejected.data?.total ?? 0;
  const lastPage = Math.max(Math.ceil(total / ROWS_ON_A_PAGE), 1);
  useShortcuts('import', {
    saveRejected: saving.save,
    previousPage: () => setPage(Math.max(page - 1, 1)),
    nextPage: () => setPage(Math.min(page + 1, lastPage)),
  });
  return (
    <Section
      title={t('rejected.title')}
      corner={
        <span className={shared.row}>
          <span role="status" className={shared.good}>
            {saving.savedName === null ? '' : t('done.saved', { name: saving.savedName })}
          </span>
          <Button icon={<DownloadOutlined aria-hidden />} loading={saving.busy} onClick={saving.save}>
            {t('ready.saveRejected')} <Kbd keys={shortcutKey('import', 'saveRejected')} />
          </Button>
        </span>
      }
    >
      <ImportFailure failure={saving.failure} />
      {rejected.isError ? (
        <ErrorState failure={rejected.error} onRetry={() => void rejected.refetch()} />
      ) : rejected.data === undefined ? (
        <LoadingState />
      ) : (
        <RejectedTable
          rows={rejected.data.rows.map(({ row, problems, text }) => ({
            row,
            text,
            problems: problems.map(({ field, code, value }) =>
              [
                t('rejected.at', { field: t(`field.${field}`), problem: t(`rowProblem.${code}`) }),
                value === '' ? '' : t('rejected.value', { value }),
              ].join(''),
            ),
          }))}
        />
      )}
      {total > ROWS_ON_A_PAGE ? (
        <Pager page={page} pageSize={ROWS_ON_A_PAGE} total={total} keys={['←', '→']} onPage={setPage} />
      ) : null}
    </Section>
  );
}
