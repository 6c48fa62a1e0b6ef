import type { Page } from '@playwright/test';

/** Chooses a file by the key of the screen. */
export async function chooseFile(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  // The window's file dialog is held back from the next turn on.
  await page.waitForTimeout(200);
  await page.keyboard.press('F2');
  await (await chooser).setFiles(path);
}
