import { useEffect, useState } from 'react';

/** The time of this computer, looked at again and again while the component is on the screen. */
export function useNow(interval_ms: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), interval_ms);
    return () => clearInterval(timer);
  }, [interval_ms]);
  return nowMs;
}
