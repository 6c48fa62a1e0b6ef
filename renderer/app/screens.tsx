import { type ComponentType, lazy } from 'react';
import { SaleScreen } from '#renderer/features/sale/sale-screen.tsx';
import type { Screen } from '#renderer/stores/route-store.ts';

/** Every screen by its name in the address. The sale is there at once, the others when first opened. */
export const SCREEN_COMPONENTS: Readonly<Record<Screen, ComponentType<{ readonly subject: string }>>> = {
  sale: SaleScreen,
  orders: lazy(async () => ({
    default: (await import('#renderer/features/orders/orders-screen.tsx')).OrdersScreen,
  })),
  stock: lazy(async () => ({
    default: (await import('#renderer/features/inventory/stock-screen.tsx')).StockScreen,
  })),
  import: lazy(async () => ({
    default: (await import('#renderer/features/catalog-import/import-screen.tsx')).ImportScreen,
  })),
  settings: lazy(async () => ({
    default: (await import('#renderer/features/settings/settings-screen.tsx')).SettingsScreen,
  })),
};
