import { useMemo } from 'react';
import { NEAR_EXPIRY_DAYS, type NearExpiryDays, nearExpiryDays } from '#shared/domain/expiry.ts';
import { rulesWith } from '#shared/domain/rules.ts';
import { useQueryCall } from './use-query-call.ts';

/** The days of near expiry as the chain's rule has them now; as the program ships them until the core has said. */
export function useNearExpiryDays(): NearExpiryDays {
  const { data } = useQueryCall('rules.list', {});
  return useMemo(() => {
    const rule = data?.rules.find(({ ruleId }) => ruleId === 'near_expiry');
    if (rule === undefined) return NEAR_EXPIRY_DAYS;
    const numbers = Object.fromEntries(rule.numbers.map(({ key, value }) => [key, value]));
    return nearExpiryDays(rulesWith(new Map([['near_expiry', { on: rule.on, numbers }]])).near_expiry);
  }, [data]);
}
