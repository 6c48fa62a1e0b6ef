import type { TrackedState } from '#shared/domain/shipment-states.ts';
import {
  ID,
  line,
  oneOf,
  optional,
  PAGE,
  pageSize,
  requiredLine,
  VERSION,
} from '#test/support/bad-values.ts';
import { sentOrder } from '#test/support/parcels.ts';
import type { TestShop } from '#test/support/test-shop.ts';
import type { CasesOf } from './call-case.ts';

const SEEN_FIELDS = { shipmentId: ID, version: VERSION };

/** A parcel that stands in a state, as the screen names it. */
const parcelIn =
  (...path: TrackedState[]) =>
  async (shop: TestShop) => {
    const { shipment } = await sentOrder(shop, ...path);
    return { shipmentId: shipment.shipmentId, version: shipment.version };
  };
const nextVersion = <I extends { version: number }>(input: I): I => ({
  ...input,
  version: input.version + 1,
});

export const shippingCases: CasesOf<'shipping'> = {
  'shipping.get': {
    prepare: async (shop) => ({ orderId: (await sentOrder(shop, 'in_transit')).order.orderId }),
    fields: { orderId: ID },
  },
  'shipping.list': {
    prepare: async (shop) => {
      await sentOrder(shop, 'delayed');
      return { group: 'trouble', search: 'SF', page: 1, pageSize: 20 };
    },
    variants: (input) => [{ ...input, search: '', group: 'done' }],
    fields: {
      group: optional(oneOf),
      search: optional(line(60)),
      page: optional(PAGE),
      pageSize: optional(pageSize),
    },
  },
  'shipping.track': {
    prepare: async (shop) => ({
      ...(await parcelIn()(shop)),
      to: 'delayed' as const,
      place: '杭州转运中心',
      note: '大雪封路',
    }),
    fields: { ...SEEN_FIELDS, to: oneOf, place: optional(line(60)), note: optional(line(200)) },
    other: (input) => ({ ...input, note: '另一原因' }),
  },
  'shipping.closeLost': {
    prepare: async (shop) => ({ ...(await parcelIn('lost')(shop)), reason: '快递确认丢失' }),
    fields: { ...SEEN_FIELDS, reason: requiredLine(200) },
    other: (input) => ({ ...input, reason: '另一原因' }),
  },
  'shipping.receiveRefused': {
    prepare: async (shop) => ({ ...(await parcelIn('refused')(shop)), reason: '顾客拒收' }),
    fields: { ...SEEN_FIELDS, reason: requiredLine(200) },
    other: (input) => ({ ...input, reason: '另一原因' }),
  },
  'shipping.confirmReceipt': { prepare: parcelIn('delivered'), fields: SEEN_FIELDS, other: nextVersion },
};
