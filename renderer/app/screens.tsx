import { type ComponentType, use } from 'react';
import { SaleScreen } from '#renderer/features/sale/sale-screen.tsx';
import { SCREENS, type Screen } from '#renderer/stores/route-store.ts';
import { isPermitted, type Permission, type Role } from '#shared/domain/permissions.ts';

type ScreenComponent = ComponentType<{ readonly subject: string }>;

/** Every screen by its name in the address. The sale is there at once, the others come in files of their own. */
const LOADERS: Readonly<Record<Screen, () => Promise<ScreenComponent>>> = {
  sale: async () => SaleScreen,
  dispensing: async () =>
    (await import('#renderer/features/dispensing/dispensing-screen.tsx')).DispensingScreen,
  orders: async () => (await import('#renderer/features/orders/orders-screen.tsx')).OrdersScreen,
  shipping: async () => (await import('#renderer/features/shipping/shipping-screen.tsx')).ShippingScreen,
  aftersales: async () =>
    (await import('#renderer/features/after-sales/after-sales-screen.tsx')).AfterSalesScreen,
  review: async () => (await import('#renderer/features/review/review-screen.tsx')).ReviewScreen,
  prescriptions: async () =>
    (await import('#renderer/features/prescriptions/prescriptions-screen.tsx')).PrescriptionsScreen,
  stock: async () => (await import('#renderer/features/inventory/stock-screen.tsx')).StockScreen,
  import: async () => (await import('#renderer/features/catalog-import/import-screen.tsx')).ImportScreen,
  compliance: async () =>
    (await import('#renderer/features/compliance/compliance-screen.tsx')).ComplianceScreen,
  staff: async () => (await import('#renderer/features/staff/staff-screen.tsx')).StaffScreen,
  settings: async () => (await import('#renderer/features/settings/settings-screen.tsx')).SettingsScreen,
};

const loaded = new Map<Screen, ScreenComponent>([['sale', SaleScreen]]);
const loading = new Map<Screen, Promise<ScreenComponent>>();

/** Loads a screen once. One that could not be loaded is asked for again when it is opened again. */
function load(screen: Screen): Promise<ScreenComponent> {
  const known = loading.get(screen);
  if (known !== undefined) return known;
  const component = LOADERS[screen]();
  loading.set(screen, component);
  component.then(
    (value) => loaded.set(screen, value),
    () => loading.delete(screen),
  );
  return component;
}

/** A screen; under a `Suspense` for the time that its file takes, which is none once it was loaded. */
export function ShownScreen({ screen, subject }: { readonly screen: Screen; readonly subject: string }) {
  const Shown = loaded.get(screen) ?? use(load(screen));
  return <Shown subject={subject} />;
}

/** Loads screens while nobody does anything, one after the other, so that each opens at once. */
export async function loadWhenIdle(screens: readonly Screen[], left: AbortSignal): Promise<void> {
  for (const screen of screens) {
    await new Promise((resolve) => requestIdleCallback(resolve));
    if (left.aborted) return;
    // Whoever opens it is told why it does not come.
    await load(screen).catch(() => undefined);
  }
}

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
