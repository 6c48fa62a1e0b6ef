import { join } from 'node:path';
import pino, { type Logger } from 'pino';

export type ShellLog = Pick<Logger, 'info' | 'warn' | 'error'>;

/** What happens to windows and processes, as JSON lines beside the core's own log. Few lines, never a secret. */
export function openShellLog(dataDir: string): ShellLog {
  const destination = pino.destination({ dest: join(dataDir, 'logs', 'shell.log'), mkdir: true, sync: true });
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}
