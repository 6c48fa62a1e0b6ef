import { test } from '@playwright/test';
import { buildIfStale } from '../../../electron/launch/build-if-stale.ts';
import { fetchBrowser, findBrowser } from '../../support/find-browser.ts';
import { ROOT } from './target.ts';

test('the bundles are those of the sources', async () => {
  await buildIfStale(ROOT);
});

test('there is a browser, or none can be had and the specs say so', async () => {
  const found = findBrowser() ?? ((await fetchBrowser()) ? findBrowser() : null);
  console.log(found === null ? 'no browser: the specs that need one are skipped' : `browser: ${found.name}`);
});
