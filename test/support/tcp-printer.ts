import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface TcpPrinter {
  readonly port: number;
  /** What came over each connection, in the order in which they were opened. */
  readonly jobs: readonly Buffer[];
  /** The most connections that were open at once. */
  readonly mostAtOnce: number;
  stop(): Promise<void>;
}

/** A printer on a real TCP port. `deaf` takes the call and never reads a byte, as one with its cover open. */
export async function startTcpPrinter(
  behaviour: { readonly deaf?: boolean; readonly silent?: boolean; readonly hangUpAfterBytes?: number } = {},
): Promise<TcpPrinter> {
  const jobs: Buffer[] = [];
  const open = new Set<Socket>();
  let mostAtOnce = 0;
  // A printer keeps its side open after the counter's goodbye where it is told to be silent.
  const server = createServer({
    allowHalfOpen: behaviour.silent ?? false,
    pauseOnConnect: behaviour.deaf ?? false,
  });
  server.on('connection', (socket) => {
    open.add(socket);
    mostAtOnce = Math.max(mostAtOnce, open.size);
    const job = jobs.push(Buffer.alloc(0)) - 1;
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
    if (behaviour.deaf) return;
    socket.on('data', (data) => {
      jobs[job] = Buffer.concat([jobs[job] ?? Buffer.alloc(0), data]);
      if ((jobs[job]?.length ?? 0) >= (behaviour.hangUpAfterBytes ?? Number.POSITIVE_INFINITY))
        socket.resetAndDestroy();
    });
    // Unasked status, as automatic status back sends it.
    socket.write(Buffer.from([0x14, 0x00, 0x00, 0x0f]));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    jobs,
    get mostAtOnce() {
      return mostAtOnce;
    },
    stop: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
