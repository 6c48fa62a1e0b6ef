import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallResult } from '#shared/contracts/envelope.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { OrderStatus } from '#shared/domain/order-states.ts';
import {
  SHIPMENT_ACTIONS,
  SHIPMENT_EXITS,
  SHIPMENT_STATES,
  type ShipmentAction,
  type ShipmentState,
  TRACKED_STATES,
  type TrackedState,
} from '#shared/domain/shipment-states.ts';
import type { ErrorCode } from '#shared/errors/index.ts';
import { STEP_CALLS } from '#test/support/order-paths.ts';
import { type OrderWithParcel, type ParcelPlace, parcelIn, readSent } from '#test/support/parcels.ts';
import { countRows, dumpStore } from '#test/support/store-dump.ts';
import { MINUTE_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import { unitsOf } from '#test/support/units.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  expect(await shop.till.do('system.verifyStore', {})).toMatchObject({ differences: [] });
  await shop.counter.dispose();
});

type Call = (parcel: OrderWithParcel) => Promise<CallResult<unknown>>;

/** The parcel as a screen would name it; of an order that was not sent there is none. */
const seen = ({ shipment }: OrderWithParcel) => ({
  shipmentId: shipment?.shipmentId ?? 999_999,
  version: shipment?.version ?? 1,
});
const tell =
  (to: TrackedState): Call =>
  (parcel) =>
    shop.till.try('shipping.track', { ...seen(parcel), to, place: '武汉', note: '快递来电' });
const cancel =
  (disposition: 'returned' | 'lost'): Call =>
  ({ order }) =>
    shop.till.try('orders.cancel', { orderId: order.orderId, reason: '结案', disposition });

/** A call that moves a parcel, the action of the machine that it takes, and what is so afterwards. */
interface Way {
  readonly call: Call;
  readonly action: ShipmentAction | null;
  readonly to: ShipmentState;
  readonly order: OrderStatus;
  readonly goods: OrderDetail['items'][number]['batches'][number]['state'];
  readonly told: string;
}

const UNDER_WAY = { order: 'shipped', goods: 'dispensed', told: 'track_shipment' } as const;
const RECEIVED = {
  to: 'delivered',
  order: 'completed',
  goods: 'dispensed',
  told: 'confirm_receipt',
} as const;
const GONE = { to: 'lost', order: 'cancelled', goods: 'lost', told: 'cancel' } as const;
const BACK = { to: 'returned', order: 'cancelled', goods: 'quarantined', told: 'cancel' } as const;

const WAYS = {
  ship: {
    call: ({ order }) => shop.till.try('orders.ship', STEP_CALLS.ship(order).input),
    action: 'hand_to_carrier',
    to: 'shipped',
    order: 'shipped',
    goods: 'dispensed',
    told: 'ship',
  },
  in_transit: { call: tell('in_transit'), action: 'move_on', to: 'in_transit', ...UNDER_WAY },
  delivered: { call: tell('delivered'), action: 'deliver', to: 'delivered', ...UNDER_WAY },
  delayed: { call: tell('delayed'), action: 'delay', to: 'delayed', ...UNDER_WAY },
  lost: { call: tell('lost'), action: 'lose', to: 'lost', ...UNDER_WAY },
  refused: { call: tell('refused'), action: 'refuse', to: 'refused', ...UNDER_WAY },
  confirm_receipt: {
    call: (parcel) => shop.till.try('shipping.confirmReceipt', seen(parcel)),
    action: 'deliver',
    ...RECEIVED,
  },
  close_lost: {
    call: (parcel) => shop.till.try('shipping.closeLost', { ...seen(parcel), reason: '结案' }),
    action: null,
    ...GONE,
  },
  receive_refused: {
    call: (parcel) => shop.till.try('shipping.receiveRefused', { ...seen(parcel), reason: '结案' }),
    action: 'bring_back',
    ...BACK,
  },
  order_received: {
    call: ({ order }) => shop.till.try('orders.confirmReceipt', { orderId: order.orderId }),
    action: 'deliver',
    ...RECEIVED,
  },
  order_returned: { call: cancel('returned'), action: 'bring_back', ...BACK },
  order_lost: { call: cancel('lost'), action: 'lose', ...GONE },
} as const satisfies Record<string, Way>;
type WayName = keyof typeof WAYS;
const NAMES = Object.keys(WAYS) as WayName[];

/** The parcel takes the way's step; or it stays as it is, and only its order ends. */
type Outcome = 'goes' | 'stays' | ErrorCode | 'no parcel';
const GOES = 'goes';
const STAYS = 'stays';
const STATE = 'INVALID_SHIPMENT_STATE';
const ORDER = 'INVALID_ORDER_STATUS';
const NONE = 'SHIPMENT_NOT_FOUND';
/** An order that was not sent ends without a parcel: order-machine.test.ts. */
const APART = 'no parcel';

/** From each place each way, in the order of WAYS; written out here once more, on purpose. */
const TABLE: Readonly<Record<ParcelPlace, readonly Outcome[]>> = {
  pending: [GOES, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, ORDER, APART, APART],
  shipped: [ORDER, GOES, GOES, GOES, GOES, GOES, GOES, STATE, STATE, GOES, GOES, GOES],
  in_transit: [ORDER, GOES, GOES, GOES, GOES, GOES, GOES, STATE, STATE, GOES, GOES, GOES],
  delivered: [ORDER, STATE, STATE, STATE, STATE, STATE, STAYS, STATE, STATE, STAYS, STAYS, STAYS],
  delayed: [ORDER, GOES, GOES, STATE, GOES, GOES, GOES, STATE, STATE, GOES, GOES, GOES],
  lost: [ORDER, GOES, STATE, STATE, STATE, STATE, STATE, STAYS, STATE, STATE, STATE, STAYS],
  refused: [ORDER, STATE, STATE, STATE, GOES, STATE, STATE, STATE, GOES, STATE, GOES, GOES],
  returned: [ORDER, STATE, STATE, STATE, STATE, STATE, STATE, STATE, STATE, ORDER, ORDER, ORDER],
  delivered_closed: [ORDER, STATE, STATE, STATE, STATE, STATE, STATE, STATE, STATE, ORDER, ORDER, ORDER],
  lost_closed: [ORDER, STATE, STATE, STATE, STATE, STATE, STATE, STATE, STATE, ORDER, ORDER, ORDER],
};
const PLACES = Object.keys(TABLE) as ParcelPlace[];
const PAIRS = PLACES.flatMap((place) =>
  NAMES.map((way, index) => [place, way, TABLE[place][index] ?? APART] as const),
);
const isLegal = (outcome: Outcome): boolean => outcome === GOES || outcome === STAYS;
const legalFrom = (place: ParcelPlace) =>
  PAIRS.filter(([from, , outcome]) => from === place && isLegal(outcome)).map(([, way]) => way);

const stock = () => unitsOf(shop, shop.drugs.paracetamol);
const ROWS = ['order_event', 'shipment_event', 'outbox', 'audit_log', 'refund'] as const;

describe('SHIP-2 SHIP-3: every state and every action of a parcel, through the contract', () => {
  it('SHIP-2: the table has each of them, and leads everywhere', () => {
    expect(PLACES).toEqual(expect.arrayContaining([...SHIPMENT_STATES]));
    for (const place of PLACES) expect(TABLE[place], place).toHaveLength(NAMES.length);
    const actions = new Set(NAMES.map((name) => WAYS[name].action).filter((action) => action !== null));
    expect([...actions].sort()).toEqual([...SHIPMENT_ACTIONS].sort());
    const taken = PAIRS.filter(([, , outcome]) => outcome === GOES).map(([, way]) => WAYS[way].to);
    expect([...new Set<ShipmentState>(['pending', ...taken])].sort()).toEqual([...SHIPMENT_STATES].sort());
  });

  it.each(PAIRS.filter(([, , outcome]) => isLegal(outcome)))(
    'SHIP-1 SHIP-2 SHIP-3 SHIP-4 ORD-10 INV-1: %s, %s: the parcel %s, with its order, goods and money, and both stories tell it',
    async (place, name, outcome) => {
      const { counter } = shop;
      const before = await parcelIn(shop, place);
      const stockBefore = await stock();
      const rows = countRows(counter, ROWS);
      counter.time.advance(MINUTE_MS);
      const nowMs = counter.time.nowMs();
      const way: Way = WAYS[name];
      const result = await way.call(before);
      expect(result.ok ? 'ok' : result.error.code).toBe('ok');
      const { order, shipment } = await readSent(shop, before.order.orderId);

      const isOver = way.order !== 'shipped';
      const moved = outcome === GOES;
      const from = before.shipment?.state ?? 'pending';
      expect(shipment).toMatchObject({
        state: moved ? way.to : from,
        stateAtMs: moved ? nowMs : before.shipment?.stateAtMs,
        closedAtMs: isOver ? nowMs : null,
      });
      // A parcel's story begins with the parcel: it is made and handed over at once.
      const told = shipment.events.slice(before.shipment?.events.length ?? 1);
      const isTold = way.told === 'track_shipment';
      const news = isTold ? { place: '武汉', note: '快递来电' } : {};
      const step = { action: way.action, fromState: from, toState: way.to, staffName: '王芳', atMs: nowMs };
      expect(told).toMatchObject(moved ? [{ ...step, ...news }] : []);

      expect(order).toMatchObject({
        status: way.order,
        version: before.order.version + 1,
        historyIntact: true,
      });
      expect(order.events.slice(0, -1)).toEqual(before.order.events);
      const status = { fromStatus: before.order.status, toStatus: way.order };
      const details = isTold ? { reason: '快递来电', details: { shipment: way.to, place: '武汉' } } : {};
      const event = { action: way.told, ...status, ...details, staffName: '王芳', atMs: nowMs };
      expect(order.events.at(-1)).toMatchObject(event);
      expect(order.items.flatMap(({ batches }) => batches.map(({ state }) => state))).toEqual(
        before.order.items.flatMap(({ batches }) => batches.map(() => way.goods)),
      );
      const back = way.goods === 'quarantined' ? order.quantity : 0;
      expect(await stock()).toEqual({ ...stockBefore, quarantine: stockBefore.quarantine + back });
      const { paidFen } = before.order.amounts;
      const isCancelled = way.order === 'cancelled';
      expect(order.cancelReason).toBe(isCancelled ? '结案' : '');
      expect(order.amounts).toMatchObject({ paidFen, refundedFen: isCancelled ? paidFen : 0 });
      expect(countRows(counter, ROWS)).toEqual({
        order_event: rows.order_event + 1,
        shipment_event: rows.shipment_event + (moved ? 1 : 0) + (place === 'pending' ? 1 : 0),
        outbox: rows.outbox + 1,
        audit_log: rows.audit_log + 1,
        refund: rows.refund + (isCancelled ? 1 : 0),
      });
    },
  );

  it.each(PLACES)(
    'SHIP-2 SHIP-3 ORD-14: one that is %s is offered its own ways; every other is refused by its code and changes nothing',
    async (place) => {
      const parcel = await parcelIn(shop, place);
      const legal: readonly string[] = legalFrom(place);
      const { steps = [], exits = [] } = parcel.shipment ?? {};
      expect(steps.map(({ to }) => to).sort()).toEqual(
        TRACKED_STATES.filter((state) => legal.includes(state)).sort(),
      );
      expect(exits.map(({ exit }) => exit).sort()).toEqual(
        SHIPMENT_EXITS.filter((exit) => legal.includes(exit)).sort(),
      );

      const before = dumpStore(shop.counter);
      for (const [from, name, outcome] of PAIRS) {
        if (from !== place || outcome === APART || isLegal(outcome)) continue;
        const result = await WAYS[name].call(parcel);
        expect(result.ok ? 'ok' : result.error.code, name).toBe(outcome);
      }
      expect(dumpStore(shop.counter)).toEqual(before);
    },
  );
});
