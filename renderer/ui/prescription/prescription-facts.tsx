import { useTranslation } from 'react-i18next';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import { type Fact, Facts } from '../facts.tsx';
import { Allergies } from './allergies.tsx';
import { usePersonFacts } from './use-person-facts.ts';

/** The head of a prescription: for whom, by whom, for what, and until when it stands. */
export function PrescriptionFacts({ prescription }: { readonly prescription: PrescriptionDetail }) {
  const { t } = useTranslation('prescriptions');
  const personFacts = usePersonFacts();
  const { patient, doctor, issuedOn, validDays, lastValidDay } = prescription;
  const place = [prescription.hospital, prescription.department].filter((text) => text !== '').join(' · ');
  const facts: Fact[] = [
    {
      key: 'patient',
      label: t('facts.patient'),
      value:
        patient === null ? (
          t('facts.missing')
        ) : (
          <>
            <strong>{patient.name}</strong> {personFacts(patient)}
          </>
        ),
    },
    ...(patient === null
      ? []
      : [
          {
            key: 'allergies',
            label: t('patient.allergies'),
            value: <Allergies allergies={patient.allergies} />,
          },
        ]),
    {
      key: 'diagnosis',
      label: t('facts.diagnosis'),
      value: prescription.diagnosis === '' ? t('facts.missing') : prescription.diagnosis,
    },
    {
      key: 'doctor',
      label: t('facts.doctor'),
      value:
        doctor === null ? t('facts.missing') : [doctor.name, place].filter((text) => text !== '').join(' · '),
    },
    {
      key: 'issued',
      label: t('facts.issued'),
      value: t('facts.issuedUntil', { issuedOn, lastValidDay, count: validDays }),
    },
  ];
  return <Facts facts={facts} />;
}
