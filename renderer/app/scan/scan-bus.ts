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
    const handler = handlers.at(-1);
    if (handler === undefined) return;
    if (!dialogIsOpen() && (typeAhead.isAwaited || typeAhead.holdsSome)) {
      // Whoever left the screen meanwhile did not mean the next one.
      typeAhead.hold(() => {
        if (handlers.at(-1) === handler) handler(code);
      });
    } else {
      handler(code);
    }
  },
};
