import { columnsOfCharacter } from '#shared/domain/receipt-characters.ts';

export interface GridRun {
  readonly text: string;
  readonly wide: boolean;
}

/**
 * Cuts a text into runs of half-width characters and single wide ones. The screen gives each wide one exactly
 * two columns, because few fonts make a Chinese character precisely twice as wide as a Latin one.
 */
export function gridRuns(text: string): GridRun[] {
  const runs: { text: string; wide: boolean }[] = [];
  for (const character of text) {
    const wide = columnsOfCharacter(character) === 2;
    const last = runs.at(-1);
    if (!wide && last !== undefined && !last.wide) last.text += character;
    else runs.push({ text: character, wide });
  }
  return runs;
}
