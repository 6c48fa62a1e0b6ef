import type { ParsedInput } from '#shared/contracts/index.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { resolveScan } from '../catalog/resolve-scan.ts';
import { findTraceCode, takeTraceCodeBack } from '../inventory/trace-codes.ts';
import { readItems } from '../orders/order-rows.ts';
import type { CommandContext } from '../platform/context.ts';
import type { AfterSalesRow } from './after-sales-rows.ts';
import { checkPack } from './check-pack.ts';

type Pack = ParsedInput<'aftersales.receiveGoods'>['packs'][number];

/**
 * A scanned pack has to be what the person says: the line's drug and, where its code names a lot or a sale, the
 * batch. One whose trace code was scanned at the sale is noted as returned. Nothing is scanned of older stock.
 *
 * Fails with WRONG_PACK, TRACE_CODE_OPENED, or TRACE_CODE_ONE_PACK: one trace code stands for one pack.
 */
export function inspectPack(
  context: CommandContext,
  { id: afterSalesId, orderId }: AfterSalesRow,
  { lineNo, batchId, quantity, code }: Pack,
): void {
  if (code === '') return;
  const { tx, today } = context;
  const found = checkPack(tx, { afterSalesId, code, today });
  const item = readItems(tx, orderId).find((candidate) => candidate.lineNo === lineNo);
  invariant(item !== undefined, 'the lines of the request were looked at before');
  const isThisBatch = found.batchId === null || found.batchId === batchId;
  if (found.drugId !== item.drugId || !isThisBatch) {
    fail('WRONG_PACK', { reason: 'other_line', lineNo, drugId: found.drugId });
  }
  const { traceCode } = resolveScan(tx, code, today).facts;
  if (traceCode === null || findTraceCode(tx, traceCode)?.orderId !== orderId) return;
  if (quantity !== 1) fail('TRACE_CODE_ONE_PACK', { code: traceCode, quantity });
  const traced = { code: traceCode, orderId, lineNo, drugId: item.drugId, batchId };
  takeTraceCodeBack(context, traced, 'returned');
}
