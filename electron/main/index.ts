import { join } from 'node:path';
import { app, type BrowserWindow, protocol, session } from 'electron';
import { setAppMenu } from './app-menu.ts';
import { runCoreForScreens } from './core-screens.ts';
import { serveCounterProtocol } from './counter-protocol.ts';
import { COUNTER_SCHEME } from './counter-url.ts';
import { openCounterWindow, PRELOAD_FILE } from './counter-window.ts';
import { drainBeforeQuit } from './drain-before-quit.ts';
import { hardenContents, hardenSession } from './harden.ts';
import { readMainOptions } from './main-options.ts';
import { acceptPages } from './print-page.ts';
import { openShellLog } from './shell-log.ts';
import { makeWindowFolder } from './window-folder.ts';

const options = readMainOptions(process.argv, app.isPackaged);
const shellDir = makeWindowFolder(options.dataDir);

// Before anything else: the lock of the single instance lies in this folder, one for each store.
app.setPath('userData', shellDir);

app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  {
    scheme: COUNTER_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
]);

if (app.requestSingleInstanceLock()) void app.whenReady().then(openCounter);
else app.quit();

async function openCounter(): Promise<void> {
  const log = openShellLog(options.dataDir);
  hardenContents(app);
  hardenSession(session.defaultSession);
  await serveCounterProtocol(protocol, join(import.meta.dirname, '../renderer'));
  setAppMenu({ isPackaged: app.isPackaged });
  acceptPages();
  const core = runCoreForScreens({
    entry: join(import.meta.dirname, 'core.js'),
    setup: {
      dataDir: options.dataDir,
      resourcesDir: join(app.getAppPath(), 'resources'),
      appVersion: app.getVersion(),
      clockOffsetMs: options.clockOffsetMs,
    },
    log,
  });
  drainBeforeQuit(app, () => core.stop());
  const window = openCounterWindow({ preload: PRELOAD_FILE, stateFile: join(shellDir, 'window.json'), log });
  app.on('second-instance', () => bringForward(window));
  app.on('window-all-closed', () => app.quit());
}

function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}
