import {
  type CoreAnswer,
  type CoreReport,
  type ShellOrder,
  screenMessage,
  shellOrder,
} from '#shared/contracts/core-wire.ts';
import type { ScreenPort } from './serve-port.ts';

/** The way from a core process to the shell that started it. */
export interface ProcessChannel {
  report(report: CoreReport): void;
  /** A `connect` order comes with the port of the screen it connects. */
  onOrder(listener: (order: ShellOrder, port: ScreenPort | null) => void): void;
}

/** What Electron puts on `process` in a utility process, as far as it is used here. */
interface UtilityParentPort {
  on(event: 'message', listener: (message: { data: unknown; ports: readonly UtilityPort[] }) => void): void;
  postMessage(message: CoreReport): void;
}

interface UtilityPort {
  on(event: 'message', listener: (message: { data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(message: CoreAnswer): void;
  start(): void;
}

/** The channel of the process that runs this: Electron's when it is a utility process, else Node's own. */
export function processChannel(): ProcessChannel {
  const parentPort = (process as { parentPort?: UtilityParentPort }).parentPort;
  return parentPort === undefined ? nodeChannel() : utilityChannel(parentPort);
}

function utilityChannel(parentPort: UtilityParentPort): ProcessChannel {
  return {
    report: (report) => parentPort.postMessage(report),
    onOrder(listener) {
      parentPort.on('message', ({ data, ports }) => {
        const order = shellOrder.safeParse(data);
        const [port] = ports;
        if (order.success) listener(order.data, port === undefined ? null : electronPort(port));
      });
    },
  };
}

function electronPort(port: UtilityPort): ScreenPort {
  return {
    post: (answer) => port.postMessage(answer),
    onMessage(listener) {
      port.on('message', (message) => listener(message.data));
      port.start();
    },
    onClose: (listener) => port.on('close', listener),
  };
}

/** Node has one channel for a child process, so orders and the shell's calls share it. */
function nodeChannel(): ProcessChannel {
  return {
    report: (report) => {
      if (process.connected) process.send?.(report);
    },
    onOrder(listener) {
      process.on('message', (message) => {
        const order = shellOrder.safeParse(message);
        if (order.success) listener(order.data, order.data.kind === 'connect' ? nodePort() : null);
      });
      // The shell is gone without a word: nobody is left to answer, but the store is to be closed in order.
      process.on('disconnect', () => listener({ kind: 'stop' }, null));
      // A terminal sends its interrupt to the whole group; the shell decides when the core stops.
      process.on('SIGINT', () => undefined);
    },
  };
}

/** Calls may follow the `connect` order before the core has taken the port: they wait for it. */
function nodePort(): ScreenPort {
  const early: unknown[] = [];
  let deliver = (message: unknown): void => void early.push(message);
  process.on('message', (message) => {
    if (screenMessage.safeParse(message).success) deliver(message);
  });
  return {
    post: (answer) => {
      if (process.connected) process.send?.(answer);
    },
    onMessage(listener) {
      deliver = listener;
      for (const message of early.splice(0)) listener(message);
    },
    onClose: (listener) => process.on('disconnect', listener),
  };
}
