import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { CoreAnswer } from '#shared/contracts/core-wire.ts';
import type { CallRequest, CoreEvent } from '#shared/contracts/envelope.ts';
import { CoreClient } from '../shell/core-client.ts';
import type { CoreStateEvent } from '../shell/core-supervisor.ts';
import { IPC } from '../shell/ipc-channels.ts';

/**
 * The only thing a screen can reach beyond its own page. The port to the core stays in here: a page gets no
 * channel, only these functions, and can hand over a file that the user picked but never a path.
 */
const core = new CoreClient();

ipcRenderer.on(IPC.coreState, (_event, state: CoreStateEvent) => core.changeState(state));
ipcRenderer.on(IPC.corePort, (event) => {
  const [port] = event.ports;
  if (port === undefined) return;
  port.onmessage = (message: MessageEvent<CoreAnswer>) => core.receive(message.data);
  core.attach({ post: (message) => port.postMessage(message) });
});
ipcRenderer.send(IPC.connect);

contextBridge.exposeInMainWorld('counter', {
  platform: 'electron',
  call: (request: CallRequest) => core.call(request),
  subscribe: (listener: (event: CoreEvent) => void) => core.subscribe(listener),
  registerFile: (file: File) => core.registerFile(webUtils.getPathForFile(file)),
  restoreBackup: () => ipcRenderer.send(IPC.restoreBackup),
  printReceipt: (html: string): Promise<void> => ipcRenderer.invoke(IPC.print, html),
});
