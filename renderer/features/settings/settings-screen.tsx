import { ConfigProvider } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { AwaitedState } from '#renderer/app/shortcuts/record-keys.tsx';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { useMay, useRoles } from '#renderer/stores/session-store.ts';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { palette } from '#renderer/ui/palette.ts';
import type { Settings } from '#shared/contracts/settings.ts';
import { CheckSection } from './check/check-section.tsx';
import { ClockSection } from './clock-section.tsx';
import { CouponsSection } from './coupons/coupons-section.tsx';
import { DocumentsSection } from './documents/documents-section.tsx';
import { LanguageSection } from './language-section.tsx';
import { LimitsSection } from './limits/limits-section.tsx';
import { ReceiptSection } from './receipt/receipt-section.tsx';
import { SectionMenu } from './section-menu.tsx';
import { readSection, type SectionName, sectionsFor } from './sections.ts';
import styles from './settings.module.css';
import { CarriersSection } from './shipping/carriers-section.tsx';
import { ShopSection } from './shop/shop-section.tsx';

const WORK_ID = 'settings-work';

/** What somebody may not change is still read. */
const READ_ONLY = {
  componentDisabled: true,
  theme: { token: { colorTextDisabled: palette.textSoft } },
} as const;

/** The sections that are saved for the whole shop. */
const SAVED: readonly SectionName[] = ['shop', 'limits', 'receipt', 'documents', 'shipping'];

/** Where the keyboard goes on when a section opens. */
const FIRST_CONTROLS: Readonly<Record<SectionName, string>> = {
  shop: `#${WORK_ID} input`,
  limits: `#${WORK_ID} input`,
  coupons: `#${WORK_ID}`,
  receipt: `#${WORK_ID} input:checked`,
  shipping: `#${WORK_ID} textarea`,
  documents: `#${WORK_ID} input:checked`,
  language: `#${WORK_ID} input:checked`,
  check: `#${WORK_ID} button`,
  clock: `#${WORK_ID}`,
};

/** Shop, limits, printer, language, and the health of the data: one section at a time. */
export function SettingsScreen({ subject }: { readonly subject: string }) {
  const { t } = useTranslation('settings');
  const show = useRouteStore((state) => state.show);
  const may = useMay();
  const sections = sectionsFor(useRoles());
  const section = readSection(subject, sections);
  const isReadOnly = SAVED.includes(section) && !may('settings.edit');
  const settings = useQueryCall('settings.get', {});
  const move = (step: 1 | -1) => {
    const place = sections.indexOf(section) + step;
    show(sections[Math.min(Math.max(place, 0), sections.length - 1)] ?? 'shop');
  };
  useShortcuts('settings', { previousSection: () => move(-1), nextSection: () => move(1) });
  const isRead = settings.data !== undefined;
  useEffect(() => {
    if (!isRead) return;
    const first = document.querySelector<HTMLElement>(`${FIRST_CONTROLS[section]}:enabled`);
    (first ?? document.getElementById(WORK_ID))?.focus();
  }, [section, isRead]);
  return (
    <div className={styles.screen}>
      <SectionMenu sections={sections} current={section} onChoose={show} />
      <div id={WORK_ID} className={styles.work} tabIndex={-1}>
        <header className={styles.head}>
          <h1>{t(`section.${section}`)}</h1>
          <p>{t(`hint.${section}`)}</p>
        </header>
        {settings.isError ? (
          <ErrorState failure={settings.error} onRetry={() => void settings.refetch()} />
        ) : settings.data === undefined ? (
          <AwaitedState />
        ) : (
          <ConfigProvider {...(isReadOnly ? READ_ONLY : {})}>
            <SectionBody key={section} section={section} settings={settings.data} />
          </ConfigProvider>
        )}
      </div>
    </div>
  );
}

function SectionBody({ section, settings }: { readonly section: SectionName; readonly settings: Settings }) {
  switch (section) {
    case 'shop':
      return <ShopSection saved={settings.shop} />;
    case 'limits':
      return <LimitsSection saved={settings.limits} />;
    case 'coupons':
      return <CouponsSection />;
    case 'receipt':
      return <ReceiptSection saved={settings.receipt} />;
    case 'shipping':
      return <CarriersSection saved={settings.shipping} />;
    case 'documents':
      return <DocumentsSection saved={settings.documents} />;
    case 'language':
      return <LanguageSection />;
    case 'check':
      return <CheckSection />;
    case 'clock':
      return <ClockSection />;
  }
}
