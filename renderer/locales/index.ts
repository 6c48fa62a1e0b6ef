import { en } from './en/index.ts';
import { zh } from './zh/index.ts';

/** Every text of the screens, by language and feature. */
export const locales = { zh, en } as const;
