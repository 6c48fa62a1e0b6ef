/**
 * Which characters a receipt can carry, and how wide each is on the paper's grid.
 *
 * The repertoire is what the receipt font draws and what a printer's own Chinese font (GB 18030) holds.
 * Anything else is replaced while the receipt is laid out, not while it is printed, so that the screen
 * shows the same replacement as the paper.
 */
export const REPLACEMENT_CHARACTER = '□';

/** Punctuation and signs of GB 18030's double-byte area that text on a drug pack really uses. */
const SYMBOLS =
  '、。·ˉˇ¨〃々〇—～‖…‘’“”〔〕〈〉《》「」『』〖〗【】±×÷∶∧∨∑∏∪∩∈∷√⊥∥∠⌒⊙∫∮≡≌≈∽∝≠≮≯≤≥∞∵∴' +
  '♂♀°′″℃℉＄¤￠￡￥‰§№☆★○●◎◇◆□■△▲▼▽※→←↑↓↖↗↘↙〓·•–‐―™®©¥£¢µ¼½¾¹²³ªº«»¿¡¬¶¦㊣㎎㎏㎜㎝㎞㎡㏄㏎㏑㏒㏕';

/** First and last code point of each run of letters, numerals and ideographs. */
const RANGES: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x7e],
  // Latin letters with accents
  [0xc0, 0xff],
  // Greek and Cyrillic: units, vitamins, receptors
  [0x391, 0x3a1],
  [0x3a3, 0x3a9],
  [0x3b1, 0x3c1],
  [0x3c3, 0x3c9],
  [0x410, 0x44f],
  // Roman numerals, circled and bracketed numbers
  [0x2160, 0x216b],
  [0x2170, 0x2179],
  [0x2460, 0x249b],
  // box drawing
  [0x2500, 0x254b],
  // hiragana, katakana, bopomofo
  [0x3041, 0x3093],
  [0x30a1, 0x30f6],
  [0x3105, 0x3129],
  [0x3220, 0x3229],
  // ideographs: extension A and the basic block
  [0x3400, 0x4db5],
  [0x4e00, 0x9fa5],
  // full-width forms
  [0xff01, 0xff5e],
];

const SYMBOL_SET: ReadonlySet<string> = new Set(SYMBOLS);

/** Every code point of the repertoire in ascending order; the receipt font is built from this list. */
export function receiptRepertoire(): readonly number[] {
  const points = new Set([...SYMBOL_SET].map((symbol) => symbol.codePointAt(0) ?? 0));
  for (const [first, last] of RANGES) {
    for (let point = first; point <= last; point += 1) points.add(point);
  }
  return [...points].sort((a, b) => a - b);
}

function isPrintable(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return RANGES.some(([first, last]) => first <= point && point <= last) || SYMBOL_SET.has(character);
}

/**
 * Makes any text safe for the grid: one line, composed (NFC), without control, direction or combining
 * characters; what the font lacks becomes a box. Runs of space become one.
 */
export function printableText(text: string): string {
  let result = '';
  for (const character of text.normalize('NFC')) {
    if (isPrintable(character)) result += character;
    else if (/[\p{Z}\p{Cc}]/u.test(character)) result += ' ';
    else if (!/[\p{Cf}\p{M}]/u.test(character)) result += REPLACEMENT_CHARACTER;
  }
  return result.replace(/ +/g, ' ').trim();
}

/**
 * Columns of one character: printable ASCII takes one, everything else two. Printers with a Chinese font set
 * every character outside ASCII in a full-width cell, also `×`, `é` and `α`, so the grid follows them.
 */
export function columnsOfCharacter(character: string): 1 | 2 {
  return (character.codePointAt(0) ?? 0) < 0x7f ? 1 : 2;
}

/** Columns of a text. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOfCharacter(character);
  return columns;
}

/** `label:text`, or nothing where the text is empty. */
export function labelled(label: string, text: string): string {
  const printable = printableText(text);
  return printable === '' ? '' : `${label}:${printable}`;
}
