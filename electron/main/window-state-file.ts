import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type WindowState, windowState } from './window-place.ts';

/** The window's last place; null when there is none that can be read. */
export function loadWindowState(path: string): WindowState | null {
  try {
    return windowState.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // First run, or a file that a crash cut short: the window opens in its first place.
    return null;
  }
}

/** Keeps the window's place. Synchronous: it is written while the window closes. */
export function saveWindowState(path: string, state: WindowState): void {
  writeFileSync(`${path}.new`, JSON.stringify(state));
  renameSync(`${path}.new`, path);
}
