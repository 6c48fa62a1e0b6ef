import iconv from 'iconv-lite';

/**
 * A text as GB 18030 bytes, or null when it holds a character outside the double-byte area: that area is what
 * the Chinese fonts of receipt printers cover, four-byte characters print as rubbish on many of them.
 */
export function gb18030Bytes(text: string): Uint8Array | null {
  const bytes: number[] = [];
  for (const character of text) {
    const encoded = iconv.encode(character, 'gb18030');
    if (encoded.length > 2) return null;
    bytes.push(...encoded);
  }
  return Uint8Array.from(bytes);
}
