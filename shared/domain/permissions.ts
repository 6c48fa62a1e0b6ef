/** Roles of the people at a counter (岗位). One person may hold several. */
export const ROLES = ['cashier', 'dispenser', 'pharmacist', 'manager', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** What a call may need. A call names one permission; the table says which roles hold it. */
export const PERMISSIONS = [
  'catalog.read',
  'catalog.import',
  'catalog.split',
  'cart.edit',
  'discount.give',
  'coupon.manage',
  'customer.read',
  'customer.edit',
  'order.read',
  'order.create',
  'order.cancel',
  'order.dispense',
  'order.substitute',
  'order.ship',
  'order.afterSales',
  'afterSales.request',
  'afterSales.override',
  'payment.take',
  'payment.refund',
  'stock.read',
  'stock.receive',
  'stock.adjust',
  'stock.split',
  'stock.fillBin',
  'stock.release',
  'stock.lock',
  'stock.recall',
  'stock.endRecall',
  'receipt.print',
  'settings.read',
  'settings.edit',
  'prescription.read',
  'prescription.capture',
  'prescription.review',
  'prescription.configure',
  'register.read',
  'register.export',
  'store.verify',
  'clock.accept',
  'staff.read',
  'staff.edit',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const EVERYBODY: readonly Role[] = ROLES;
const TILL: readonly Role[] = ['cashier', 'pharmacist', 'manager'];
const LEAD: readonly Role[] = ['manager', 'administrator'];
const ACCOUNTABLE: readonly Role[] = ['pharmacist', 'manager', 'administrator'];

/** The permission table (SEC-1). The core checks it on every call, from the session. */
export const ROLES_WITH_PERMISSION: Readonly<Record<Permission, readonly Role[]>> = {
  'catalog.read': EVERYBODY,
  'catalog.import': LEAD,
  // 拆零 is a matter of quality: whoever answers for it decides which packs are opened.
  'catalog.split': ['pharmacist', 'manager'],
  'cart.edit': TILL,
  'discount.give': TILL,
  // Who promises a discount to everybody answers for what the shop earns.
  'coupon.manage': LEAD,
  'customer.read': EVERYBODY,
  'customer.edit': TILL,
  'order.read': EVERYBODY,
  'order.create': TILL,
  'order.cancel': TILL,
  'order.dispense': ['dispenser', 'pharmacist', 'cashier', 'manager'],
  // Which drug stands in for the one that was prescribed is a pharmacist's judgement, and bears the name.
  'order.substitute': ['pharmacist'],
  'order.ship': ['dispenser', 'pharmacist', 'manager'],
  'order.afterSales': ['pharmacist', 'manager'],
  'afterSales.request': TILL,
  'afterSales.override': ['pharmacist'],
  'payment.take': TILL,
  'payment.refund': TILL,
  'stock.read': EVERYBODY,
  'stock.receive': ['dispenser', 'pharmacist', 'manager'],
  'stock.adjust': ['pharmacist', 'manager'],
  'stock.split': ['dispenser', 'pharmacist', 'cashier', 'manager'],
  'stock.fillBin': ['dispenser', 'pharmacist', 'cashier', 'manager'],
  'stock.release': ['pharmacist'],
  'stock.lock': ['pharmacist', 'manager'],
  'stock.recall': ['pharmacist', 'manager'],
  'stock.endRecall': ['manager'],
  'receipt.print': EVERYBODY,
  'settings.read': EVERYBODY,
  'settings.edit': LEAD,
  'prescription.read': EVERYBODY,
  'prescription.capture': ['cashier', 'dispenser', 'pharmacist', 'manager'],
  'prescription.review': ['pharmacist'],
  'prescription.configure': ['pharmacist', 'manager', 'administrator'],
  'register.read': ACCOUNTABLE,
  'register.export': ACCOUNTABLE,
  'store.verify': LEAD,
  'clock.accept': LEAD,
  'staff.read': LEAD,
  'staff.edit': ['administrator'],
};

/** True when any of the roles holds the permission. */
export function isPermitted(roles: readonly Role[], permission: Permission): boolean {
  return ROLES_WITH_PERMISSION[permission].some((role) => roles.includes(role));
}
