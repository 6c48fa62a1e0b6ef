import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { useLanguageStore } from '#renderer/stores/language-store.ts';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { DateText } from '#shared/domain/expiry.ts';
import styles from './compliance.module.css';

/** The days of a register that are exported; a list of what holds today is exported as of today. */
export interface ExportedDays {
  readonly register: string;
  readonly fromDate: DateText;
  readonly toDate: DateText;
}

/** Writes the days of a register as a file, in the language of the screen; null while the days are not chosen. */
export function useRegisterExport(days: ExportedDays | null) {
  const language = useLanguageStore((state) => state.language);
  const save = useCommand('registers.export');
  return {
    save,
    run: () => {
      if (days !== null && !save.isPending) save.mutate({ ...days, language });
    },
  };
}

type Export = ReturnType<typeof useRegisterExport>;

export function ExportButton({ save, run }: Export) {
  const { t } = useTranslation('compliance');
  return (
    <Button type="primary" icon={<DownloadOutlined aria-hidden />} loading={save.isPending} onClick={run}>
      {t('registers.export')} <Kbd keys={shortcutKey('compliance', 'export')} />
    </Button>
  );
}

/** What came of the last export: where its file lies, or why there is none. */
export function ExportOutcome({ save }: Export) {
  const { t } = useTranslation('compliance');
  return (
    <>
      <FailureAlert failure={save.error} />
      {save.data === undefined ? null : (
        <p className={styles.done} role="status">
          {t('registers.exported', { rows: formatCount(save.data.rows), folder: save.data.folder })}{' '}
          <strong>{save.data.fileNames.join(' ')}</strong>
        </p>
      )}
    </>
  );
}
