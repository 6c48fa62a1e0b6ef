import { FilePdfOutlined, LoadingOutlined, WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { ShownImage } from '#renderer/client/use-kept-images.ts';
import { useErrorText } from '../use-error-text.ts';
import styles from './images.module.css';

export interface ImageStripProps {
  readonly images: readonly ShownImage[];
  /** Left out where they are only to be seen. */
  readonly onOpen?: (index: number) => void;
}

/** Small pictures that open large; one that is damaged says so in its place. */
export function ImageStrip({ images, onOpen }: ImageStripProps) {
  const { t } = useTranslation('prescriptions');
  return (
    <ul className={styles.strip}>
      {images.map((image, index) => (
        <li key={image.key}>
          <button
            type="button"
            className={`${styles.thumb} ${image.failure === null ? '' : styles.damaged}`}
            aria-label={t('images.open', { number: index + 1, name: image.name })}
            title={image.name}
            disabled={onOpen === undefined}
            onClick={() => onOpen?.(index)}
          >
            <ThumbContent image={image} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function ThumbContent({ image }: { readonly image: ShownImage }) {
  const { t } = useTranslation('prescriptions');
  const errorText = useErrorText();
  if (image.failure !== null) {
    return (
      <span className={styles.thumbWords} title={errorText(image.failure).text}>
        <WarningFilled className={styles.mark} aria-hidden />
        {t('images.damaged')}
      </span>
    );
  }
  if (image.mediaType === 'application/pdf') {
    return (
      <span className={styles.thumbWords}>
        <FilePdfOutlined className={styles.mark} aria-hidden />
        {image.name}
      </span>
    );
  }
  if (image.url === null) return <LoadingOutlined aria-hidden />;
  return <img src={image.url} alt="" />;
}
