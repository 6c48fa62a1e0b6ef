import { useTranslation } from 'react-i18next';
import type { zh } from '#renderer/locales/zh/index.ts';
import type { Finding } from '#shared/contracts/prescriptions.ts';

type Words = keyof (typeof zh)['review']['finding'];

/** Findings whose words depend on more than their code. */
const VARIANTS: Readonly<Record<string, string>> = {
  out_of_date: 'validity',
  allergy: 'kind',
  incompatible_herbs: 'list',
  interaction: 'severity',
};

const KNOWN: Readonly<Record<string, Words>> = {
  out_of_date_early: 'outOfDateEarly',
  out_of_date_over: 'outOfDateOver',
  allergy_same: 'allergySame',
  allergy_group: 'allergyGroup',
  allergy_related: 'allergyRelated',
  duplicate_ingredient: 'duplicateIngredient',
  too_many_days: 'tooManyDays',
  too_large_quantity: 'tooLargeQuantity',
  incompatible_herbs_eighteen_incompatibilities: 'incompatibleHerbsEighteenIncompatibilities',
  incompatible_herbs_nineteen_antagonisms: 'incompatibleHerbsNineteenAntagonisms',
  interaction_forbidden: 'interactionForbidden',
  interaction_caution: 'interactionCaution',
};

/** Says a finding in the user's language. What is not known to this version is shown by its code. */
export function useFindingWords(): (finding: Finding) => string {
  const { t } = useTranslation('review');
  const say = t as (key: string, values: Readonly<Record<string, string>>) => string;
  return ({ code, params }) => {
    const variant = VARIANTS[code];
    const name = variant === undefined ? code : `${code}_${String(params[variant])}`;
    const known = KNOWN[name];
    const values = Object.fromEntries(
      Object.entries(params).map(([key, value]) => [key, String(value ?? '')]),
    );
    return known === undefined ? code : say(`finding.${known}`, values).trim();
  };
}
