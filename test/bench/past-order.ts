import { chainAfter, chainStart } from '#core/audit/event-chain.ts';
import type { OrderEvent } from '#core/orders/order-events.ts';
import type { SeededRandom } from '#resources/demo/seeded-random.ts';
import { includedTax } from '#shared/domain/money.ts';
import { makeOrderNumber } from '#shared/domain/order-number.ts';
import type { OrderStatus } from '#shared/domain/order-states.ts';

/** How orders of the past ended, as often as in a real shop: most were handed over at the till. */
const ENDINGS = [
  { share: 0.9, path: ['pay', 'start_dispensing', 'hand_over'] },
  { share: 0.06, path: ['cancel'] },
  { share: 0.02, path: ['pay', 'start_dispensing', 'ship', 'confirm_receipt'] },
  { share: 0.01, path: ['pay'] },
  { share: 0.01, path: ['pay', 'start_dispensing', 'hand_over', 'open_after_sales'] },
] as const;

const LEADS_TO = {
  pay: 'paid',
  start_dispensing: 'dispensing',
  hand_over: 'completed',
  ship: 'shipped',
  confirm_receipt: 'completed',
  cancel: 'cancelled',
  open_after_sales: 'after_sales',
} as const satisfies Record<string, OrderStatus>;

const CHANNELS = ['counter', 'counter', 'counter', 'mobile', 'third_party'] as const;
const MINUTE_MS = 60_000;

export interface SoldBatch {
  readonly batchId: number;
  readonly drugId: number;
  readonly drugCode: string;
  readonly genericName: string;
  readonly priceFen: number;
}

export interface PastLine extends SoldBatch {
  readonly quantity: number;
  readonly grossFen: number;
  readonly taxFen: number;
}

export interface PastOrder {
  readonly orderNumber: string;
  readonly status: OrderStatus;
  readonly channel: string;
  readonly customer: { readonly id: number; readonly name: string; readonly phone: string } | null;
  readonly createdAtMs: number;
  readonly lines: readonly PastLine[];
  readonly totalFen: number;
  readonly events: readonly (OrderEvent & { readonly hash: Uint8Array })[];
}

export interface PastShop {
  readonly deviceCode: string;
  readonly staff: { readonly id: number; readonly name: string };
  readonly batches: readonly [SoldBatch, ...SoldBatch[]];
  readonly customers: readonly NonNullable<PastOrder['customer']>[];
  readonly taxRateBp: number;
}

/** Makes up one order of the past and its whole story, with a chain that holds. */
export function makePastOrder(
  shop: PastShop,
  random: SeededRandom,
  { orderNumber, createdAtMs }: { orderNumber: string; createdAtMs: number },
): PastOrder {
  const lines = pickLines(shop, random);
  const totalFen = lines.reduce((sum, line) => sum + line.grossFen, 0);
  const actions = ['create', ...pickEnding(random)] as const;
  let head = chainStart(orderNumber);
  let status: OrderStatus | null = null;
  const events = actions.map((action, index) => {
    const toStatus: OrderStatus = action === 'create' ? 'pending' : LEADS_TO[action];
    const event: OrderEvent = {
      seq: index + 1,
      action,
      fromStatus: status,
      toStatus,
      staffId: shop.staff.id,
      staffName: shop.staff.name,
      role: 'cashier',
      reason: action === 'cancel' ? '顾客不要了' : '',
      details: '{}',
      atMs: createdAtMs + index * MINUTE_MS,
    };
    status = toStatus;
    head = chainAfter(head, event);
    return { ...event, hash: head.eventHash };
  });
  return {
    orderNumber,
    status: status ?? 'pending',
    channel: random.pick(CHANNELS),
    customer: random.chance(0.3)
      ? (shop.customers[random.between(0, shop.customers.length - 1)] ?? null)
      : null,
    createdAtMs,
    lines,
    totalFen,
    events,
  };
}

/** Order numbers that no two orders share, as the store demands. */
export function* freshOrderNumbers(deviceCode: string, random: SeededRandom): Generator<string, never> {
  const taken = new Set<string>();
  for (;;) {
    const bytes = Uint8Array.from({ length: 7 }, () => random.between(0, 255));
    const orderNumber = makeOrderNumber(deviceCode, bytes);
    if (taken.has(orderNumber)) continue;
    taken.add(orderNumber);
    yield orderNumber;
  }
}

function pickLines({ batches, taxRateBp }: PastShop, random: SeededRandom): PastLine[] {
  const chosen = new Set<SoldBatch>();
  const wanted = random.between(1, 3);
  while (chosen.size < wanted) chosen.add(random.pick(batches));
  return [...chosen].map((batch) => {
    const quantity = random.between(1, 3);
    const grossFen = batch.priceFen * quantity;
    return { ...batch, quantity, grossFen, taxFen: includedTax(grossFen, taxRateBp) };
  });
}

function pickEnding(random: SeededRandom): (typeof ENDINGS)[number]['path'] {
  let left = random.fraction();
  for (const { share, path } of ENDINGS) {
    left -= share;
    if (left < 0) return path;
  }
  return ENDINGS[0].path;
}
