import { retailDrugNames } from '#resources/demo/drug-names.ts';
import { type SeededRandom, seededRandom } from '#resources/demo/seeded-random.ts';
import { ingredientsOf } from '#shared/domain/ingredients.ts';
import { type DrugInteraction, indexInteractions } from '#shared/domain/interactions.ts';
import {
  checkPrescription,
  type PrescriptionCheckInput,
  type PrescriptionCheckLine,
} from '#shared/domain/prescription-checks.ts';
import { DEFAULT_PRESCRIPTION_LIMITS } from '#shared/domain/prescription-validity.ts';
import type { BenchRow, BenchSuite } from './bench-types.ts';
import { barred, noted } from './rows.ts';
import { medianOfThree, summarize, timeMs } from './statistics.ts';

const BAR_MS = 5;
const TODAY = '2026-11-21';
const HERBS = [
  '制附子',
  '法半夏',
  '炙甘草',
  '甘遂',
  '人参',
  '五灵脂',
  '白芍',
  '丹参',
  '川贝母',
  '茯苓',
] as const;

/** What a pharmacist waits for when a prescription of 20 lines opens, against a long table of interactions. */
export const reviewBench: BenchSuite = {
  name: 'review',
  run: async ({ quick }) => {
    const names = retailDrugNames('resources') as [string, ...string[]];
    const random = seededRandom('review');
    const rows = interactionTable(names, random, quick ? 1_000 : 50_000);
    let index = indexInteractions([]);
    const indexMs = await timeMs(() => {
      index = indexInteractions(rows);
    });
    return [
      noted('review: index of the interaction table', { value: indexMs, unit: 'ms' }, { rows: rows.length }),
      measure(Array.from({ length: quick ? 50 : 2_000 }, () => prescription(names, random, index))),
    ];
  },
};

function interactionTable(
  names: [string, ...string[]],
  random: SeededRandom,
  count: number,
): DrugInteraction[] {
  const ingredients = [...new Set(names.flatMap(ingredientsOf))] as [string, ...string[]];
  return Array.from({ length: count }, (_, row) => ({
    a: random.pick(ingredients),
    b: random.pick(ingredients),
    severity: random.chance(0.2) ? 'forbidden' : 'caution',
    note: `row ${row}`,
    source: 'bench',
  }));
}

function prescription(
  names: [string, ...string[]],
  random: SeededRandom,
  interactions: PrescriptionCheckInput['interactions'],
): PrescriptionCheckInput {
  const lines = Array.from({ length: 20 }, (_, place): PrescriptionCheckLine => {
    const isHerb = place % 2 === 1;
    return {
      lineNo: place + 1,
      drugId: place + 1,
      genericName: isHerb ? random.pick(HERBS) : random.pick(names),
      category: isHerb ? 'tcm_piece' : 'rx',
      controlClass: 'none',
      quantity: random.between(1, 5),
      days: random.between(1, 10),
      maxQuantity: 3,
    };
  });
  return {
    kind: 'normal',
    issuedOn: TODAY,
    validDays: 1,
    today: TODAY,
    allergies: ['青霉素、磺胺过敏', '阿司匹林'],
    lines,
    interactions,
    limits: DEFAULT_PRESCRIPTION_LIMITS,
  };
}

function measure(inputs: readonly PrescriptionCheckInput[]): BenchRow {
  let findings = 0;
  const times = inputs.map((input) =>
    medianOfThree(() => {
      const startedAt = performance.now();
      findings += checkPrescription(input).length;
      return performance.now() - startedAt;
    }),
  );
  const { p50, p99, max } = summarize(times);
  return barred(
    'review: checks of 20 lines, p99',
    { value: p99, unit: 'ms', bar: BAR_MS },
    { p50, max, findingsEach: findings / (3 * inputs.length) },
  );
}
