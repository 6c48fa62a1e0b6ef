/** The facts of a key press that reading a scanner needs; a KeyboardEvent has them. */
export interface ScannedKey {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** GS1's field separator (FNC1), which most scanners send as Ctrl+]. */
export const GROUP_SEPARATOR = '\u001d';

export type KeyMeaning =
  | { readonly kind: 'character'; readonly character: string; readonly holdable: boolean }
  | { readonly kind: 'separator' }
  | { readonly kind: 'end' }
  | { readonly kind: 'modifier' }
  | { readonly kind: 'other' };

const MODIFIERS = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'];

/** What a key press means as part of a scanned code. */
export function meaningOf(press: ScannedKey): KeyMeaning {
  if (press.key === 'Enter' || press.key === 'Tab') return { kind: 'end' };
  if (MODIFIERS.includes(press.key)) return { kind: 'modifier' };
  if (press.key === GROUP_SEPARATOR || (press.ctrlKey && press.code === 'BracketRight'))
    return { kind: 'separator' };
  if (press.ctrlKey || press.metaKey || press.altKey) return { kind: 'other' };
  if (press.key === 'Process') {
    const character = characterOfCode(press);
    return character === null ? { kind: 'other' } : { kind: 'character', character, holdable: false };
  }
  return [...press.key].length === 1
    ? { kind: 'character', character: press.key, holdable: true }
    : { kind: 'other' };
}

/** An input method hides the character, not which key it was: a scanner's letters and digits are read from that. */
function characterOfCode({ code, shiftKey }: ScannedKey): string | null {
  const match = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/.exec(code);
  if (match === null) return null;
  const [, letter, digit] = match;
  if (letter !== undefined) return shiftKey ? letter : letter.toLowerCase();
  return digit ?? null;
}
