import { useEffect, useState } from 'react';
import type { DateText } from '#shared/domain/expiry.ts';
import { formatDay } from './format.ts';

const LOOK_EVERY_MS = 30_000;

/** The calendar day in the shop's time zone; a counter left on overnight wakes up on the right one. */
export function useToday(): DateText {
  const [today, setToday] = useState(() => formatDay(Date.now()));
  useEffect(() => {
    const timer = setInterval(() => setToday(formatDay(Date.now())), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return today;
}
