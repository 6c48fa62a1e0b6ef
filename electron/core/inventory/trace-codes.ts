import { fail } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import type { CommandContext } from '../platform/context.ts';
import { type BatchRow, findBatch } from './batches.ts';
import { findOpening, refuseOpenedCode } from './opened-packs.ts';

type TraceState = 'sold' | 'taken_back' | 'returned';

const byCode = statement<{ code: string }>()((db, p) =>
  db
    .selectFrom('traceCode')
    .innerJoin('saleOrder', 'saleOrder.id', 'traceCode.orderId')
    .select([
      'traceCode.state',
      'traceCode.orderId',
      'traceCode.lineNo',
      'saleOrder.orderNumber',
      'traceCode.atMs',
    ])
    .where('traceCode.code', '=', p.code),
);

const keep = statement<{
  code: string;
  drugId: number;
  state: TraceState;
  orderId: number;
  lineNo: number;
  atMs: number;
}>()((db, p) =>
  db
    .insertInto('traceCode')
    .values({
      code: p.code,
      drugId: p.drugId,
      state: p.state,
      orderId: p.orderId,
      lineNo: p.lineNo,
      atMs: p.atMs,
    })
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet({
        state: p.state,
        orderId: p.orderId,
        lineNo: p.lineNo,
        atMs: p.atMs,
      }),
    ),
);

const insertEvent = statement<{
  code: string;
  kind: 'sale' | 'take_back' | 'return';
  orderId: number;
  batchNumber: string;
  expiryDate: string;
  insuranceCode: string;
  staffId: number;
  atMs: number;
}>()((db, p) =>
  db.insertInto('traceEvent').values({
    code: p.code,
    kind: p.kind,
    orderId: p.orderId,
    batchNumber: p.batchNumber,
    expiryDate: p.expiryDate,
    insuranceCode: p.insuranceCode,
    staffId: p.staffId,
    atMs: p.atMs,
  }),
);

/** The latest sale of a pack with a trace code: who handed it out, and of which batch it is. */
const latestSale = statement<{ code: string; orderId: number }>()((db, p) =>
  db
    .selectFrom('dispensedPack')
    .innerJoin('staff', 'staff.id', 'dispensedPack.staffId')
    .select(['dispensedPack.batchId', 'staff.name as staffName'])
    .where('dispensedPack.orderId', '=', p.orderId)
    .where('dispensedPack.traceCode', '=', p.code)
    .where('dispensedPack.quantity', '>', 0)
    .orderBy('dispensedPack.id', 'desc')
    .limit(1),
);

/** Codes of an order's packs that the customer has: sold with it, and not back. */
const soldWith = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('traceCode')
    .innerJoin('dispensedPack', (join) =>
      join
        .onRef('dispensedPack.traceCode', '=', 'traceCode.code')
        .onRef('dispensedPack.orderId', '=', 'traceCode.orderId'),
    )
    .select(['traceCode.code', 'dispensedPack.lineNo', 'dispensedPack.batchId'])
    .where('traceCode.orderId', '=', p.orderId)
    .where('traceCode.state', '=', 'sold')
    .groupBy(['traceCode.code', 'dispensedPack.lineNo', 'dispensedPack.batchId'])
    .having((eb) => eb.fn.sum('dispensedPack.quantity'), '>', 0)
    .orderBy('traceCode.code'),
);

/** A pack with a trace code, and the sale that it belongs to. */
export interface TracedPack {
  readonly code: string;
  readonly orderId: number;
  readonly lineNo: number;
  readonly drugId: number;
  readonly batchId: number;
}

/** Where a trace code was sold last, or undefined. */
export function findTraceCode(reader: Reader, code: string) {
  return reader.get(byCode, { code });
}

/** The codes of packs that were sold with an order and are not back, with their lines and batches. */
export function codesStillSold(reader: Reader, orderId: number) {
  return reader.all(soldWith, { orderId });
}

/** True of the code of a pack that was sold or opened: no sealed pack here has it. */
export function isSpentCode(reader: Reader, code: string): boolean {
  return findTraceCode(reader, code)?.state === 'sold' || findOpening(reader, code) !== undefined;
}

/**
 * Fails with TRACE_CODE_OPENED when the pack with this code was opened, or TRACE_CODE_SOLD when one has been sold: one of
 * the two is no genuine pack.
 */
export function refuseSpentCode(reader: Reader, code: string): void {
  refuseOpenedCode(reader, code);
  const known = findTraceCode(reader, code);
  if (known?.state !== 'sold') return;
  const { orderNumber, orderId, atMs: sold_at_ms } = known;
  const sold_by = reader.get(latestSale, { code, orderId })?.staffName;
  fail('TRACE_CODE_SOLD', { code, orderNumber, sold_at_ms, ...(sold_by === undefined ? {} : { sold_by }) });
}

/** The batch of which a pack is that was sold before and came back, or undefined. */
export function batchSoldBefore(reader: Reader, code: string): BatchRow | undefined {
  const known = findTraceCode(reader, code);
  const sale = known === undefined ? undefined : reader.get(latestSale, { code, orderId: known.orderId });
  return sale === undefined ? undefined : findBatch(reader, sale.batchId);
}

/** Notes that a pack is sold, and tells the insurance interface's queue. Fails as `refuseSpentCode` does. */
export function sellTraceCode(context: CommandContext, pack: TracedPack): void {
  refuseSpentCode(context.tx, pack.code);
  move(context, pack, 'sold');
}

/** Notes that a sold pack came back: before it was handed out, or from the customer. */
export function takeTraceCodeBack(
  context: CommandContext,
  pack: TracedPack,
  state: Exclude<TraceState, 'sold'>,
): void {
  move(context, pack, state);
}

const KINDS = { sold: 'sale', taken_back: 'take_back', returned: 'return' } as const;

function move(context: CommandContext, pack: TracedPack, state: TraceState): void {
  const { tx, nowMs, session } = context;
  const batch = findBatch(tx, pack.batchId);
  tx.run(keep, { ...pack, state, atMs: nowMs });
  tx.run(insertEvent, {
    code: pack.code,
    kind: KINDS[state],
    orderId: pack.orderId,
    batchNumber: batch?.batchNumber ?? '',
    expiryDate: batch?.expiryDate ?? '',
    insuranceCode: findDrug(tx, pack.drugId)?.insuranceCode ?? '',
    staffId: session.staffId,
    atMs: nowMs,
  });
}
