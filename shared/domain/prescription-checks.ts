import { matchesAllergy, readAllergies, type WrittenAllergy } from './allergies.ts';
import { isLocalForm } from './dosage-forms.ts';
import { findIncompatibleHerbs, herbOf } from './incompatible-herbs.ts';
import { ingredientsOf } from './ingredients.ts';
import {
  type DrugInteraction,
  type InteractionIndex,
  indexInteractions,
  interactionName,
  interactionsBetween,
} from './interactions.ts';
import type {
  Finding,
  FindingLevel,
  PrescriptionCheckInput,
  PrescriptionCheckLine,
} from './prescription-findings.ts';
import { lastValidDay, supplyStanding, validityOn } from './prescription-validity.ts';
import { RULES } from './rule-table.ts';

export type { Finding, PrescriptionCheckInput, PrescriptionCheckLine } from './prescription-findings.ts';

const NEEDS_DOCTOR = { needs: 'doctor' } as const;
const SUITABILITY_SOURCE = '处方管理办法（卫生部令第53号）第三十五条';

/** A line with what is in it. */
interface Content {
  readonly line: PrescriptionCheckLine;
  readonly ingredients: readonly string[];
}

/**
 * The checks before approval (RX-3): validity, allergies, duplicates, days, quantities, 十八反 and 十九畏, and the
 * chain's own table of interactions. What stops comes first, then what has to be confirmed.
 */
export function checkPrescription(input: PrescriptionCheckInput): Finding[] {
  const contents = input.lines.map((line) => ({ line, ingredients: ingredientsOfLine(line) }));
  const allergies = input.allergies.map(readAllergies);
  const findings = [
    ...checkDate(input),
    ...contents.flatMap((content) => checkAllergies(content, allergies)),
    ...checkDuplicates(contents),
    ...input.lines.flatMap((line) => checkDays(line, input)),
    ...checkQuantities(input.lines),
    ...checkHerbs(input.lines),
    ...checkInteractions(contents, input.interactions),
  ];
  const rank: readonly FindingLevel[] = ['stop', 'confirm', 'note'];
  return rank.flatMap((level) => findings.filter((finding) => finding.level === level));
}

/** A herb is itself, whatever its preparation; any other drug is its active ingredients. */
function ingredientsOfLine({ category, genericName }: PrescriptionCheckLine): string[] {
  if (category === 'tcm_piece') return [herbOf(genericName)?.name ?? genericName.trim()];
  return category === 'device' || category === 'other' ? [] : ingredientsOf(genericName);
}

function checkDate({ issuedOn, validDays, today, limits }: PrescriptionCheckInput): Finding[] {
  const heldDays = Math.min(validDays, limits.maxValidDays);
  const validity = validityOn({ issuedOn, validDays: heldDays }, today);
  if (validity === 'in_date') return [];
  const params = { issuedOn, lastValidDay: lastValidDay(issuedOn, heldDays), validity };
  return [
    { code: 'out_of_date', level: 'stop', lineNos: [], params, source: RULES.prescription_validity.source },
  ];
}

function checkAllergies(
  { line, ingredients }: Content,
  allergies: readonly (readonly WrittenAllergy[])[],
): Finding[] {
  return allergies.flatMap((written): Finding[] => {
    const match = matchesAllergy(written, ingredients, line.genericName);
    if (match === null) return [];
    const { allergy, ingredient, group, kind } = match;
    return [
      {
        code: 'allergy',
        level: kind === 'related' ? 'note' : 'confirm',
        lineNos: [line.lineNo],
        params: { allergy, ingredient, kind, ...(group === null ? {} : { group }) },
        source: SUITABILITY_SOURCE,
      },
    ];
  });
}

function checkDuplicates(contents: readonly Content[]): Finding[] {
  const linesWith = new Map<string, PrescriptionCheckLine[]>();
  for (const { line, ingredients } of contents) {
    for (const ingredient of new Set(ingredients)) {
      linesWith.set(ingredient, [...(linesWith.get(ingredient) ?? []), line]);
    }
  }
  return [...linesWith]
    .filter(([, lines]) => lines.length > 1)
    .map(([ingredient, lines]) => ({
      code: 'duplicate_ingredient',
      // Eye drops beside tablets of one antibiotic are often meant: shown, and nobody has to say why.
      level: lines.filter((line) => !isLocalForm(line.genericName)).length > 1 ? 'confirm' : 'note',
      lineNos: lines.map((line) => line.lineNo),
      params: { ingredient },
      source: SUITABILITY_SOURCE,
    }));
}

function checkDays(line: PrescriptionCheckLine, { kind, limits }: PrescriptionCheckInput): Finding[] {
  if (line.days === null) return [];
  const rule = limits.supply[kind];
  const standing = supplyStanding(line.days, rule);
  if (standing === 'within') return [];
  const limit = standing === 'beyond' ? (rule.maxDaysWithReason ?? rule.maxDays) : rule.maxDays;
  return [
    {
      code: 'too_many_days',
      level: standing === 'beyond' ? 'stop' : 'confirm',
      lineNos: [line.lineNo],
      params: { days: line.days, limit, kind, ...(standing === 'beyond' ? {} : NEEDS_DOCTOR) },
      source: rule.source,
    },
  ];
}

/** The limit of a controlled drug is the law's; a limit of any other may be exceeded for a reason. */
function checkQuantities(lines: readonly PrescriptionCheckLine[]): Finding[] {
  const byDrug = Map.groupBy(lines, (line) => line.drugId);
  return [...byDrug.values()].flatMap((same): Finding[] => {
    const limits = same.map((line) => line.maxQuantity).filter((limit) => limit !== null);
    const quantity = same.reduce((sum, line) => sum + line.quantity, 0);
    const limit = Math.min(...limits);
    const controlClass = same[0]?.controlClass ?? 'none';
    if (limits.length === 0 || quantity <= limit) return [];
    return [
      {
        code: 'too_large_quantity',
        level: controlClass === 'none' ? 'confirm' : 'stop',
        lineNos: same.map((line) => line.lineNo),
        params: { quantity, limit, controlClass },
        source: controlClass === 'none' ? SUITABILITY_SOURCE : RULES[controlClass].source,
      },
    ];
  });
}

function checkHerbs(lines: readonly PrescriptionCheckLine[]): Finding[] {
  const pieces = lines.filter((line) => line.category === 'tcm_piece');
  return findIncompatibleHerbs(pieces.map((line) => line.genericName)).map((pair) => ({
    code: 'incompatible_herbs',
    level: 'confirm',
    lineNos: lineNosAt(pieces, pair.places.flat()),
    params: { a: pair.herbs[0], b: pair.herbs[1], list: pair.list, basis: pair.basis, ...NEEDS_DOCTOR },
    source: pair.source,
  }));
}

function lineNosAt(lines: readonly PrescriptionCheckLine[], places: readonly number[]): number[] {
  return [...places]
    .sort((a, b) => a - b)
    .map((place) => lines[place]?.lineNo)
    .filter((lineNo) => lineNo !== undefined);
}

function checkInteractions(
  contents: readonly Content[],
  table: readonly DrugInteraction[] | InteractionIndex,
): Finding[] {
  const index = 'byPair' in table ? table : indexInteractions(table);
  const named = contents.map((content) => ({ line: content.line, names: namesOf(content) }));
  return named.flatMap((first, place) =>
    named.slice(place + 1).flatMap((second) =>
      first.names.flatMap((a) =>
        second.names.flatMap((b) =>
          interactionsBetween(index, a, b).map(
            ({ severity, note, source }): Finding => ({
              code: 'interaction',
              level: severity === 'forbidden' ? 'confirm' : 'note',
              lineNos: [first.line.lineNo, second.line.lineNo],
              params: { a, b, severity, note },
              source,
            }),
          ),
        ),
      ),
    ),
  );
}

/** A herb may stand in the chain's table under the name on the prescription as well. */
function namesOf({ line, ingredients }: Content): string[] {
  return line.category === 'tcm_piece'
    ? [...new Set([...ingredients, interactionName(line.genericName)])]
    : [...ingredients];
}
