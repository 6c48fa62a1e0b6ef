import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidV7 } from 'uuid';
import type { Core } from '#core/host/start-core.ts';
import { type SeededRandom, seededRandom } from '#resources/demo/seeded-random.ts';
import type { CallInput, CallName, CallOutput } from '#shared/contracts/index.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { OrderStatus } from '#shared/domain/order-states.ts';
import { invariant } from '#shared/errors/index.ts';
import { pngBytes } from '#test/support/prescriptions.ts';
import { Till } from '#test/support/till.ts';
import type { StoryLine } from './story.ts';
import { ACTS } from './work/all-acts.ts';
import type { Act, BusyWork, Command, KnownOrder } from './work/busy-work.ts';

const OPEN_STATUSES = ['pending', 'paid', 'dispensing', 'shipped', 'completed', 'after_sales'] as const;
/** Each act as often as it weighs. */
const DECK = ACTS.flatMap((act) => Array.from({ length: act.weight }, () => act));
/** Orders at hand: those served last, so that some get to their end. */
const AT_HAND = 8;
const COLLEAGUE = '孙药师';

/** What a busy till runs on, and whom it tells of each step. */
export interface BusyParts {
  readonly core: Core;
  readonly dataDir: string;
  readonly seed: string;
  readonly say: (line: StoryLine) => void;
}

/** A till that does everything a counter does, as fast as it can, and tells each step. */
export class BusyTill implements BusyWork {
  readonly random: SeededRandom;
  readonly drugIds: readonly number[];
  readonly rxDrugIds: readonly number[];
  readonly #parts: BusyParts;
  readonly #till: Till;
  #colleague: Till | null = null;
  #orders: KnownOrder[];
  #act: Act | null = null;

  private constructor(
    parts: BusyParts,
    known: { till: Till; drugIds: readonly number[]; rxDrugIds: readonly number[]; orders: KnownOrder[] },
  ) {
    this.#parts = parts;
    this.random = seededRandom(parts.seed);
    this.#till = known.till;
    this.drugIds = known.drugIds;
    this.rxDrugIds = known.rxDrugIds;
    this.#orders = known.orders;
  }

  static async open(parts: BusyParts): Promise<BusyTill> {
    const till = await Till.open(parts.core);
    const idsOf = async (category: 'otc_b' | 'rx') => {
      const { rows } = await till.do('inventory.listStock', { filter: 'in_stock', category });
      return rows.map(({ drugId }) => drugId);
    };
    const { rows: orders } = await till.do('orders.list', { statuses: [...OPEN_STATUSES], pageSize: 50 });
    return new BusyTill(parts, { till, drugIds: await idsOf('otc_b'), rxDrugIds: await idsOf('rx'), orders });
  }

  /** Does one thing. */
  async act(): Promise<void> {
    this.#act = DECK[this.random.between(0, DECK.length - 1)] ?? null;
    await this.#act?.run(this);
  }

  read<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    return this.#till.do(name, input);
  }

  command<N extends Command>(name: N, input: CallInput<N>): Promise<CallOutput<N> | null> {
    return this.#send(this.#till, name, input);
  }

  async colleague<N extends Command>(name: N, input: CallInput<N>): Promise<CallOutput<N> | null> {
    this.#colleague ??= await Till.open(this.#parts.core, COLLEAGUE);
    return this.#send(this.#colleague, name, input);
  }

  someOrder(...statuses: OrderStatus[]): KnownOrder | null {
    const fitting = this.#orders
      .filter(({ status }) => statuses.length === 0 || statuses.includes(status))
      .slice(-AT_HAND);
    return fitting[this.random.between(0, Math.max(0, fitting.length - 1))] ?? null;
  }

  remember({ orderId, status, amounts }: OrderDetail): void {
    this.#orders = this.#orders.filter((known) => known.orderId !== orderId);
    if (status !== 'cancelled') this.#orders.push({ orderId, status, totalFen: amounts.totalFen });
  }

  async lookAgain(orderId: number): Promise<void> {
    this.remember(await this.#till.do('orders.get', { orderId }));
  }

  pickPicture(): string {
    const path = join(this.#parts.dataDir, 'picked.png');
    writeFileSync(path, pngBytes(this.random.digits(8)));
    return this.#parts.core.registerFile(path);
  }

  /** Sends a command and tells so before and after. */
  async #send<N extends Command>(
    { session }: Till,
    name: N,
    input: CallInput<N>,
  ): Promise<CallOutput<N> | null> {
    invariant(this.#act?.sends.includes(name) ?? false, `an act says that it sends ${name}`);
    const { core, say } = this.#parts;
    const commandId = uuidV7();
    const request = { name, input, session, commandId };
    say({ kind: 'sent', request });
    const result = await core.call(request);
    const order = result.ok ? orderIn(result.value) : null;
    say({ kind: 'answered', commandId, code: result.ok ? null : result.error.code, order });
    if (order !== null) this.remember(order);
    const { orderId } = input as { orderId?: number };
    // Time went over it, or a recall did.
    if (!result.ok && orderId !== undefined) await this.lookAgain(orderId);
    return result.ok ? (result.value as CallOutput<N>) : null;
  }
}

function orderIn(value: unknown): OrderDetail | null {
  return (value as Partial<CallOutput<'orders.createDirect'>>).order ?? null;
}
