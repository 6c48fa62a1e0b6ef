/** Random choices that a text decides: the same seed gives the same choices on every machine. */
export interface SeededRandom {
  /** At least 0, below 1. */
  fraction(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  digits(length: number): string;
}

/** Makes a stream of choices for a seed. Each drug has a stream of its own, so that drugs do not shift each other. */
export function seededRandom(seed: string): SeededRandom {
  let state = hashText(seed);
  // Mulberry32: 32 bits of state are plenty for prices and shelf numbers.
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number => low + Math.floor(fraction() * (high - low + 1));
  return {
    fraction,
    between,
    chance: (probability) => fraction() < probability,
    pick: (list) => list[between(0, list.length - 1)] ?? list[0],
    digits: (length) => Array.from({ length }, () => between(0, 9)).join(''),
  };
}

/** FNV-1a over UTF-16 code units. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
