import { useTranslation } from 'react-i18next';
import type { Patient } from '#shared/contracts/prescriptions.ts';

type Person = Pick<Patient, 'sex' | 'ageYears' | 'birthDate' | 'phone'>;

/** Sex, age and phone of a patient in a line; what is not known is left out. */
export function usePersonFacts(): (person: Person) => string {
  const { t } = useTranslation('prescriptions');
  return ({ sex, ageYears, phone }) =>
    [
      sex === 'unknown' ? '' : t(`sex.${sex}`),
      ageYears === null ? '' : t('patient.age', { count: ageYears }),
      phone,
    ]
      .filter((fact) => fact !== '')
      .join(' · ');
}
