import { CloseCircleOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ErrorCode, ErrorParams } from '#shared/errors/index.ts';
import styles from './state.module.css';
import { useErrorText } from './use-error-text.ts';

export interface ShownFailure {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly correlationId: string;
}

export interface ErrorStateProps {
  readonly failure: ShownFailure;
  readonly onRetry?: (() => void) | undefined;
}

/** What stands where something could not be read: what happened, what to do, and the reference for support. */
export function ErrorState({ failure, onRetry }: ErrorStateProps) {
  const { t } = useTranslation('common');
  const { text, detail } = useErrorText()(failure);
  return (
    <div className={styles.state} role="alert">
      <span className={`${styles.icon} ${styles.danger}`} aria-hidden>
        <CloseCircleOutlined />
      </span>
      <p className={styles.title}>{text}</p>
      {detail === null ? null : <div className={styles.hint}>{detail}</div>}
      {failure.correlationId === '' ? null : (
        <div className={styles.hint}>{t('failure.reference', { correlationId: failure.correlationId })}</div>
      )}
      {onRetry === undefined ? null : (
        <Button icon={<ReloadOutlined />} onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}
