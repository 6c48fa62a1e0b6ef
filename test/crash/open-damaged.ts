import { mkdirSync, writeFileSync } from 'node:fs';
import { openStore } from '#core/db/open-store.ts';
import { statement } from '#core/db/statement.ts';
import { storePaths } from '#core/db/store-paths.ts';
import { verifyStore } from '#core/host/verify/verify-store.ts';
import { MIGRATIONS } from '#migrations/index.ts';
import { STORY_BEGINS_MS } from './crash-store.ts';
import type { RecordedSales } from './recorded-sales.ts';

const orderVersions = statement()((db) => db.selectFrom('saleOrder').select(['orderNumber', 'version']));

/** Lays down a store with a log that a crash left in some state. */
export function layDown(dataDir: string, store: Buffer, log: Buffer): void {
  mkdirSync(dataDir, { recursive: true });
  const paths = storePaths(dataDir);
  writeFileSync(paths.store, store);
  writeFileSync(`${paths.store}-wal`, log);
}

/**
 * Opens a store whose log is whole up to a byte and names everything that is wrong: differences inside the store,
 * orders acknowledged before that byte that are missing or older, orders that nobody can have acknowledged yet.
 */
export function findWrong(
  dataDir: string,
  { acknowledged }: Pick<RecordedSales, 'acknowledged'>,
  wholeBytes: number,
): string[] {
  const opened = openStore({ dataDir, migrations: MIGRATIONS, nowMs: STORY_BEGINS_MS });
  try {
    const { differences } = verifyStore(opened.store, storePaths(dataDir).media);
    const kept = new Map(
      opened.store.all(orderVersions, {}).map(({ orderNumber, version }) => [orderNumber, version]),
    );
    const promised = new Map(
      acknowledged
        .filter(({ logBytes }) => logBytes <= wholeBytes)
        .map(({ orderNumber, version }) => [orderNumber, version]),
    );
    return [
      ...differences.map((difference) => JSON.stringify(difference)),
      ...acknowledged
        .map(({ orderNumber }) => orderNumber)
        .filter((orderNumber) => kept.get(orderNumber) !== promised.get(orderNumber))
        .map((orderNumber) => `${orderNumber}: ${promised.get(orderNumber)} → ${kept.get(orderNumber)}`),
    ];
  } finally {
    opened.close();
  }
}
