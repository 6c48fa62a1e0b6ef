import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { choiceKeys } from '#renderer/ui/choice-keys.ts';
import type { Finding, PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import { type AnswerDraft, type AnswerDrafts, answerFieldId, answersOf, openField } from './answers.ts';
import { useReviewStore } from './review-store.ts';
import type { Decision } from './use-decision.ts';

export interface ReviewKeysOptions {
  readonly prescription: PrescriptionDetail;
  readonly findings: readonly Finding[];
  readonly drafts: AnswerDrafts;
  readonly change: (key: string, part: Partial<AnswerDraft>) => void;
  readonly decision: Decision;
  readonly setTried: (tried: boolean) => void;
  readonly mayApprove: boolean;
  readonly mayReject: boolean;
}

const ANSWERS = ['doctorConfirmed', 'doctorSigned', 'tolerated', 'checked', 'told'] as const;

/** The keys of a decision. A number key answers the finding whose reason has the focus, else the first open one. */
export function useReviewKeys(options: ReviewKeysOptions) {
  const { prescription, findings, drafts, change, decision, setTried, mayApprove, mayReject } = options;
  const { t } = useTranslation('review');
  const { dialog, open } = useReviewStore();
  const answers = ANSWERS.map((name) => t(`answer.${name}`));
  const focusOpen = (now: AnswerDrafts): boolean => {
    const finding = findings.find((candidate) => openField(candidate, now) !== null);
    const field = finding === undefined ? null : openField(finding, now);
    if (finding === undefined || field === null) return false;
    document.getElementById(answerFieldId(finding.key, field))?.focus();
    return true;
  };
  const current = () =>
    findings.find(({ key }) => document.activeElement?.id.startsWith(`review-${key}-`)) ??
    findings.find((finding) => openField(finding, drafts) !== null);
  const answer = (reason: string) => {
    const finding = current();
    if (finding === undefined || !mayApprove) return;
    change(finding.key, { reason });
    const before = drafts.get(finding.key);
    focusOpen(new Map(drafts).set(finding.key, { reason, doctorSignature: before?.doctorSignature ?? '' }));
  };
  const keys = {
    nextFinding: () => void focusOpen(drafts),
    doctor: () => {
      const finding = current();
      if (finding?.needs !== 'doctor' || !mayApprove) return;
      change(finding.key, { doctorSignature: prescription.doctor?.name ?? '' });
      document.getElementById(answerFieldId(finding.key, 'doctor'))?.focus();
    },
    approve: () => {
      setTried(true);
      if (!mayApprove || focusOpen(drafts)) return;
      decision.approve(answersOf(findings, drafts));
    },
    reject: () => (mayReject ? open('reject') : undefined),
  };
  const image = prescription.images.length === 0 ? null : () => open('image');
  useShortcuts(
    'review',
    { ...keys, ...(image === null ? {} : { image }), ...choiceKeys(answers, answer) },
    { enabled: dialog === null },
  );
  return { ...keys, image, answers: { texts: answers, take: answer } };
}
