import { useEffect, useState } from 'react';
import { formatDay, formatTimeOfDay } from '#renderer/ui/format.ts';

const UNTIL_NEXT_LOOK_MS = 5_000;

/** Day and time of this computer, which every record carries. */
export function Clock() {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), UNTIL_NEXT_LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={new Date(nowMs).toISOString()}>
      {formatDay(nowMs)} {formatTimeOfDay(nowMs)}
    </time>
  );
}
