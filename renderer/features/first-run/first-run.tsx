import { useState } from 'react';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { useSessionStore } from '#renderer/stores/session-store.ts';
import { useSetUpStore } from '#renderer/stores/set-up-store.ts';
import type { CallOutput } from '#shared/contracts/index.ts';
import { ChooseData } from './choose-data.tsx';
import { DemoProgress } from './demo-progress.tsx';
import { NameStep } from './name-step.tsx';

/** The first minutes with the program: who is on duty, then where the catalogue comes from. */
export function FirstRun({ status }: { readonly status: CallOutput<'system.status'> }) {
  const onDuty = useSessionStore((state) => state.session !== null);
  const setSettingUp = useSetUpStore((state) => state.setSettingUp);
  const go = useRouteStore((state) => state.go);
  const [loadingDemo, setLoadingDemo] = useState(false);
  const enter = (screen: 'sale' | 'import') => {
    go(screen);
    setSettingUp(false);
  };
  if (!onDuty) return <NameStep onDone={() => (status.drugCount === 0 ? undefined : enter('sale'))} />;
  if (loadingDemo) return <DemoProgress onDone={() => enter('sale')} onBack={() => setLoadingDemo(false)} />;
  return <ChooseData onDemo={() => setLoadingDemo(true)} onEnter={enter} />;
}
