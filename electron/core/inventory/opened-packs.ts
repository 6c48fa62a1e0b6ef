import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';

/** A pack that was opened: both movements, what the pack said, its code, and who opened and checked it. */
export interface NewOpenedPack {
  readonly packBatchId: number;
  readonly looseBatchId: number;
  readonly units: number;
  readonly outMovementId: number;
  readonly inMovementId: number;
  readonly genericName: string;
  readonly specification: string;
  readonly manufacturer: string;
  readonly unit: string;
  readonly splitterId: number;
  readonly splitterName: string;
  readonly checkerId: number;
  readonly checkerName: string;
  readonly atMs: number;
  readonly traceCode: string | null;
  readonly noCodeReason: string;
}

const insertPack = statement<NewOpenedPack>()((db, p) =>
  db.insertInto('openedPack').values({
    packBatchId: p.packBatchId,
    looseBatchId: p.looseBatchId,
    units: p.units,
    outMovementId: p.outMovementId,
    inMovementId: p.inMovementId,
    genericName: p.genericName,
    specification: p.specification,
    manufacturer: p.manufacturer,
    unit: p.unit,
    splitterId: p.splitterId,
    splitterName: p.splitterName,
    checkerId: p.checkerId,
    checkerName: p.checkerName,
    atMs: p.atMs,
    traceCode: p.traceCode,
    noCodeReason: p.noCodeReason,
  }),
);

const packsOfBatch = statement<{ looseBatchId: number }>()((db, p) =>
  db
    .selectFrom('openedPack')
    .select((eb) => [
      'openedPack.id as openedPackId',
      'openedPack.units',
      'openedPack.splitterName',
      'openedPack.checkerName',
      'openedPack.atMs',
      'openedPack.traceCode',
      eb(
        'openedPack.units',
        '-',
        eb.fn.coalesce(
          eb
            .selectFrom('looseSale')
            .select((sale) => sale.fn.sum<number>('looseSale.quantity').as('sold'))
            .whereRef('looseSale.openedPackId', '=', 'openedPack.id'),
          eb.lit(0),
        ),
      ).as('left'),
    ])
    .where('looseBatchId', '=', p.looseBatchId)
    .orderBy('openedPack.id'),
);

const byTraceCode = statement<{ code: string }>()((db, p) =>
  db
    .selectFrom('openedPack')
    .innerJoin('batch', 'batch.id', 'openedPack.packBatchId')
    .select(['batch.batchNumber', 'openedPack.splitterName', 'openedPack.checkerName', 'openedPack.atMs'])
    .where('openedPack.traceCode', '=', p.code),
);

/** Writes that a pack was opened. */
export function writeOpenedPack(tx: Tx, pack: NewOpenedPack): void {
  tx.run(insertPack, pack);
}

/** Every pack that was opened into a loose batch, oldest first, with what the books say is left of it. */
export function openedPacksOf(reader: Reader, looseBatchId: number) {
  return reader.all(packsOfBatch, { looseBatchId });
}

/** The opening of the pack with this trace code, or undefined. */
export function findOpening(reader: Reader, code: string) {
  return reader.get(byTraceCode, { code });
}

/** Fails with TRACE_CODE_OPENED when the pack with this code is sealed no more: its units are sold, the pack is not. */
export function refuseOpenedCode(reader: Reader, code: string): void {
  const opening = findOpening(reader, code);
  if (opening === undefined) return;
  const { atMs: opened_at_ms, splitterName: opened_by, checkerName: checked_by } = opening;
  fail('TRACE_CODE_OPENED', { code, opened_at_ms, opened_by, checked_by });
}
