import { PLAIN_COUPON } from '#test/support/coupons.ts';
import type { Act, BusyWork } from './busy-work.ts';

/** The coupon of the loop; every cart may be given it while it is not stopped. */
export const LOOP_COUPON = 'LOOP50';

async function changeCoupon(work: BusyWork): Promise<void> {
  const { coupons } = await work.read('coupons.list', {});
  const known = coupons.find(({ code }) => code === LOOP_COUPON);
  if (known !== undefined && work.random.chance(0.5)) {
    const { couponId, version, stopped } = known;
    await work.command('coupons.setStopped', { couponId, version, stopped: !stopped });
    return;
  }
  await work.command('coupons.save', {
    ...PLAIN_COUPON,
    couponId: known?.couponId ?? null,
    version: known?.version ?? null,
    code: LOOP_COUPON,
    categories: [],
    drugCodes: [],
    excludedDrugCodes: [],
    amountFen: work.random.between(1, 50),
  });
}

export const COUPON_ACTS: readonly Act[] = [
  { sends: ['coupons.save', 'coupons.setStopped'], weight: 1, run: changeCoupon },
];
