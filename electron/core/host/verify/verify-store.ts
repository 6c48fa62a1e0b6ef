import type { CallOutput } from '#shared/contracts/index.ts';
import type { Reader } from '../../db/store.ts';
import { collectDifferences } from './differences.ts';
import { verifyAfterSales } from './verify-after-sales.ts';
import { verifyOrders } from './verify-orders.ts';
import { verifyPacks } from './verify-packs.ts';
import { verifyPrescriptions } from './verify-prescriptions.ts';
import { verifyShipments } from './verify-shipments.ts';
import { verifyStock } from './verify-stock.ts';
import { verifyAudit, verifyOutbox } from './verify-trails.ts';

/**
 * Recomputes everything that is kept twice from its log and names each difference: batch balances from the
 * movements, batch statuses from their history, reservations from the orders, order amounts from their lines,
 * money from payments and refunds, times from events, event chains, parcels from their story and their order,
 * after-sales requests with their goods and money, prescriptions with their story, signatures and sales, the
 * register of watched drugs, the audit chain, the tally, and the outbox
 * (gapless, unaltered, every movement and every order's newest version told). An empty list means that the store
 * agrees to the unit and the cent.
 */
export function verifyStore(reader: Reader): CallOutput<'system.verifyStore'> {
  const { found, differ } = collectDifferences();
  const batches = verifyStock(reader, differ);
  const told = verifyOutbox(reader, differ);
  const { orderCount, eventCount } = verifyOrders(reader, told.versions, differ);
  verifyShipments(reader, differ);
  verifyAfterSales(reader, told.versions, differ);
  verifyPacks(reader, differ);
  verifyPrescriptions(reader, told.versions, differ);
  verifyAudit(reader, differ);
  return {
    differences: found,
    checked: {
      batches,
      movements: told.movementCount,
      orders: orderCount,
      events: eventCount,
      outbox: told.messageCount,
    },
  };
}
