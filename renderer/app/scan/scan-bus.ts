import { useRouteStore } from '#renderer/stores/route-store.ts';
import { dialogIsOpen } from '../dialog-is-open.ts';
import { typeAhead } from '../shortcuts/type-ahead.ts';

type ScanHandler = (code: string) => void;

const handlers: ScanHandler[] = [];

const screenNow = () => useRouteStore.getState().screen;

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
      // Also for a screen that is not there yet; whoever left it meanwhile did not mean the next one.
      const screen = screenNow();
      typeAhead.takeBack(code);
      typeAhead.hold(() => {
        if (screenNow() === screen) handlers.at(-1)?.(code);
      });
    } else {
      handlers.at(-1)?.(code);
    }
  },
};
