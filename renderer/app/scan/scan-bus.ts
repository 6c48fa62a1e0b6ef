import { dialogIsOpen } from '../dialog-is-open.ts';
import { typeAhead } from '../shortcuts/type-ahead.ts';

type ScanHandler = (code: string) => void;

const handlers: ScanHandler[] = [];

/** Hands a scanned code to the screen or dialog that asked for scans last, as soon as that can take it. */
export const scanBus = {
  take(handler: ScanHandler): () => void {
    handlers.push(handler);
    return () => {
      const place = handlers.lastIndexOf(handler);
      if (place >= 0) handlers.splice(place, 1);
    };
  },
  scanned(code: string): void {
    if (!dialogIsOpen() && (typeAhead.isAwaited || typeAhead.holdsSome)) {
      typeAhead.takeBack(code);
      // Whoever takes scans by then: the screen may not be there yet.
      typeAhead.hold(() => handlers.at(-1)?.(code));
    } else {
      handlers.at(-1)?.(code);
    }
  },
};
