import { setTimeout as pause } from 'node:timers/promises';
import type { CallRequest, CallResult } from '#shared/contracts/envelope.ts';
import { processChannel } from '../../../electron/core/process-channel.ts';
import { servePort } from '../../../electron/core/serve-port.ts';

/**
 * A core process with no store, for the tests of the shells around it. Its calls are what a test needs a core
 * to do: `fake.echo`, `fake.slow`, `fake.die`. A data folder named "refused" is a store that does not open.
 */
const channel = processChannel();
let running = 0;

channel.onOrder((order, port) => {
  if (order.kind === 'start') open(order.options.dataDir);
  if (order.kind === 'connect' && port !== null) {
    servePort(
      { call, subscribe: () => () => undefined, registerFile: (path: string) => `ref:${path}` },
      port,
    );
  }
  if (order.kind === 'stop') void stop();
});

function open(dataDir: string): void {
  if (dataDir.endsWith('dies-at-start')) process.exit(3);
  if (dataDir.endsWith('refused')) {
    channel.report({ kind: 'refused', error: { code: 'STORE_NEWER', params: {}, correlationId: 'fake' } });
  } else {
    channel.report({ kind: 'ready' });
  }
}

async function call(request: CallRequest): Promise<CallResult> {
  running += 1;
  if (request.name === 'fake.die') process.kill(process.pid, 'SIGKILL');
  if (request.name === 'fake.slow') await pause(500);
  running -= 1;
  return { ok: true, value: { pid: process.pid, input: request.input } };
}

async function stop(): Promise<void> {
  while (running > 0) await pause(5);
  process.exit(0);
}
