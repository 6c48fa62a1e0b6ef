import {
  AuditOutlined,
  ContainerOutlined,
  CustomerServiceOutlined,
  DatabaseOutlined,
  FileTextOutlined,
  ImportOutlined,
  MedicineBoxOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  ShoppingCartOutlined,
  TeamOutlined,
  TruckOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Screen, useRouteStore } from '#renderer/stores/route-store.ts';
import { SHORTCUTS } from '../shortcuts/shortcut-table.ts';
import styles from './shell.module.css';

const ICONS: Readonly<Record<Screen, ReactNode>> = {
  sale: <ShoppingCartOutlined />,
  dispensing: <MedicineBoxOutlined />,
  orders: <ContainerOutlined />,
  shipping: <TruckOutlined />,
  aftersales: <CustomerServiceOutlined />,
  prescriptions: <FileTextOutlined />,
  review: <AuditOutlined />,
  stock: <DatabaseOutlined />,
  import: <ImportOutlined />,
  compliance: <SafetyCertificateOutlined />,
  staff: <TeamOutlined />,
  settings: <SettingOutlined />,
};

/** The way between screens. */
export function NavRail({ screens }: { readonly screens: readonly Screen[] }) {
  const { t } = useTranslation('shell');
  const { screen, go } = useRouteStore();
  return (
    <nav className={styles.nav} aria-label={t('nav.label')}>
      {screens.map((name) => (
        <button
          key={name}
          type="button"
          aria-current={name === screen ? 'page' : undefined}
          title={SHORTCUTS.global[name].keys[0]}
          onClick={() => go(name)}
        >
          <span className={styles.navIcon} aria-hidden>
            {ICONS[name]}
          </span>
          {t(`nav.${name}`)}
        </button>
      ))}
    </nav>
  );
}
