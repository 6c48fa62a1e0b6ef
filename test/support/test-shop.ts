import { type DrugIds, receive, SMALL_CATALOG, writeSmallCatalog } from './small-catalog.ts';
import { type CounterOptions, TestCounter } from './test-counter.ts';
import { Till } from './till.ts';

/** A counter with a small catalogue, stock of all of it, and somebody on duty. */
export interface TestShop {
  readonly counter: TestCounter;
  readonly till: Till;
  readonly drugs: DrugIds;
  /** The two batches of paracetamol, the first to expire first. */
  readonly batches: { readonly early: number; readonly late: number };
}

export const EARLY_UNITS = 5;
export const PLENTY = 10_000;

export async function openShop(options: CounterOptions = {}): Promise<TestShop> {
  const counter = await TestCounter.start(options);
  const till = await counter.signIn();
  const drugs = writeSmallCatalog(counter);
  const { paracetamol, ...others } = drugs;
  const late = { drugId: paracetamol, quantity: PLENTY, batchNumber: 'LATE' };
  const early = { ...late, quantity: EARLY_UNITS, batchNumber: 'EARLY', expiryDate: '2026-12-01' };
  const batches = { late: await receive(till, late), early: await receive(till, early) };
  for (const drugId of Object.values(others)) await receive(till, { drugId, quantity: PLENTY });
  return { counter, till, drugs, batches };
}

/** A counter on its first day: somebody is on duty, but nothing is in the catalogue. */
export async function openEmptyShop(): Promise<TestShop> {
  const counter = await TestCounter.start();
  return emptyShop(counter, await counter.signIn());
}

/** A counter that was just installed: nobody has an account. */
export async function openNewShop(): Promise<TestShop> {
  const counter = await TestCounter.start();
  return emptyShop(counter, Till.ofNobody(counter));
}

function emptyShop(counter: TestCounter, till: Till): TestShop {
  const drugs = Object.fromEntries(Object.keys(SMALL_CATALOG).map((key) => [key, 0])) as DrugIds;
  return { counter, till, drugs, batches: { early: 0, late: 0 } };
}
