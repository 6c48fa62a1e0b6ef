import { InboxOutlined, LoadingOutlined } from '@ant-design/icons';
import { type DragEvent, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import styles from './choose.module.css';

const ACCEPTED = '.csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface DropZoneProps {
  readonly input: RefObject<HTMLInputElement | null>;
  /** The name of the file that is being read. */
  readonly reading: string | null;
  readonly onFile: (file: File) => void;
}

/** A place to drop a file on, which is also the button that opens the file dialog. */
export function DropZone({ input, reading, onFile }: DropZoneProps) {
  const { t } = useTranslation('catalogImport');
  const [isOver, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined && reading === null) onFile(file);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same file can be chosen again after it was put right.
          currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
      <button
        type="button"
        ref={focusOnMount}
        className={`${styles.drop} ${isOver ? styles.dropOver : ''}`}
        aria-busy={reading !== null}
        onClick={() => (reading === null ? input.current?.click() : undefined)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <span className={styles.dropIcon} aria-hidden>
          {reading === null ? <InboxOutlined /> : <LoadingOutlined />}
        </span>
        <strong>
          {reading !== null
            ? t('choose.reading', { name: reading })
            : isOver
              ? t('choose.dropping')
              : t('choose.drop')}{' '}
          <Kbd keys={shortcutKey('import', 'chooseFile')} />
        </strong>
        <span>{t('choose.formats')}</span>
      </button>
    </>
  );
}
