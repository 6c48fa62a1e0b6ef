import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { ROOT } from './target.ts';

/** Keeps a picture of a screen, for people to look at, once nothing on it moves. */
export async function takeScreen(page: Page, name: string): Promise<void> {
  await page.screenshot({
    path: join(ROOT, 'test-results/screens', `${name}.png`),
    animations: 'disabled',
    caret: 'hide',
  });
}

/** OPS-9: axe finds nothing serious on what is shown now. */
export async function expectAccessible(page: Page): Promise<void> {
  // The other mode opens a page of its own, which the program's windows refuse.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html.slice(0, 200)) }))).toEqual(
    [],
  );
}
