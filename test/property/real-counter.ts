import { cpSync, mkdirSync } from 'node:fs';
import { storePaths } from '#core/db/store-paths.ts';
import type { Random } from '#core/platform/platform.ts';
import type { CallName } from '#shared/contracts/index.ts';
import { addCoupon } from '#test/support/coupons.ts';
import { writeEquivalents } from '#test/support/equivalents.ts';
import { writePieces } from '#test/support/pieces.ts';
import { people } from '#test/support/prescriptions.ts';
import { receive, writeSmallCatalog } from '#test/support/small-catalog.ts';
import { makeFolder, removeFolder } from '#test/support/temporary-folder.ts';
import { TestCounter } from '#test/support/test-counter.ts';
import { MONDAY_MORNING_MS, seededRandom, TestTime } from '#test/support/test-platform.ts';
import type { Till } from '#test/support/till.ts';
import { CounterModel } from './model/counter-model.ts';
import { MAX_KINDS, MAX_QUANTITY } from './model/model-cart.ts';
import { type DrugKey, MODEL_CATALOG } from './model/model-catalog.ts';
import { ModelClock } from './model/model-clock.ts';
import { COUPON, ModelPrices } from './model/model-prices.ts';
import { type ModelDrug, ModelStock, UNITS_PER_PACK } from './model/model-stock.ts';
import { StoreLook } from './store-look.ts';

/** Little of everything, so that shelves run empty; the first lot of paracetamol expires the day after tomorrow. */
const OPENING_STOCK = [
  { drug: 'paracetamol', batchNumber: 'EARLY', expiryDate: '2026-06-17', quantity: 4 },
  { drug: 'paracetamol', batchNumber: 'LATE', expiryDate: '2028-12-31', quantity: 15 },
  { drug: 'vitamin', batchNumber: 'V1', expiryDate: '2027-03-31', quantity: 20 },
  { drug: 'plaster', batchNumber: 'P1', expiryDate: '2030-01-31', quantity: 3 },
  { drug: 'ephedrine', batchNumber: 'E1', expiryDate: '2027-01-31', quantity: 6 },
  { drug: 'antibiotic', batchNumber: 'A1', expiryDate: '2027-01-31', quantity: 12 },
  { drug: 'otherParacetamol', batchNumber: 'OP1', expiryDate: '2027-06-30', quantity: 24 },
  { drug: 'otherAntibiotic', batchNumber: 'OA1', expiryDate: '2027-06-30', quantity: 6 },
  { drug: 'pieces', batchNumber: 'PC1', expiryDate: '2028-01-31', quantity: 40 },
  { drug: 'unpriced', batchNumber: 'U1', expiryDate: '2027-01-31', quantity: 5 },
] as const satisfies readonly { drug: DrugKey; batchNumber: string; expiryDate: string; quantity: number }[];

/** Stands at the beginning of every trace code of paracetamol. */
const TRACE_PREFIX = '8112345';

/** One of a few trace codes of paracetamol. */
export const traceCode = (serial: number): string => `${TRACE_PREFIX}${String(serial).padStart(13, '0')}`;

/** A call that was answered, to be sent once more under the same id. */
export interface SentCall {
  readonly till: number;
  readonly name: CallName;
  readonly input: unknown;
  readonly commandId: string;
  readonly outcome: string;
  readonly sentAtMs: number;
}

/** The running core of one sequence of commands. */
export interface RealCounter {
  readonly counter: TestCounter;
  readonly tills: readonly Till[];
  readonly drugs: Readonly<Record<ModelDrug, number>>;
  readonly memberId: number;
  /** Who checks the packs that the first till opens: the person at the second. */
  readonly checkerId: number;
  readonly patientId: number;
  readonly doctorId: number;
  readonly commandIds: Random;
  /** Looks at the store past the program. */
  readonly look: StoreLook;
  lastCall: SentCall | null;
}

/** A store with catalogue and opening stock, from which every sequence starts with a copy. */
export class CounterTemplate {
  readonly #folder: string;
  readonly #drugs: RealCounter['drugs'];
  readonly #memberId: number;
  readonly #people: { readonly patientId: number; readonly doctorId: number };
  readonly #batchIds: readonly number[];

  private constructor(made: {
    folder: string;
    drugs: RealCounter['drugs'];
    memberId: number;
    people: { patientId: number; doctorId: number };
    batchIds: number[];
  }) {
    this.#folder = made.folder;
    this.#drugs = made.drugs;
    this.#memberId = made.memberId;
    this.#people = made.people;
    this.#batchIds = made.batchIds;
  }

  static async make(): Promise<CounterTemplate> {
    const folder = makeFolder();
    const counter = await TestCounter.start({ dataDir: folder });
    const till = await counter.signIn();
    const { limits } = await till.do('settings.get', {});
    const small = { ...limits, maxItemKinds: MAX_KINDS, maxItemQuantity: MAX_QUANTITY };
    await till.do('settings.update', { limits: small });
    const drugs = {
      ...writeSmallCatalog(counter),
      ...writeEquivalents(counter),
      pieces: writePieces(counter),
    };
    await addCoupon(
      { till },
      { ...COUPON, stackable: false, validFrom: '2000-01-01', validTo: '2099-12-31' },
    );
    counter.sql((db) =>
      db
        .prepare('INSERT INTO drug_barcode (barcode, drug_id) VALUES (?, ?)')
        .run(TRACE_PREFIX, drugs.paracetamol),
    );
    const batchIds: number[] = [];
    for (const { drug, ...goods } of OPENING_STOCK) {
      batchIds.push(await receive(till, { drugId: drugs[drug], ...goods }));
    }
    const { article } = await till.do('splitting.mark', {
      drugId: drugs.paracetamol,
      unitsPerPack: UNITS_PER_PACK,
      unit: '片',
    });
    const member = { customerId: null, name: '王秀英', phone: '13800010001', isMember: true };
    const { customerId } = await till.do('customers.save', member);
    const written = await people(till);
    await counter.close();
    return new CounterTemplate({
      folder,
      drugs: { ...drugs, tablets: article.looseDrugId },
      memberId: customerId,
      people: written,
      batchIds,
    });
  }

  /** A core on a copy, and the model of what is in it. */
  async start(): Promise<{ model: CounterModel; real: RealCounter }> {
    const dataDir = makeFolder();
    cpSync(storePaths(this.#folder).store, storePaths(dataDir).store);
    mkdirSync(storePaths(dataDir).temporary);
    const counter = await TestCounter.start({ dataDir, time: new TestTime(MONDAY_MORNING_MS) });
    const first = await counter.signIn('王芳');
    const tills = [first, await counter.signIn('赵敏')];
    const { staff } = await first.do('system.status', {});
    const checkerId = staff.find(({ name }) => name === '赵敏')?.staffId ?? 0;
    const look = new StoreLook(storePaths(dataDir).store);
    const known = {
      drugs: this.#drugs,
      memberId: this.#memberId,
      ...this.#people,
      commandIds: seededRandom('commands'),
    };
    return { model: this.#model(), real: { ...known, counter, tills, checkerId, look, lastCall: null } };
  }

  #model(): CounterModel {
    const stock = new ModelStock();
    OPENING_STOCK.forEach(({ quantity, ...batch }, index) => {
      stock.batches.push({
        ...batch,
        batchId: this.#batchIds[index] ?? 0,
        onHand: quantity,
        reserved: 0,
        status: 'available',
        bin: 'ready',
      });
    });
    const clock = new ModelClock(MONDAY_MORNING_MS);
    return new CounterModel({ clock, stock, prices: new ModelPrices(MODEL_CATALOG) });
  }

  dispose(): void {
    removeFolder(this.#folder);
  }
}

/** Ends a sequence: the store agrees with itself, and its folder is gone. */
export async function finish(real: RealCounter): Promise<void> {
  const { counter, tills, look } = real;
  const report = await tills[0]?.do('system.verifyStore', {});
  look.close();
  await counter.close();
  removeFolder(counter.dataDir);
  if (report === undefined || report.differences.length > 0) {
    throw new Error(`the store disagrees with itself: ${JSON.stringify(report)}`);
  }
}
