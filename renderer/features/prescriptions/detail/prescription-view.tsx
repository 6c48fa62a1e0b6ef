import { useTranslation } from 'react-i18next';
import { usePrescriptionImages } from '#renderer/client/use-kept-images.ts';
import { ImageStrip } from '#renderer/ui/images/image-strip.tsx';
import { ImageViewer } from '#renderer/ui/images/image-viewer.tsx';
import { PrescriptionFacts } from '#renderer/ui/prescription/prescription-facts.tsx';
import { PrescriptionLines } from '#renderer/ui/prescription/prescription-lines.tsx';
import { RecordPanel } from '#renderer/ui/record-panel.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import { usePrescriptionsStore } from '../prescriptions-store.ts';
import styles from './detail.module.css';
import { PrescriptionActions } from './prescription-actions.tsx';
import { PRESCRIPTION_DETAIL_ID } from './prescription-detail-id.ts';
import { PrescriptionHeader } from './prescription-header.tsx';
import { PrescriptionTimeline } from './prescription-timeline.tsx';
import { Signatures } from './signatures.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** Everything about a prescription: its head and steps stay in place, the rest scrolls under them. */
export function PrescriptionView({ prescription }: { readonly prescription: PrescriptionDetail }) {
  const { t } = useTranslation('prescriptions');
  const { listDialog, openList, close } = usePrescriptionsStore();
  const images = usePrescriptionImages(prescription.prescriptionId, prescription.images);
  return (
    <>
      <RecordPanel
        id={PRESCRIPTION_DETAIL_ID}
        recordId={prescription.prescriptionId}
        head={
          <>
            <PrescriptionHeader prescription={prescription} />
            <PrescriptionActions prescription={prescription} />
          </>
        }
      >
        <Section title={t('lines.title')}>
          {prescription.lines.length === 0 ? (
            <p className={styles.soft}>{t('list.noDrugs')}</p>
          ) : (
            <PrescriptionLines lines={prescription.lines} />
          )}
        </Section>
        <div className={styles.columns}>
          <div className={styles.column}>
            <Section title={t('facts.title')}>
              <PrescriptionFacts prescription={prescription} />
            </Section>
            <Section title={t('images.section', { count: images.length })}>
              {images.length === 0 ? (
                <span className={styles.soft}>{t('images.none')}</span>
              ) : (
                <ImageStrip images={images} onOpen={(index) => openList({ kind: 'image', index })} />
              )}
            </Section>
            <Signatures prescription={prescription} />
          </div>
          <PrescriptionTimeline prescription={prescription} />
        </div>
      </RecordPanel>
      {listDialog?.kind === 'image' ? (
        <ImageViewer images={images} first={listDialog.index} onClose={close} />
      ) : null}
      {listDialog?.kind === 'withdraw' ? (
        <WithdrawDialog key={prescription.prescriptionId} prescription={prescription} />
      ) : null}
    </>
  );
}
