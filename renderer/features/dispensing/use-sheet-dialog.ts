import { useState } from 'react';
import type { DispensingSheet } from '#shared/contracts/dispensing.ts';

/**
 * A dialog about the order on the screen. It stays at the sheet that it was opened with, also when somebody else took
 * the order off the bench: what another screen does meanwhile is refused by the core, which says who it was, and is
 * not shifted under somebody's fingers.
 */
export function useSheetDialog(sheet: DispensingSheet | undefined, forgetLast: () => void) {
  const [subject, setSubject] = useState<DispensingSheet | null>(null);
  return {
    /** The sheet of the open dialog; null while it is closed. */
    subject,
    open: () => {
      forgetLast();
      setSubject(sheet ?? null);
    },
    close: () => setSubject(null),
  };
}
