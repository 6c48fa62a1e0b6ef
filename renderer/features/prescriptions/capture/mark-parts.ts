export interface TextPart {
  readonly text: string;
  readonly start: number;
  readonly marked: boolean;
}

/** A text cut where its marked parts begin and end. Parts of an earlier text that no longer fit mark nothing. */
export function markParts(
  text: string,
  marks: readonly { readonly text: string; readonly start: number; readonly end: number }[],
): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { start, end, text: marked } of marks) {
    if (start < from || text.slice(start, end) !== marked) continue;
    if (start > from) parts.push({ text: text.slice(from, start), start: from, marked: false });
    parts.push({ text: marked, start, marked: true });
    from = end;
  }
  if (from < text.length) parts.push({ text: text.slice(from), start: from, marked: false });
  return parts;
}
