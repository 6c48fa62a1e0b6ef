import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataDir } from '../shell/data-dir.ts';

/** A fixed port keeps the address, and with it what a browser remembers for it, from one start to the next. */
const DEFAULT_PORT = 47_815;

export interface StartOptions {
  readonly dataDir: string;
  readonly port: number;
  /** The port was asked for: a busy one is an error, not a reason to take another. */
  readonly portIsChosen: boolean;
  readonly opensBrowser: boolean;
  readonly prefersBrowser: boolean;
  readonly development: boolean;
  readonly clockOffsetMs: number;
}

export const USAGE = `npm start -- [options]
  --data-dir <folder>     where the store lives
  --port <number>         port of the address when the counter is served in a browser (default ${DEFAULT_PORT})
  --browser               serve in a browser even where Electron is installed
  --no-open               do not open the browser
  --dev                   serve the screens from their sources, in a browser
  --clock-offset-ms <n>   run the counter's clock beside the machine's, for trials`;

/** Reads the command line of `npm start`. Throws on an option that does not exist or has no sensible value. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      'data-dir': { type: 'string' },
      port: { type: 'string' },
      browser: { type: 'boolean', default: false },
      open: { type: 'boolean', default: true },
      dev: { type: 'boolean', default: false },
      'clock-offset-ms': { type: 'string', default: '0' },
    },
  });
  // npm runs scripts in the project's folder and says here where the person stood.
  const from = env.INIT_CWD ?? process.cwd();
  const dataDir = values['data-dir'];
  return {
    dataDir: dataDir === undefined ? defaultDataDir(process.platform, env) : resolve(from, dataDir),
    port: values.port === undefined ? DEFAULT_PORT : readInt('port', values.port, 0, 65_535),
    portIsChosen: values.port !== undefined,
    opensBrowser: values.open && env.CI === undefined,
    prefersBrowser: values.browser || values.dev,
    development: values.dev,
    clockOffsetMs: readInt('clock-offset-ms', values['clock-offset-ms'], -1e13, 1e13),
  };
}

function readInt(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^-?\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Error(`--${name} must be a whole number from ${least} to ${most}, not "${text}"`);
}
