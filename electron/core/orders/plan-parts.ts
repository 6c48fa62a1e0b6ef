import type { ScannedPack } from '#shared/domain/scanned-packs.ts';
import { splitAmounts } from '#shared/domain/split-amounts.ts';
import { invariant } from '#shared/errors/index.ts';
import type { BatchShare } from '../inventory/reserve-stock.ts';
import type { PaymentRow } from '../payments/refund-order.ts';
import { type PaymentTransfer, planTransfers } from '../payments/transfer-payments.ts';
import type { CommandContext } from '../platform/context.ts';
import { applyTransition } from './apply-transition.ts';
import { makeSuccessor, type SuccessorLine } from './make-successor.ts';
import type { SuccessorKind } from './order-links.ts';
import type { ItemRow, OrderRow } from './order-rows.ts';

/** What an order that is divided had before it ended, and how it is divided: by part, then by line. */
export interface Division {
  readonly items: readonly ItemRow[];
  readonly payments: readonly PaymentRow[];
  readonly quantities: readonly (readonly number[])[];
  readonly shares: readonly (readonly (readonly BatchShare[])[])[];
  /** Packs that the till scanned. */
  readonly packs: readonly (readonly (readonly ScannedPack[])[])[];
}

export interface PartPlan {
  readonly lines: readonly SuccessorLine[];
  readonly shippingFeeFen: number;
  /** Null for a part that still has to be paid. */
  readonly transfer: PaymentTransfer | null;
}

/** Plans what each part of an order gets of its goods, its amounts and, where `isPaid`, of its payments. */
export function planParts(order: OrderRow, division: Division, isPaid: boolean): PartPlan[] {
  const { items, payments, quantities, shares, packs } = division;
  const amounts = splitAmounts({ lines: items, shippingFeeFen: order.shippingFeeFen }, quantities);
  const totals = amounts.map((part) => part.totalFen);
  const transfers = isPaid ? planTransfers(payments, order.roundingFen, totals) : null;
  return amounts.map((part, index) => ({
    lines: part.lines.map(({ place, ...sold }) => {
      const item = items[place];
      invariant(item !== undefined, 'a part has lines of its order only');
      return {
        item: { ...item, ...sold },
        shares: shares[index]?.[place] ?? [],
        packs: packs[index]?.[place] ?? [],
      };
    }),
    shippingFeeFen: part.shippingFeeFen,
    transfer: transfers?.[index] ?? null,
  }));
}

/** Makes a part of an order that has ended, with what it takes over of its payments. */
export function makePart(
  context: CommandContext,
  order: OrderRow,
  part: PartPlan & { readonly kind: SuccessorKind; readonly orderNumber: string },
): OrderRow {
  const { transfer, ...rest } = part;
  const { id: _, ...heading } = order;
  const made = makeSuccessor(context, { ...rest, sources: [order], heading });
  return transfer === null ? made : applyTransition(context, made, 'transfer_payment', { transfer });
}
