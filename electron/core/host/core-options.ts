import type { Platform } from '../platform/platform.ts';

/** What a core is started with. */
export interface CoreOptions {
  readonly dataDir: string;
  readonly appVersion: string;
  /** Where `resources/` lies: demo names, fonts. */
  readonly resourcesDir: string;
  readonly platform?: Partial<Platform>;
  readonly logLevel?: string;
  /** A backup to put in the place of a store that does not open; the old file is kept. */
  readonly restoreFrom?: string;
}
