import type { CoreStart } from '#shared/contracts/core-wire.ts';
import { AppError } from '#shared/errors/index.ts';
import { type Core, startCore } from './host/start-core.ts';
import { offsetClock } from './offset-clock.ts';
import { processChannel } from './process-channel.ts';
import { servePort } from './serve-port.ts';

/** The core as a process of its own: opens the store when ordered to, serves screens, stops in order. */
const channel = processChannel();
let starting: Promise<Core | null> | null = null;

channel.onOrder((order, port) => {
  if (order.kind === 'start') starting ??= open(order.options);
  else if (order.kind === 'stop') void stop();
  else if (port !== null) void starting?.then((core) => core !== null && servePort(core, port));
});

async function open(options: CoreStart): Promise<Core | null> {
  const { restoreFrom, clockOffsetMs, ...given } = options;
  const restore = restoreFrom === null ? {} : { restoreFrom };
  try {
    const core = await startCore({ ...given, ...restore, ...offsetClock(clockOffsetMs) });
    channel.report({ kind: 'ready' });
    return core;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    channel.report({ kind: 'refused', error: { code: error.code, params: error.params, correlationId: '' } });
    return null;
  }
}

async function stop(): Promise<void> {
  const core = await starting;
  await core?.stop();
  process.exit(0);
}
