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
import { PartMenu } from '#renderer/ui/part-menu.tsx';
import type { SectionName } from './sections.ts';

const ICONS: Readonly<Record<SectionName, ReactNode>> = {
  shop: <ShopOutlined aria-hidden />,
  limits: <SlidersOutlined aria-hidden />,
  coupons: <GiftOutlined aria-hidden />,
  receipt: <PrinterOutlined aria-hidden />,
  shipping: <TruckOutlined aria-hidden />,
  documents: <TagsOutlined aria-hidden />,
  language: <GlobalOutlined aria-hidden />,
  check: <SafetyCertificateOutlined aria-hidden />,
  clock: <ClockCircleOutlined aria-hidden />,
};

export interface SectionMenuProps {
  readonly sections: readonly SectionName[];
  readonly current: SectionName;
  readonly onChoose: (section: SectionName) => void;
}

/** The way between the sections. */
export function SectionMenu({ sections, current, onChoose }: SectionMenuProps) {
  const { t } = useTranslation('settings');
  return (
    <PartMenu
      label={t('title')}
      parts={sections.map((id) => ({ id, name: t(`section.${id}`), icon: ICONS[id] }))}
      current={current}
      keys={{
        previous: shortcutKey('settings', 'previousSection'),
        next: shortcutKey('settings', 'nextSection'),
        hint: t('sectionKeys'),
      }}
      onChoose={onChoose}
    />
  );
}
