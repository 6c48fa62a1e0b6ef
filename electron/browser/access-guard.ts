import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export type Refusal = 'wrongHost' | 'wrongOrigin' | 'noKey';

/**
 * Who may talk to the loopback server. Any page that the same browser shows can send it requests, so the
 * address alone is no protection: a request must name the exact host (a foreign name that was made to resolve
 * to 127.0.0.1 does not), must not come from another origin, and must carry the key that only somebody who saw
 * the printed address can have.
 */
export class AccessGuard {
  /** Goes into the first address. */
  readonly token = randomBytes(32).toString('base64url');
  readonly #cookieKey = randomBytes(32).toString('base64url');
  readonly #host: string;
  readonly #cookieName: string;

  /** Browsers keep one set of cookies for all ports of a host, so the cookie's name carries the port. */
  constructor(port: number) {
    this.#host = `127.0.0.1:${port}`;
    this.#cookieName = `counter-${port}`;
  }

  get origin(): string {
    return `http://${this.#host}`;
  }

  /** The check every request must pass, with or without a key. */
  refusesSender(headers: IncomingHttpHeaders, changes: boolean): Refusal | null {
    if (headers.host !== this.#host) return 'wrongHost';
    if (headers.origin === undefined ? changes : headers.origin !== this.origin) return 'wrongOrigin';
    // A navigation ("none" when typed, "cross-site" from a link) may show a page; nothing else may come from afar.
    const site = headers['sec-fetch-site'];
    const isNavigation = headers['sec-fetch-mode'] === 'navigate' && !changes;
    if (site !== undefined && site !== 'same-origin' && !isNavigation) return 'wrongOrigin';
    return null;
  }

  /** The check of everything but the exchange of the token. */
  refuses(headers: IncomingHttpHeaders, changes: boolean): Refusal | null {
    const refusal = this.refusesSender(headers, changes);
    if (refusal !== null) return refusal;
    return isSame(readCookie(headers.cookie, this.#cookieName), this.#cookieKey) ? null : 'noKey';
  }

  acceptsToken(token: string | null): boolean {
    return isSame(token, this.token);
  }

  /** The `Set-Cookie` value that stands for a token shown once. */
  cookie(): string {
    return `${this.#cookieName}=${this.#cookieKey}; Path=/; HttpOnly; SameSite=Strict`;
  }
}

/** Compares in a time that tells nothing of where the two differ, nor how long the right one is. */
function isSame(given: string | null, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return given !== null && timingSafeEqual(digest(given), digest(right));
}

function readCookie(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value !== undefined) return value;
  }
  return null;
}
