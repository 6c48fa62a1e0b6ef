import { type ComponentType, lazy } from 'react';
import { SaleScreen } from '#renderer/features/sale/sale-screen.tsx';
import { SCREENS, type Screen } from '#renderer/stores/route-store.ts';
import { isPermitted, type Permission, type Role } from '#shared/domain/permissions.ts';

/** Every screen by its name in the address. The sale is there at once, the others when first opened. */
export const SCREEN_COMPONENTS: Readonly<Record<Screen, ComponentType<{ readonly subject: string }>>> = {
  sale: SaleScreen,
  dispensing: lazy(async () => ({
    default: (await import('#renderer/features/dispensing/dispensing-screen.tsx')).DispensingScreen,
  })),
  orders: lazy(async () => ({
    default: (await import('#renderer/features/orders/orders-screen.tsx')).OrdersScreen,
  })),
  shipping: lazy(async () => ({
    default: (await import('#renderer/features/shipping/shipping-screen.tsx')).ShippingScreen,
  })),
  aftersales: lazy(async () => ({
    default: (await import('#renderer/features/after-sales/after-sales-screen.tsx')).AfterSalesScreen,
  })),
  review: lazy(async () => ({
    default: (await import('#renderer/features/review/review-screen.tsx')).ReviewScreen,
  })),
  prescriptions: lazy(async () => ({
    default: (await import('#renderer/features/prescriptions/prescriptions-screen.tsx')).PrescriptionsScreen,
  })),
  stock: lazy(async () => ({
    default: (await import('#renderer/features/inventory/stock-screen.tsx')).StockScreen,
  })),
  import: lazy(async () => ({
    default: (await import('#renderer/features/catalog-import/import-screen.tsx')).ImportScreen,
  })),
  compliance: lazy(async () => ({
    default: (await import('#renderer/features/compliance/compliance-screen.tsx')).ComplianceScreen,
  })),
  staff: lazy(async () => ({
    default: (await import('#renderer/features/staff/staff-screen.tsx')).StaffScreen,
  })),
  settings: lazy(async () => ({
    default: (await import('#renderer/features/settings/settings-screen.tsx')).SettingsScreen,
  })),
};

/** What somebody must be allowed to find anything on a screen; the core checks each call by itself. */
const SCREEN_PERMISSIONS: Readonly<Record<Screen, Permission>> = {
  sale: 'cart.edit',
  dispensing: 'order.dispense',
  orders: 'order.read',
  shipping: 'order.read',
  aftersales: 'afterSales.request',
  prescriptions: 'prescription.read',
  review: 'prescription.review',
  stock: 'stock.read',
  import: 'catalog.import',
  compliance: 'register.read',
  staff: 'staff.read',
  settings: 'settings.read',
};

/** The screens that somebody's roles have a use for, in the order of the way between them. */
export function screensFor(roles: readonly Role[]): readonly Screen[] {
  return SCREENS.filter((screen) => isPermitted(roles, SCREEN_PERMISSIONS[screen]));
}
