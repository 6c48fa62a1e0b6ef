import { CameraOutlined, DeleteOutlined, PictureOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { type PendingFile, useFileAddresses } from '#renderer/client/use-file-addresses.ts';
import { ImageStrip } from '#renderer/ui/images/image-strip.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import styles from './request.module.css';

export interface RequestPhotosProps {
  readonly photos: readonly PendingFile[];
  readonly onChoose: () => void;
  readonly onCamera: () => void;
  readonly onRemoveLast: () => void;
}

/** Photos that go along with the request: from a file, from the clipboard, or from the camera. */
export function RequestPhotos({ photos, onChoose, onCamera, onRemoveLast }: RequestPhotosProps) {
  const { t } = useTranslation('afterSales');
  const addresses = useFileAddresses(photos);
  const images = photos.map(({ key, file }) => ({
    key,
    name: file.name,
    mediaType: file.type,
    url: addresses.get(key) ?? null,
    failure: null,
  }));
  return (
    <div className={styles.photos}>
      <Button size="small" tabIndex={-1} icon={<PictureOutlined aria-hidden />} onClick={onChoose}>
        {t('images.file')} <Kbd keys={shortcutKey('request', 'file')} />
      </Button>
      <Button size="small" tabIndex={-1} icon={<CameraOutlined aria-hidden />} onClick={onCamera}>
        {t('images.camera')} <Kbd keys={shortcutKey('request', 'camera')} />
      </Button>
      {photos.length === 0 ? (
        <span className={styles.soft}>{t('images.hint')}</span>
      ) : (
        <>
          <span className={styles.soft} role="status">
            {t('images.pending', { count: photos.length })}
          </span>
          <Button size="small" icon={<DeleteOutlined aria-hidden />} onClick={onRemoveLast}>
            {t('images.removeLast')}
          </Button>
          <ImageStrip images={images} />
        </>
      )}
    </div>
  );
}
