import { PRINT_ACTIONS } from '#shared/domain/order-documents.ts';
import { ORDER_ACTIONS } from '#shared/domain/order-states.ts';

/** What an event of an order's history can be: its steps, its making, and what changes no state: news of
 * its parcel, prints and recalls. */
export const EVENT_ACTIONS = [
  'create',
  ...ORDER_ACTIONS,
  'track_shipment',
  'refund',
  'exchange',
  ...PRINT_ACTIONS,
  'recall',
  'reserve_owed',
  'verify_packs',
  'check_packs',
] as const;
