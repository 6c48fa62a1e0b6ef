import { type Act, type BusyWork, type KnownOrder, pickOne } from './busy-work.ts';

/** Takes some order a step further, as far as its status allows. */
async function moveOn(work: BusyWork): Promise<void> {
  const order = work.someOrder('pending', 'paid', 'dispensing');
  if (order === null) return;
  const { orderId } = order;
  if (order.status === 'pending') {
    const tenders = [{ kind: 'card' as const, amountFen: order.totalFen, reference: 'POS' }];
    await work.command('orders.settle', { orderId, tenders, handOver: work.random.chance(0.4) });
  } else if (order.status === 'paid') {
    await work.command('orders.startDispensing', { orderId });
  } else await dispense(work, order);
}

/** Verifies packs by scan or by eye, has them checked, takes one back now and then, and lets the order go. */
async function dispense(work: BusyWork, { orderId }: KnownOrder): Promise<void> {
  const sheet = await work.read('dispensing.get', { orderId });
  const line = sheet.lines.find(({ mustVerify, verified, quantity }) => mustVerify && verified < quantity);
  const pack = sheet.packs.find(({ takenBack }) => !takenBack);
  if (pack !== undefined && work.random.chance(0.25)) {
    await work.command('dispensing.takeBackPack', { orderId, packId: pack.packId });
  } else if (line !== undefined && work.random.chance(0.7)) {
    const { barcodes } = await work.read('catalog.getDrug', { drugId: line.drugId });
    const code = `${barcodes.find(({ length }) => length === 7) ?? ''}${work.random.digits(13)}`;
    await work.command('dispensing.verifyPack', { orderId, code });
  } else if (line !== undefined) {
    const batch = line.batches.find(({ verified, quantity }) => verified < quantity);
    const { lineNo } = line;
    const packs = { orderId, lineNo, batchId: batch?.batchId ?? 1, quantity: 1, reason: '旧包装无码' };
    await work.command('dispensing.verifyByEye', packs);
  } else if (!sheet.complete) {
    await work.colleague('dispensing.check', { orderId });
  } else await letGo(work, orderId);
}

async function letGo(work: BusyWork, orderId: number): Promise<void> {
  if (work.random.chance(0.4)) {
    await work.command('orders.handOver', { orderId });
    return;
  }
  const trackingNumber = `SF1${work.random.digits(12)}`;
  await work.command('orders.ship', { drugsApart: true, orderId, carrier: '顺丰速运', trackingNumber });
}

async function cancel(work: BusyWork): Promise<void> {
  const order = work.someOrder();
  if (order === null) return;
  const disposition = work.random.pick(['returned', 'lost'] as const satisfies [string, ...string[]]);
  await work.command('orders.cancel', { orderId: order.orderId, reason: '顾客不要了', disposition });
}

/** Divides an order by its lines, or into what can be served now and the rest. */
async function split(work: BusyWork): Promise<void> {
  const order = work.someOrder('pending', 'paid');
  if (order === null) return;
  const { items } = await work.read('orders.get', { orderId: order.orderId });
  const parts =
    items.length > 1
      ? items.map(({ lineNo, quantity }) => ({ lines: [{ lineNo, quantity }] }))
      : items.flatMap(({ lineNo, quantity }) => [
          { lines: [{ lineNo, quantity: Math.max(1, quantity - 1) }] },
          { lines: [{ lineNo, quantity: 1 }] },
        ]);
  const divided = await work.command('orders.split', { orderId: order.orderId, parts });
  for (const part of divided?.parts ?? []) work.remember(part);
}

/** Owes one unit of an order that is not in the bag: it is not on the shelf, broken, or left for later. */
async function owe(work: BusyWork): Promise<void> {
  const order = work.someOrder('paid', 'dispensing');
  if (order === null) return;
  const { orderId } = order;
  const { lines } = await work.read('dispensing.get', { orderId });
  const open = lines.flatMap(({ lineNo, batches }) =>
    batches.flatMap(({ batchId, quantity, verified }) =>
      verified < quantity ? [{ lineNo, batchId, quantity: 1 }] : [],
    ),
  );
  const unit = pickOne(work.random, open);
  if (unit === undefined) return;
  const cause = work.random.pick(['not_on_shelf', 'damaged', 'customer_choice'] as const);
  const made = await work.command('dispensing.owe', { orderId, cause, reason: '先给一部分', lines: [unit] });
  if (made === null) return;
  if (made.given !== null) work.remember(made.given);
  work.remember(made.owed);
  await work.lookAgain(orderId);
}

/** Gives the drug of another maker for a line that is not in the bag. */
async function substitute(work: BusyWork): Promise<void> {
  const order = work.someOrder('paid', 'dispensing');
  if (order === null) return;
  const { orderId } = order;
  const { lines } = await work.read('dispensing.get', { orderId });
  const line = pickOne(work.random, lines);
  if (line === undefined) return;
  const { lineNo, batches } = line;
  const { equivalents } = await work.read('dispensing.equivalents', { orderId, lineNo });
  const drug = pickOne(work.random, equivalents);
  if (drug === undefined) return;
  const cause = work.random.pick(['damaged', 'out_of_stock'] as const satisfies [string, ...string[]]);
  const [batch] = batches;
  const missing = cause === 'damaged' && batch !== undefined ? [{ batchId: batch.batchId, quantity: 1 }] : [];
  const { drugId } = drug;
  const wish = { orderId, lineNo, drugId, cause, reason: '换厂家', missing };
  const made = await work.command('dispensing.substitute', wish);
  if (made === null) return;
  work.remember(made.order);
  await work.lookAgain(orderId);
}

/** Makes one of two orders of a customer that wait for payment. */
async function merge(work: BusyWork): Promise<void> {
  const { rows } = await work.read('orders.list', { statuses: ['pending'], search: '王秀英' });
  const [one, other] = rows;
  if (one === undefined || other === undefined) return;
  const orders = [one, other].map(({ orderId, version }) => ({ orderId, version }));
  const merged = await work.command('orders.merge', { orders });
  if (merged === null) return;
  for (const { orderId } of orders) await work.lookAgain(orderId);
}

/** Tells of a parcel, or ends its story together with its order's. */
async function followParcel(work: BusyWork): Promise<void> {
  const order = work.someOrder('shipped');
  if (order === null) return;
  const { orderId } = order;
  if (work.random.chance(0.1)) {
    await work.command('orders.confirmReceipt', { orderId });
    return;
  }
  const { shipment } = await work.read('shipping.get', { orderId });
  if (shipment === null) return;
  const { shipmentId, version, steps, exits } = shipment;
  const on = { shipmentId, version };
  const exit = pickOne(
    work.random,
    exits.filter(({ allowed }) => allowed),
  )?.exit;
  const to = pickOne(
    work.random,
    steps.filter(({ allowed }) => allowed),
  )?.to;
  const reason = '快递来电';
  if (to !== undefined && work.random.chance(0.5)) {
    await work.command('shipping.track', { ...on, to, place: '杭州', note: reason });
  } else if (exit === 'close_lost') await work.command('shipping.closeLost', { ...on, reason });
  else if (exit === 'receive_refused') await work.command('shipping.receiveRefused', { ...on, reason });
  else await work.command('shipping.confirmReceipt', on);
  await work.lookAgain(orderId);
}

export const ORDER_ACTS: readonly Act[] = [
  {
    sends: [
      'orders.settle',
      'orders.startDispensing',
      'orders.handOver',
      'orders.ship',
      'dispensing.verifyPack',
      'dispensing.verifyByEye',
      'dispensing.takeBackPack',
      'dispensing.check',
    ],
    weight: 10,
    run: moveOn,
  },
  { sends: ['orders.cancel'], weight: 1, run: cancel },
  { sends: ['orders.split'], weight: 1, run: split },
  { sends: ['orders.merge'], weight: 1, run: merge },
  { sends: ['dispensing.owe'], weight: 1, run: owe },
  { sends: ['dispensing.substitute'], weight: 1, run: substitute },
  {
    sends: [
      'orders.confirmReceipt',
      'shipping.track',
      'shipping.closeLost',
      'shipping.receiveRefused',
      'shipping.confirmReceipt',
    ],
    weight: 4,
    run: followParcel,
  },
];
