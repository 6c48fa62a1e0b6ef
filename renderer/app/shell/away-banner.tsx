import { SyncOutlined } from '@ant-design/icons';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnectionStore } from '#renderer/stores/connection-store.ts';
import styles from './shell.module.css';

/** Says that the core is away and that what was done goes on by itself; over everything, so that nothing moves. */
export function AwayBanner() {
  const { t } = useTranslation('shell');
  const banner = useRef<HTMLDivElement>(null);
  const away = useConnectionStore((state) => state.waitingCalls > 0 || state.coreState === 'restarting');
  useLayoutEffect(() => {
    // Dialogs are in the browser's top layer; only another guest of that layer is seen above them.
    if (away) banner.current?.showPopover();
    else banner.current?.hidePopover();
  }, [away]);
  return (
    <div ref={banner} popover="manual" className={styles.banner} role="status" aria-live="assertive">
      <SyncOutlined spin={away} aria-hidden /> {away ? t('banner.away') : ''}
    </div>
  );
}
