import type { CallName } from '#shared/contracts/index.ts';
import type { Role } from '#shared/domain/permissions.ts';

/**
 * Who may make each call, written out by hand and apart from the product, so that a call that loses its guard there
 * is missed here. A new call fails the tests until somebody has decided who may make it.
 */
const EVERYBODY: readonly Role[] = ['cashier', 'dispenser', 'pharmacist', 'manager', 'administrator'];
const TILL: readonly Role[] = ['cashier', 'pharmacist', 'manager'];
const BENCH: readonly Role[] = ['dispenser', 'pharmacist', 'manager'];
const TILL_AND_BENCH: readonly Role[] = ['cashier', 'dispenser', 'pharmacist', 'manager'];
const PROFESSION: readonly Role[] = ['pharmacist', 'manager'];
const LEAD: readonly Role[] = ['manager', 'administrator'];

/** `anybody` takes no session; `signedIn` takes one, with whatever roles. */
export const WHO_MAY: Readonly<Record<CallName, readonly Role[] | 'anybody' | 'signedIn'>> = {
  'system.status': 'anybody',
  'system.acceptClock': LEAD,
  'system.verifyStore': LEAD,
  'staff.setUp': 'anybody',
  'staff.signIn': 'anybody',
  'staff.choosePin': 'anybody',
  'staff.switchTo': 'signedIn',
  'staff.currentDuty': 'signedIn',
  'staff.endDuty': 'signedIn',
  'staff.changePin': 'signedIn',
  'staff.list': LEAD,
  'staff.save': ['administrator'],
  'settings.get': EVERYBODY,
  'settings.update': LEAD,
  'rules.list': 'signedIn',
  'rules.history': 'signedIn',
  'rules.change': LEAD,
  'catalog.searchDrugs': EVERYBODY,
  'catalog.resolveScan': EVERYBODY,
  'catalog.getDrug': EVERYBODY,
  'catalog.previewImport': LEAD,
  'catalog.startImport': LEAD,
  'catalog.applyImport': LEAD,
  'catalog.discardImport': LEAD,
  'catalog.importStatus': LEAD,
  'catalog.rejectedRows': LEAD,
  'catalog.rejectedRowsCsv': LEAD,
  'catalog.loadDemo': LEAD,
  'customers.search': EVERYBODY,
  'customers.save': TILL,
  'cart.getActive': TILL,
  'cart.listParked': TILL,
  'cart.addItem': TILL,
  'cart.addScan': TILL,
  'cart.setQuantity': TILL,
  'cart.removeLine': TILL,
  'cart.setSelected': TILL,
  'cart.setCustomer': TILL,
  'cart.setLineDiscount': TILL,
  'cart.setTerms': TILL,
  'cart.undo': TILL,
  'cart.clear': TILL,
  'cart.park': TILL,
  'cart.resume': TILL,
  'cart.discard': TILL,
  'orders.createFromCart': TILL,
  'orders.createDirect': TILL,
  'orders.checkout': TILL,
  'orders.settle': TILL,
  'orders.cancel': TILL,
  'orders.startDispensing': TILL_AND_BENCH,
  'orders.handOver': TILL_AND_BENCH,
  'orders.ship': BENCH,
  'orders.confirmReceipt': BENCH,
  'orders.openAfterSales': PROFESSION,
  'orders.closeAfterSales': PROFESSION,
  'orders.get': EVERYBODY,
  'orders.list': EVERYBODY,
  'inventory.listStock': EVERYBODY,
  'inventory.listBatches': EVERYBODY,
  'inventory.listMovements': EVERYBODY,
  'inventory.stockAt': EVERYBODY,
  'inventory.checkAvailability': EVERYBODY,
  'inventory.receiveGoods': BENCH,
  'inventory.adjustStock': PROFESSION,
  'printing.receiptPreview': EVERYBODY,
  'printing.printReceipt': EVERYBODY,
  'printing.testPagePreview': EVERYBODY,
  'printing.findUsbPrinters': LEAD,
  'printing.printTestPage': LEAD,
};
