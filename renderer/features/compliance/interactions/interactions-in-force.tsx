import { DownloadOutlined, FileSearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import type { CallFailure } from '#renderer/client/call-failure.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { FileDropZone } from '#renderer/ui/file-drop-zone.tsx';
import { formatCount, formatDateTime } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Pager } from '#renderer/ui/pager.tsx';
import { saveTextFile } from '#renderer/ui/save-text-file.ts';
import { useDebounced } from '#renderer/ui/use-debounced.ts';
import type { InteractionSet } from '#shared/contracts/prescriptions.ts';
import styles from '../compliance.module.css';
import { InteractionFailure } from './interaction-failure.tsx';
import { InteractionTable } from './interaction-table.tsx';

const SEARCH_ID = 'interactions-search';
const ROWS_ON_A_PAGE = 50;
const TYPING_MS = 150;
/** Makes spreadsheet programs read the file as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

export interface InteractionsInForceProps {
  readonly sets: readonly InteractionSet[];
  /** The name of the file that is being read. */
  readonly reading: string | null;
  readonly failure: CallFailure | null;
  readonly onFile: (file: File) => void;
}

/** The table in force, searched by drug; the versions before it; and where a file is chosen. */
export function InteractionsInForce({ sets, reading, failure, onFile }: InteractionsInForceProps) {
  const { t } = useTranslation('compliance');
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const input = useRef<HTMLInputElement>(null);
  const wanted = { search: useDebounced(search.trim(), TYPING_MS), page, pageSize: ROWS_ON_A_PAGE };
  const list = useQueryCall('prescriptions.listInteractions', wanted, { keepPrevious: true });
  const total = list.data?.total ?? 0;
  const turn = (to: number) => {
    if (to >= 1 && to <= Math.max(Math.ceil(total / ROWS_ON_A_PAGE), 1)) setPage(to);
  };
  const saveTemplate = () =>
    saveTextFile(t('interactions.templateName'), `${BYTE_ORDER_MARK}${t('interactions.template')}\r\n`);
  useShortcuts('interactions', {
    chooseFile: () => input.current?.click(),
    search: () => document.getElementById(SEARCH_ID)?.focus(),
    saveTemplate,
    previousPage: () => turn(page - 1),
    nextPage: () => turn(page + 1),
  });
  const [newest, ...before] = sets;
  return (
    <>
      <header className={styles.head}>
        <div>
          <h1>{t('interactions.title')}</h1>
          <p>{newest === undefined ? t('interactions.hint') : <SetLine set={newest} />}</p>
        </div>
        <div className={styles.days}>
          <Kbd keys={shortcutKey('interactions', 'search')} />
          <Input
            id={SEARCH_ID}
            aria-label={t('interactions.search')}
            placeholder={t('interactions.search')}
            allowClear
            maxLength={60}
            value={search}
            onChange={(event) => {
              setSearch(event.target.value);
              setPage(1);
            }}
          />
          <Button icon={<DownloadOutlined aria-hidden />} onClick={saveTemplate}>
            {t('interactions.saveTemplate')} <Kbd keys={shortcutKey('interactions', 'saveTemplate')} />
          </Button>
        </div>
      </header>
      <FileDropZone
        keys={shortcutKey('interactions', 'chooseFile')}
        isSmall
        input={input}
        reading={reading}
        onFile={onFile}
      />
      <InteractionFailure failure={failure} />
      <FailureAlert failure={list.error} />
      {list.data === undefined || total > 0 ? (
        <InteractionTable rows={list.data?.rows ?? []} />
      ) : (
        <EmptyState
          icon={<FileSearchOutlined />}
          title={t(search === '' ? 'interactions.empty' : 'interactions.nothingFound')}
          hint={t('interactions.emptyHint')}
        />
      )}
      <Pager page={page} pageSize={ROWS_ON_A_PAGE} total={total} onPage={turn} />
      {before.length === 0 ? null : (
        <section aria-label={t('interactions.before')}>
          <h2 className={styles.subtitle}>{t('interactions.before')}</h2>
          <ul className={styles.history}>
            {before.map((set) => (
              <li key={set.version}>
                <SetLine set={set} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function SetLine({ set }: { readonly set: InteractionSet }) {
  const { t } = useTranslation('compliance');
  const { version, fileName, rowCount, staffName, atMs } = set;
  const rows = formatCount(rowCount);
  return (
    <>
      {[t('interactions.version', { version, rows }), fileName, staffName, formatDateTime(atMs)]
        .filter((text) => text !== '')
        .join(' · ')}
    </>
  );
}
