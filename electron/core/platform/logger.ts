import { join } from 'node:path';
import pino from 'pino';
import roll, { type LogFiles } from 'pino-roll';

/** Structured log lines (OPS-1). Never a name, phone number, ID number or amount tied to a person. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  /** Writes what waits and gives the file back; later lines are dropped. For whoever ends last. */
  close(): Promise<void>;
}

/** Keys whose values never reach a log, wherever they stand in the fields. */
const SECRET_PATHS = [
  'name',
  'phone',
  'idNumber',
  'buyer',
  'token',
  'session',
  'customer',
  'address',
].flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

const KEPT_FILES = 30;

/**
 * Writes JSON lines to daily files under `logDir`, at most 20 MB each and 30 kept; to stderr when no file can be
 * opened there. In this process, not in a thread, whose last lines would be lost when the process ends.
 */
export async function createLogger(options: { logDir: string; logLevel: string }): Promise<Logger> {
  const settings: pino.LoggerOptions = {
    level: options.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET_PATHS, censor: '[redacted]' },
  };
  try {
    return fileLogger(settings, await openFiles(options.logDir));
  } catch (error) {
    // A counter that can sell sells, also where its log cannot be written.
    const logger = stderrLogger(settings);
    logger.warn({ problem: error instanceof Error ? error.message : '' }, 'no log file');
    return logger;
  }
}

function stderrLogger(settings: pino.LoggerOptions): Logger {
  const lines = pino(settings, pino.destination({ dest: 2, sync: true }));
  return { ...levelsOf(lines, () => true), close: () => Promise.resolve() };
}

function openFiles(logDir: string): Promise<LogFiles> {
  return roll({
    file: join(logDir, 'core'),
    extension: '.log',
    frequency: 'daily',
    size: '20m',
    mkdir: true,
    // Lines are few, and the last ones before a crash are the ones that matter: none waits in a buffer.
    sync: true,
    limit: { count: KEPT_FILES },
  });
}

function fileLogger(settings: pino.LoggerOptions, files: LogFiles): Logger {
  // A full disk must not end the counter for the sake of its log; the store reports it where it matters.
  files.on('error', () => undefined);
  let closed: Promise<void> | null = null;
  const close = () =>
    new Promise<void>((resolve) => {
      files.once('close', resolve);
      files.once('error', () => resolve());
      files.destroy();
    });
  return {
    ...levelsOf(pino(settings, files), () => closed === null),
    close() {
      closed ??= close();
      return closed;
    },
  };
}

type Level = Exclude<keyof Logger, 'close'>;

function levelsOf(lines: pino.Logger, isOpen: () => boolean): Pick<Logger, Level> {
  const at = (level: Level) => (fields: object, message: string) => {
    if (isOpen()) lines[level](fields, message);
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
