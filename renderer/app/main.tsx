import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyPalette } from '#renderer/ui/palette.ts';
import '#renderer/ui/base.css';
import { followAddress, useRouteStore } from '#renderer/stores/route-store.ts';
import { App } from './app.tsx';
import { connect } from './connect.ts';
import { startI18n } from './i18n.ts';
import { scanBus } from './scan/scan-bus.ts';
import { listenToScanner } from './scan/scan-listener.ts';
import { listenToKeys } from './shortcuts/listen-to-keys.ts';
import { typeAhead } from './shortcuts/type-ahead.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

applyPalette(document.documentElement.style);
await startI18n();
followAddress();
// The scanner's listener comes first: what it keeps is no shortcut.
listenToScanner((code) => scanBus.scanned(code));
listenToKeys();
useRouteStore.subscribe(({ screen }, before) => {
  if (screen !== before.screen) typeAhead.forget();
});

const { client, queryClient } = connect();
createRoot(root).render(
  <StrictMode>
    <App client={client} queryClient={queryClient} />
  </StrictMode>,
);
