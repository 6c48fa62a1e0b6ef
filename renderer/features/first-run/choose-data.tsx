import { ExperimentOutlined, ImportOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CenterCard } from '#renderer/ui/center-card.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { LanguageSwitch } from '#renderer/ui/language-switch.tsx';
import styles from './first-run.module.css';

export interface ChooseDataProps {
  readonly onDemo: () => void;
  readonly onEnter: (screen: 'sale' | 'import') => void;
}

/** Offers the demo catalogue, the import, or an empty start. */
export function ChooseData({ onDemo, onEnter }: ChooseDataProps) {
  const { t } = useTranslation('firstRun');
  return (
    <CenterCard title={t('data.title')} hint={t('data.hint')} corner={<LanguageSwitch />}>
      <div className={styles.choices}>
        <button type="button" className={styles.choice} ref={focusOnMount} onClick={onDemo}>
          <ExperimentOutlined className={styles.choiceIcon} aria-hidden />
          <strong>{t('data.demo')}</strong>
          <span>{t('data.demoHint')}</span>
        </button>
        <button type="button" className={styles.choice} onClick={() => onEnter('import')}>
          <ImportOutlined className={styles.choiceIcon} aria-hidden />
          <strong>{t('data.import')}</strong>
          <span>{t('data.importHint')}</span>
        </button>
      </div>
      <div className={styles.foot}>
        <span>{t('step', { step: 2 })}</span>
        <Button type="link" className={styles.skip ?? ''} onClick={() => onEnter('sale')}>
          {t('data.empty')}
        </Button>
      </div>
    </CenterCard>
  );
}
