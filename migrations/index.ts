import { initial } from './0001-initial.ts';
import { rules } from './0002-rules.ts';
import type { Migration } from './migration.ts';

/** All migrations, oldest first. Append only. */
export const MIGRATIONS: readonly Migration[] = [initial, rules];

export type { Migration } from './migration.ts';
