import { CameraOutlined, VideoCameraOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';
import styles from './pictures.module.css';

export interface CameraDialogProps {
  readonly title: string;
  /** What a good picture of it needs. */
  readonly hint: string;
  readonly onClose: () => void;
  readonly onPicture: (file: File) => void;
}

/** A paper has to be read afterwards: as many points as the camera gives, up to this. */
const WANTED = { width: { ideal: 1920 }, height: { ideal: 1080 }, facingMode: { ideal: 'environment' } };
const JPEG_QUALITY = 0.9;

type CameraTrouble = 'none' | 'refused' | 'busy';

/** What the camera sees, and Enter takes it. The camera is on only while this is open. */
export function CameraDialog({ title, hint, onClose, onPicture }: CameraDialogProps) {
  const { t } = useTranslation('prescriptions');
  const video = useRef<HTMLVideoElement>(null);
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let closed = false;
    const begin = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: WANTED, audio: false });
        if (closed) stop(stream);
        else if (video.current !== null) video.current.srcObject = stream;
      } catch (error) {
        setTrouble(troubleOf(error));
      }
    };
    void begin();
    return () => {
      closed = true;
      stop(stream);
    };
  }, []);
  const take = () => {
    if (!ready || video.current === null) return;
    void pictureOf(video.current).then((file) => (file === null ? undefined : onPicture(file)));
  };
  useShortcuts('camera', { take, close: onClose }, { modal: true });
  return (
    <Dialog title={title} width={860} onClose={onClose}>
      {trouble === null ? (
        <video
          ref={video}
          className={styles.video}
          autoPlay
          playsInline
          muted
          onLoadedData={() => setReady(true)}
        />
      ) : trouble === 'none' ? (
        <EmptyState
          icon={<VideoCameraOutlined />}
          title={t('camera.trouble.none')}
          hint={t('camera.otherWays')}
        />
      ) : (
        <Alert
          type="error"
          showIcon
          title={t(`camera.trouble.${trouble}`)}
          description={t('camera.otherWays')}
        />
      )}
      <div className={styles.foot}>
        <span className={styles.message}>{trouble === null ? hint : ''}</span>
        <Button onClick={onClose}>
          {t('images.close')} <Kbd keys="Esc" />
        </Button>
        <Button
          type="primary"
          data-initial-focus
          icon={<CameraOutlined aria-hidden />}
          disabled={!ready}
          onClick={take}
        >
          {t('camera.take')} <Kbd keys="Enter" />
        </Button>
      </div>
    </Dialog>
  );
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'none';
}

async function pictureOf(video: HTMLVideoElement): Promise<File | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY),
  );
  return blob === null ? null : new File([blob], 'camera.jpg', { type: 'image/jpeg' });
}
