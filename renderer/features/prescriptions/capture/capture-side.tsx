import { CameraOutlined, DeleteOutlined, PictureOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AddImage } from '#renderer/app/pictures/use-add-image.tsx';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { ImageStrip } from '#renderer/ui/images/image-strip.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { usePrescriptionsStore } from '../prescriptions-store.ts';
import styles from './capture.module.css';
import type { CaptureDraft } from './capture-draft.ts';
import { PatientSide } from './patient-side.tsx';
import { useCaptureImages } from './use-capture-images.ts';

export interface CaptureSideProps {
  readonly draft: CaptureDraft;
  readonly images: AddImage;
}

/** Beside the form: pictures of the paper, and what is known of the patient. */
export function CaptureSide({ draft, images }: CaptureSideProps) {
  const { t } = useTranslation('prescriptions');
  const { change, openCapture } = usePrescriptionsStore();
  const shown = useCaptureImages(draft);
  return (
    <aside className={styles.side} aria-label={t('side.label')}>
      <Section title={t('images.section', { count: shown.length })}>
        <div className={styles.buttons}>
          <Button size="small" icon={<PictureOutlined aria-hidden />} onClick={images.choose}>
            {t('images.file')} <Kbd keys={shortcutKey('capture', 'file')} />
          </Button>
          <Button
            size="small"
            icon={<CameraOutlined aria-hidden />}
            onClick={() => openCapture({ kind: 'camera' })}
          >
            {t('images.camera')} <Kbd keys={shortcutKey('capture', 'camera')} />
          </Button>
          {draft.pending.length === 0 ? null : (
            <Button
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              onClick={() => change({ pending: draft.pending.slice(0, -1) })}
            >
              {t('images.removeLast')}
            </Button>
          )}
        </div>
        {shown.length === 0 ? (
          <p className={styles.soft}>{t('images.hint')}</p>
        ) : (
          <ImageStrip images={shown} onOpen={(index) => openCapture({ kind: 'image', index })} />
        )}
      </Section>
      <PatientSide patient={draft.patient} />
    </aside>
  );
}
