import { encodeBase32 } from '#shared/domain/order-number.ts';
import { invariant } from '#shared/errors/index.ts';
import type { Random } from '../platform/platform.ts';
import { KeptByStore } from './kept-by-store.ts';
import { statement } from './statement.ts';
import type { Reader, Tx } from './store.ts';

/** Who this store is, among the chain's counters. */
export interface StoreIdentity {
  readonly storeId: string;
  /** Three characters that begin this counter's order numbers. */
  readonly deviceCode: string;
  /** Changes when a store is restored or cloned, so that central can tell its messages apart. */
  readonly epoch: number;
}

const readMeta = statement<{ key: string }>()((db, p) =>
  db.selectFrom('meta').select('value').where('key', '=', p.key),
);

const writeMeta = statement<{ key: string; value: string }>()((db, p) =>
  db
    .insertInto('meta')
    .values({ key: p.key, value: p.value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: p.value })),
);

/** A value of the store's own bookkeeping, or null. */
export function getMeta(reader: Reader, key: string): string | null {
  return reader.get(readMeta, { key })?.value ?? null;
}

/** Sets a value of the store's own bookkeeping. */
export function setMeta(tx: Tx, key: string, value: string): void {
  tx.run(writeMeta, { key, value });
}

/** Gives a new store its identity. */
export function makeIdentity(tx: Tx, random: Random): void {
  setMeta(tx, 'store_id', random.uuid());
  setMeta(tx, 'device_code', encodeBase32(random.bytes(3)));
  setMeta(tx, 'epoch', '1');
}

/** The same for as long as a store is open. */
const identities = new KeptByStore<StoreIdentity>((reader) => {
  const storeId = getMeta(reader, 'store_id');
  const deviceCode = getMeta(reader, 'device_code');
  const epoch = getMeta(reader, 'epoch');
  invariant(storeId !== null && deviceCode !== null && epoch !== null, 'a store has its identity');
  return { storeId, deviceCode, epoch: Number(epoch) };
});

/** The store's identity; made with the store. */
export function readIdentity(reader: Reader): StoreIdentity {
  return identities.get(reader);
}
