import { BrowserWindow, ipcMain, session } from 'electron';
import { z } from 'zod';
import { IPC } from '../shell/ipc-channels.ts';
import { hardenSession, SAFE_PREFERENCES } from './harden.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** A receipt with pictures of all its text is some hundred kilobytes. Chromium takes two megabytes in an address. */
const printablePage = z.string().min(1).max(1_000_000);

/** Prints pages that screens hand over, on the system's default printer, without a dialog. */
export function acceptPages(): void {
  const printSession = session.fromPartition('print');
  hardenSession(printSession);
  ipcMain.handle(IPC.print, async (event, html: unknown) => {
    if (!isTrustedSender(event)) throw new Error('not a screen of the counter');
    await printPage(printablePage.parse(html));
  });
}

/** The page is drawn in a window nobody sees, which runs no script and reaches nothing. */
async function printPage(html: string): Promise<void> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { ...SAFE_PREFERENCES, partition: 'print', javascript: false, devTools: false },
  });
  try {
    await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
    await new Promise<void>((resolve, reject) => {
      window.webContents.print(
        {
          silent: true,
          printBackground: true,
          usePrinterDefaultPageSize: true,
          margins: { marginType: 'none' },
        },
        (printed, reason) => (printed ? resolve() : reject(new Error(reason))),
      );
    });
  } finally {
    window.destroy();
  }
}
