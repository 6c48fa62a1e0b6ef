import { z } from 'zod';

/** What the test that launches a stand-in tells it; handed over in one variable of the environment. */
const standInSettings = z.object({
  browserPath: z.string(),
  /** Where the browser keeps its profile; its debugging port can be read there. */
  profileDir: z.string(),
  /** Every file that a test picks lies here: a page's File names no folder. */
  filesDir: z.string(),
  /** Where printed pages land, as PDF. */
  printedDir: z.string(),
  locale: z.string(),
});
export type StandInSettings = z.infer<typeof standInSettings>;

export const SETTINGS_VARIABLE = 'ELECTRON_STAND_IN';

export function readSettings(): StandInSettings {
  return standInSettings.parse(JSON.parse(process.env[SETTINGS_VARIABLE] ?? '{}'));
}

/** What a running stand-in tells its test. */
export type StandInReport =
  | { readonly kind: 'window'; readonly debuggingPort: number }
  | { readonly kind: 'utilityProcess'; readonly pid: number };

export function report(message: StandInReport): void {
  process.send?.(message);
}
