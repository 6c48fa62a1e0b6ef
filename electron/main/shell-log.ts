import { join } from 'node:path';
import pino, { type Logger } from 'pino';

export type ShellLog = Pick<Logger, 'info' | 'warn' | 'error'>;

/**
 * What happens to windows and processes, as JSON lines beside the core's own log. Few lines, never a secret. A disk
 * that takes no line does not end the program: without a file the lines go to stderr.
 */
export function openShellLog(dataDir: string): ShellLog {
  const settings = { base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return pino(settings, openDestination(join(dataDir, 'logs', 'shell.log')));
}

function openDestination(path: string): ReturnType<typeof pino.destination> {
  try {
    const file = pino.destination({ dest: path, mkdir: true, sync: true });
    file.on('error', () => undefined);
    return file;
  } catch {
    return pino.destination({ dest: 2, sync: true });
  }
}
