import { CheckCircleFilled, EditOutlined, SaveOutlined } from '@ant-design/icons';
import { Button, ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useMay } from '#renderer/stores/session-store.ts';
import { ChangedBy } from '#renderer/ui/changed-by.tsx';
import type { ShownFailure } from '#renderer/ui/error-state.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import styles from './settings.module.css';

export interface SaveBarProps {
  readonly isChanged: boolean;
  readonly isSaved: boolean;
  readonly busy: boolean;
  readonly failure: ShownFailure | null;
  readonly onDiscard: () => void;
  /** More that can be done, beside saving. */
  readonly children?: ReactNode;
}

/** The foot of a section's form: whether there is something to save, and the buttons; or who may change it. */
export function SaveBar(props: SaveBarProps) {
  const may = useMay();
  if (may('settings.edit')) return <EditorsBar {...props} />;
  return (
    <>
      <FailureAlert failure={props.failure} />
      <div className={styles.saveBar}>
        {/* What changes nothing is for everybody. */}
        <ConfigProvider componentDisabled={false}>{props.children}</ConfigProvider>
        <ChangedBy permission="settings.edit" />
      </div>
    </>
  );
}

function EditorsBar({ isChanged, isSaved, busy, failure, onDiscard, children }: SaveBarProps) {
  const { t } = useTranslation('settings');
  return (
    <>
      <FailureAlert failure={failure} />
      <div className={styles.saveBar}>
        <Button
          type="primary"
          htmlType="submit"
          icon={<SaveOutlined aria-hidden />}
          disabled={!isChanged}
          loading={busy}
        >
          {t('save')} <Kbd keys={shortcutKey('settings', 'save')} />
        </Button>
        <Button disabled={!isChanged} onClick={onDiscard}>
          {t('discard')}
        </Button>
        {children}
        <span role="status" className={isChanged ? styles.unsaved : styles.saved}>
          {isChanged ? (
            <>
              <EditOutlined aria-hidden /> {t('unsaved')}
            </>
          ) : isSaved ? (
            <>
              <CheckCircleFilled aria-hidden /> {t('saved')}
            </>
          ) : null}
        </span>
      </div>
    </>
  );
}
