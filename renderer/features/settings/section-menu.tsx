import {
  ClockCircleOutlined,
  GiftOutlined,
  GlobalOutlined,
  PrinterOutlined,
  SafetyCertificateOutlined,
  ShopOutlined,
  SlidersOutlined,
  TagsOutlined,
  TruckOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { SECTIONS, type SectionName } from './sections.ts';
import styles from './settings.module.css';

const ICONS: Readonly<Record<SectionName, ReactNode>> = {
  shop: <ShopOutlined aria-hidden />,
  limits: <SlidersOutlined aria-hidden />,
  coupons: <GiftOutlined aria-hidden />,
  receipt: <PrinterOutlined aria-hidden />,
  shipping: <TruckOutlined />,
  documents: <TagsOutlined aria-hidden />,
  language: <GlobalOutlined aria-hidden />,
  check: <SafetyCertificateOutlined aria-hidden />,
  clock: <ClockCircleOutlined aria-hidden />,
};

export interface SectionMenuProps {
  readonly current: SectionName;
  readonly onChoose: (section: SectionName) => void;
}

/** The way between the sections. */
export function SectionMenu({ current, onChoose }: SectionMenuProps) {
  const { t } = useTranslation('settings');
  return (
    <nav className={styles.menu} aria-label={t('title')}>
      {SECTIONS.map((name) => (
        <button
          key={name}
          type="button"
          aria-current={name === current ? 'page' : undefined}
          onClick={() => onChoose(name)}
        >
          {ICONS[name]}
          {t(`section.${name}`)}
        </button>
      ))}
      <p className={styles.menuKeys}>
        <Kbd keys={shortcutKey('settings', 'previousSection')} />{' '}
        <Kbd keys={shortcutKey('settings', 'nextSection')} /> {t('sectionKeys')}
      </p>
    </nav>
  );
}
