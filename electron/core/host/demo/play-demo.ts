import type { Core } from '../start-core.ts';
import { DemoShop } from './demo-shop.ts';
import type { DemoTime } from './demo-time.ts';
import { playScenes } from './play-scenes.ts';
import { prescriptionPainter } from './prescription-picture.ts';
import { binsCleaned } from './scenes/bins-cleaned.ts';
import { couponUsed } from './scenes/coupon-used.ts';
import { dailySales } from './scenes/daily-sales.ts';
import { dispensingQueue } from './scenes/dispensing-queue.ts';
import { drugSubstituted } from './scenes/drug-substituted.ts';
import { goodsExchanged } from './scenes/goods-exchanged.ts';
import { goodsReturned } from './scenes/goods-returned.ts';
import { herbsSignedTwice } from './scenes/herbs-signed-twice.ts';
import { lotRecalled } from './scenes/lot-recalled.ts';
import { memberSale } from './scenes/member-sale.ts';
import { openAfterSales } from './scenes/open-after-sales.ts';
import { openCarts } from './scenes/open-carts.ts';
import { openShop } from './scenes/open-shop.ts';
import { packsSplit } from './scenes/packs-split.ts';
import { parcelCompleted } from './scenes/parcel-completed.ts';
import { parcelLost, parcelRefused } from './scenes/parcels-in-trouble.ts';
import { parcelsUnderWay } from './scenes/parcels-under-way.ts';
import { partOwed } from './scenes/part-owed.ts';
import { prescriptionCorrected } from './scenes/prescription-corrected.ts';
import { prescriptionSold } from './scenes/prescription-sold.ts';
import { refundOnly } from './scenes/refund-only.ts';
import { orderSplit, ordersMerged } from './scenes/split-and-merged.ts';
import { lapsedAndDraft, waitingPrescriptions } from './scenes/waiting-prescriptions.ts';
import { watchedSale } from './scenes/watched-sale.ts';

/** How many days of the demo are lived call by call; the month before is `past-sales.ts`. */
export const DEMO_DAYS = 14;

/**
 * Lives the last days of a demo shop: every scene a story that its people tell with the calls of their screens, on the
 * clock of the demo. What is written is what real work would have written, at the time when it would have been.
 */
export async function playDemo(
  core: Core,
  { time, resourcesDir, picturesDir }: { time: DemoTime; resourcesDir: string; picturesDir: string },
): Promise<void> {
  const camera = { paint: await prescriptionPainter(resourcesDir), folder: picturesDir };
  await playScenes(
    await DemoShop.open(core, time),
    [
      openShop,
      dailySales,
      memberSale,
      prescriptionSold(camera),
      prescriptionCorrected,
      herbsSignedTwice,
      parcelCompleted,
      parcelRefused,
      parcelLost,
      refundOnly,
      goodsReturned,
      goodsExchanged,
      orderSplit,
      ordersMerged,
      lotRecalled,
      watchedSale,
      packsSplit,
      binsCleaned,
      couponUsed,
      partOwed,
      drugSubstituted,
      openAfterSales,
      parcelsUnderWay,
      lapsedAndDraft,
      waitingPrescriptions(camera),
      dispensingQueue,
      openCarts,
    ].flat(),
  );
}
