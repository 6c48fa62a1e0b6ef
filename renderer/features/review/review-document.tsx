import { CheckOutlined, CloseOutlined, PictureOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { usePrescriptionImages } from '#renderer/client/use-prescription-images.ts';
import { useSessionStore } from '#renderer/stores/session-store.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { ImageStrip } from '#renderer/ui/prescription/image-strip.tsx';
import { ImageViewer } from '#renderer/ui/prescription/image-viewer.tsx';
import { PrescriptionFacts } from '#renderer/ui/prescription/prescription-facts.tsx';
import { PrescriptionLines } from '#renderer/ui/prescription/prescription-lines.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { Finding, PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import { formatPrescriptionNumber } from '#shared/domain/prescription-number.ts';
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
  const me = useSessionStore((state) => state.staff?.staffId ?? null);
  const [drafts, setDrafts] = useState<AnswerDrafts>(new Map());
  const [tried, setTried] = useState(false);
  const images = usePrescriptionImages(prescription.prescriptionId, prescription.images);
  const decision = useDecision(prescription, goOn);
  const isOwn = prescription.capturedBy.staffId === me;
  const change = (key: string, part: Partial<AnswerDraft>) =>
    setDrafts((before) => new Map(before).set(key, { ...(before.get(key) ?? NO_ANSWER), ...part }));
  const keys = useReviewKeys({ prescription, findings, drafts, change, decision, setTried, isOwn });
  const firstOpen = findings.find((finding) => openField(finding, new Map()) !== null)?.key;
  useEffect(() => {
    if (firstOpen !== undefined && !isOwn)
      document.getElementById(answerFieldId(firstOpen, 'reason'))?.focus();
  }, [firstOpen, isOwn]);
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
        <Button danger icon={<CloseOutlined aria-hidden />} disabled={isOwn} onClick={keys.reject}>
          {t('panel.reject')} <Kbd keys={shortcutKey('review', 'reject')} />
        </Button>
        <Button
          type="primary"
          icon={<CheckOutlined aria-hidden />}
          disabled={isOwn || isStopped}
          loading={decision.busy}
          onClick={keys.approve}
        >
          {t('panel.approve')} <Kbd keys={shortcutKey('review', 'approve')} />
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long prescription is scrolled by keyboard */}
      <div id={REVIEW_BODY_ID} className={styles.body} tabIndex={0}>
        {isOwn ? (
          <Alert type="warning" showIcon title={t('panel.own')} description={t('panel.ownHint')} />
        ) : null}
        <FindingList
          prescription={prescription}
          findings={findings}
          drafts={drafts}
          tried={tried}
          answerable={!isOwn}
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
