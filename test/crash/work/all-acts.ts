import { AFTER_SALES_ACTS } from './after-sales-acts.ts';
import { BIN_ACTS } from './bin-acts.ts';
import type { Act, Command } from './busy-work.ts';
import { COUPON_ACTS } from './coupon-acts.ts';
import { OFFICE_ACTS } from './office-acts.ts';
import { ORDER_ACTS } from './order-acts.ts';
import { PRESCRIPTION_ACTS } from './prescription-acts.ts';
import { SALE_ACTS } from './sale-acts.ts';
import { SPLIT_PACK_ACTS } from './split-pack-acts.ts';
import { STOCK_ACTS } from './stock-acts.ts';

/** Everything that a busy till does. */
export const ACTS: readonly Act[] = [
  ...SALE_ACTS,
  ...ORDER_ACTS,
  ...PRESCRIPTION_ACTS,
  ...AFTER_SALES_ACTS,
  ...STOCK_ACTS,
  ...SPLIT_PACK_ACTS,
  ...BIN_ACTS,
  ...OFFICE_ACTS,
  ...COUPON_ACTS,
];

const SIGNING_IN = 'each life of the counter begins with signing in, before the first act';
const ONCE = 'done once, on an empty store: test/crash/first-start.test.ts kills it there';
const IMPORT = 'test/crash/catalog-import.test.ts kills it in each phase';

/** Commands that the loop does not send, and why. A command is here or in an act: a test sees to it. */
export const NOT_IN_THE_LOOP: Readonly<Partial<Record<Command, string>>> = {
  'staff.setUp': ONCE,
  'catalog.loadDemo': 'one transaction on an empty store; the demo is made anew when it was cut short',
  'staff.signIn': SIGNING_IN,
  'staff.choosePin': SIGNING_IN,
  'staff.switchTo': 'ends the session that the loop works in; otherwise it is staff.signIn',
  'staff.endDuty': 'ends the session that the loop works in',
  'staff.changePin': 'writes a hash of its own making each time, so two answers prove nothing',
  'system.acceptClock': 'the clock of the loop runs forward',
  'catalog.startImport': IMPORT,
  'catalog.applyImport': IMPORT,
  'catalog.discardImport': IMPORT,
  'prescriptions.importInteractions': 'replaces a table whole from a picked file; no order changes',
  'registers.export': 'writes files beside the store, anew each time; the store gets one audit row',
  'printing.printDocument':
    'a copy that was cut short is counted again, on purpose: paper cannot be taken back',
  'printing.printTestPage': 'changes nothing in the store',
};
