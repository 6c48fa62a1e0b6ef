import { CheckOutlined, EditOutlined, WarningFilled } from '@ant-design/icons';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useLanguageStore } from '#renderer/stores/language-store.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import styles from './capture.module.css';
import type { CaptureLine } from './capture-draft.ts';
import type { Reading } from './check-capture.ts';
import { markParts } from './mark-parts.ts';

export interface DirectionsEchoProps {
  readonly id: string;
  readonly line: CaptureLine;
  readonly reading: Reading | null;
  readonly missing: boolean;
}

/** What was understood, in words; what was not is marked where it stands in the text. */
export function DirectionsEcho({ id, line, reading, missing }: DirectionsEchoProps) {
  const { t } = useTranslation('prescriptions');
  const language = useLanguageStore((state) => state.language);
  if (reading === null || line.text.trim() === '') {
    return (
      <p id={id} className={`${styles.echo} ${missing ? styles.wrong : styles.soft}`} role="status">
        {missing ? t('problem.directions') : t('lines.directionsHint')}
      </p>
    );
  }
  if (reading.notUnderstood.length === 0) {
    return (
      <p id={id} className={`${styles.echo} ${styles.understood}`} role="status">
        <CheckOutlined aria-hidden /> {reading[language]}
      </p>
    );
  }
  if (line.asWritten) {
    return (
      <p id={id} className={`${styles.echo} ${styles.asWritten}`} role="status">
        <EditOutlined aria-hidden /> {t('lines.asWritten', { text: line.text.trim() })}
      </p>
    );
  }
  const [first] = reading.notUnderstood;
  return (
    <p id={id} className={`${styles.echo} ${styles.notUnderstood}`} role="status">
      <WarningFilled aria-hidden />{' '}
      {markParts(line.text, reading.notUnderstood).map((part) => (
        <Fragment key={part.start}>{part.marked ? <mark>{part.text}</mark> : part.text}</Fragment>
      ))}{' '}
      {first === undefined ? '' : t(`notUnderstood.${first.reason}`)}{' '}
      <Kbd keys={shortcutKey('capture', 'asWritten')} /> {t('lines.takeAsWritten')}
    </p>
  );
}
