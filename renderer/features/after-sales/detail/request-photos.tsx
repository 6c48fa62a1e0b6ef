import { CameraOutlined, PictureOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CameraDialog } from '#renderer/app/pictures/camera-dialog.tsx';
import { useAddImage } from '#renderer/app/pictures/use-add-image.tsx';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useRequestImages } from '#renderer/client/use-kept-images.ts';
import { ImageStrip } from '#renderer/ui/images/image-strip.tsx';
import { ImageViewer } from '#renderer/ui/images/image-viewer.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import { useAfterSalesStore } from '../after-sales-store.ts';
import styles from './detail.module.css';
import { useAttach } from './use-attach.ts';

/** What the goods looked like: photos are added while the request is open, and never taken off. */
export function RequestPhotos({ request }: { readonly request: AfterSalesDetail }) {
  const { t } = useTranslation('afterSales');
  const { afterSalesId, mayAttach } = request;
  const { dialog, open, close } = useAfterSalesStore();
  const images = useRequestImages(afterSalesId, request.images);
  const attach = useAttach(afterSalesId);
  const adding = useAddImage(attach.add, mayAttach && dialog === null);
  const camera = () => open({ kind: 'camera' });
  const look = (index: number) => open({ kind: 'image', index });
  useShortcuts('aftersales', {
    ...(mayAttach ? { file: adding.choose, camera } : {}),
    ...(images.length > 0 ? { image: () => look(0) } : {}),
  });
  if (images.length === 0 && !mayAttach) return null;
  return (
    <Section title={t('images.count', { count: images.length })}>
      {mayAttach ? (
        <div className={styles.photoTools}>
          <Button
            size="small"
            icon={<PictureOutlined aria-hidden />}
            loading={attach.busy}
            onClick={adding.choose}
          >
            {t('images.file')} <Kbd keys={shortcutKey('aftersales', 'file')} />
          </Button>
          <Button size="small" icon={<CameraOutlined aria-hidden />} onClick={camera}>
            {t('images.camera')} <Kbd keys={shortcutKey('aftersales', 'camera')} />
          </Button>
          <span className={styles.soft}>{t('images.hint')}</span>
        </div>
      ) : null}
      {images.length === 0 ? null : <ImageStrip images={images} onOpen={look} />}
      {adding.input}
      {dialog?.kind === 'camera' ? (
        <CameraDialog
          title={t('images.cameraTitle')}
          hint={t('images.cameraHint')}
          onClose={close}
          onPicture={(file) => {
            attach.add(file);
            close();
          }}
        />
      ) : null}
      {dialog?.kind === 'image' ? <ImageViewer images={images} first={dialog.index} onClose={close} /> : null}
    </Section>
  );
}
