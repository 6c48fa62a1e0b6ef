import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './state.module.css';

/** Shown only after a moment, so that quick answers do not flicker. */
export function LoadingState() {
  const { t } = useTranslation('common');
  return (
    <div className={styles.state} aria-busy>
      <Spin delay={200} />
      <span className="visually-hidden" role="status">
        {t('loading')}
      </span>
    </div>
  );
}
