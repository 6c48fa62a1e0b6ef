import { ALLERGY_CLASSES, type AllergyClass } from './allergy-classes.ts';
import { withoutDosageForm } from './dosage-forms.ts';
import { plainIngredient } from './ingredient-names.ts';

/** What a recorded allergy has to do with a drug. */
export interface AllergyMatch {
  /** The allergy as it was written. */
  readonly allergy: string;
  /** The ingredient, or the drug's own name, that meets it. */
  readonly ingredient: string;
  /** The group they share (青霉素类); null when the allergy names the ingredient itself. */
  readonly group: string | null;
  /** `related` groups may react too: shown, not stopped. */
  readonly kind: 'same' | 'group' | 'related';
}

const NONE = /^(?:无|没有|否认|未发现|不详|未知|暂无|none|no|nkda|na|n\/a|-|—)/i;
const NOISE =
  /^(?:患者|病人|自述|曾)?(?:对|有|服用?|用|注射)?|(?:类?(?:药物|药品|抗生素|制剂|药)?(?:严重|轻度|速发型)?(?:过敏(?:史|反应|性休克|性?皮疹)?|皮疹|荨麻疹|皮试?阳性|\(?\+\)?|史)*)$/g;

/** One allergy of a text, made ready for comparing with many drugs. */
export interface WrittenAllergy {
  readonly phrase: string;
  /** The names that it may be meant as: 云南白药 is a name, 青霉素类药 a name and what it is. */
  readonly names: readonly string[];
  readonly groups: readonly AllergyClass[];
}

/** The allergies that a text names; none where it says that there is none (无, 否认青霉素过敏). */
export function readAllergies(text: string): WrittenAllergy[] {
  return text
    .normalize('NFKC')
    .split(/[,、;。\n\t/+&]|及|和|与|\s+/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '' && !NONE.test(phrase))
    .map((phrase) => {
      const core = phrase.replace(NOISE, '');
      return {
        phrase,
        names: [phrase, core, plainIngredient(core)],
        groups: ALLERGY_CLASSES.filter((group) => group.written.test(core) || group.name === core),
      };
    });
}

/**
 * Whether an allergy as somebody wrote it (`青霉素、磺胺过敏`, `头孢`, 破伤风) speaks against a drug with these
 * ingredients; of several matches the surest. Null when it does not. A text that is asked about many drugs is read
 * once, by `readAllergies`.
 */
export function matchesAllergy(
  allergy: string | readonly WrittenAllergy[],
  ingredients: readonly string[],
  genericName: string,
): AllergyMatch | null {
  let related: AllergyMatch | null = null;
  for (const written of typeof allergy === 'string' ? readAllergies(allergy) : allergy) {
    const match = matchOne(written, ingredients, genericName);
    if (match !== null && match.kind !== 'related') return match;
    related ??= match;
  }
  return related;
}

function matchOne(
  { phrase, names, groups }: WrittenAllergy,
  ingredients: readonly string[],
  genericName: string,
): AllergyMatch | null {
  const own =
    ingredients.find((name) => names.includes(name)) ??
    withoutDosageForm(genericName).find((name) => names.includes(name));
  if (own !== undefined) return { allergy: phrase, ingredient: own, group: null, kind: 'same' };
  for (const group of groups) {
    const member = memberOf(group, ingredients, genericName);
    if (member !== null) return { allergy: phrase, ingredient: member, group: group.name, kind: 'group' };
  }
  for (const name of groups.flatMap((group) => group.related)) {
    const group = ALLERGY_CLASSES.find((row) => row.name === name);
    const member = group === undefined ? null : memberOf(group, ingredients, genericName);
    if (member !== null) return { allergy: phrase, ingredient: member, group: name, kind: 'related' };
  }
  return null;
}

function memberOf(group: AllergyClass, ingredients: readonly string[], genericName: string): string | null {
  const ingredient = ingredients.find((name) => group.members.test(name));
  if (ingredient !== undefined) return ingredient;
  // A compound that is in no table still names its group in its own name.
  return group.members.test(genericName) ? genericName : null;
}
