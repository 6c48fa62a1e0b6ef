import type { Settings } from '#shared/contracts/settings.ts';

export type ShopDraft = Settings['shop'];

/** The fields of the shop in the order of the form, with the longest text each takes. */
export const SHOP_FIELDS = [
  { name: 'name', maxLength: 60 },
  { name: 'phone', maxLength: 40 },
  { name: 'address', maxLength: 120 },
  { name: 'licence', maxLength: 60 },
  { name: 'footer', maxLength: 120 },
] as const satisfies readonly { readonly name: keyof ShopDraft; readonly maxLength: number }[];
