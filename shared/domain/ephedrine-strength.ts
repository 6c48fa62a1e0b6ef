import type { Rules } from './rules.ts';

/** Micrograms in a milligram: contents are kept whole, and packs state them to the tenth of a milligram. */
export const MICROGRAMS_IN_MILLIGRAM = 1_000;

/** How much ephedrine a compound contains, as its pack states it; null where the catalogue does not say. */
export interface EphedrineContent {
  readonly dosageForm: string;
  /** Micrograms in a tablet, a capsule, or a dose of a liquid. */
  readonly unitUg: number | null;
  /** Micrograms in the smallest pack that is sold. */
  readonly packUg: number | null;
}

/** `unit_dose`: managed as a prescription drug. `pack`: no such pack may be on the market. */
export type StrengthProblem = 'unit_dose' | 'pack';

const DRY = /干混悬|干糖浆/;
const LIQUID = /糖浆|口服液|溶液|合剂|滴剂|混悬|口服乳|酊|露/;

/** True for a dosage form that is drunk. */
export function isLiquidForm(dosageForm: string): boolean {
  return LIQUID.test(dosageForm) && !DRY.test(dosageForm);
}

/**
 * What the content of a compound of ephedrine asks for (国食药监办〔2012〕260号): more than 30 mg in a unit dose makes
 * it a prescription drug, and the smallest pack holds at most 720 mg (solid) or 800 mg (liquid). What the catalogue
 * does not state is not guessed.
 */
export function strengthProblem(
  { dosageForm, unitUg, packUg }: EphedrineContent,
  { numbers }: Pick<Rules['ephedrine_strength'], 'numbers'>,
): StrengthProblem | null {
  const packLimitMg = isLiquidForm(dosageForm) ? numbers.liquidPack : numbers.solidPack;
  if (packUg !== null && packUg > packLimitMg * MICROGRAMS_IN_MILLIGRAM) return 'pack';
  if (unitUg !== null && unitUg > numbers.unitDose * MICROGRAMS_IN_MILLIGRAM) return 'unit_dose';
  return null;
}
