import { FileExcelOutlined, FileTextOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { CallOutput } from '#shared/contracts/index.ts';
import shared from '../import.module.css';
import styles from './map.module.css';

export interface FileFactsProps {
  readonly preview: CallOutput<'catalog.previewImport'>;
  readonly onOther: () => void;
}

/** Which file it is, and how it was read. */
export function FileFacts({ preview, onOther }: FileFactsProps) {
  const { t } = useTranslation('catalogImport');
  const format =
    preview.format === 'xlsx' ? t('file.xlsx') : t('file.csv', { encoding: preview.encoding.toUpperCase() });
  return (
    <header className={styles.file}>
      <span className={styles.fileIcon} aria-hidden>
        {preview.format === 'xlsx' ? <FileExcelOutlined /> : <FileTextOutlined />}
      </span>
      <div className={styles.fileText}>
        <strong className={styles.fileLine}>{preview.fileName}</strong>
        <span className={`${shared.soft} ${styles.fileLine}`}>
          {t('file.facts', { size: formatBytes(preview.sizeBytes), format, columns: preview.columns.length })}
        </span>
      </div>
      <Button onClick={onOther}>
        {t('file.other')} <Kbd keys={shortcutKey('import', 'discard')} />
      </Button>
    </header>
  );
}
