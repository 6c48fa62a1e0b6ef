import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { v7 as uuidV7 } from 'uuid';
import { auditHash } from '#core/audit/audit-trail.ts';
import type { PastLine, PastOrder, PastShop } from './past-order.ts';
import { preparePast } from './past-statements.ts';

const MS_TO_PAY = 15 * 60_000;
const DAY_MS = 86_400_000;
const CARRIER = '顺丰速运';

interface Balance {
  onHand: number;
  reserved: number;
}

/** Where the trails of a store end, for what is written next. */
export interface TrailEnds {
  readonly orderId: number;
  readonly movementId: number;
  readonly auditHash: Uint8Array;
  readonly balances: ReadonlyMap<number, Balance>;
}

/**
 * Writes orders of the past straight into the tables, every row that the program would have left: made to be fast,
 * for a store of a million orders. Indexes and triggers are away meanwhile; the verifier has the last word.
 */
export class PastWriter {
  readonly #statements: ReturnType<typeof preparePast>;
  readonly #shop: PastShop;
  readonly #balances: Map<number, Balance>;
  readonly #tally = new Map<string, number>();
  #orderId: number;
  #shipmentId = 0;
  #movementId: number;
  #auditHash: Uint8Array;

  constructor(connection: Database.Database, shop: PastShop, ends: TrailEnds) {
    this.#statements = preparePast(connection);
    this.#shop = shop;
    this.#balances = new Map([...ends.balances].map(([batchId, balance]) => [batchId, { ...balance }]));
    this.#orderId = ends.orderId;
    this.#movementId = ends.movementId;
    this.#auditHash = ends.auditHash;
  }

  write(order: PastOrder): void {
    this.#orderId += 1;
    const s = this.#statements;
    const orderId = this.#orderId;
    const atMs = order.events.at(-1)?.atMs ?? order.createdAtMs;
    this.#writeOrder(order);
    const paid = this.#reached(order, 'paid');
    if (paid !== null) s.payment.run(orderId, order.totalFen, order.totalFen, paid, paid);
    const firstMovement = this.#movementId + 1;
    for (const [index, line] of order.lines.entries()) this.#writeLine(order, line, index + 1);
    for (const line of order.lines) this.#finishLine(order, line);
    for (const event of order.events) s.event.run({ orderId, ...event });
    this.#writeParcel(order);
    this.#writeTrail(order, { firstMovement, atMs });
    const tallied = `${Math.floor(order.createdAtMs / DAY_MS)}/${order.status}/${order.channel}`;
    this.#tally.set(tallied, (this.#tally.get(tallied) ?? 0) + 1);
  }

  /** Writes what is kept once for all orders: balances, the tally, and that sales need not be counted. */
  finish(): void {
    const s = this.#statements;
    for (const [batchId, { onHand, reserved }] of this.#balances) s.balance.run(onHand, reserved, batchId);
    for (const [key, orders] of this.#tally) s.tally.run(...key.split('/'), orders);
    s.counted.run(String(this.#orderId));
  }

  #reached({ events }: PastOrder, status: string): number | null {
    return events.find((event) => event.toStatus === status)?.atMs ?? null;
  }

  #writeOrder(order: PastOrder): void {
    const paid = this.#reached(order, 'paid');
    this.#statements.order.run({
      orderId: this.#orderId,
      orderNumber: order.orderNumber,
      version: order.events.length,
      status: order.status,
      channel: order.channel,
      customerId: order.customer?.id ?? null,
      customerName: order.customer?.name ?? '',
      customerPhone: order.customer?.phone ?? '',
      itemCount: order.lines.length,
      quantity: order.lines.reduce((sum, line) => sum + line.quantity, 0),
      totalFen: order.totalFen,
      taxFen: order.lines.reduce((sum, line) => sum + line.taxFen, 0),
      paidFen: paid === null ? 0 : order.totalFen,
      payType: paid === null ? '' : 'card',
      ...this.#parcelOf(order),
      cancelReason: order.status === 'cancelled' ? '顾客不要了' : '',
      staffId: this.#shop.staff.id,
      createdAtMs: order.createdAtMs,
      expiresAtMs: order.createdAtMs + MS_TO_PAY,
      paidAtMs: paid,
      dispensingAtMs: this.#reached(order, 'dispensing'),
      shippedAtMs: this.#reached(order, 'shipped'),
      completedAtMs: this.#reached(order, 'completed'),
      cancelledAtMs: this.#reached(order, 'cancelled'),
      afterSalesAtMs: this.#reached(order, 'after_sales'),
      eventCount: order.events.length,
      eventHash: order.events.at(-1)?.hash,
    });
  }

  #parcelOf(order: PastOrder): { carrier: string; trackingNumber: string } {
    if (this.#reached(order, 'shipped') === null) return { carrier: '', trackingNumber: '' };
    return { carrier: CARRIER, trackingNumber: `SF${String(this.#orderId).padStart(12, '0')}` };
  }

  /** The parcel of an order that was sent; each of them arrived, so that none waits to be completed by time. */
  #writeParcel(order: PastOrder): void {
    const shippedAtMs = this.#reached(order, 'shipped');
    const deliveredAtMs = this.#reached(order, 'completed');
    if (shippedAtMs === null || deliveredAtMs === null) return;
    this.#shipmentId += 1;
    const s = this.#statements;
    const shipmentId = this.#shipmentId;
    const { id: staffId, name } = this.#shop.staff;
    const parcel = { shipmentId, orderId: this.#orderId, staffId, shippedAtMs, deliveredAtMs };
    s.shipment.run({ ...parcel, ...this.#parcelOf(order) });
    s.shipmentEvent.run(shipmentId, 1, 'create', null, 'pending', staffId, name, shippedAtMs);
    s.shipmentEvent.run(shipmentId, 2, 'hand_to_carrier', 'pending', 'shipped', staffId, name, shippedAtMs);
    s.shipmentEvent.run(shipmentId, 3, 'deliver', 'shipped', 'delivered', staffId, name, deliveredAtMs);
  }

  #writeLine(order: PastOrder, line: PastLine, lineNo: number): void {
    const s = this.#statements;
    const orderId = this.#orderId;
    s.item.run({ orderId, lineNo, ...line, taxRateBp: this.#shop.taxRateBp });
    s.itemBatch.run(orderId, lineNo, line.batchId, line.quantity, allocationState(order));
    this.#move(line.batchId, {
      kind: 'reserve',
      onHand: 0,
      reserved: line.quantity,
      atMs: order.createdAtMs,
    });
  }

  #finishLine(order: PastOrder, { batchId, quantity }: PastLine): void {
    const dispensed = this.#reached(order, 'dispensing');
    if (dispensed !== null) {
      this.#move(batchId, { kind: 'dispense', onHand: -quantity, reserved: -quantity, atMs: dispensed });
    }
    const cancelled = this.#reached(order, 'cancelled');
    if (cancelled !== null)
      this.#move(batchId, { kind: 'release', onHand: 0, reserved: -quantity, atMs: cancelled });
  }

  #move(batchId: number, movement: { kind: string; onHand: number; reserved: number; atMs: number }): void {
    const balance = this.#balances.get(batchId);
    if (balance === undefined) throw new Error(`batch ${batchId} is on the shelf`);
    balance.onHand += movement.onHand;
    balance.reserved += movement.reserved;
    this.#movementId += 1;
    this.#statements.movement.run(
      this.#movementId,
      batchId,
      movement.kind,
      movement.onHand,
      movement.reserved,
      balance.onHand,
      balance.reserved,
      this.#orderId,
      this.#shop.staff.id,
      movement.atMs,
    );
  }

  #writeTrail(order: PastOrder, { firstMovement, atMs }: { firstMovement: number; atMs: number }): void {
    const s = this.#statements;
    const subject = `order:${order.orderNumber}`;
    const payload = JSON.stringify({
      order: order.orderNumber,
      status: order.status,
      totalFen: order.totalFen,
    });
    const payloadHash = hash('sha256', payload, 'buffer');
    s.message.run(subject, order.events.length, firstMovement, this.#movementId, payload, payloadHash, atMs);
    const command = 'orders.checkout';
    const commandId = uuidV7({ msecs: atMs, seq: this.#orderId });
    const { id: staffId, name: staffName } = this.#shop.staff;
    const details = JSON.stringify({ status: order.status, version: order.events.length });
    const entry = { command, commandId, staffId, staffName, subject, details, atMs };
    this.#auditHash = auditHash(this.#auditHash, entry);
    s.audit.run({ ...entry, hash: this.#auditHash });
    const outcome = JSON.stringify({ ok: true, receipt: { orderId: this.#orderId } });
    s.command.run(commandId, command, payloadHash, outcome, atMs);
  }
}

function allocationState({ status }: PastOrder): string {
  if (status === 'cancelled') return 'released';
  return status === 'paid' ? 'reserved' : 'dispensed';
}
