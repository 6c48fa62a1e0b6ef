import {
  CheckCircleFilled,
  QuestionCircleOutlined,
  SwapOutlined,
  SyncOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useConnectionStore } from '#renderer/stores/connection-store.ts';
import { useSessionStore } from '#renderer/stores/session-store.ts';
import { LanguageSwitch } from '#renderer/ui/language-switch.tsx';
import { useErrorText } from '#renderer/ui/use-error-text.ts';
import type { CallOutput } from '#shared/contracts/index.ts';
import { shortcutKey } from '../shortcuts/shortcut-table.ts';
import { Clock } from './clock.tsx';
import styles from './shell.module.css';
import { useHandOver } from './use-hand-over.ts';

export interface StatusBarProps {
  readonly status: CallOutput<'system.status'>;
  readonly onSwitch: () => void;
  readonly onHelp: () => void;
}

/** Who is on duty, where, when, and whether the core runs. */
export function StatusBar({ status, onSwitch, onHelp }: StatusBarProps) {
  const { t } = useTranslation('shell');
  const staff = useSessionStore((state) => state.staff);
  const coreState = useConnectionStore((state) => state.coreState);
  const { busy, failure, handOver } = useHandOver();
  const errorText = useErrorText();
  return (
    <footer className={styles.status}>
      <span>
        <UserOutlined aria-hidden /> {t('status.onDuty', { name: staff?.name ?? '' })}
      </span>
      <button type="button" title={shortcutKey('global', 'switchPerson')} onClick={onSwitch}>
        <SwapOutlined aria-hidden /> {t('status.switchPerson')}
      </button>
      <button type="button" disabled={busy} onClick={handOver}>
        {t('status.endDuty')}
      </button>
      {failure === null ? null : (
        <span role="alert" className={styles.away}>
          {errorText(failure).text}
        </span>
      )}
      <span>
        {t(status.shopName === '' ? 'status.counterOnly' : 'status.counter', {
          shop: status.shopName,
          device: status.deviceCode,
        })}
      </span>
      <span className={styles.spring} />
      <span role="status" className={coreState === 'ready' ? styles.ready : styles.away}>
        {coreState === 'ready' ? <CheckCircleFilled aria-hidden /> : <SyncOutlined aria-hidden />}{' '}
        {t(`status.core.${coreState}`)}
      </span>
      <button type="button" onClick={onHelp}>
        <QuestionCircleOutlined aria-hidden />
        {t('status.help')}
      </button>
      <LanguageSwitch />
      <Clock />
    </footer>
  );
}
