import { create } from 'zustand';

export const SCREENS = [
  'sale',
  'prescriptions',
  'review',
  'dispensing',
  'orders',
  'shipping',
  'aftersales',
  'stock',
  'import',
  'compliance',
  'staff',
  'settings',
] as const;
export type Screen = (typeof SCREENS)[number];

export interface Route {
  readonly screen: Screen;
  /** What the screen shows, e.g. an order's number; empty for its start. */
  readonly subject: string;
}

interface RouteState extends Route {
  go(screen: Screen, subject?: string): void;
  /** Says what the screen shows now, without a step for the way back: browsing a list is no journey. */
  show(subject: string): void;
}

/** Reads `#/orders/K7F3QX92MTD`; anything else is the sale screen, the home of a cashier. */
export function parseRoute(hash: string): Route {
  const [screen, subject = ''] = hash.replace(/^#\//, '').split('/');
  const known = SCREENS.find((name) => name === screen);
  return known === undefined
    ? { screen: 'sale', subject: '' }
    : { screen: known, subject: decodeURIComponent(subject) };
}

export function formatRoute({ screen, subject }: Route): string {
  return subject === '' ? `#/${screen}` : `#/${screen}/${encodeURIComponent(subject)}`;
}

/** Where the window is. The address follows, so that back, forward and reload work. */
export const useRouteStore = create<RouteState>()((set, get) => ({
  ...parseRoute(globalThis.location?.hash ?? ''),
  go: (screen, subject = '') => {
    set({ screen, subject });
    const hash = formatRoute({ screen, subject });
    if (globalThis.location.hash !== hash) globalThis.history.pushState(null, '', hash);
  },
  show: (subject) => {
    set({ subject });
    globalThis.history.replaceState(null, '', formatRoute({ screen: get().screen, subject }));
  },
}));

/** Follows back and forward of the browser. */
export function followAddress(): void {
  globalThis.addEventListener('popstate', () => useRouteStore.setState(parseRoute(globalThis.location.hash)));
}
