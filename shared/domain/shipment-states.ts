import type { Disposition, OrderStatus } from './order-states.ts';
import type { Permission } from './permissions.ts';

/** 待发出 已发出 运输中 已签收 延误 丢失 拒收 已退回 */
export const SHIPMENT_STATES = [
  'pending',
  'shipped',
  'in_transit',
  'delivered',
  'delayed',
  'lost',
  'refused',
  'returned',
] as const;
export type ShipmentState = (typeof SHIPMENT_STATES)[number];

export const SHIPMENT_ACTIONS = [
  'hand_to_carrier',
  'move_on',
  'deliver',
  'delay',
  'lose',
  'refuse',
  'bring_back',
] as const;
export type ShipmentAction = (typeof SHIPMENT_ACTIONS)[number];

/** Conditions besides the state: the order still waits for its parcel; somebody says what happened. */
export type ShipmentGuard = 'order_under_way' | 'note_given';

export interface ShipmentTransition {
  readonly action: ShipmentAction;
  readonly from: ShipmentState;
  readonly to: ShipmentState;
  readonly permission: Permission;
  readonly guards: readonly ShipmentGuard[];
  /** False for what only an order's own step brings about, together with its goods and its money. */
  readonly byHand: boolean;
}

/** The ways to one state: the same action from each of several others. */
function ways(
  action: ShipmentAction,
  from: readonly ShipmentState[],
  rest: Pick<ShipmentTransition, 'to' | 'guards' | 'byHand'>,
): ShipmentTransition[] {
  return from.map((state) => ({ action, from: state, permission: 'order.ship', ...rest }));
}

const TOLD: readonly ShipmentGuard[] = ['order_under_way'];
const EXPLAINED: readonly ShipmentGuard[] = ['order_under_way', 'note_given'];

/**
 * The whole shipment machine (SHIP-2, SHIP-3). Lost goods may be found again, refused goods are on their way
 * back; a parcel is only `returned` together with the order that it belongs to. What is not a row here is
 * refused, by the core and by the store's trigger.
 */
export const SHIPMENT_TRANSITIONS: readonly ShipmentTransition[] = [
  ...ways('hand_to_carrier', ['pending'], { to: 'shipped', guards: TOLD, byHand: false }),
  ...ways('move_on', ['shipped', 'in_transit', 'delayed', 'lost'], {
    to: 'in_transit',
    guards: TOLD,
    byHand: true,
  }),
  ...ways('deliver', ['shipped', 'in_transit', 'delayed'], { to: 'delivered', guards: TOLD, byHand: true }),
  ...ways('delay', ['shipped', 'in_transit'], { to: 'delayed', guards: EXPLAINED, byHand: true }),
  ...ways('lose', ['shipped', 'in_transit', 'delayed', 'refused'], {
    to: 'lost',
    guards: EXPLAINED,
    byHand: true,
  }),
  ...ways('refuse', ['shipped', 'in_transit', 'delayed'], { to: 'refused', guards: EXPLAINED, byHand: true }),
  ...ways('bring_back', ['shipped', 'in_transit', 'delayed', 'refused'], {
    to: 'returned',
    guards: TOLD,
    byHand: false,
  }),
];

/** What people can say of a parcel: the states that a step by hand leads to. */
export const TRACKED_STATES = ['in_transit', 'delivered', 'delayed', 'lost', 'refused'] as const;
export type TrackedState = (typeof TRACKED_STATES)[number];

/** States in which a parcel does not reach its customer unless somebody sees to it. */
export const TROUBLE_STATES: readonly ShipmentState[] = ['delayed', 'lost', 'refused'];

/** The step that an action takes from a state, or null when the machine has none. */
export function findShipmentStep(from: ShipmentState, action: ShipmentAction): ShipmentTransition | null {
  return SHIPMENT_TRANSITIONS.find((row) => row.from === from && row.action === action) ?? null;
}

/** The step by hand that leads from one state to the other, or null. */
export function findTrackStep(from: ShipmentState, to: ShipmentState): ShipmentTransition | null {
  return SHIPMENT_TRANSITIONS.find((row) => row.byHand && row.from === from && row.to === to) ?? null;
}

/** True when some action leads from one state to the other. The store's trigger holds the same table. */
export function isLegalShipmentStep(from: ShipmentState, to: ShipmentState): boolean {
  return SHIPMENT_TRANSITIONS.some((row) => row.from === from && row.to === to);
}

/**
 * The ways out of a parcel's story that end its order too, with goods and money: received, given up as lost,
 * taken back after a refusal.
 */
export const SHIPMENT_EXITS = ['confirm_receipt', 'close_lost', 'receive_refused'] as const;
export type ShipmentExit = (typeof SHIPMENT_EXITS)[number];

export interface ShipmentExitRule {
  readonly exit: ShipmentExit;
  readonly from: readonly ShipmentState[];
  readonly order:
    | { readonly action: 'confirm_receipt' }
    | { readonly action: 'cancel'; readonly disposition: Disposition };
}

export const SHIPMENT_EXIT_RULES: readonly ShipmentExitRule[] = [
  {
    exit: 'confirm_receipt',
    from: ['shipped', 'in_transit', 'delayed', 'delivered'],
    order: { action: 'confirm_receipt' },
  },
  { exit: 'close_lost', from: ['lost'], order: { action: 'cancel', disposition: 'lost' } },
  { exit: 'receive_refused', from: ['refused'], order: { action: 'cancel', disposition: 'returned' } },
];

/** What an order's step means for the parcel of that order. */
export interface OrderStepTaken {
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  readonly disposition: Disposition | null;
}

/**
 * The shipment's step that has to go with an order's step: `stays` when the two agree as they are,
 * `contradicts` when they never can. A completed order's parcel arrived, unless after-sales settled the trouble;
 * a cancelled order's parcel came back or is lost, unless it had arrived before.
 */
export function shipmentStepFor(
  state: ShipmentState,
  step: OrderStepTaken,
): ShipmentTransition | 'stays' | 'contradicts' {
  if (state === 'delivered' || (step.to !== 'completed' && step.to !== 'cancelled')) return 'stays';
  if (step.to === 'completed') {
    if (step.from === 'after_sales' && TROUBLE_STATES.includes(state) && state !== 'delayed') return 'stays';
    return findShipmentStep(state, 'deliver') ?? 'contradicts';
  }
  if (step.disposition === 'lost') {
    return state === 'lost' ? 'stays' : (findShipmentStep(state, 'lose') ?? 'contradicts');
  }
  return findShipmentStep(state, 'bring_back') ?? 'contradicts';
}

const DAY_MS = 86_400_000;

/**
 * The moment at which a parcel's order completes by itself (SHIP-4), or null while it must not: the days count
 * from the sending, anew from the end of a trouble, and not at all while one lasts or after the story is over.
 */
export function autoCompletesAtMs(
  shipment: {
    readonly state: ShipmentState;
    readonly underWaySinceMs: number;
    readonly closedAtMs: number | null;
  },
  autoCompleteDays: number,
): number | null {
  if (shipment.closedAtMs !== null || TROUBLE_STATES.includes(shipment.state)) return null;
  return shipment.underWaySinceMs + autoCompleteDays * DAY_MS;
}
