/** Reads a whole number as people type it; null when it is none or out of bounds. */
export function readCount(text: string, { least, most }: { least: number; most: number }): number | null {
  const trimmed = text.trim();
  if (!/^\d{1,9}$/.test(trimmed)) return null;
  const count = Number(trimmed);
  return count >= least && count <= most ? count : null;
}
