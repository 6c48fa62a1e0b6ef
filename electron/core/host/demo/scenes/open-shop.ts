import type { Scene } from '../play-scenes.ts';

/** Hours in which an order waits for payment: one that waits in the demo still does while somebody looks around. */
const MINUTES_TO_PAY = 12 * 60;

/** The manager prepares the shop: how long customers may take to pay, and a printer for drug labels. */
export const openShop: Scene = async function* (shop) {
  yield shop.time.day(14, '08:10');
  const manager = shop.as('孙志远');
  const { limits, documents } = await manager.do('settings.get', {});
  await manager.do('settings.update', {
    limits: { ...limits, minutesToPay: MINUTES_TO_PAY },
    documents: { ...documents, label: { printer: { kind: 'file' }, paperMm: 58, chinese: 'raster' } },
  });
};
