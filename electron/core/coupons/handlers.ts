import { type Handlers, onCommand, onQuery, type QueryContext } from '../platform/context.ts';
import { LeftBehind } from '../platform/left-behind.ts';
import { type CouponRow, couponView, getCoupon, listCoupons } from './coupon-rows.ts';
import { listUses } from './redeem-coupon.ts';
import { saveCoupon, stopCoupon } from './save-coupon.ts';

const leftBehind = new LeftBehind<CouponRow>();

const receiptOf = (row: CouponRow) => leftBehind.keep({ couponId: row.id }, row);

const showCoupon = ({ reader }: QueryContext, receipt: { couponId: number }) =>
  couponView(reader, leftBehind.find(receipt) ?? getCoupon(reader, receipt.couponId));

/** The calls of `coupons.*`. */
export function couponHandlers(): Handlers {
  return {
    ...onQuery('coupons.list', ({ reader }) => ({ coupons: listCoupons(reader) })),
    ...onQuery('coupons.uses', ({ reader }, { couponId }) => {
      getCoupon(reader, couponId);
      return { uses: listUses(reader, couponId) };
    }),
    ...onCommand('coupons.save', (context, input) => receiptOf(saveCoupon(context, input)), showCoupon),
    ...onCommand('coupons.setStopped', (context, input) => receiptOf(stopCoupon(context, input)), showCoupon),
  };
}
