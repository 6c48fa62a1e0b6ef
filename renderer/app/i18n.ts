import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { locales } from '#renderer/locales/index.ts';
import { useLanguageStore } from '#renderer/stores/language-store.ts';

/** Sets up the texts before the first screen; the language follows the store from then on. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: locales,
    lng: useLanguageStore.getState().language,
    fallbackLng: 'zh',
    defaultNS: 'common',
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  });
  applyLanguage(useLanguageStore.getState().language);
  useLanguageStore.subscribe(({ language }) => {
    applyLanguage(language);
    void i18next.changeLanguage(language);
  });
}

/** Fonts, hyphenation and screen readers follow the document's language. */
function applyLanguage(language: string): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = locales[language === 'en' ? 'en' : 'zh'].common.appName;
}
