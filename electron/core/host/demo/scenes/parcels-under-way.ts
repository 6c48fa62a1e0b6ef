import type { TrackedState } from '#shared/domain/shipment-states.ts';
import type { DemoShop } from '../demo-shop.ts';
import { addressOf, payByCard, pick, placeOrder, send, track } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';

interface Parcel {
  readonly name: string;
  readonly phone: string;
  readonly drug: string;
  readonly daysAgo: number;
  readonly news: readonly { daysAgo: number; to: TrackedState; place: string; note: string }[];
}

const PARCELS: readonly Parcel[] = [
  {
    name: '冯雪琴',
    phone: '13900060001',
    drug: '六味地黄丸',
    daysAgo: 5,
    news: [
      { daysAgo: 4, to: 'in_transit', place: '演示市转运中心', note: '' },
      { daysAgo: 2, to: 'delayed', place: '北山县', note: '暴雪封路，预计晚到两天' },
    ],
  },
  {
    name: '曹振华',
    phone: '13900060002',
    drug: '维生素C片',
    daysAgo: 3,
    news: [{ daysAgo: 2, to: 'in_transit', place: '演示市转运中心', note: '' }],
  },
  {
    name: '袁小芳',
    phone: '13900060003',
    drug: '电子体温计',
    daysAgo: 3,
    news: [
      { daysAgo: 2, to: 'in_transit', place: '演示市转运中心', note: '' },
      { daysAgo: 1, to: 'delivered', place: '滨河路快递柜', note: '' },
    ],
  },
  { name: '魏思齐', phone: '13900060004', drug: '板蓝根颗粒', daysAgo: 1, news: [] },
];

/** What the parcels' screen shows at the opening: just sent, on its way, delayed, delivered, and one to be packed. */
export const parcelsUnderWay: readonly Scene[] = [
  ...PARCELS.map(
    ({ news, ...parcel }): Scene =>
      async function* (shop) {
        yield shop.time.day(parcel.daysAgo, '15:20');
        const orderId = await payForParcel(shop, parcel);
        yield shop.time.in(30);
        await send(shop, orderId);
        for (const { daysAgo, ...told } of news) {
          yield shop.time.day(daysAgo, '10:45');
          await track(shop, orderId, told);
        }
      },
  ),
  async function* (shop) {
    yield shop.time.minutesAgo(28);
    const orderId = await payForParcel(shop, { name: '蒋文静', phone: '13900060005', drug: '感冒灵颗粒' });
    yield shop.time.in(9);
    await pick(shop, orderId);
  },
];

async function payForParcel(shop: DemoShop, { name, phone, drug }: Pick<Parcel, 'name' | 'phone' | 'drug'>) {
  const order = await placeOrder(shop, {
    wanted: [{ drug, quantity: 2 }],
    customerId: await shop.customer(name, phone),
    shippingFeeFen: 800,
    details: { channel: 'mobile', address: addressOf(name, phone, '滨河路 7 号') },
  });
  return (await payByCard(shop, order)).orderId;
}
