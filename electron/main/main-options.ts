import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataDir } from '../shell/data-dir.ts';

export interface MainOptions {
  readonly dataDir: string;
  readonly clockOffsetMs: number;
}

/**
 * Reads the program's own options out of a command line that Chromium's switches share. An installed program
 * takes no clock but the machine's: sales carry its time.
 */
export function readMainOptions(argv: readonly string[], isPackaged: boolean): MainOptions {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    options: { 'data-dir': { type: 'string' }, 'clock-offset-ms': { type: 'string' } },
  });
  const dataDir = values['data-dir'];
  const clockOffsetMs = Number(values['clock-offset-ms'] ?? 0);
  return {
    dataDir: typeof dataDir === 'string' ? resolve(dataDir) : defaultDataDir(process.platform, process.env),
    clockOffsetMs: isPackaged || !Number.isInteger(clockOffsetMs) ? 0 : clockOffsetMs,
  };
}
