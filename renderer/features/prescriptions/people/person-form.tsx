import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import type { ShownFailure } from '#renderer/ui/error-state.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { moveOn } from '#renderer/ui/move-on.ts';
import styles from './people.module.css';

export interface PersonFormProps {
  readonly busy: boolean;
  readonly failure: ShownFailure | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** The fields, two in a row. */
  readonly children: ReactNode;
}

/** The form of a patient or a doctor: Enter goes from one field to the next and saves at the end. */
export function PersonForm({ busy, failure, onSubmit, onClose, children }: PersonFormProps) {
  const { t } = useTranslation('prescriptions');
  const form = useRef<HTMLDivElement>(null);
  useShortcuts('person', { save: onSubmit, close: onClose }, { modal: true });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.target instanceof HTMLButtonElement)
      return;
    event.preventDefault();
    moveOn(form.current, onSubmit);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter goes from field to field
    <div ref={form} className={styles.form} onKeyDown={onKeyDown}>
      {children}
      <div className={styles.wide}>
        <FailureAlert failure={failure} />
      </div>
      <div className={styles.foot}>
        <span className={styles.keys}>
          <Kbd keys="Enter" /> {t('people.enter')}
        </span>
        <Button onClick={onClose}>
          {t('people.cancel')} <Kbd keys="Esc" />
        </Button>
        <Button type="primary" loading={busy} onClick={onSubmit}>
          {t('people.save')} <Kbd keys={shortcutKey('person', 'save')} />
        </Button>
      </div>
    </div>
  );
}
