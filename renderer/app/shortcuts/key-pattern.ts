/** The facts of a key press that a shortcut looks at; a KeyboardEvent has them. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Names in the table that are not what the browser calls the key. */
const KEYS: Readonly<Record<string, string>> = {
  Esc: 'Escape',
  Space: ' ',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
};

/** A Chinese input method types the full-width form of the same key. */
const HALF_WIDTH: Readonly<Record<string, string>> = { '？': '?', '＋': '+', '－': '-', '—': '-' };

/**
 * True when a key press is the one that a pattern such as `F9`, `Ctrl+Z`, `Alt+1`, `+` or `?` names. `Ctrl` is
 * also the Mac's Command. Shift only counts when named, since `?` and `+` need it on most keyboards.
 */
export function matchesPattern(press: KeyPress, pattern: string): boolean {
  const parts = pattern === '+' ? ['+'] : pattern.split('+');
  const key = parts.at(-1) ?? '';
  const named = (modifier: string) => parts.slice(0, -1).includes(modifier);
  if ((press.ctrlKey || press.metaKey) !== named('Ctrl')) return false;
  if (press.altKey !== named('Alt')) return false;
  if (named('Shift') && !press.shiftKey) return false;
  if (press.shiftKey && key.length > 1 && !named('Shift')) return false;
  const pressed = HALF_WIDTH[press.key] ?? press.key;
  if (pressed.toLowerCase() === (KEYS[key] ?? key).toLowerCase()) return true;
  // With Alt some keyboards type another character; the key itself is still the one named.
  return named('Alt') && (press.code === `Digit${key}` || press.code === `Key${key}`);
}
