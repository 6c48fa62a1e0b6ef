import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium, type Page } from 'playwright-core';
import { initialsOf, readingsOf } from '#core/catalog/search/pinyin.ts';
import { openStore } from '#core/db/open-store.ts';
import { startCore } from '#core/host/start-core.ts';
import { MIGRATIONS } from '#migrations/index.ts';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { SCREENS } from '#renderer/stores/route-store.ts';
import { retailDrugNames } from '#resources/demo/drug-names.ts';
import { type DemoDrug, syntheticCatalog } from '#resources/demo/generate.ts';
import { seededRandom } from '#resources/demo/seeded-random.ts';
import { invariant } from '#shared/errors/index.ts';
import { findBrowser } from '#test/support/find-browser.ts';
import { TEST_PIN } from '#test/support/sign-in.ts';
import { Till } from '#test/support/till.ts';
import { builtScreens } from '../../electron/browser/screens.ts';
import { serveCounter } from '../../electron/browser/serve-counter.ts';
import { buildIfStale } from '../../electron/launch/build-if-stale.ts';
import { inBenchFolder } from './bench-folder.ts';
import { BENCH_SEED, RESOURCES } from './bench-shop.ts';
import type { BenchRow, BenchSuite } from './bench-types.ts';
import { barred } from './rows.ts';
import { summarize } from './statistics.ts';
import { fillWithSyntheticDrugs } from './synthetic-store.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const BAR_MS = 50;
const SCREEN_BAR_MS = 200;
const SCANNED_DRUGS = 15;
const SCANNING_MS = 12;

/** What a cashier waits for: the key press to its painted results or its painted screen, the scan to its painted line. */
export const screenBench: BenchSuite = {
  name: 'screen',
  run: ({ quick }) =>
    inBenchFolder(async (dataDir) => {
      const drugs = quick ? 4_000 : 200_000;
      await buildIfStale(ROOT);
      const scanned = await stockShop(dataDir, drugs);
      const counter = await serveCounter({
        core: { dataDir, resourcesDir: RESOURCES, appVersion: '0.0.0-bench', clockOffsetMs: 0 },
        coreEntry: join(ROOT, 'out/main/core.js'),
        port: 0,
        openScreens: builtScreens(join(ROOT, 'out/renderer')),
      });
      const found = findBrowser();
      invariant(found !== null, 'a browser is needed to measure the screen');
      const browser = await chromium.launch({ executablePath: found.executablePath, chromiumSandbox: false });
      try {
        const page = await browser.newPage({ viewport: { width: 1_366, height: 768 } });
        await page.addInitScript({ path: join(import.meta.dirname, 'paint-watch.js') });
        await page.goto(counter.address);
        return await measure(page, { scanned, searches: quick ? 20 : 150, drugs });
      } finally {
        await browser.close();
        await counter.stop();
      }
    }),
};

/** Fills the folder's store; returns drugs that can be scanned and sold. */
async function stockShop(dataDir: string, drugs: number): Promise<DemoDrug[]> {
  const opened = openStore({ dataDir, migrations: MIGRATIONS, nowMs: Date.now() });
  fillWithSyntheticDrugs(opened.store, drugs);
  opened.close();
  const scanned = [...syntheticCatalog({ resourcesDir: RESOURCES, seed: 1, count: Math.min(drugs, 4_000) })]
    .filter(({ category }) => category === 'otc_b')
    .slice(0, SCANNED_DRUGS);
  const core = await startCore({ dataDir, appVersion: '0.0.0-bench', resourcesDir: RESOURCES });
  const till = await Till.open(core);
  for (const drug of scanned) {
    const { hit } = await till.do('catalog.resolveScan', { code: drug.barcodes[0] ?? '' });
    await till.do('inventory.receiveGoods', {
      drugId: hit.drugId,
      batchNumber: 'PLENTY',
      expiryDate: '2099-12-31',
      quantity: 1_000,
      reason: 'benchmark',
    });
  }
  await core.stop();
  return scanned;
}

interface Work {
  readonly scanned: readonly DemoDrug[];
  readonly searches: number;
  readonly drugs: number;
}

async function measure(page: Page, { scanned, searches, drugs }: Work): Promise<BenchRow[]> {
  await page.locator('#sign-in-pin').focus();
  await page.keyboard.press('F1');
  await page.keyboard.type(TEST_PIN);
  await page.keyboard.press('Enter');
  await page.locator('input[data-command-line]').waitFor();
  await search(page, searches);
  await scanAll(page, scanned);
  await openScreens(page);
  const { keys, scans, screens } = (await page.evaluate('painted')) as Record<string, number[]>;
  return [
    row(`key press to painted results, ${drugs} drugs`, { samples: keys, bar: BAR_MS }),
    row('scan to painted cart line', { samples: scans, bar: BAR_MS }),
    row('key press to a screen painted for the first time', { samples: screens, bar: SCREEN_BAR_MS }),
  ];
}

function row(name: string, { samples = [], bar }: { samples: readonly number[] | undefined; bar: number }) {
  invariant(samples.length > 10, `${name}: something was measured`);
  const { count, p50, p95, max } = summarize(samples);
  return barred(`${name}, p95`, { value: p95, unit: 'ms', bar }, { count, p50_ms: p50, max_ms: max });
}

/** Types the initials of drugs at a person's pace, letter by letter. */
async function search(page: Page, searches: number): Promise<void> {
  const random = seededRandom(BENCH_SEED);
  const names = retailDrugNames(RESOURCES) as [string, ...string[]];
  for (let made = 0; made < searches; made += 1) {
    for (const letter of initialsOf(readingsOf(random.pick(names))[0] ?? []).slice(0, 4)) {
      await page.keyboard.press(letter);
      await setTimeout(random.between(90, 160));
    }
    await page.keyboard.press('Escape');
  }
}

/** Scans every drug three times, each time waiting for its line as a cashier does. */
async function scanAll(page: Page, drugs: readonly DemoDrug[]): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  for (const quantity of ['1', '2', '3']) {
    for (const { genericName, barcodes } of drugs) {
      await page.evaluate(`expectScanned(${JSON.stringify(genericName)}, '${quantity}')`);
      for (const text of [...(barcodes[0] ?? ''), '\r']) {
        const key = text === '\r' ? 'Enter' : text;
        // A scanner does not wait for the window to have dealt with a key.
        void keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text });
        await setTimeout(SCANNING_MS);
      }
      await setTimeout(200);
    }
  }
}

/** Opens every screen but the one that is there, each for the first time in this window. */
async function openScreens(page: Page): Promise<void> {
  for (const screen of SCREENS.filter((name) => name !== 'sale')) {
    await page.evaluate(`expectScreen('${screen}')`);
    await page.keyboard.press(shortcutKey('global', screen));
    await setTimeout(500);
  }
}
