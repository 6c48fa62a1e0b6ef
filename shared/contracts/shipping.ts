import { z } from 'zod';
import { ORDER_STATUSES } from '#shared/domain/order-states.ts';
import { SHIPMENT_EXITS, SHIPMENT_STATES, TRACKED_STATES } from '#shared/domain/shipment-states.ts';
import { command, query } from './define.ts';
import { count, id, line, page, paged, pageSize, requiredLine, timeMs, version } from './fields.ts';

const shipmentState = z.enum(SHIPMENT_STATES);

const shipmentEvent = z.object({
  seq: z.int(),
  action: z.string(),
  fromState: shipmentState.nullable(),
  toState: shipmentState,
  place: z.string(),
  note: z.string(),
  staffName: z.string(),
  atMs: timeMs,
});

const shipmentDetail = z.object({
  shipmentId: id,
  orderId: id,
  version,
  state: shipmentState,
  carrier: z.string(),
  trackingNumber: z.string(),
  packageCount: z.int(),
  note: z.string(),
  receiverName: z.string(),
  receiverPhone: z.string(),
  createdAtMs: timeMs,
  /** Since when it stands in its state. */
  stateAtMs: timeMs,
  /** When its order was completed or cancelled. */
  closedAtMs: timeMs.nullable(),
  events: z.array(shipmentEvent),
  /** When its order completes by itself; null where it does not. */
  autoCompletesAtMs: timeMs.nullable(),
  /** What can be said of it next by hand. */
  steps: z.array(z.object({ to: z.enum(TRACKED_STATES), allowed: z.boolean(), needsNote: z.boolean() })),
  /** The ways out that end the order too. */
  exits: z.array(z.object({ exit: z.enum(SHIPMENT_EXITS), allowed: z.boolean() })),
});
export type ShipmentDetail = z.infer<typeof shipmentDetail>;

export const SHIPMENT_GROUPS = ['waiting', 'on_the_way', 'trouble', 'done'] as const;
export type ShipmentGroup = (typeof SHIPMENT_GROUPS)[number];

const shipmentSummary = z.object({
  /** Null while the order still waits to be sent. */
  shipmentId: id.nullable(),
  orderId: id,
  orderNumber: z.string(),
  orderStatus: z.enum(ORDER_STATUSES),
  state: shipmentState,
  carrier: z.string(),
  trackingNumber: z.string(),
  packageCount: z.int(),
  receiverName: z.string(),
  receiverPhone: z.string(),
  itemCount: count,
  quantity: count,
  stateAtMs: timeMs,
  closedAtMs: timeMs.nullable(),
});
export type ShipmentSummary = z.infer<typeof shipmentSummary>;

const seen = z.object({ shipmentId: id, version });
const result = z.object({ shipment: shipmentDetail });
const STEP_ERRORS = ['SHIPMENT_NOT_FOUND', 'VERSION_CONFLICT', 'INVALID_SHIPMENT_STATE'] as const;
const EXIT_ERRORS = [...STEP_ERRORS, 'INVALID_ORDER_STATUS'] as const;

export const shippingContract = {
  /** The parcel of an order with its story; null before the order is sent. */
  get: query({
    access: 'order.read',
    input: z.object({ orderId: id }),
    output: z.object({ shipment: shipmentDetail.nullable() }),
    errors: ['ORDER_NOT_FOUND'],
  }),
  /**
   * Parcels of a group, those that wait for somebody first. `search` (a tracking number, an order number, a phone
   * number or their beginning, or a customer's name) looks in every group.
   */
  list: query({
    access: 'order.read',
    input: z.object({
      group: z.enum(SHIPMENT_GROUPS).default('waiting'),
      search: line(60).default(''),
      page,
      pageSize,
    }),
    output: paged(shipmentSummary).extend({
      counts: z.object({ waiting: count, onTheWay: count, trouble: count }),
    }),
    errors: [],
  }),
  /** Writes down what is known of a parcel; the order keeps its status. */
  track: command({
    access: 'order.ship',
    input: seen.extend({
      to: z.enum(TRACKED_STATES),
      place: line(60).default(''),
      note: line(200).default(''),
    }),
    output: result,
    errors: [...STEP_ERRORS],
  }),
  /** Gives a lost parcel up: its order is cancelled and refunded, the goods are gone. */
  closeLost: command({
    access: 'payment.refund',
    input: seen.extend({ reason: requiredLine(200) }),
    output: result,
    errors: [...EXIT_ERRORS],
  }),
  /** Takes a refused parcel back: its order is cancelled and refunded, the goods go to quarantine. */
  receiveRefused: command({
    access: 'payment.refund',
    input: seen.extend({ reason: requiredLine(200) }),
    output: result,
    errors: [...EXIT_ERRORS],
  }),
  /** The customer has it: the order is completed. */
  confirmReceipt: command({
    access: 'order.ship',
    input: seen,
    output: result,
    errors: [...EXIT_ERRORS],
  }),
};
