import { addDays, type DateText } from '#shared/domain/expiry.ts';
import type { DemoDrug } from './demo-drug.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A batch on the shelf on the first day. */
export interface DemoBatch {
  readonly drugCode: string;
  readonly batchNumber: string;
  readonly expiryDate: DateText;
  readonly productionDate: DateText;
  /** Units that a customer buys. */
  readonly quantity: number;
  readonly costFen: number;
}

/** How many days are left of a batch, and how often: expired, within 90, within 180, and fresh ones. */
const DAYS_LEFT: readonly { readonly share: number; readonly days: readonly [number, number] }[] = [
  { share: 0.05, days: [-240, 0] },
  { share: 0.07, days: [4, 90] },
  { share: 0.1, days: [91, 180] },
  { share: 0.78, days: [181, 980] },
];
const SHELF_LIFE_DAYS = [730, 730, 1095] as const;
/** Drugs that have just run out. */
const SOLD_OUT_SHARE = 0.03;

/** One to four batches of a drug, their expiry spread around today. */
export function makeBatches(drug: DemoDrug, today: DateText, random: SeededRandom): DemoBatch[] {
  if (random.chance(SOLD_OUT_SHARE)) return [];
  const made = new Map<string, DemoBatch>();
  const wanted = random.pick([1, 1, 2, 2, 2, 3, 3, 4]);
  for (let count = 0; count < wanted; count++) {
    const batch = makeBatch(drug, today, random);
    made.set(batch.batchNumber, batch);
  }
  return [...made.values()];
}

function makeBatch(drug: DemoDrug, today: DateText, random: SeededRandom): DemoBatch {
  const expiryDate = addDays(today, daysLeft(random));
  const productionDate = addDays(expiryDate, -random.pick(SHELF_LIFE_DAYS));
  return {
    drugCode: drug.code,
    batchNumber: `${productionDate.slice(2, 4)}${productionDate.slice(5, 7)}${random.digits(2)}${random.pick(['', '', 'A', 'B'])}`,
    expiryDate,
    productionDate,
    quantity: drug.priceFen > 20_000 ? random.between(1, 6) : random.between(4, 60),
    costFen: Math.round((drug.priceFen * random.between(48, 82)) / 100),
  };
}

function daysLeft(random: SeededRandom): number {
  let rest = random.fraction();
  for (const { share, days } of DAYS_LEFT) {
    if (rest < share) return random.between(...days);
    rest -= share;
  }
  return 365;
}
