import { CheckCircleFilled, ExclamationCircleFilled, InfoCircleFilled, StopFilled } from '@ant-design/icons';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { Finding, PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import { type AnswerDraft, type AnswerDrafts, answerFieldId, NO_ANSWER, openField } from './answers.ts';
import styles from './review.module.css';
import { useFindingWords } from './use-finding-words.ts';

const LEVELS = ['stop', 'confirm', 'note'] as const;

const ICONS: Readonly<Record<Finding['level'], ReactNode>> = {
  stop: <StopFilled aria-hidden />,
  confirm: <ExclamationCircleFilled aria-hidden />,
  note: <InfoCircleFilled aria-hidden />,
};

export interface FindingListProps {
  readonly prescription: PrescriptionDetail;
  readonly findings: readonly Finding[];
  readonly drafts: AnswerDrafts;
  /** Approval was asked for: what is still open is marked. */
  readonly tried: boolean;
  readonly answerable: boolean;
  readonly answers: { readonly texts: readonly string[]; readonly take: (answer: string) => void };
  readonly onChange: (key: string, part: Partial<AnswerDraft>) => void;
}

/** What the checks found, the gravest first, each with where it comes from; what has to be answered is answered here. */
export function FindingList(props: FindingListProps) {
  const { t } = useTranslation('review');
  if (props.findings.length === 0) {
    return (
      <p className={styles.clear} role="status">
        <CheckCircleFilled aria-hidden /> {t('findings.none')}
      </p>
    );
  }
  return (
    <>
      {LEVELS.map((level) => {
        const found = props.findings.filter((finding) => finding.level === level);
        if (found.length === 0) return null;
        return (
          <Section
            key={level}
            title={
              <span className={styles[level]}>
                {ICONS[level]} {t(`findings.${level}`, { count: found.length })}
              </span>
            }
          >
            <ul className={styles.findings}>
              {found.map((finding) => (
                <FindingRow key={finding.key} finding={finding} {...props} />
              ))}
            </ul>
          </Section>
        );
      })}
    </>
  );
}

function FindingRow(props: FindingListProps & { readonly finding: Finding }) {
  const { t } = useTranslation('review');
  const { finding, prescription, answers } = props;
  const words = useFindingWords();
  const draft = props.drafts.get(finding.key) ?? NO_ANSWER;
  const open = props.tried ? openField(finding, props.drafts) : null;
  const names = prescription.lines
    .filter(({ lineNo }) => finding.lineNos.includes(lineNo))
    .map(({ genericName }) => genericName);
  const reasonId = answerFieldId(finding.key, 'reason');
  const doctorId = answerFieldId(finding.key, 'doctor');
  return (
    <li data-finding={finding.code}>
      <div>
        {names.length === 0 ? null : <strong>{names.join(t('separator'))} </strong>}
        {words(finding)}
      </div>
      <div className={styles.soft}>{t('findings.source', { source: finding.source })}</div>
      {finding.level === 'confirm' && props.answerable ? (
        <div className={finding.needs === 'doctor' ? styles.answer : undefined}>
          <ChoiceField
            id={reasonId}
            label={t('findings.reason')}
            maxLength={200}
            choices={answers.texts}
            value={draft.reason}
            problem={open === 'reason' ? t('findings.reasonMissing') : null}
            onChange={(reason) => props.onChange(finding.key, { reason })}
            onPick={(reason) => props.onChange(finding.key, { reason })}
          />
          {finding.needs === 'doctor' ? (
            <Field
              id={doctorId}
              label={t('findings.doctor')}
              problem={open === 'doctor' ? t('findings.doctorMissing') : null}
              hint={
                <>
                  <Kbd keys={shortcutKey('review', 'doctor')} />{' '}
                  {t('findings.doctorHint', { name: prescription.doctor?.name ?? '' })}
                </>
              }
            >
              <Input
                id={doctorId}
                autoComplete="off"
                maxLength={60}
                status={open === 'doctor' ? 'error' : ''}
                value={draft.doctorSignature}
                onChange={(event) => props.onChange(finding.key, { doctorSignature: event.target.value })}
              />
            </Field>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
