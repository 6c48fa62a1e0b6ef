import { CheckOutlined, CloseOutlined, PictureOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { usePrescriptionImages } from '#renderer/client/use-kept-images.ts';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { ImageStrip } from '#renderer/ui/images/image-strip.tsx';
import { ImageViewer } from '#renderer/ui/images/image-viewer.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { PrescriptionFacts } from '#renderer/ui/prescription/prescription-facts.tsx';
import { PrescriptionLines } from '#renderer/ui/prescription/prescription-lines.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { Finding, PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import { formatPrescriptionNumber } from '#shared/domain/prescription-number.ts';
import { ERROR_CODES, type ErrorCode } from '#shared/errors/index.ts';
import { type AnswerDraft, type AnswerDrafts, answerFieldId, NO_ANSWER, openField } from './answers.ts';
import { FindingList } from './finding-list.tsx';
import { RejectDialog } from './reject-dialog.tsx';
import styles from './review.module.css';
import { useReviewStore } from './review-store.ts';
import { useDecision } from './use-decision.ts';
import { useReviewKeys } from './use-review-keys.ts';
import { REVIEW_BODY_ID } from './use-review-queue.ts';

export interface ReviewDocumentProps {
  readonly prescription: PrescriptionDetail;
  readonly findings: readonly Finding[];
  readonly goOn: (number: string) => void;
}

/** A prescription as a document: what is written beside its picture, what the checks found, and the decision. */
export function ReviewDocument({ prescription, findings, goOn }: ReviewDocumentProps) {
  const { t } = useTranslation('review');
  const { t: tShared } = useTranslation('prescriptions');
  const { dialog, close } = useReviewStore();
  const [drafts, setDrafts] = useState<AnswerDrafts>(new Map());
  const [tried, setTried] = useState(false);
  const images = usePrescriptionImages(prescription.prescriptionId, prescription.images);
  const decision = useDecision(prescription, goOn);
  const refusal = refusalOf(prescription, 'approve');
  const rejectRefusal = refusalOf(prescription, 'reject');
  const mayApprove = refusal === null;
  const change = (key: string, part: Partial<AnswerDraft>) =>
    setDrafts((before) => new Map(before).set(key, { ...(before.get(key) ?? NO_ANSWER), ...part }));
  const keys = useReviewKeys({
    prescription,
    findings,
    drafts,
    change,
    decision,
    setTried,
    mayApprove,
    mayReject: rejectRefusal === null,
  });
  const firstOpen = findings.find((finding) => openField(finding, new Map()) !== null)?.key;
  useEffect(() => {
    if (firstOpen !== undefined && mayApprove)
      document.getElementById(answerFieldId(firstOpen, 'reason'))?.focus();
  }, [firstOpen, mayApprove]);
  const isStopped = findings.some(({ level }) => level === 'stop');
  return (
    <div className={styles.document}>
      <header className={styles.head}>
        <h2>
          <span data-testid="prescription-number">{formatPrescriptionNumber(prescription.number)}</span>
          {prescription.kind === 'normal' ? null : (
            <Tag tone="info">{tShared(`kind.${prescription.kind}`)}</Tag>
          )}
        </h2>
        <span className={styles.soft}>{t('panel.capturedBy', { name: prescription.capturedBy.name })}</span>
        <span className={styles.spring} />
        {keys.image === null ? null : (
          <Button icon={<PictureOutlined aria-hidden />} onClick={keys.image}>
            {t('panel.image')} <Kbd keys={shortcutKey('review', 'image')} />
          </Button>
        )}
        <Button
          danger
          icon={<CloseOutlined aria-hidden />}
          disabled={rejectRefusal !== null}
          onClick={keys.reject}
        >
          {t('panel.reject')} <Kbd keys={shortcutKey('review', 'reject')} />
        </Button>
        <Button
          type="primary"
          icon={<CheckOutlined aria-hidden />}
          disabled={!mayApprove || isStopped}
          loading={decision.busy}
          onClick={keys.approve}
        >
          {t('panel.approve')} <Kbd keys={shortcutKey('review', 'approve')} />
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long prescription is scrolled by keyboard */}
      <div id={REVIEW_BODY_ID} className={styles.body} tabIndex={0}>
        {refusal === null ? null : refusal === 'REVIEWER_IS_CAPTURER' ? (
          <Alert type="warning" showIcon title={t('panel.own')} description={t('panel.ownHint')} />
        ) : (
          <FailureAlert failure={{ code: refusal, params: {}, correlationId: '' }} />
        )}
        <FindingList
          prescription={prescription}
          findings={findings}
          drafts={drafts}
          tried={tried}
          answerable={mayApprove}
          answers={keys.answers}
          onChange={change}
        />
        <div className={images.length === 0 ? undefined : styles.columns}>
          <div className={styles.column}>
            <Section title={tShared('lines.title')}>
              <PrescriptionLines lines={prescription.lines} />
            </Section>
            <Section title={tShared('facts.title')}>
              <PrescriptionFacts prescription={prescription} />
            </Section>
          </div>
          {images.length === 0 ? null : (
            <Section title={tShared('images.section', { count: images.length })}>
              {images[0]?.url == null || images[0].mediaType === 'application/pdf' ? null : (
                <img className={styles.picture} src={images[0].url} alt={images[0].name} />
              )}
              <ImageStrip images={images} onOpen={() => useReviewStore.getState().open('image')} />
            </Section>
          )}
        </div>
      </div>
      {dialog === 'image' ? <ImageViewer images={images} first={0} onClose={close} /> : null}
      {dialog === 'reject' ? <RejectDialog decision={decision} /> : null}
    </div>
  );
}

/** Why this person may not take a step now, as the core says it; null when they may. */
function refusalOf(prescription: PrescriptionDetail, action: 'approve' | 'reject'): ErrorCode | null {
  const offered = prescription.actions.find((step) => step.action === action);
  if (offered?.allowed) return null;
  return ERROR_CODES.find((code) => code === offered?.reason) ?? 'INVALID_PRESCRIPTION_STATUS';
}
