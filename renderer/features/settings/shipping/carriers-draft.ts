import { MAX_CARRIERS } from '#shared/domain/carriers.ts';

const LONGEST_NAME = 40;

/** The carriers as they are typed, one a line. */
export const draftOfCarriers = (carriers: readonly string[]): string => carriers.join('\n');

/** The carriers that a draft stands for: each once, in its order; null when there are none or too many. */
export function readCarriers(draft: string): string[] | null {
  const names = [...new Set(draft.split('\n').map((name) => name.trim()))].filter((name) => name !== '');
  const fits = names.length >= 1 && names.length <= MAX_CARRIERS;
  return fits && names.every((name) => name.length <= LONGEST_NAME) ? names : null;
}
