import type { Page, TestInfo } from '@playwright/test';
import type { CallRequest } from '#shared/contracts/envelope.ts';
import type { QueryName } from '#shared/contracts/index.ts';
import type { Counter } from './counter-test.ts';

/** Leaves out a spec of slow answers where they do not come through the network. */
export function needNetwork(counter: Counter, testInfo: TestInfo): void {
  if (counter.targetName !== 'browser')
    testInfo.skip(true, 'only answers of the browser shell can be held back');
}

/** Holds back the answers to these questions, as a disk does that is slow; call what is returned to let them through. */
export async function holdAnswers(page: Page, names: readonly QueryName[]): Promise<() => void> {
  const { promise: isLetThrough, resolve: letThrough } = Promise.withResolvers<void>();
  const held: readonly string[] = names;
  await page.route('**/rpc', async (route) => {
    const { name } = route.request().postDataJSON() as CallRequest;
    if (held.includes(name)) await isLetThrough;
    await route.continue();
  });
  return letThrough;
}

/** Holds back the file of a screen that was not loaded yet; call what is returned to let it through. */
export async function holdScreen(page: Page, name: string): Promise<() => void> {
  const { promise: isLetThrough, resolve: letThrough } = Promise.withResolvers<void>();
  await page.route(`**/${name}-screen-*.js`, async (route) => {
    await isLetThrough;
    await route.continue();
  });
  return letThrough;
}
