import { ipcMain, MessageChannelMain, type WebContents } from 'electron';
import type { CoreSetup } from '#shared/contracts/core-wire.ts';
import { type CoreStateEvent, CoreSupervisor } from '../shell/core-supervisor.ts';
import { IPC } from '../shell/ipc-channels.ts';
import { forkCore, type UtilityCore } from './fork-core.ts';
import type { ShellLog } from './shell-log.ts';
import { isTrustedSender } from './trusted-sender.ts';

export interface CoreForScreensOptions {
  readonly entry: string;
  readonly setup: CoreSetup;
  readonly log: ShellLog;
}

export interface CoreForScreens {
  /** Closes the store in order. */
  stop(): Promise<void>;
}

/** Runs the core and gives every screen a port to it: at first, after a reload, and after a restart of the core. */
export function runCoreForScreens({ entry, setup, log }: CoreForScreensOptions): CoreForScreens {
  const screens = new Set<WebContents>();
  const supervisor = new CoreSupervisor<UtilityCore>({
    fork: (restoreFrom) => forkCore(entry, { ...setup, restoreFrom }),
    onState(event) {
      log.info({ state: event.state, code: event.error?.code }, 'core state');
      for (const screen of screens) tellState(screen, event);
    },
    onReady(core) {
      for (const screen of screens) connect(screen, core);
    },
  });
  const hear = (channel: string, listener: (screen: WebContents) => void) =>
    ipcMain.on(channel, (event) => {
      if (isTrustedSender(event)) listener(event.sender);
      else log.warn({ url: event.senderFrame?.url, channel }, 'a message from a stranger was refused');
    });
  hear(IPC.connect, (screen) => {
    if (!screens.has(screen)) screen.once('destroyed', () => screens.delete(screen));
    screens.add(screen);
    tellState(screen, supervisor.state);
    const core = supervisor.readyCore;
    if (core !== null) connect(screen, core);
  });
  hear(IPC.restoreBackup, () => {
    log.warn({}, 'a backup is being restored');
    supervisor.restoreBackup();
  });
  supervisor.start();
  return { stop: () => supervisor.stop() };
}

function tellState(screen: WebContents, event: CoreStateEvent): void {
  screen.send(IPC.coreState, event);
}

function connect(screen: WebContents, core: UtilityCore): void {
  const { port1, port2 } = new MessageChannelMain();
  core.connect(port1);
  screen.postMessage(IPC.corePort, null, [port2]);
}
