import { fork } from 'node:child_process';
import type { CoreAnswer, CoreReport, CoreStart, ScreenMessage } from '#shared/contracts/core-wire.ts';
import type { CorePort } from '../shell/core-client.ts';
import type { CoreProcess } from '../shell/core-process.ts';

/** A core in a child process of Node. Its one channel carries orders and the screens' calls alike. */
export interface ChildCore extends CoreProcess, CorePort {
  readonly pid: number;
  onAnswer(listener: (answer: CoreAnswer) => void): void;
}

/** Starts the core's entry in a child process and orders it to open the store. */
export function forkCore(entry: string, start: CoreStart): ChildCore {
  const child = fork(entry, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const send = (message: object) => {
    // A message to a core that just died has no effect; the supervisor learns of the death by its exit.
    if (child.connected) child.send(message, () => undefined);
  };
  const core: ChildCore = {
    pid: child.pid ?? -1,
    order: send,
    post: (message: ScreenMessage) => send(message),
    onReport: (listener) =>
      child.on('message', (message: CoreReport | CoreAnswer) => {
        if (message.kind === 'ready' || message.kind === 'refused') listener(message);
      }),
    onAnswer: (listener) =>
      child.on('message', (message: CoreReport | CoreAnswer) => {
        if (message.kind !== 'ready' && message.kind !== 'refused') listener(message);
      }),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill('SIGKILL'),
  };
  core.order({ kind: 'start', options: start });
  return core;
}
