import { v7 as uuidV7 } from 'uuid';
import type { Batch } from '#shared/contracts/batch.ts';
import type { Drug, DrugHit } from '#shared/contracts/catalog.ts';
import { CALLS, type CallInput, type CallName, type CallOutput } from '#shared/contracts/index.ts';
import { addDays } from '#shared/domain/expiry.ts';
import { invariant } from '#shared/errors/index.ts';
import type { Core } from '../start-core.ts';
import type { DemoTime } from './demo-time.ts';
import { DEMO_PIN, type DemoName } from './people.ts';

/** Units that a delivery brings of a drug that ran short. */
const DELIVERED = 40;
const DELIVERED_SHELF_DAYS = 600;
const STEP_MS = 6_000;

/** Somebody of the demo's shop at work: every call goes the whole way, with session, permission and audit row. */
export interface DemoPerson {
  do<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
}

/** The shop whose past is being made: its people sign in when they are first needed on a day and leave at night. */
export class DemoShop {
  readonly time: DemoTime;
  readonly #core: Core;
  readonly #staffIds: ReadonlyMap<string, number>;
  readonly #sessions = new Map<DemoName, string>();

  private constructor(core: Core, time: DemoTime, staffIds: ReadonlyMap<string, number>) {
    this.#core = core;
    this.time = time;
    this.#staffIds = staffIds;
  }

  static async open(core: Core, time: DemoTime): Promise<DemoShop> {
    const { staff } = await send(core, { name: 'system.status', input: {}, session: null });
    return new DemoShop(core, time, new Map(staff.map(({ name, staffId }) => [name, staffId])));
  }

  /** Somebody by name, on duty from their first call of the day on. */
  as(name: DemoName): DemoPerson {
    return {
      do: async (call, input) => {
        const session = await this.#sessionOf(name);
        if (CALLS.get(call)?.kind === 'command') this.time.spend(STEP_MS);
        return send(this.#core, { name: call, input, session });
      },
    };
  }

  /** Makes a file readable, as if somebody had picked it. */
  pickFile(path: string): string {
    return this.#core.registerFile(path);
  }

  /** Time passes; everybody goes home before the next day begins. */
  async moveTo(atMs: number): Promise<void> {
    const midnight = this.time.nextMidnight();
    if (atMs >= midnight) await this.goHome();
    this.time.moveTo(atMs);
  }

  async goHome(): Promise<void> {
    for (const session of this.#sessions.values()) {
      await send(this.#core, { name: 'staff.endDuty', input: {}, session });
    }
    this.#sessions.clear();
  }

  /** A drug of the catalogue by its generic name, with enough of it to sell: what is short is delivered first. */
  async drug(genericName: string, units = 1): Promise<Drug> {
    const hit = await this.#findDrug(genericName);
    if (hit.availableQuantity < units) {
      const { batchId, bin } = await this.receive(hit.drugId, `${hit.code}-D1`);
      if (bin !== 'ready') await this.fillBin(batchId);
    }
    return this.as('赵磊').do('catalog.getDrug', { drugId: hit.drugId });
  }

  /** A delivery of a drug, of a new batch unless its expiry says that it is another. */
  async receive(
    drugId: number,
    batchNumber: string,
    {
      quantity = DELIVERED,
      expiryDate = addDays(this.time.today(), DELIVERED_SHELF_DAYS),
    }: { quantity?: number; expiryDate?: string } = {},
  ): Promise<Batch> {
    const goods = { drugId, batchNumber, expiryDate, quantity, reason: '配送到货' };
    return this.as('赵磊').do('inventory.receiveGoods', goods);
  }

  /** A bin is cleaned and a batch of herbs put in; the pharmacist checks it. */
  async fillBin(batchId: number): Promise<void> {
    const checkerId = this.#staffIds.get('周正');
    invariant(checkerId !== undefined, '周正 works in the demo’s shop');
    await this.as('赵磊').do('inventory.fillBin', { batchId, checkerId, checkerPin: DEMO_PIN });
  }

  /** A customer who is known by name, or becomes so. */
  async customer(name: string, phone: string, isMember = false): Promise<number> {
    const cashier = this.as('陈静');
    const { customers } = await cashier.do('customers.search', { query: phone });
    const known = customers.find((customer) => customer.phone === phone);
    if (known !== undefined) return known.customerId;
    return (await cashier.do('customers.save', { customerId: null, name, phone, isMember })).customerId;
  }

  async #findDrug(genericName: string): Promise<DrugHit> {
    const { hits } = await this.as('赵磊').do('catalog.searchDrugs', { query: genericName, limit: 100 });
    const hit = hits.find((found) => found.genericName === genericName);
    invariant(hit !== undefined, `the demo catalogue has ${genericName}`);
    return hit;
  }

  async #sessionOf(name: DemoName): Promise<string> {
    const known = this.#sessions.get(name);
    if (known !== undefined) return known;
    const staffId = this.#staffIds.get(name);
    invariant(staffId !== undefined, `${name} works in the demo's shop`);
    const input = { staffId, pin: DEMO_PIN };
    const { session } = await send(this.#core, { name: 'staff.signIn', input, session: null });
    this.#sessions.set(name, session);
    return session;
  }
}

async function send<N extends CallName>(
  core: Core,
  { name, input, session }: { name: N; input: CallInput<N>; session: string | null },
): Promise<CallOutput<N>> {
  const commandId = CALLS.get(name)?.kind === 'command' ? uuidV7() : null;
  const result = await core.call({ name, input, session, commandId });
  invariant(result.ok, `${name} is not refused: ${JSON.stringify(result)}`);
  return result.value as CallOutput<N>;
}
