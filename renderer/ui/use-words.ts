import i18next, { type TFunction } from 'i18next';
import type { zh } from '#renderer/locales/zh/index.ts';
import { useLanguageStore } from '#renderer/stores/language-store.ts';

type Namespace = keyof typeof zh;

const fixed = new Map<string, unknown>();

/**
 * The texts of a namespace, for small components that stand many times on a screen that is painted at every
 * key. `useTranslation` does the same and costs several times as much for each of them.
 */
export function useWords<N extends Namespace>(namespace: N): TFunction<N> {
  const language = useLanguageStore((state) => state.language);
  const key = `${language}/${namespace}`;
  const known = fixed.get(key) as TFunction<N> | undefined;
  if (known !== undefined) return known;
  const words = i18next.getFixedT(language, namespace) as TFunction<N>;
  fixed.set(key, words);
  return words;
}
