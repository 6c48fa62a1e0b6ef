import { type CoreAnswer, screenMessage } from '#shared/contracts/core-wire.ts';
import type { Core } from './host/start-core.ts';

/** A channel to one screen, or to the shell that speaks for several. */
export interface ScreenPort {
  post(answer: CoreAnswer): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
}

/**
 * Answers one port's calls and sends it the core's events until it closes. A message that is not of the wire's
 * form has no id to answer to; it is dropped.
 */
export function servePort(core: Pick<Core, 'call' | 'subscribe' | 'registerFile'>, port: ScreenPort): void {
  port.onMessage((raw) => {
    const parsed = screenMessage.safeParse(raw);
    if (!parsed.success) return;
    const message = parsed.data;
    if (message.kind === 'registerFile') {
      port.post({ kind: 'fileRef', id: message.id, fileRef: core.registerFile(message.path) });
      return;
    }
    void core.call(message.request).then((result) => port.post({ kind: 'result', id: message.id, result }));
  });
  const unsubscribe = core.subscribe((event) => port.post({ kind: 'event', event }));
  port.onClose(unsubscribe);
}
