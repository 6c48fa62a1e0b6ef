type ScanHandler = (code: string) => void;

const handlers: ScanHandler[] = [];

/** Hands a scanned code to the screen or dialog that asked for scans last. */
export const scanBus = {
  take(handler: ScanHandler): () => void {
    handlers.push(handler);
    return () => {
      const place = handlers.lastIndexOf(handler);
      if (place >= 0) handlers.splice(place, 1);
    };
  },
  scanned(code: string): void {
    handlers.at(-1)?.(code);
  },
};
