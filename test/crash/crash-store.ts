import { insertDrug } from '#core/catalog/insert-drug.ts';
import { namePinyin } from '#core/catalog/search/name-pinyin.ts';
import { openConnection } from '#core/db/connection.ts';
import { Store } from '#core/db/store.ts';
import { storePaths } from '#core/db/store-paths.ts';
import { PIECES } from '#test/support/pieces.ts';
import { receive, SMALL_CATALOG } from '#test/support/small-catalog.ts';
import { TestCounter } from '#test/support/test-counter.ts';
import { TestTime } from '#test/support/test-platform.ts';

/** When the stories of crashes begin. */
export const STORY_BEGINS_MS = Date.UTC(2027, 0, 4, 1, 0);

const DRUGS = 12;
/** Each name is sold by two makers, so that one can stand in for the other. */
const NAMES = DRUGS / 2;
/** On prescription. Each drug has its part of trace codes. */
const RX_DRUGS = 3;
/** Enough to sell for a while, little enough to run out now and then. */
const UNITS = 300;

/** Makes a store with a few drugs, some of each on the shelf, and closes it. Small: crash tests copy it often. */
export async function makeCrashStore(dataDir: string): Promise<void> {
  const counter = await TestCounter.start({ dataDir, time: new TestTime(STORY_BEGINS_MS) });
  const store = new Store(openConnection(storePaths(dataDir).store));
  const drugIds = store.inTransaction((tx) =>
    drugs().map((drug) =>
      insertDrug(tx, { ...drug, ...namePinyin(drug) }, { importId: null, atMs: STORY_BEGINS_MS }),
    ),
  );
  store.close();
  const till = await counter.signIn();
  for (const drugId of drugIds) {
    await receive(till, { drugId, quantity: UNITS, batchNumber: 'EARLY', expiryDate: '2029-06-30' });
    await receive(till, { drugId, quantity: UNITS, batchNumber: 'LATE', expiryDate: '2031-06-30' });
  }
  await counter.close();
}

function drugs() {
  const vitamins = Array.from({ length: DRUGS }, (_, index) => ({
    ...SMALL_CATALOG.vitamin,
    code: `K${index}`,
    genericName: `维生素C片${index % NAMES}`,
    barcodes: [`81000${String(index).padStart(2, '0')}`],
  }));
  const antibiotics = Array.from({ length: RX_DRUGS }, (_, index) => ({
    ...SMALL_CATALOG.antibiotic,
    code: `R${index}`,
    genericName: `阿莫西林胶囊${index}`,
    barcodes: [`800000${index}`],
  }));
  return [...vitamins, ...antibiotics, PIECES];
}
