import { Suspense, useState } from 'react';
import { useLanguageStore } from '#renderer/stores/language-store.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import type { CallOutput } from '#shared/contracts/index.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { SCREEN_COMPONENTS } from '../screens.tsx';
import { ShortcutHelp } from '../shortcuts/shortcut-help.tsx';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';
import { AwayBanner } from './away-banner.tsx';
import { ClockNotice } from './clock-notice.tsx';
import { NavRail } from './nav-rail.tsx';
import styles from './shell.module.css';
import { StatusBar } from './status-bar.tsx';

export interface ShellProps {
  readonly status: CallOutput<'system.status'>;
  readonly onStatusChanged: () => void;
}

/** The counter: navigation at the side, the screen, and the status bar under it. */
export function Shell({ status, onStatusChanged }: ShellProps) {
  const { screen, subject, go } = useRouteStore();
  const [helpOpen, setHelpOpen] = useState(false);
  const { language, setLanguage } = useLanguageStore();
  useShortcuts('global', {
    help: () => setHelpOpen(true),
    sale: () => go('sale'),
    orders: () => go('orders'),
    stock: () => go('stock'),
    import: () => go('import'),
    settings: () => go('settings'),
    language: () => setLanguage(language === 'zh' ? 'en' : 'zh'),
  });
  const ScreenComponent = SCREEN_COMPONENTS[screen];
  return (
    <div className={styles.shell}>
      <NavRail />
      <AwayBanner />
      <div className={styles.work}>
        {status.clock.behind ? (
          <ClockNotice newestRecordMs={status.clock.newestRecordMs} onAccepted={onStatusChanged} />
        ) : null}
        <main className={styles.main}>
          <ErrorBoundary key={screen}>
            <Suspense fallback={<LoadingState />}>
              <ScreenComponent subject={subject} />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <StatusBar status={status} onHelp={() => setHelpOpen(true)} />
      {helpOpen ? <ShortcutHelp onClose={() => setHelpOpen(false)} /> : null}
    </div>
  );
}
