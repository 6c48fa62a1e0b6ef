import type { CallInput } from '#shared/contracts/index.ts';
import type { OrderDetail, Tender } from '#shared/contracts/orders.ts';
import { isTracePrefix } from '#shared/domain/drug-codes.ts';
import { invariant } from '#shared/errors/index.ts';
import type { DemoShop } from './demo-shop.ts';

export interface Wanted {
  readonly drug: string;
  readonly quantity: number;
}

/** Puts drugs into the cashier's cart; returns its id and what it comes to. */
export async function fillCart(
  shop: DemoShop,
  wanted: readonly Wanted[],
): Promise<{ cartId: number; totalFen: number }> {
  let cart = null;
  for (const { drug, quantity } of wanted) {
    const { drugId } = await shop.drug(drug, quantity);
    ({ cart } = await shop.as('陈静').do('cart.addItem', { drugId, quantity }));
  }
  invariant(cart !== null, 'a cart holds something');
  return { cartId: cart.cartId, totalFen: cart.totals.totalFen };
}

/** An order that a customer placed by phone or app: it waits for payment. */
export async function placeOrder(
  shop: DemoShop,
  order: { wanted: readonly Wanted[] } & Omit<CallInput<'orders.createDirect'>, 'lines'>,
): Promise<OrderDetail> {
  const { wanted, ...rest } = order;
  const lines = [];
  for (const { drug, quantity } of wanted) {
    lines.push({ drugId: (await shop.drug(drug, quantity)).drugId, quantity });
  }
  return (await shop.as('陈静').do('orders.createDirect', { lines, ...rest })).order;
}

/** What is sold on a prescription becomes an order for its patient. */
export async function orderPrescription(shop: DemoShop, prescriptionId: number): Promise<OrderDetail> {
  const cashier = shop.as('陈静');
  const { cartId } = await cashier.do('cart.addPrescription', { prescriptionId });
  return (await cashier.do('orders.createFromCart', { cartId })).order;
}

/** A customer's bank card pays all of an order. */
export async function payByCard(shop: DemoShop, { orderId, amounts }: OrderDetail): Promise<OrderDetail> {
  const tenders = [cardOf(amounts.totalFen, orderId)];
  return (await shop.as('陈静').do('orders.settle', { orderId, tenders, handOver: false })).order;
}

export const cardOf = (amountFen: number, orderId: number): Tender => ({
  kind: 'card',
  amountFen,
  reference: `POS${String(orderId).padStart(6, '0')}`,
});

/** Bank notes that are at least enough. */
export const notesFor = (totalFen: number): Tender => ({
  kind: 'cash',
  receivedFen: Math.ceil(totalFen / 1000) * 1000,
});

/**
 * The dispenser takes an order up and scans its packs: those that have to be, all of them, or only the first few.
 * Returns the codes.
 */
export async function pick(
  shop: DemoShop,
  orderId: number,
  { first = Number.POSITIVE_INFINITY, every = false }: { first?: number; every?: boolean } = {},
): Promise<string[]> {
  const dispenser = shop.as('赵磊');
  await dispenser.do('orders.startDispensing', { orderId });
  const codes = (await packCodes(shop, orderId, every)).slice(0, first);
  for (const code of codes) await dispenser.do('dispensing.verifyPack', { orderId, code });
  return codes;
}

async function packCodes(shop: DemoShop, orderId: number, every: boolean): Promise<string[]> {
  const dispenser = shop.as('赵磊');
  const { lines } = await dispenser.do('dispensing.get', { orderId });
  const codes = [];
  for (const { lineNo, drugId, quantity, mustVerify } of lines) {
    if (!mustVerify && !every) continue;
    for (let pack = 1; pack <= quantity; pack += 1) {
      const serial = `${orderId}${String(lineNo).padStart(2, '0')}${String(pack).padStart(3, '0')}`;
      codes.push(await traceCodeOf(shop, drugId, serial));
    }
  }
  return codes;
}

/** The code of one pack: the drug's part, which its maker was given, and the pack's own number. */
export async function traceCodeOf(shop: DemoShop, drugId: number, serial: string): Promise<string> {
  const { barcodes } = await shop.as('赵磊').do('catalog.getDrug', { drugId });
  const prefix = barcodes.find(isTracePrefix);
  invariant(prefix !== undefined, 'a demo drug has trace codes');
  return prefix + serial.padStart(TRACE_CODE_LENGTH - prefix.length, '0');
}

const TRACE_CODE_LENGTH = 20;

/** Picked by one, checked by another where the rules ask for it, and given to the customer with its labels. */
export async function dispenseAndHandOver(shop: DemoShop, orderId: number): Promise<OrderDetail> {
  await pick(shop, orderId);
  const { check } = await shop.as('赵磊').do('dispensing.get', { orderId });
  if (check.needed) await shop.as('周正').do('dispensing.check', { orderId });
  return (await shop.as('赵磊').do('orders.handOver', { orderId })).order;
}

/** Where parcels go. */
export const addressOf = (name: string, phone: string, detail: string) => ({
  name,
  phone,
  province: '演示省',
  city: '演示市',
  district: '和平区',
  detail,
  postCode: '100000',
});

/** A paid order that is not on prescription is packed and handed to the carrier. */
export async function send(shop: DemoShop, orderId: number): Promise<void> {
  await pick(shop, orderId);
  await shop.as('赵磊').do('orders.ship', {
    drugsApart: true,
    orderId,
    carrier: '顺丰速运',
    trackingNumber: `SF10${String(orderId).padStart(11, '0')}`,
  });
}

/** What the carrier says of an order's parcel. */
export async function track(
  shop: DemoShop,
  orderId: number,
  news: Omit<CallInput<'shipping.track'>, 'shipmentId' | 'version'>,
): Promise<void> {
  const { shipmentId, version } = await parcelOf(shop, orderId);
  await shop.as('赵磊').do('shipping.track', { shipmentId, version, ...news });
}

/** An order's parcel as a call names it. */
export async function parcelOf(
  shop: DemoShop,
  orderId: number,
): Promise<{ shipmentId: number; version: number }> {
  const { shipment } = await shop.as('赵磊').do('shipping.get', { orderId });
  invariant(shipment !== null, 'the order was sent');
  return { shipmentId: shipment.shipmentId, version: shipment.version };
}
