import type { DateText } from '#shared/domain/expiry.ts';
import { type DemoBatch, makeBatches } from './demo-batches.ts';
import { articleOfName, type DemoDrug, makeDrug } from './demo-drug.ts';
import { retailDrugNames } from './drug-names.ts';
import { makerNumber, pickMaker } from './makers.ts';
import { PackNumbering } from './pack-codes.ts';
import { seededRandom } from './seeded-random.ts';
import { SECOND_MAKERS, SUPPLEMENT } from './supplement.ts';

export type { DemoBatch } from './demo-batches.ts';
export type { DemoDrug } from './demo-drug.ts';

export const DEMO_SEED = 20_260_101;

export interface DemoOptions {
  /** Where the list of names lies. */
  readonly resourcesDir: string;
  readonly seed: number;
  /** Expiry dates are spread around it. */
  readonly today: DateText;
}

/**
 * The demo catalogue: real names of drugs; makers, prices, codes and batches are made up and plausible. The same
 * options give the same catalogue.
 */
export function demoCatalog(options: DemoOptions): { drugs: DemoDrug[]; batches: DemoBatch[] } {
  const numbering = new PackNumbering();
  const articles = [...SUPPLEMENT, ...retailDrugNames(options.resourcesDir).map(articleOfName)];
  const drugs: DemoDrug[] = [];
  const batches: DemoBatch[] = [];
  for (const [index, article] of articles.entries()) {
    const random = seededRandom(`${options.seed}/${article.name}`);
    const code = `YP${String(index + 1).padStart(5, '0')}`;
    const drug = makeDrug(article, { code, maker: pickMaker(article.kind, random), numbering, random });
    drugs.push(drug);
    batches.push(...makeBatches(drug, options.today, random));
  }
  for (const article of SECOND_MAKERS) {
    const random = seededRandom(`${options.seed}/${article.name}/second`);
    const code = `YP${String(drugs.length + 1).padStart(5, '0')}`;
    const drug = makeDrug(article, { code, maker: pickMaker(article.kind, random), numbering, random });
    drugs.push(drug);
    batches.push(...makeBatches(drug, options.today, random));
  }
  return { drugs, batches };
}

/**
 * A catalogue of any size for benchmarks: every name again and again, from another maker each time.
 * Made one by one, since 200,000 drugs at once would fill the memory that is being measured.
 */
export function* syntheticCatalog(options: {
  readonly resourcesDir: string;
  readonly seed: number;
  readonly count: number;
}): Generator<DemoDrug> {
  const numbering = new PackNumbering();
  const names = retailDrugNames(options.resourcesDir);
  for (let index = 0; index < options.count; index++) {
    const round = Math.floor(index / names.length);
    const article = articleOfName(names[index % names.length] ?? '');
    const random = seededRandom(`${options.seed}/${round}/${article.name}`);
    const maker = makerNumber(article.kind, round * 7 + index);
    yield makeDrug(article, { code: `S${String(index + 1).padStart(6, '0')}`, maker, numbering, random });
  }
}
