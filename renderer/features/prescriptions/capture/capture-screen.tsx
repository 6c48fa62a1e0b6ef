import { SaveOutlined, SendOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddImage } from '#renderer/app/pictures/use-add-image.tsx';
import { ShortcutBar } from '#renderer/app/shortcuts/shortcut-bar.tsx';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { formatPrescriptionNumber } from '#shared/domain/prescription-number.ts';
import { addToDraft } from './add-to-draft.ts';
import styles from './capture.module.css';
import { CaptureDialogs } from './capture-dialogs.tsx';
import type { CaptureDraft } from './capture-draft.ts';
import { CaptureLines } from './capture-lines.tsx';
import { CaptureSide } from './capture-side.tsx';
import { DocumentFields } from './document-fields.tsx';
import { useCaptureKeys } from './use-capture-keys.ts';
import { useSaveCapture } from './use-save-capture.ts';

/** Writing a prescription down: the paper's order of fields, Enter from one to the next, F9 hands it in. */
export function CaptureScreen({ draft }: { readonly draft: CaptureDraft }) {
  const { t } = useTranslation('prescriptions');
  const images = useAddImage(addToDraft);
  const saving = useSaveCapture(draft);
  const { items, keys } = useCaptureKeys(draft, { saving, chooseFile: images.choose });
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <h1>{draft.number === null ? t('capture.new') : formatPrescriptionNumber(draft.number)}</h1>
        {draft.kind === 'normal' ? null : <Tag tone="info">{t(`kind.${draft.kind}`)}</Tag>}
        <span className={styles.spring} />
        <span className={styles.soft}>{t('capture.kept')}</span>
      </div>
      <div className={styles.form}>
        <DocumentFields draft={draft} problems={saving.problems} />
        <CaptureLines draft={draft} problems={saving.problems} />
        <div className={styles.foot}>
          <div className={styles.message}>
            <FailureAlert failure={saving.failure} />
          </div>
          <Button onClick={keys.leave}>
            {t('capture.leave')} <Kbd keys={shortcutKey('capture', 'leave')} />
          </Button>
          <Button icon={<SaveOutlined aria-hidden />} onClick={keys.save}>
            {t('capture.save')} <Kbd keys={shortcutKey('capture', 'save')} />
          </Button>
          <Button
            type="primary"
            icon={<SendOutlined aria-hidden />}
            loading={saving.busy}
            onClick={keys.submit}
          >
            {t('capture.submit')} <Kbd keys={shortcutKey('capture', 'submit')} />
          </Button>
        </div>
      </div>
      <CaptureSide draft={draft} images={images} />
      <ShortcutBar scope="capture" items={items} />
      {images.input}
      <CaptureDialogs draft={draft} onPicture={images.add} />
    </div>
  );
}
