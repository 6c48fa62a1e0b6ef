import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { ROOT } from './target.ts';

/** Keeps a picture of a screen, for people to look at, once nothing on it moves. */
export async function takeScreen(page: Page, name: string): Promise<void> {
  await page.screenshot({
    path: join(ROOT, 'test-results/screens', `${name}.png`),
    animations: 'disabled',
    caret: 'hide',
  });
}

/** OPS-9: axe finds nothing serious on what is shown now. The stand-in shows the page that the browser shows. */
export async function expectAccessible(page: Page): Promise<void> {
  if (test.info().project.name === 'stand-in') return;
  // The other mode opens a page of its own, which the program's windows refuse.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html.slice(0, 200)) }))).toEqual(
    [],
  );
}

/** The window of a 1366 x 768 display whose owner has set the scale to 125 %. */
export async function scaleTo125(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1_093, height: 614 });
  const display = await page.context().newCDPSession(page);
  await display.send('Emulation.setDeviceMetricsOverride', {
    width: 1_093,
    height: 614,
    deviceScaleFactor: 1.25,
    mobile: false,
  });
}

/** OPS-9: nothing reaches over the edge of the window, and no button or column head cuts its words. */
export async function expectFits(page: Page): Promise<void> {
  expect(await page.evaluate(findMisfits)).toEqual([]);
}

/** Runs in the window. */
function findMisfits(): string[] {
  const isShown = (element: HTMLElement) =>
    element.checkVisibility() && element.closest('.visually-hidden') === null;
  const named = (element: HTMLElement) =>
    `${element.tagName.toLowerCase()} "${(element.textContent ?? '').trim().slice(0, 40)}"`;
  const inScroller = (element: HTMLElement) => {
    for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
      if (parent.scrollWidth > parent.clientWidth && getComputedStyle(parent).overflowX === 'auto')
        return true;
    }
    return false;
  };
  const over = [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (element) =>
      isShown(element) &&
      element.getBoundingClientRect().right > window.innerWidth + 1 &&
      !inScroller(element),
  );
  const cut = [...document.querySelectorAll<HTMLElement>('button, th, dt, legend, label')].filter(
    (element) => isShown(element) && element.scrollWidth > element.clientWidth + 1,
  );
  const spilt = textsOutside();
  const pageIsWide = document.documentElement.scrollWidth > window.innerWidth;
  return [
    ...(pageIsWide ? ['the page scrolls sideways'] : []),
    ...over.map((element) => `over the edge: ${named(element)}`),
    ...cut.map((element) => `cut: ${named(element)}`),
    ...spilt.map((text) => `spilt: "${text}"`),
  ];

  /** Texts that reach out of the box they stand in, where nothing cuts them with an ellipsis. */
  function textsOutside(): string[] {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const found: string[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim() ?? '';
      let box = walker.currentNode.parentElement;
      if (text === '' || box === null || !isShown(box)) continue;
      while (box.parentElement !== null && getComputedStyle(box).display === 'inline')
        box = box.parentElement;
      if (getComputedStyle(box).overflowX !== 'visible' || inScroller(box)) continue;
      range.selectNodeContents(walker.currentNode);
      const { left, right } = range.getBoundingClientRect();
      const room = box.getBoundingClientRect();
      if (right > room.right + 1 || left < room.left - 1) found.push(text.slice(0, 40));
    }
    return found;
  }
}
