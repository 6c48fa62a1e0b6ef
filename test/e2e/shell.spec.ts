import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {} from '#renderer/client/bridge-transport.ts';
import { expect, test } from './support/counter-test.ts';
import { PIN } from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

test('SEC-5: the page runs no script but its own and reaches nothing outside', async ({ page }) => {
  await expect(page.getByRole('heading').first()).toBeVisible();
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.foreign = true';
    document.head.append(script);
    const fetched = await fetch('https://example.com/').then(
      () => 'reached',
      () => 'refused',
    );
    return { foreign: 'foreign' in window, fetched, hasNode: 'require' in window || 'process' in window };
  });
  expect(outcome).toEqual({ foreign: false, fetched: 'refused', hasNode: false });
});

test('SEC-5: the page cannot leave, open a window, or get a permission', async ({ page, counter }) => {
  await expect(page.getByRole('heading').first()).toBeVisible();
  const address = page.url();
  const permission = await page.evaluate(() =>
    navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
  );
  expect(permission).not.toBe('granted');
  if (counter.targetName === 'browser') return;
  await page.evaluate(() => window.open('https://example.com/'));
  await page.evaluate(() => window.location.assign('https://example.com/'));
  await page.waitForTimeout(500);
  expect(page.url()).toBe(address);
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect.poll(() => page.context().pages().length).toBe(1);
});

test('ORD-11: the counter goes on when the process that holds the store is killed', async ({
  page,
  counter,
}) => {
  await page.locator('#sign-in-pin').fill(PIN);
  await counter.killCore();
  await page.getByRole('button', { name: '开始当班' }).click();
  await expect(page.locator('#sign-in-pin')).toBeHidden({ timeout: 20_000 });
  await expect(page.getByText('王芳').first()).toBeVisible();
});

test('closing the program closes the store in order', async ({ counter, page }) => {
  await expect(page.getByRole('heading').first()).toBeVisible();
  await counter.close();
  const log = await readFile(join(counter.dataDir, 'logs', 'core.1.log'), 'utf8');
  expect(log.trimEnd().split('\n').at(-1)).toContain('core stopped');
});

test('CAT-2: a picked file is named to the core by the program, never by the page', async ({
  page,
  counter,
}) => {
  await expect(page.getByRole('heading').first()).toBeVisible();
  const path = await counter.writeFile('目录.csv', '条码,通用名\n');
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    document.body.append(input);
  });
  await page.locator('input[type=file]').last().setInputFiles(path);
  const fileRef = await page.evaluate(async () => {
    const file = [...document.querySelectorAll<HTMLInputElement>('input[type=file]')].at(-1)?.files?.[0];
    if (file === undefined) throw new Error('no file was picked');
    if (window.counter !== undefined) return window.counter.registerFile(file);
    const response = await fetch(`/files?name=${encodeURIComponent(file.name)}`, {
      method: 'PUT',
      body: file,
    });
    return ((await response.json()) as { fileRef: string }).fileRef;
  });
  expect(fileRef).toMatch(/^[\w-]+$/);
});

test("OPS-7: the system's printer gets a page without a dialog", async ({ page, counter }, testInfo) => {
  if (counter.targetName !== 'stand-in') testInfo.skip(true, 'only the stand-in prints to files');
  await expect(page.getByRole('heading').first()).toBeVisible();
  await page.evaluate(() => window.counter?.printReceipt('<!doctype html><p>收据 28.50</p>'));
  expect(await readdir(counter.printedDir)).toEqual([expect.stringMatching(/\.pdf$/)]);
});

test.describe('a store that does not open', () => {
  test.use({ store: 'damaged' });

  test('OPS-4: is explained, kept, and replaced by the newest backup when the person asks', async ({
    page,
    counter,
  }) => {
    await expect(page.getByText('数据文件损坏')).toBeVisible();
    await expect(page.getByText('备份于 2026-01-02 11:04:05')).toBeVisible();
    await expect(page.getByText('before-migration-v1-2026-01-02T03-04-05-678Z.db')).toBeVisible();
    await takeScreen(page, `damaged-store-${counter.targetName}-zh`);
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByText('The data file is damaged.')).toBeVisible();
    await takeScreen(page, `damaged-store-${counter.targetName}-en`);
    await expectAccessible(page);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('button', { name: '用最近的备份恢复' }).click();
    await page.getByRole('button', { name: '恢复', exact: true }).click();
    await expect(page.getByRole('heading', { name: '谁在当班？' })).toBeVisible({ timeout: 20_000 });
    const kept = await readdir(join(counter.dataDir, 'kept'));
    expect(await readFile(join(counter.dataDir, 'kept', kept[0] ?? ''), 'utf8')).toBe('not a store any more');
  });
});
