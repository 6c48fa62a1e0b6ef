import { withoutDosageForm } from './dosage-forms.ts';
import { COMBINED_PARTS, COMPOUNDS } from './ingredient-compounds.ts';
import { plainIngredient } from './ingredient-names.ts';

/**
 * The active ingredients of a drug by its generic name (通用名), for finding the same one twice and for allergies:
 * without dosage form, salt or ester (盐酸二甲双胍缓释片 → 二甲双胍), a compound by the table of compounds. A name that
 * is in no table is its own single ingredient.
 */
export function ingredientsOf(genericName: string): string[] {
  const known = found.get(genericName);
  if (known !== undefined) return [...known];
  const ingredients = workOut(genericName);
  if (found.size >= MAX_FOUND) found.clear();
  found.set(genericName, ingredients);
  return [...ingredients];
}

/** A queue of reviews asks for the same names again and again. */
const found = new Map<string, readonly string[]>();
const MAX_FOUND = 5_000;

function workOut(genericName: string): readonly string[] {
  for (const stem of withoutDosageForm(genericName)) {
    const compound = COMPOUNDS.get(stem.toLowerCase());
    if (compound !== undefined) return compound;
  }
  const stem = withoutDosageForm(genericName).at(-1) ?? '';
  if (stem === '') return [];
  const parts = splitCombination(stem);
  return parts ?? [plainIngredient(stem)];
}

/** Longest first, so that 左旋氨氯地平 is met before 氨氯地平. */
const PARTS = [...COMBINED_PARTS].sort((a, b) => b.length - a.length);
/** What may stand before, between or behind the parts of a combination: salts and esters. */
const JOINT =
  /^(?:盐酸|硫酸氢|硫酸|苯磺酸|马来酸|富马酸|甲磺酸|枸橼酸|丙酸|糠酸|醋酸|磷酸|琥珀酸|马来|三苯乙酸|昔萘酸|二丙酸|氢溴酸|酯|匹酯|钠|钾|钙|镁|半水|水合物|-|和|与|及|\/)*/;

/** Two ingredients or more, named one after another (氯沙坦钾氢氯噻嗪); null when the name is anything else. */
function splitCombination(stem: string): string[] | null {
  const parts: string[] = [];
  let rest = stem.replace(JOINT, '');
  while (rest !== '') {
    const part = PARTS.find((name) => rest.startsWith(name));
    if (part === undefined) return null;
    parts.push(plainIngredient(part));
    rest = rest.slice(part.length).replace(JOINT, '');
  }
  return parts.length >= 2 ? parts : null;
}
