import type { WebFrameMain } from 'electron';
import { isCounterUrl } from './counter-url.ts';

/** What of an IPC event says who sent it. The frame is null when it went away meanwhile. */
export interface SenderInfo {
  readonly senderFrame: Pick<WebFrameMain, 'url' | 'parent'> | null;
}

/** Whether a message comes from the top frame of the counter's own screens, and from nothing embedded in it. */
export function isTrustedSender({ senderFrame }: SenderInfo): boolean {
  return senderFrame !== null && senderFrame.parent === null && isCounterUrl(senderFrame.url);
}
