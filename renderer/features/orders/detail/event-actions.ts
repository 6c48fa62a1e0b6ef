import { ORDER_ACTIONS } from '#shared/domain/order-states.ts';

/** What an event of an order's history can be: its steps, its making, and prints, which change no state. */
export const EVENT_ACTIONS = [
  'create',
  ...ORDER_ACTIONS,
  'print_receipt',
  'reprint_receipt',
  'recall',
] as const;
