import { type MessagePortMain, utilityProcess } from 'electron';
import type { CoreReport, CoreStart, ShellOrder } from '#shared/contracts/core-wire.ts';
import type { CoreProcess } from '../shell/core-process.ts';

/** A core in Electron's utility process. */
export interface UtilityCore extends CoreProcess {
  /** Gives it the other end of a screen's port. */
  connect(port: MessagePortMain): void;
}

/** Starts the core's bundle in a utility process and orders it to open the store. */
export function forkCore(entry: string, start: CoreStart): UtilityCore {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Pharmacy Counter core' });
  const order = (message: ShellOrder, ports?: MessagePortMain[]) => child.postMessage(message, ports);
  order({ kind: 'start', options: start });
  return {
    order,
    connect: (port) => order({ kind: 'connect' }, [port]),
    onReport: (listener) => child.on('message', (report: CoreReport) => listener(report)),
    onExit: (listener) => child.once('exit', listener),
    kill: () => {
      // The utility process's own way to end asks politely; this is for a core that no longer listens.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}
