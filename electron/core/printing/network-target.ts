import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { failUnreachable, type PrinterTarget, type PrinterTrouble } from './printer-target.ts';

export interface NetworkPrinter {
  readonly host: string;
  readonly port: number;
  /** How long a printer may take to answer. */
  readonly connectTimeoutMs: number;
  /** How long it may take no byte, for want of paper or with its cover open. */
  readonly writeTimeoutMs: number;
  /** How long to wait for its side of the goodbye; many printers never say it. */
  readonly closeTimeoutMs: number;
}

/** Time-outs that a printer on the shop's own network keeps with room to spare. */
export const NETWORK_TIMEOUTS = {
  connectTimeoutMs: 3_000,
  writeTimeoutMs: 10_000,
  closeTimeoutMs: 1_000,
} as const;

/** A printer that takes raw bytes over TCP (port 9100 as a rule). */
export function networkTarget(printer: NetworkPrinter): PrinterTarget {
  const { host, port } = printer;
  return {
    kind: 'network',
    key: `network:${host}:${port}`,
    open: async () => {
      const socket = await dial(printer);
      return {
        send: async ({ bytes }) => {
          await transmit(socket, bytes, printer);
          return null;
        },
        close: async () => {
          socket.destroy();
        },
      };
    },
  };
}

async function dial(printer: NetworkPrinter): Promise<Socket> {
  const { host, port } = printer;
  const socket = connect({ host, port });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(printer.connectTimeoutMs) });
  } catch (error) {
    socket.destroy();
    failUnreachable({ printer: 'network', host, port }, troubleOf(error));
  }
  // From here on an error is heard where the document is sent; between the two it must not end the program.
  socket.on('error', () => socket.destroy());
  // Printers report their status unasked; unread bytes would turn the goodbye into a reset and lose paper.
  socket.resume();
  return socket;
}

async function transmit(socket: Socket, bytes: Uint8Array, printer: NetworkPrinter): Promise<void> {
  const { host, port } = printer;
  socket.setTimeout(printer.writeTimeoutMs, () => socket.destroy(new StalledError()));
  try {
    if (socket.destroyed) throw new LostError();
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('close', () => reject(new LostError()));
      // Not the callback of `end`: that one is called for errors too.
      socket.once('finish', resolve);
      socket.end(bytes);
    });
  } catch (error) {
    failUnreachable({ printer: 'network', host, port }, troubleOf(error));
  }
  await goodbye(socket, printer.closeTimeoutMs);
}

/** Waits for the printer to close its side, which tells that it has read everything; not for ever. */
async function goodbye(socket: Socket, timeoutMs: number): Promise<void> {
  if (socket.closed) return;
  const closed = once(socket, 'close', { signal: AbortSignal.timeout(timeoutMs) });
  // The bytes are out either way: a printer that says no goodbye, or a rude one, has still printed.
  await closed.catch(() => undefined);
}

class StalledError extends Error {}
class LostError extends Error {}

function troubleOf(error: unknown): PrinterTrouble {
  if (error instanceof StalledError) return 'timed_out';
  if (!(error instanceof Error)) return 'connection_lost';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timed_out';
  switch ('code' in error ? error.code : null) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'not_found';
    case 'ECONNREFUSED':
      return 'refused';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
      return 'no_route';
    case 'ETIMEDOUT':
      return 'timed_out';
    default:
      return 'connection_lost';
  }
}
