import { join } from 'node:path';
import { app, BrowserWindow, screen } from 'electron';
import { COUNTER_URL } from './counter-url.ts';
import { SAFE_PREFERENCES } from './harden.ts';
import type { ShellLog } from './shell-log.ts';
import { MIN_SIZE, placeWindow } from './window-place.ts';
import { loadWindowState, saveWindowState } from './window-state-file.ts';
import { clampZoomLevel, zoomBy } from './zoom.ts';

export interface CounterWindowOptions {
  readonly preload: string;
  readonly stateFile: string;
  readonly log: ShellLog;
}

/** Opens the counter's window where it was last, and shows it when there is something to see. */
export function openCounterWindow(options: CounterWindowOptions): BrowserWindow {
  const saved = loadWindowState(options.stateFile);
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const window = new BrowserWindow({
    ...placeWindow(
      saved,
      [primary, ...others].map((display) => display.workArea),
    ),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#f4f6f5',
    webPreferences: { ...SAFE_PREFERENCES, preload: options.preload, devTools: !app.isPackaged },
  });
  if (saved?.maximized) window.maximize();
  const contents = window.webContents;
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    const state = {
      ...window.getNormalBounds(),
      maximized: window.isMaximized(),
      zoomLevel: contents.getZoomLevel(),
    };
    try {
      saveWindowState(options.stateFile, state);
    } catch (error) {
      // A full disk: the window opens in its earlier place the next time.
      options.log.warn({ problem: (error as Error).message }, 'the place of the window was not kept');
    }
  });
  contents.on('did-finish-load', () => {
    void contents.setVisualZoomLevelLimits(1, 1);
    contents.setZoomLevel(clampZoomLevel(saved?.zoomLevel ?? 0));
  });
  contents.on('zoom-changed', (_event, direction) => zoomBy(contents, direction === 'in' ? 1 : -1));
  contents.on('render-process-gone', (_event, details) => {
    options.log.error({ reason: details.reason, exitCode: details.exitCode }, 'the screen died');
    if (details.reason !== 'clean-exit' && !window.isDestroyed()) contents.reload();
  });
  void window.loadURL(COUNTER_URL);
  return window;
}

/** Where the window's preload bundle lies, beside this bundle. */
export const PRELOAD_FILE = join(import.meta.dirname, '../preload/index.cjs');
