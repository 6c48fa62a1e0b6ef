/** 自送: the shop's own people bring it; such a parcel needs no tracking number. */
export const OWN_DELIVERY = '自送';

/** The carriers that a shop starts with, by the names that stand on their waybills; the chain may change the list. */
export const DEFAULT_CARRIERS: readonly string[] = [
  '顺丰速运',
  '京东物流',
  'EMS',
  '中通快递',
  '圆通速递',
  '韵达快递',
  '申通快递',
  '极兔速递',
  OWN_DELIVERY,
];

export const MAX_CARRIERS = 20;

interface TrackingFormat {
  readonly pattern: RegExp;
  readonly example: string;
}

/** Only where a carrier's numbers are well known: a rule that is wrong would keep a parcel in the shop. */
const TRACKING_FORMATS: ReadonlyMap<string, TrackingFormat> = new Map([
  ['顺丰速运', { pattern: /^SF\d{12,15}$/, example: 'SF1234567890123' }],
]);

/** What is wrong with a tracking number of a carrier, or null; `example` shows how the carrier writes them. */
export function trackingProblem(
  carrier: string,
  trackingNumber: string,
): { readonly kind: 'missing' } | { readonly kind: 'malformed'; readonly example: string } | null {
  if (trackingNumber === '') return carrier === OWN_DELIVERY ? null : { kind: 'missing' };
  const format = TRACKING_FORMATS.get(carrier);
  if (format === undefined || format.pattern.test(trackingNumber)) return null;
  return { kind: 'malformed', example: format.example };
}
