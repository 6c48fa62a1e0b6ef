import { fail } from '#shared/errors/index.ts';
import type { Reader } from '../db/store.ts';
import { findHolder, type PackHolder } from '../inventory/scanned-packs.ts';
import { isSpentCode, refuseSpentCode } from '../inventory/trace-codes.ts';
import type { CommandContext } from '../platform/context.ts';
import { readLines, type StoredLine, writeLines } from './cart-rows.ts';

/** After this long nobody is still selling from an open cart that nobody touched. */
const ABANDONED_AFTER_MS = 12 * 3_600_000;

/** A line with another quantity: the packs that were scanned last go first when it has fewer units than codes. */
export function withQuantity(line: StoredLine, quantity: number): StoredLine {
  return { ...line, quantity, traceCodes: line.traceCodes.slice(0, quantity) };
}

/**
 * Refuses a pack that was sold or opened, or that stands in a cart or an undispensed order already. One that lies in an open cart
 * which was left behind (its session ended, or nobody touched it for twelve hours) leaves that cart.
 *
 * Fails with TRACE_CODE_SOLD, TRACE_CODE_OPENED, or with TRACE_CODE_SET_ASIDE, whose reason says where it stands.
 */
export function refuseTakenCode(context: CommandContext, code: string, cartId: number | null): void {
  refuseSpentCode(context.tx, code);
  const holder = findHolder(context.tx, code);
  if (holder === undefined) return;
  if (holder.cartId !== null && holder.cartId !== cartId && isAbandoned(holder, context.nowMs)) {
    takeOut(context, holder.cartId, code);
    return;
  }
  fail('TRACE_CODE_SET_ASIDE', { code, ...placeOf(holder, cartId) });
}

function isAbandoned({ cartStatus, sessionEndedAtMs, cartTouchedAtMs }: PackHolder, nowMs: number): boolean {
  if (cartStatus !== 'active') return false;
  return sessionEndedAtMs !== null || nowMs - (cartTouchedAtMs ?? nowMs) >= ABANDONED_AFTER_MS;
}

function takeOut({ tx }: CommandContext, cartId: number, code: string): void {
  const before = readLines(tx, cartId);
  const after = before.map((line) => ({
    ...line,
    traceCodes: line.traceCodes.filter((other) => other !== code),
  }));
  writeLines(tx, cartId, { before, after });
}

function placeOf(holder: PackHolder, cartId: number | null): { reason: string; holder?: string } {
  if (holder.orderId !== null) return { reason: 'order', holder: holder.orderNumber ?? '' };
  if (holder.cartId === cartId) return { reason: 'this_cart' };
  const staffName = holder.staffName ?? '';
  return holder.cartStatus === 'parked'
    ? { reason: 'parked_cart', holder: holder.cartLabel || staffName }
    : { reason: 'open_cart', holder: staffName };
}

/** Lines that come back into a cart, without the codes of packs that are elsewhere by now. */
export function withFreeCodes(
  reader: Reader,
  cartId: number,
  lines: readonly StoredLine[],
): readonly StoredLine[] {
  return lines.map((line) => ({
    ...line,
    // Lines that undo brings back may be older than scanned packs.
    traceCodes: (line.traceCodes ?? []).filter((code) => isFree(reader, cartId, code)),
  }));
}

function isFree(reader: Reader, cartId: number, code: string): boolean {
  if (isSpentCode(reader, code)) return false;
  const holder = findHolder(reader, code);
  return holder === undefined || holder.cartId === cartId;
}
