import { hash } from 'node:crypto';

/**
 * SHA-256 of a text, as UTF-8, or of bytes. The digest is taken as a text and copied into Node's pool of small
 * buffers: given out as bytes, each would be memory of its own outside of the heap, and a command takes some ten.
 */
export function sha256(data: string | Uint8Array): Uint8Array {
  return Buffer.from(hash('sha256', data), 'hex');
}
