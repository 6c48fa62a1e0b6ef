import { insertDrug, type NewDrug } from '#core/catalog/insert-drug.ts';
import { namePinyin } from '#core/catalog/search/name-pinyin.ts';
import { openConnection } from '#core/db/connection.ts';
import { Store } from '#core/db/store.ts';
import { storePaths } from '#core/db/store-paths.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import { TEST_PIN } from './sign-in.ts';
import { PLAIN_DRUG, receive } from './small-catalog.ts';
import { checkerAt } from './split-packs.ts';
import type { TestCounter } from './test-counter.ts';
import type { TestShop } from './test-shop.ts';

/** Pieces that are weighed out of a bin, by the gram. */
export const PIECES = {
  ...PLAIN_DRUG,
  code: 'T201',
  genericName: '当归',
  specification: '统',
  dosageForm: '中药饮片',
  approvalNumber: '',
  unit: 'g',
  category: 'tcm_piece',
  priceFen: 18,
  shelf: '斗-12',
} as const satisfies Omit<NewDrug, 'pinyinInitials' | 'searchPinyin'>;

/** Writes the pieces into a counter's catalogue, without stock. */
export function writePieces({ dataDir, time }: Pick<TestCounter, 'dataDir' | 'time'>): number {
  const store = new Store(openConnection(storePaths(dataDir).store));
  try {
    return store.inTransaction((tx) =>
      insertDrug(tx, { ...PIECES, ...namePinyin(PIECES) }, { importId: null, atMs: time.nowMs() }),
    );
  } finally {
    store.close();
  }
}

/** Pieces with a batch in their bin, and the next one that waits: it is the first to expire. */
export interface WaitingPieces {
  readonly drugId: number;
  readonly first: number;
  readonly next: number;
}

export async function waitingPieces({ counter, till }: TestShop): Promise<WaitingPieces> {
  const drugId = writePieces(counter);
  const first = await receive(till, { drugId, quantity: 500, batchNumber: 'DG-1' });
  const next = await receive(till, {
    drugId,
    quantity: 800,
    batchNumber: 'DG-2',
    expiryDate: '2027-12-31',
  });
  return { drugId, first, next };
}

/** What putting a batch into its bin takes, with somebody else who checks it. */
export async function fillingOf(shop: TestShop, batchId: number): Promise<CallInput<'inventory.fillBin'>> {
  const { id: checkerId } = await checkerAt(shop);
  return { batchId, checkerId, checkerPin: TEST_PIN };
}
