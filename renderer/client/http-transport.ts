import type { CallResult, CoreEvent } from '#shared/contracts/envelope.ts';
import { CallFailure } from './call-failure.ts';
import { printInFrame } from './print-in-frame.ts';
import { CoreUnreachable, type Transport } from './transport.ts';

/** The browser shell's wire: `POST /rpc`, `GET /events`, `PUT /files`. */
export function httpTransport(): Transport {
  return {
    platform: 'browser',
    async call(request, signal) {
      const response = await reach('/rpc', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
        ...(signal === undefined ? {} : { signal }),
      });
      return (await readJson(response)) as CallResult;
    },
    subscribe: listenToEvents,
    async registerFile(file) {
      const response = await reach(`/files?name=${encodeURIComponent(file.name)}`, {
        method: 'PUT',
        body: file,
      });
      // A file that is refused (too large, no room on the disk) is answered in the form of a failed call.
      const answer = (await readJson(response)) as { fileRef: string } | Extract<CallResult, { ok: false }>;
      if ('error' in answer) throw new CallFailure(answer.error);
      return answer.fileRef;
    },
    async restoreBackup() {
      await reach('/restore', { method: 'POST' });
    },
    printReceipt: printInFrame,
  };
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { ...init, credentials: 'same-origin' });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new CoreUnreachable(error);
  }
}

/** A body that is not JSON comes from something between the page and the core, so the core was not reached. */
async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    throw new CoreUnreachable(error);
  }
}

/** Events are hints; whoever reconnects must re-read, so a reconnection is told as `ready`. */
function listenToEvents(listener: (event: CoreEvent) => void): () => void {
  const source = new EventSource('/events');
  let lost = false;
  source.onmessage = (message: MessageEvent<string>) => listener(JSON.parse(message.data) as CoreEvent);
  source.onerror = () => {
    lost = true;
    listener({ kind: 'coreState', state: 'restarting' });
  };
  source.onopen = () => {
    if (lost) listener({ kind: 'coreState', state: 'ready' });
    lost = false;
  };
  return () => source.close();
}
