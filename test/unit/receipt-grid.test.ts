import { describe, expect, it } from 'vitest';
import { columnsOf, printableText, receiptRepertoire } from '#shared/domain/receipt-characters.ts';
import { ReceiptGrid } from '#shared/domain/receipt-grid.ts';
import { packFields, wrapText } from '#shared/domain/receipt-wrap.ts';
import { fc } from '#test/support/seeded.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

describe('receipt characters', () => {
  it.each([
    ['control characters', 'a\u0000b\u001b@c\r\nd', 'a b @c d'],
    ['direction marks', '\u202Egnirtsi\u202C\u200f 阿', 'gnirtsi 阿'],
    ['right-to-left letters', 'שלום', '□□□□'],
    ['emoji with joiners', '👨‍👩‍👧药', '□□□药'],
    ['a lone surrogate', 'x\ud800y', 'x□y'],
    ['combining marks composed where they can be', 'e\u0301x\u0316', 'éx'],
    ['zero-width and no-break spaces', 'a\u200bb\u00a0\u3000 c', 'ab c'],
    ['HTML as it stands', '<b>&amp;</b>', '<b>&amp;</b>'],
  ])('OPS-7: %s', (_, text, printed) => {
    expect(printableText(text)).toBe(printed);
  });

  it('OPS-7: whatever the text, only characters of the repertoire are left', () => {
    const repertoire = new Set(receiptRepertoire());
    fc.assert(
      fc.property(anyText, (text) => {
        for (const character of printableText(text)) expect(repertoire).toContain(character.codePointAt(0));
      }),
    );
  });

  it('OPS-7: ASCII takes one column, everything else two', () => {
    expect(columnsOf('Aa~')).toBe(3);
    expect(columnsOf('阿×é￥')).toBe(8);
  });
});

describe('receipt grid', () => {
  it('OPS-7: wrapping loses nothing but spaces and keeps to the width', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 48 }), (text, columns) => {
        const printable = printableText(text);
        const lines = wrapText(printable, columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(printable.replaceAll(' ', ''));
        for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it('OPS-7: a full-width character is moved to the next line, never split', () => {
    expect(wrapText('abc阿莫', 4)).toEqual(['abc', '阿莫']);
  });

  it('OPS-7: a word moves to the next line whole, and is broken only when it is wider than a line', () => {
    expect(wrapText('take 0.25g daily', 10)).toEqual(['take 0.25g', 'daily']);
    expect(wrapText('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  });

  it('OPS-7: fields share a line where they fit', () => {
    expect(packFields(['批号:A1', '', '效期:2027-01-01'], 24)).toEqual(['批号:A1 效期:2027-01-01']);
    expect(packFields(['批号:A1', '效期:2027-01-01'], 20)).toEqual(['批号:A1', '效期:2027-01-01']);
  });

  it('OPS-7: an amount beside a label that is too long goes whole to the next line', () => {
    const grid = new ReceiptGrid(58);
    grid.pair('一二三四五六七八九十一二三四五六', '-100000000.00');
    const texts = grid
      .layout()
      .rows.map((row) => (row.kind === 'text' ? row.spans.map((s) => s.text).join('') : ''));
    expect(texts).toEqual(['一二三四五六七八九十一二三四五六', `${' '.repeat(19)}-100000000.00`]);
  });
});
