import { InboxOutlined, LoadingOutlined } from '@ant-design/icons';
import { type DragEvent, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './file-drop-zone.module.css';
import { focusOnMount } from './focus-on-mount.ts';
import { Kbd } from './kbd.tsx';

const ACCEPTED = '.csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface FileDropZoneProps {
  /** The key that opens the file dialog. */
  readonly keys: string;
  /** One line, where what is there already matters more. */
  readonly isSmall?: boolean;
  readonly input: RefObject<HTMLInputElement | null>;
  /** The name of the file that is being read. */
  readonly reading: string | null;
  readonly onFile: (file: File) => void;
}

/** A place to drop a file on, which is also the button that opens the file dialog. */
export function FileDropZone({ keys, isSmall = false, input, reading, onFile }: FileDropZoneProps) {
  const { t } = useTranslation('common');
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
        className={`${styles.drop} ${isSmall ? styles.small : ''} ${isOver ? styles.dropOver : ''}`}
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
            ? t('file.reading', { name: reading })
            : isOver
              ? t('file.dropping')
              : t('file.drop')}{' '}
          <Kbd keys={keys} />
        </strong>
        <span>{t('file.formats')}</span>
      </button>
    </>
  );
}
