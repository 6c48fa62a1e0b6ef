import { type Handlers, onCommand, onQuery, type QueryContext } from '../platform/context.ts';
import { couponView, getCoupon, listCoupons } from './coupon-rows.ts';
import { listUses } from './redeem-coupon.ts';
import { saveCoupon, stopCoupon } from './save-coupon.ts';

const showCoupon = ({ reader }: QueryContext, { couponId }: { couponId: number }) =>
  couponView(reader, getCoupon(reader, couponId));

/** The calls of `coupons.*`. */
export function couponHandlers(): Handlers {
  return {
    ...onQuery('coupons.list', ({ reader }) => ({ coupons: listCoupons(reader) })),
    ...onQuery('coupons.uses', ({ reader }, { couponId }) => {
      getCoupon(reader, couponId);
      return { uses: listUses(reader, couponId) };
    }),
    ...onCommand('coupons.save', (context, input) => ({ couponId: saveCoupon(context, input) }), showCoupon),
    ...onCommand(
      'coupons.setStopped',
      (context, input) => {
        stopCoupon(context, input);
        return { couponId: input.couponId };
      },
      showCoupon,
    ),
  };
}
