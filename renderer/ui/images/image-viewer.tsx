import { DownloadOutlined, FilePdfOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownImage } from '#renderer/client/use-kept-images.ts';
import { Dialog } from '../dialog.tsx';
import { EmptyState } from '../empty-state.tsx';
import { ErrorState } from '../error-state.tsx';
import { Kbd } from '../kbd.tsx';
import { LoadingState } from '../loading-state.tsx';
import styles from './images.module.css';

export interface ImageViewerProps {
  readonly images: readonly ShownImage[];
  readonly first: number;
  readonly onClose: () => void;
}

/** An image as large as the window, the next by cursor key, and at its own size by Enter. */
export function ImageViewer({ images, first, onClose }: ImageViewerProps) {
  const { t } = useTranslation('prescriptions');
  const [index, setIndex] = useState(first);
  const [isActual, setActual] = useState(false);
  const image = images[index];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight' && !isActual) setIndex(Math.min(index + 1, images.length - 1));
    else if (event.key === 'ArrowLeft' && !isActual) setIndex(Math.max(index - 1, 0));
    else if (event.key === 'Enter') setActual(!isActual);
    else return;
    event.preventDefault();
  };
  if (image === undefined) return null;
  return (
    <Dialog
      title={t('images.title', { number: index + 1, total: images.length, name: image.name })}
      width={1280}
      footer={
        <>
          <Kbd keys="←" /> <Kbd keys="→" /> {t('images.others')} <Kbd keys="Enter" />{' '}
          {t(isActual ? 'images.fit' : 'images.actual')} <Kbd keys="Esc" /> {t('images.close')}
        </>
      }
      onClose={onClose}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the picture is scrolled and turned by keys */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the focus of its dialog */}
      <div data-initial-focus className={styles.viewer} tabIndex={0} onKeyDown={onKeyDown}>
        <Shown image={image} isActual={isActual} />
      </div>
    </Dialog>
  );
}

function Shown({ image, isActual }: { readonly image: ShownImage; readonly isActual: boolean }) {
  const { t } = useTranslation('prescriptions');
  if (image.failure !== null) return <ErrorState failure={image.failure} />;
  if (image.url === null) return <LoadingState />;
  if (image.mediaType === 'application/pdf') {
    return (
      <EmptyState
        icon={<FilePdfOutlined />}
        title={image.name}
        hint={t('images.pdfHint')}
        action={
          <Button icon={<DownloadOutlined aria-hidden />} href={image.url} download={image.name}>
            {t('images.savePdf')}
          </Button>
        }
      />
    );
  }
  return <img className={isActual ? styles.actual : undefined} src={image.url} alt={image.name} />;
}
