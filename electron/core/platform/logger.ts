import { join } from 'node:path';
import pino from 'pino';
import roll from 'pino-roll';

/** Structured log lines (OPS-1). Never a name, phone number, ID number or amount tied to a person. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  flush(): void;
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
 * Writes JSON lines to daily files under `logDir`, at most 20 MB each and 30 kept; to stderr without a folder.
 * In this process, not in a thread, whose last lines would be lost when the process ends.
 */
export async function createLogger(options: { logDir: string | null; logLevel: string }): Promise<Logger> {
  const settings: pino.LoggerOptions = {
    level: options.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET_PATHS, censor: '[redacted]' },
  };
  if (options.logDir === null) return pino(settings, pino.destination({ dest: 2, sync: true }));
  const files = await roll({
    file: join(options.logDir, 'core'),
    extension: '.log',
    frequency: 'daily',
    size: '20m',
    mkdir: true,
    // Lines are few, and the last ones before a crash are the ones that matter: none waits in a buffer.
    sync: true,
    limit: { count: KEPT_FILES },
  });
  // A full disk must not end the counter for the sake of its log; the store reports it where it matters.
  files.on('error', () => undefined);
  const lines = pino(settings, files);
  return {
    debug: (fields, message) => lines.debug(fields, message),
    info: (fields, message) => lines.info(fields, message),
    warn: (fields, message) => lines.warn(fields, message),
    error: (fields, message) => lines.error(fields, message),
    flush: () => files.flushSync(),
  };
}
