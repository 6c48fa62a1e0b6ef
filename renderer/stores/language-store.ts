import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

interface LanguageState {
  readonly language: Language;
  setLanguage(language: Language): void;
}

/** The language of this machine's screens and receipts; Chinese until somebody switches. */
export const useLanguageStore = create<LanguageState>()(
  persist((set) => ({ language: 'zh', setLanguage: (language) => set({ language }) }), {
    name: 'counter.language',
  }),
);
