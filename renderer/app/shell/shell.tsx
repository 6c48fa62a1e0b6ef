import { Suspense, useEffect, useState } from 'react';
import { useNearExpiryDays } from '#renderer/client/use-near-expiry-days.ts';
import { SwitchDialog } from '#renderer/features/sign-in/switch-dialog.tsx';
import { useLanguageStore } from '#renderer/stores/language-store.ts';
import { type Screen, useRouteStore } from '#renderer/stores/route-store.ts';
import { useRoles } from '#renderer/stores/session-store.ts';
import { NearExpiryContext } from '#renderer/ui/near-expiry.ts';
import type { CallOutput } from '#shared/contracts/index.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { loadWhenIdle, ShownScreen, screensFor } from '../screens.tsx';
import { AwaitedState } from '../shortcuts/record-keys.tsx';
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
  const { screen: wanted, subject, go } = useRouteStore();
  const roles = useRoles();
  const screens = screensFor(roles);
  // The address may name a screen of whoever was here before.
  const screen = screens.includes(wanted) ? wanted : (screens[0] ?? 'orders');
  const nearExpiry = useNearExpiryDays();
  const [helpOpen, setHelpOpen] = useState(false);
  const [switchOpen, setSwitchOpen] = useState(false);
  const { language, setLanguage } = useLanguageStore();
  useShortcuts('global', {
    help: () => setHelpOpen(true),
    ...Object.fromEntries(screens.map((name) => [name, () => go(name)])),
    switchPerson: () => setSwitchOpen(true),
    language: () => setLanguage(language === 'zh' ? 'en' : 'zh'),
  });
  useEffect(() => {
    const left = new AbortController();
    void loadWhenIdle(screensFor(roles), left.signal);
    return () => left.abort();
  }, [roles]);
  return (
    <div className={styles.shell}>
      <NavRail screens={screens} />
      <AwayBanner />
      <div className={styles.work}>
        {status.clock.behind ? (
          <ClockNotice newestRecordMs={status.clock.newestRecordMs} onAccepted={onStatusChanged} />
        ) : null}
        <main className={styles.main}>
          <ErrorBoundary key={screen}>
            <NearExpiryContext value={nearExpiry}>
              <Suspense fallback={<AwaitedScreen screen={screen} />}>
                <ShownScreen screen={screen} subject={subject} />
              </Suspense>
            </NearExpiryContext>
          </ErrorBoundary>
        </main>
      </div>
      <StatusBar status={status} onSwitch={() => setSwitchOpen(true)} onHelp={() => setHelpOpen(true)} />
      {switchOpen ? <SwitchDialog status={status} onClose={() => setSwitchOpen(false)} /> : null}
      {helpOpen ? <ShortcutHelp onClose={() => setHelpOpen(false)} /> : null}
    </div>
  );
}

/** In the place of a screen whose file is being loaded: its keys wait for it. */
function AwaitedScreen({ screen }: { readonly screen: Screen }) {
  useShortcuts(screen, {});
  return <AwaitedState />;
}
