import type { Act, BusyWork } from './busy-work.ts';
import { pickOne, someDrugs } from './busy-work.ts';
import { LOOP_COUPON } from './coupon-acts.ts';

/** Names what a command makes, so that it can be counted. */
const tag = ({ random }: BusyWork): string => `crash-${random.digits(12)}`;

const CUSTOMERS = ['王秀英', '李建国'] as const;

/** A customer who buys again and again, so that there are orders to merge. */
async function customerId(work: BusyWork): Promise<number | null> {
  const name = work.random.pick(CUSTOMERS);
  const { customers } = await work.read('customers.search', { query: name });
  const known = customers[0]?.customerId ?? null;
  if (known !== null && work.random.chance(0.9)) return known;
  const phone = `138${work.random.digits(8)}`;
  const saved = await work.command('customers.save', { customerId: known, name, phone, isMember: true });
  return saved?.customerId ?? null;
}

async function orderDirectly(work: BusyWork): Promise<void> {
  const lines = someDrugs(work).map((drugId) => ({ drugId, quantity: work.random.between(1, 3) }));
  await work.command('orders.createDirect', {
    lines,
    customerId: work.random.chance(0.5) ? await customerId(work) : null,
    details: { remark: tag(work), address: work.random.chance(0.3) ? ADDRESS : null },
  });
}

const ADDRESS = {
  name: '王秀英',
  phone: '13800010001',
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  detail: '文三路 1 号',
  postCode: '310012',
} as const;

async function sellFromCart(work: BusyWork): Promise<void> {
  for (const drugId of someDrugs(work)) {
    await work.command('cart.addItem', { drugId, quantity: work.random.between(1, 2) });
  }
  const filled = await work.read('cart.getActive', {});
  if (filled !== null && work.random.chance(0.3))
    await work.command('cart.setCoupon', { cartId: filled.cartId, code: LOOP_COUPON });
  const cart = await work.read('cart.getActive', {});
  if (cart === null) return;
  const { cartId, totals } = cart;
  const sale = { cartId, expectedTotalFen: totals.totalFen, details: { remark: tag(work) } };
  const tenders = [{ kind: 'cash' as const, receivedFen: totals.totalFen + 100 }];
  if (work.random.chance(0.66)) await work.command('orders.checkout', { ...sale, tenders });
  else await work.command('orders.createFromCart', sale);
}

/** Changes of the cart that is being filled; a line or a cart that is not there is refused. */
const EDITS: readonly ((work: BusyWork, on: { cartId: number; lineId: number }) => Promise<unknown>)[] = [
  (work, on) => work.command('cart.setQuantity', { ...on, quantity: work.random.between(1, 3) }),
  (work, on) => work.command('cart.setSelected', { ...on, selected: work.random.chance(0.7) }),
  (work, on) => work.command('cart.setLineDiscount', { ...on, discount: { kind: 'percent', bp: 500 } }),
  (work, on) => work.command('cart.removeLine', on),
  (work, { cartId }) => work.command('cart.setTerms', { cartId, orderDiscount: { kind: 'amount', fen: 1 } }),
  async (work, { cartId }) =>
    work.command('cart.setCustomer', { cartId, customerId: await customerId(work) }),
  (work, { cartId }) => work.command('cart.undo', { cartId }),
  (work, { cartId }) => work.command('cart.clear', { cartId }),
  (work, { cartId }) => work.command('cart.park', { cartId }),
  (work, { cartId }) => work.command('cart.discard', { cartId }),
];

async function editCart(work: BusyWork): Promise<void> {
  const { carts } = await work.read('cart.listParked', {});
  const parked = pickOne(work.random, carts);
  if (parked !== undefined && work.random.chance(0.4)) {
    await work.command('cart.resume', { cartId: parked.cartId });
    return;
  }
  const [drugId = 0] = someDrugs(work);
  const { code } = await work.read('catalog.getDrug', { drugId });
  await work.command('cart.addScan', { code });
  const cart = await work.read('cart.getActive', {});
  if (cart === null) return;
  const line = pickOne(work.random, cart.lines);
  const edit = pickOne(work.random, EDITS);
  await edit?.(work, { cartId: cart.cartId, lineId: line?.lineId ?? 1 });
}

export const SALE_ACTS: readonly Act[] = [
  { sends: ['orders.createDirect', 'customers.save'], weight: 4, run: orderDirectly },
  {
    sends: ['cart.addItem', 'cart.setCoupon', 'orders.checkout', 'orders.createFromCart'],
    weight: 5,
    run: sellFromCart,
  },
  {
    sends: [
      'cart.addScan',
      'cart.setQuantity',
      'cart.setSelected',
      'cart.setLineDiscount',
      'cart.removeLine',
      'cart.setTerms',
      'cart.setCustomer',
      'cart.undo',
      'cart.clear',
      'cart.park',
      'cart.resume',
      'cart.discard',
      'customers.save',
    ],
    weight: 2,
    run: editCart,
  },
];
