/**
 * The form in which texts are compared: full-width and half-width folded, small letters, and nothing but
 * letters and digits. Punctuation counts for nothing: `阿莫西林克拉维酸钾(4:1)` is found by `钾41`.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
