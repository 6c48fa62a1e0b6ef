import type { Answer, Finding } from '#shared/contracts/prescriptions.ts';

export interface AnswerDraft {
  readonly reason: string;
  readonly doctorSignature: string;
}

/** What was said so far, by the key of the finding. */
export type AnswerDrafts = ReadonlyMap<string, AnswerDraft>;

export const NO_ANSWER: AnswerDraft = { reason: '', doctorSignature: '' };

/** The field that a finding still waits for; null when it asks for nothing more. */
export function openField(finding: Finding, drafts: AnswerDrafts): 'reason' | 'doctor' | null {
  if (finding.level !== 'confirm') return null;
  const draft = drafts.get(finding.key) ?? NO_ANSWER;
  if (draft.reason.trim() === '') return 'reason';
  return finding.needs === 'doctor' && draft.doctorSignature.trim() === '' ? 'doctor' : null;
}

/** The answers as the core takes them. */
export function answersOf(findings: readonly Finding[], drafts: AnswerDrafts): Answer[] {
  return findings
    .filter(({ level }) => level === 'confirm')
    .map(({ key, needs }) => {
      const { reason, doctorSignature } = drafts.get(key) ?? NO_ANSWER;
      return { key, reason, doctorSignature: needs === 'doctor' ? doctorSignature : '' };
    });
}

export const answerFieldId = (key: string, field: 'reason' | 'doctor') => `review-${key}-${field}`;
