import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { StandInPort } from './message-ports.ts';
import { report } from './settings.ts';
import type { UtilityMessage } from './utility-wire.ts';

const RUNTIME = new URL('./utility-runtime.ts', import.meta.url).href;

class StandInUtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  readonly #ports = new Map<number, StandInPort>();

  constructor(child: ChildProcess) {
    super();
    this.#child = child;
    child.on('message', (message: UtilityMessage) => this.#hear(message));
    child.once('exit', (code) => {
      for (const port of this.#ports.values()) port.close();
      this.emit('exit', code);
    });
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined;
  }

  postMessage(data: unknown, ports: readonly StandInPort[] = []): void {
    this.#send({ kind: 'post', data, portIds: ports.map((port) => port.id) });
    for (const port of ports) {
      this.#ports.set(port.id, port);
      port.place(
        (arrived) => this.#send({ kind: 'port', portId: port.id, data: arrived }),
        () => this.#send({ kind: 'portClosed', portId: port.id }),
      );
    }
  }

  kill(): boolean {
    return this.#child.kill();
  }

  #send(message: UtilityMessage): void {
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  #hear(message: UtilityMessage): void {
    if (message.kind === 'post') this.emit('message', message.data);
    else if (message.kind === 'port') this.#ports.get(message.portId)?.post(message.data);
    else this.#ports.get(message.portId)?.close();
  }
}

export const utilityProcess = {
  fork(modulePath: string, args: readonly string[] = []): StandInUtilityProcess {
    const child = fork(modulePath, [...args], {
      serialization: 'advanced',
      execArgv: ['--import', RUNTIME],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    if (child.pid !== undefined) report({ kind: 'utilityProcess', pid: child.pid });
    return new StandInUtilityProcess(child);
  },
};
