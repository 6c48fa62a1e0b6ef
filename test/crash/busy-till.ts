import { v7 as uuidV7 } from 'uuid';
import type { Core } from '#core/host/start-core.ts';
import { type SeededRandom, seededRandom } from '#resources/demo/seeded-random.ts';
import type { CallInput, CallName, CallOutput, CommandName } from '#shared/contracts/index.ts';
import type { OrderSummary } from '#shared/contracts/orders.ts';
import { OPEN_AFTER_SALES } from '#shared/domain/after-sales-states.ts';
import { allGoodsOf, refundOf } from '#test/support/after-sales-paths.ts';
import { recallOf } from '#test/support/recall.ts';
import { Till } from '#test/support/till.ts';
import type { StoryLine } from './story.ts';

const OPEN_STATUSES = ['pending', 'paid', 'dispensing', 'shipped', 'completed', 'after_sales'] as const;

type Known = Pick<OrderSummary, 'orderId' | 'status' | 'totalFen'>;

/**
 * A till that does everything a counter does, as fast as it can, and tells each step: sales with and without a
 * cart, payments, dispensing, shipping, cancelling, after-sales, goods in, counts, locks and recalls.
 */
export class BusyTill {
  readonly #till: Till;
  readonly #core: Core;
  readonly #random: SeededRandom;
  readonly #say: (line: StoryLine) => void;
  readonly #drugIds: readonly number[];
  #orders: Known[];

  private constructor(
    parts: { core: Core; till: Till; random: SeededRandom; say: (line: StoryLine) => void },
    known: { drugIds: readonly number[]; orders: Known[] },
  ) {
    this.#core = parts.core;
    this.#till = parts.till;
    this.#random = parts.random;
    this.#say = parts.say;
    this.#drugIds = known.drugIds;
    this.#orders = known.orders;
  }

  static async open(core: Core, seed: string, say: (line: StoryLine) => void): Promise<BusyTill> {
    const till = await Till.open(core);
    const stock = await till.do('inventory.listStock', { filter: 'in_stock', category: 'otc_b' });
    const { rows } = await till.do('orders.list', { statuses: [...OPEN_STATUSES], pageSize: 50 });
    const drugIds = stock.rows.map((row) => row.drugId);
    return new BusyTill({ core, till, random: seededRandom(seed), say }, { drugIds, orders: rows });
  }

  /** Does one thing. */
  async act(): Promise<void> {
    const act = this.#random.pick([
      () => this.#orderDirectly(),
      () => this.#orderDirectly(),
      () => this.#sellFromCart('orders.checkout'),
      () => this.#sellFromCart('orders.checkout'),
      () => this.#sellFromCart('orders.createFromCart'),
      () => this.#moveOn(),
      () => this.#moveOn(),
      () => this.#moveOn(),
      () => this.#cancel(),
      () => this.#handleGoods(),
      () => this.#holdBatch(),
    ]);
    await act();
  }

  async #orderDirectly(): Promise<void> {
    const lines = this.#someDrugs().map((drugId) => ({ drugId, quantity: this.#random.between(1, 3) }));
    await this.#command('orders.createDirect', { lines, details: { remark: this.#tag() } });
  }

  async #sellFromCart(name: 'orders.checkout' | 'orders.createFromCart'): Promise<void> {
    for (const drugId of this.#someDrugs()) {
      await this.#command('cart.addItem', { drugId, quantity: this.#random.between(1, 2) });
    }
    const cart = await this.#till.do('cart.getActive', {});
    if (cart === null) return;
    const { cartId, totals } = cart;
    const sale = { cartId, expectedTotalFen: totals.totalFen, details: { remark: this.#tag() } };
    const tenders = [{ kind: 'cash' as const, receivedFen: totals.totalFen + 100 }];
    if (name === 'orders.checkout') await this.#command(name, { ...sale, tenders });
    else await this.#command(name, sale);
  }

  /** Takes some order a step further, as far as its status allows. */
  async #moveOn(): Promise<void> {
    const order = this.#someOrder();
    if (order === null) return;
    const { orderId } = order;
    switch (order.status) {
      case 'pending': {
        const tenders = [{ kind: 'card' as const, amountFen: order.totalFen, reference: 'POS' }];
        await this.#command('orders.settle', { orderId, tenders, handOver: this.#random.chance(0.4) });
        return;
      }
      case 'paid':
        await this.#command('orders.startDispensing', { orderId });
        return;
      case 'dispensing':
        if (this.#random.chance(0.5)) await this.#command('orders.handOver', { orderId });
        else
          await this.#command('orders.ship', {
            orderId,
            carrier: '顺丰速运',
            trackingNumber: 'SF1000000000001',
          });
        return;
      case 'shipped':
        await this.#command('orders.confirmReceipt', { orderId });
        return;
      case 'completed': {
        const lines = [{ lineNo: 1, quantity: 1 }];
        const kind = this.#random.pick(['refund_only', 'return'] as const satisfies [string, ...string[]]);
        await this.#command('aftersales.request', { orderId, kind, reasonCode: 'quality_fault', lines });
        return this.#lookAgain(orderId);
      }
      default:
        await this.#serveRequest(orderId);
    }
  }

  /** Takes the order's open request a step further. */
  async #serveRequest(orderId: number): Promise<void> {
    const { rows } = await this.#till.do('aftersales.list', { orderId, states: [...OPEN_AFTER_SALES] });
    const [row] = rows;
    if (row === undefined) return;
    const { afterSalesId, version } = row;
    const request = await this.#till.do('aftersales.get', { afterSalesId });
    if (row.state === 'requested') {
      if (this.#random.chance(0.8)) await this.#command('aftersales.approve', { afterSalesId, version });
      else await this.#command('aftersales.reject', { afterSalesId, version, reason: '包装已拆' });
    } else if (row.state === 'approved' && row.kind === 'return') {
      await this.#command('aftersales.receiveGoods', { ...allGoodsOf(request), version });
    } else if (row.state === 'failed') {
      await this.#command('aftersales.retry', { ...refundOf(request), version });
    } else if (this.#random.chance(0.8)) {
      await this.#command('aftersales.complete', { ...refundOf(request), version });
    } else {
      await this.#command('aftersales.fail', { afterSalesId, version, reason: 'POS 拒绝' });
    }
    await this.#lookAgain(orderId);
  }

  /** Calls of after-sales answer with the request: what became of its order is read. */
  async #lookAgain(orderId: number): Promise<void> {
    const { status, amounts } = await this.#till.do('orders.get', { orderId });
    this.#remember({ orderId, status, totalFen: amounts.totalFen });
  }

  async #cancel(): Promise<void> {
    const order = this.#someOrder();
    if (order === null) return;
    const disposition = this.#random.pick(['returned', 'lost'] as const satisfies [string, ...string[]]);
    await this.#command('orders.cancel', { orderId: order.orderId, reason: '顾客不要了', disposition });
  }

  async #handleGoods(): Promise<void> {
    const [drugId = 0] = this.#someDrugs();
    if (this.#random.chance(0.7)) {
      await this.#command('inventory.receiveGoods', {
        drugId,
        batchNumber: `B${this.#random.between(1, 9)}`,
        expiryDate: '2030-01-31',
        quantity: this.#random.between(1, 20),
        reason: '到货',
      });
      return;
    }
    const { batches } = await this.#till.do('inventory.listBatches', { drugId });
    const batch = batches.at(-1);
    if (batch === undefined) return;
    const countedQuantity = batch.onHand + this.#random.between(-1, 2);
    await this.#command('inventory.adjustStock', {
      batchId: batch.batchId,
      countedQuantity: Math.max(0, countedQuantity),
      reason: '盘点',
    });
  }

  /** Stops the sale of some batch, or lets it go again. */
  async #holdBatch(): Promise<void> {
    const [drugId = 0] = this.#someDrugs();
    const { batches } = await this.#till.do('inventory.listBatches', { drugId });
    const batch = batches[this.#random.between(0, Math.max(0, batches.length - 1))];
    if (batch === undefined) return;
    const { batchId, batchNumber } = batch;
    const reason = '待查';
    if (batch.status === 'recalled') {
      await this.#command('inventory.endRecall', { drugId, batchNumber, reason });
    } else if (batch.status === 'locked') {
      await this.#command('inventory.unlockBatch', { batchId, reason });
    } else if (this.#random.chance(0.5)) {
      await this.#command('inventory.lockBatch', { batchId, reason });
    } else {
      await this.#command('inventory.recallBatches', recallOf(drugId, batchNumber));
    }
  }

  /** Sends a command and tells so before and after. Refusals are part of a day. */
  async #command<N extends CommandName & CallName>(name: N, input: CallInput<N>): Promise<void> {
    const commandId = uuidV7();
    const request = { name, input, session: this.#till.session, commandId };
    this.#say({ kind: 'sent', request });
    const result = await this.#core.call(request);
    const order = result.ok ? orderIn(result.value) : null;
    this.#say({ kind: 'answered', commandId, code: result.ok ? null : result.error.code, order });
    if (order !== null) this.#remember(order);
  }

  #remember(order: Known): void {
    this.#orders = this.#orders.filter(({ orderId }) => orderId !== order.orderId);
    if (order.status !== 'cancelled') this.#orders.push(order);
  }

  #someOrder(): Known | null {
    const order = this.#orders[this.#random.between(0, Math.max(0, this.#orders.length - 1))];
    return order ?? null;
  }

  #someDrugs(): number[] {
    const chosen = new Set<number>();
    const wanted = this.#random.between(1, Math.min(5, this.#drugIds.length));
    while (chosen.size < wanted)
      chosen.add(this.#drugIds[this.#random.between(0, this.#drugIds.length - 1)] ?? 0);
    return [...chosen];
  }

  /** Names what a command makes, so that it can be counted. */
  #tag(): string {
    return `crash-${this.#random.digits(12)}`;
  }
}

type OrderTold = Known & { readonly orderNumber: string; readonly version: number };

function orderIn(value: unknown): OrderTold | null {
  const { order } = value as Partial<CallOutput<'orders.createDirect'>>;
  if (order === undefined) return null;
  const { orderId, orderNumber, version, status, amounts } = order;
  return { orderId, orderNumber, version, status, totalFen: amounts.totalFen };
}
