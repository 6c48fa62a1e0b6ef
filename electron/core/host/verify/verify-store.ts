import type { CallOutput } from '#shared/contracts/index.ts';
import type { Reader } from '../../db/store.ts';
import { collectDifferences } from './differences.ts';
import { verifyAfterSales } from './verify-after-sales.ts';
import { verifyCoupons } from './verify-coupons.ts';
import { verifyInteractions } from './verify-interactions.ts';
import { verifyMedia } from './verify-media.ts';
import { verifyOrders } from './verify-orders.ts';
import { verifyPacks } from './verify-packs.ts';
import { verifyPrescriptions } from './verify-prescriptions.ts';
import { verifyShipments } from './verify-shipments.ts';
import { verifySplitPacks } from './verify-split-packs.ts';
import { verifyStock } from './verify-stock.ts';
import { verifyAudit, verifyOutbox } from './verify-trails.ts';

/**
 * Recomputes everything that is kept twice from its log and names each difference: batch balances from the
 * movements, batch statuses from their history, reservations from the orders, order amounts from their lines, money
 * from payments and refunds, times from events, event chains, parcels from their story and their order, after-sales
 * requests with their goods and money, opened packs with their units and sales, prescriptions with their story,
 * signatures and sales, every picture in the media folder, the register of watched drugs, the audit chain, the tally,
 * and the outbox (gapless, unaltered, every movement and every order's newest version told). An empty list means that
 * the store agrees to the unit and the cent.
 */
export function verifyStore(reader: Reader, mediaFolder: string): CallOutput<'system.verifyStore'> {
  const { found, differ } = collectDifferences();
  const batches = verifyStock(reader, differ);
  const told = verifyOutbox(reader, differ);
  const { orderCount, eventCount } = verifyOrders(reader, told.versions, differ);
  verifyShipments(reader, differ);
  verifyAfterSales(reader, told.versions, differ);
  verifyPacks(reader, differ);
  verifyCoupons(reader, differ);
  verifyPrescriptions(reader, told.versions, differ);
  verifySplitPacks(reader, differ);
  verifyInteractions(reader, differ);
  verifyMedia(reader, mediaFolder, differ);
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
