import { sha256 } from '../platform/sha256.ts';

/** A UTF-16 unit takes at most three bytes of UTF-8. */
const MOST_BYTES_PER_UNIT = 3;

/** Where what is hashed is put together: joining buffers anew takes as long as hashing them. */
let joined = Buffer.allocUnsafeSlow(16 * 1024);

/** The link of a chain: SHA-256 over the hash before it and a text. */
export function chainHash(previous: Uint8Array, text: string): Uint8Array {
  const most = previous.length + text.length * MOST_BYTES_PER_UNIT;
  if (most > joined.length) joined = Buffer.allocUnsafeSlow(2 * most);
  joined.set(previous);
  const end = previous.length + joined.write(text, previous.length);
  return sha256(joined.subarray(0, end));
}
