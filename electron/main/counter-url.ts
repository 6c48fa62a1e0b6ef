/** The counter's own scheme and host, so that its screens have an origin that no file and no website shares. */
export const COUNTER_SCHEME = 'app';
export const COUNTER_ORIGIN = `${COUNTER_SCHEME}://counter`;
export const COUNTER_URL = `${COUNTER_ORIGIN}/`;

/** Whether a URL belongs to the counter's screens. A custom scheme has an opaque `origin`, so parts are compared. */
export function isCounterUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}` === COUNTER_ORIGIN;
}
