import { EventEmitter } from 'node:events';
import type { UtilityMessage } from './utility-wire.ts';

/** Preloaded into the child process that plays the utility process: gives it a `process.parentPort`. */
function send(message: UtilityMessage): void {
  if (process.connected) process.send?.(message);
}

class UtilityPort extends EventEmitter {
  readonly #portId: number;
  /** What arrived before the port was started, as Electron keeps it too. */
  #waiting: unknown[] | null = [];

  constructor(portId: number) {
    super();
    this.#portId = portId;
  }

  postMessage(data: unknown): void {
    send({ kind: 'port', portId: this.#portId, data });
  }

  start(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const data of waiting) this.arrive(data);
  }

  arrive(data: unknown): void {
    if (this.#waiting === null) this.emit('message', { data, ports: [] });
    else this.#waiting.push(data);
  }
}

const ports = new Map<number, UtilityPort>();
const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (data: unknown) => send({ kind: 'post', data, portIds: [] }),
});

process.on('message', (message: UtilityMessage) => {
  if (message.kind === 'post') {
    const arrived = message.portIds.map((portId) => {
      const port = new UtilityPort(portId);
      ports.set(portId, port);
      return port;
    });
    parentPort.emit('message', { data: message.data, ports: arrived });
  } else if (message.kind === 'port') {
    ports.get(message.portId)?.arrive(message.data);
  } else {
    ports.get(message.portId)?.emit('close');
    ports.delete(message.portId);
  }
});
// A utility process does not outlive the program it belongs to.
process.on('disconnect', () => process.exit(1));
// A terminal's interrupt ends Electron's main process, which ends the others.
process.on('SIGINT', () => undefined);

Object.defineProperty(process, 'parentPort', { value: parentPort });
