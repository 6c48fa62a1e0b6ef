import { fillCart, placeOrder } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';

const PARKED = [
  { minutes: 19, label: '回去取医保卡', wanted: [{ drug: '六味地黄丸', quantity: 2 }] },
  {
    minutes: 11,
    label: '穿灰色外套的先生',
    wanted: [
      { drug: '电子血压计', quantity: 1 },
      { drug: '感冒灵颗粒', quantity: 1 },
    ],
  },
] as const;

/** What the till shows at the opening: parked carts, and orders that wait to be paid. */
export const openCarts: Scene = async function* (shop) {
  for (const { minutes, label, wanted } of PARKED) {
    yield shop.time.minutesAgo(minutes);
    const { cartId } = await fillCart(shop, wanted);
    await shop.as('陈静').do('cart.park', { cartId, label });
  }
  for (const [minutes, name, phone] of [
    [31, '王秀英', '13800010001'],
    [7, '李建国', '13800010002'],
  ] as const) {
    yield shop.time.minutesAgo(minutes);
    await placeOrder(shop, {
      wanted: [
        { drug: '维生素C片', quantity: 1 },
        { drug: '枸杞子', quantity: 2 },
      ],
      customerId: await shop.customer(name, phone, true),
      details: { channel: 'mobile', remark: '到店付款' },
    });
  }
};
