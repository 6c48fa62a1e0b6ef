import { GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguageStore } from '#renderer/stores/language-store.ts';

/** Switches between Chinese and English; it is labelled with the language it leads to. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('shell');
  const { language, setLanguage } = useLanguageStore();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Button
      size="small"
      icon={<GlobalOutlined />}
      title={t('status.switchLanguage')}
      onClick={() => setLanguage(other)}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
    >
      {i18n.getFixedT(other, 'shell')('languageName')}
    </Button>
  );
}
