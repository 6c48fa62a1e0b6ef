/**
 * Chromium knows no scheme but its own, so `app://counter/x` is `https://counter.app.test/x` in the pages of the
 * stand-in. Every request to such a host is answered by the program; none reaches a network.
 */
const HOST_END = 'test';

/** The URL that a page shows for one that the program named. */
export function toPageUrl(url: string): string {
  const { protocol, host, pathname, search, hash } = new URL(url);
  if (protocol === 'data:' || protocol === 'https:' || protocol === 'http:') return url;
  return `https://${host}.${protocol.slice(0, -1)}.${HOST_END}${pathname}${search}${hash}`;
}

/** The URL that the program knows for one that a page shows. */
export function toProgramUrl(url: string): string {
  if (!URL.canParse(url)) return url;
  const { protocol, host, pathname, search, hash } = new URL(url);
  const [name, scheme, end] = host.split('.');
  if (protocol !== 'https:' || end !== HOST_END) return url;
  return `${scheme}://${name}${pathname}${search}${hash}`;
}
