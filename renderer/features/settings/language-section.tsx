import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language, useLanguageStore } from '#renderer/stores/language-store.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import styles from './settings.module.css';

/** The language of this machine. It takes effect at once. */
export function LanguageSection() {
  const { t } = useTranslation('settings');
  const { language, setLanguage } = useLanguageStore();
  return (
    <fieldset className={styles.form}>
      <legend>
        {t('language.label')} <Kbd keys="Alt+L" />
      </legend>
      <Radio.Group
        size="large"
        optionType="button"
        buttonStyle="solid"
        aria-label={t('language.label')}
        value={language}
        options={LANGUAGES.map((name) => ({ value: name, label: t(`language.${name}`) }))}
        onChange={(event) => setLanguage(event.target.value as Language)}
      />
    </fieldset>
  );
}
