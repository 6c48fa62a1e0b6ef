import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

/** What the counter is started with for one test. */
export interface LaunchOptions {
  readonly dataDir: string;
  /** Files that the test picks on a screen lie here. */
  readonly filesDir: string;
  /** Where pages sent to the system's printer land, for targets that print to files. */
  readonly printedDir: string;
  readonly clockOffsetMs: number;
  readonly browserPath: string;
}

/** The counter, running for one test. */
export interface RunningCounter {
  readonly page: Page;
  /** Kills the process that holds the store, as a crash would. */
  killCore(): Promise<void>;
  /** Ends the program the way a user does, and waits until the store is closed. */
  close(): Promise<void>;
}

export const TARGET_NAMES = ['browser', 'stand-in', 'electron'] as const;
export type TargetName = (typeof TARGET_NAMES)[number];

/** A way to run the counter; the same specs pass on all of them. */
export interface Target {
  /** Why this machine cannot run it, to be named in the report; null when it can. */
  whyNotHere(): string | null;
  launch(options: LaunchOptions): Promise<RunningCounter>;
}

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
