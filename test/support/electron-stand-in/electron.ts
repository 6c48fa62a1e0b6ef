/**
 * As much of Electron's main-process API as the counter uses, over Node and Chromium: windows are pages of a
 * browser, the utility process is a child process, and messages take the same ways. The built bundles run on it
 * unchanged. What it leaves out (own processes for pages, isolated worlds, fuses) is proved in real Electron.
 */
export { app } from './app.ts';
export { BaseWindow, BrowserWindow } from './browser-window.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu } from './menu.ts';
export { MessageChannelMain } from './message-ports.ts';
export { protocol } from './protocol.ts';
export { screen } from './screen.ts';
export { session } from './session.ts';
export { utilityProcess } from './utility-process.ts';
