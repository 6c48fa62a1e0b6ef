import { useTranslation } from 'react-i18next';
import { useLanguageStore } from '#renderer/stores/language-store.ts';
import type { Discount } from '#shared/domain/pricing.ts';
import { type RateConvention, writeDiscount } from './discount-input.ts';

export function useRateConvention(): RateConvention {
  return useLanguageStore((state) => (state.language === 'zh' ? 'tenths_paid' : 'percent_off'));
}

/** A discount as it is spoken: `9折`, `10% off`, `¥5 off`. */
export function useDiscountText(): (discount: Discount) => string {
  const { t } = useTranslation('sale');
  const convention = useRateConvention();
  return (discount) => t(`discount.shown.${discount.kind}`, { value: writeDiscount(discount, convention) });
}
