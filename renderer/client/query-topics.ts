import type { ChangeTopic } from '#shared/contracts/envelope.ts';
import type { QueryName } from '#shared/contracts/index.ts';

/** Which changes make the answer of a query old. */
export const TOPICS_OF_QUERY: Readonly<Record<QueryName, readonly ChangeTopic[]>> = {
  'system.status': ['catalog', 'settings', 'staff'],
  'system.verifyStore': [],
  'staff.currentDuty': ['staff'],
  'staff.list': ['staff'],
  'settings.get': ['settings'],
  'rules.list': ['rules'],
  'rules.history': ['rules'],
  'catalog.searchDrugs': ['catalog', 'stock'],
  'catalog.resolveScan': ['catalog', 'stock'],
  'catalog.getDrug': ['catalog'],
  'catalog.previewImport': [],
  'catalog.importStatus': ['catalog'],
  'catalog.rejectedRows': ['catalog'],
  'catalog.rejectedRowsCsv': ['catalog'],
  'customers.search': ['customers'],
  'cart.getActive': ['cart', 'catalog', 'stock', 'customers', 'settings', 'rules'],
  'cart.listParked': ['cart'],
  'orders.get': ['orders', 'rules'],
  'orders.list': ['orders'],
  'inventory.listStock': ['stock', 'catalog', 'rules'],
  'inventory.listBatches': ['stock', 'rules'],
  'inventory.listMovements': ['stock'],
  'inventory.stockAt': ['stock'],
  'inventory.checkAvailability': ['stock'],
  'inventory.recallReport': ['stock', 'cart', 'orders'],
  'printing.receiptPreview': ['orders', 'settings'],
  'printing.findUsbPrinters': [],
  'printing.testPagePreview': ['settings'],
};
