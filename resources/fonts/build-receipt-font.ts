/**
 * Draws every character a receipt can carry once, as the dots a 203 dpi printer prints, and writes them to
 * `receipt-24.font`. Run by hand when the repertoire or the fonts change; the result is committed:
 *
 *   node resources/fonts/build-receipt-font.ts NotoSansSC_400Regular.ttf NotoSansMono_500Medium.ttf
 *
 * The fonts come from the npm packages @expo-google-fonts/noto-sans-sc and @expo-google-fonts/noto-sans-mono
 * (SIL Open Font License 1.1, see OFL.txt). CHROMIUM_PATH names a browser when Playwright has none of its own.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium } from '@playwright/test';
import { columnsOfCharacter, receiptRepertoire } from '#shared/domain/receipt-characters.ts';

/** Bytes of one dot row of a glyph: 12 dots in two bytes, 24 in three. */
const ROW_BYTES = { 1: 2, 2: 3 } as const;
const HEIGHT_DOTS = 24;
const CHUNK = 1000;

/**
 * Runs in the page: draws characters in cells of 12 or 24 dots and packs each row's dots into bytes, the
 * leftmost dot in the highest bit. A dot is black where at least 40 % of it is covered: thermal paper bleeds
 * a little, and thinner strokes of dense characters would break with half.
 */
const DRAW = `async (characters) => {
  await Promise.all([document.fonts.load('24px Wide', '\\u9605'), document.fonts.load('20px Narrow', 'A')]);
  const canvas = new OffscreenCanvas(24, 24);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.textAlign = 'center';
  return characters.map(({ character, columns }) => {
    const width = columns * 12;
    context.clearRect(0, 0, 24, 24);
    context.font = columns === 1 ? '20px Narrow' : '24px Wide';
    context.fillText(character, width / 2, columns === 1 ? 19 : 21);
    const { data } = context.getImageData(0, 0, 24, 24);
    const bytes = [];
    for (let y = 0; y < 24; y += 1) {
      for (let x = 0; x < width; x += 8) {
        let byte = 0;
        for (let bit = 0; bit < 8 && x + bit < width; bit += 1) {
          if (data[(y * 24 + x + bit) * 4 + 3] >= 102) byte |= 0x80 >> bit;
        }
        bytes.push(byte);
      }
    }
    return bytes;
  });
}`;

/** Code points that a TrueType file maps to a glyph: its `cmap` table in format 12. */
function coverage(font: Buffer): Set<number> {
  const points = new Set<number>();
  for (const table of subtables(font)) {
    if (font.readUInt16BE(table) !== 12) continue;
    const groups = font.readUInt32BE(table + 12);
    for (let group = 0; group < groups; group += 1) {
      const at = table + 16 + 12 * group;
      for (let point = font.readUInt32BE(at); point <= font.readUInt32BE(at + 4); point += 1)
        points.add(point);
    }
  }
  return points;
}

function subtables(font: Buffer): number[] {
  const directory = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  const entry = directory.find((at) => font.toString('latin1', at, at + 4) === 'cmap');
  if (entry === undefined) throw new Error('no cmap table in the font');
  const cmap = font.readUInt32BE(entry + 8);
  return Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 8 + 8 * index),
  );
}

async function drawGlyphs(points: readonly number[], wide: Buffer, narrow: Buffer): Promise<number[][]> {
  const executablePath = process.env.CHROMIUM_PATH;
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  try {
    const page = await browser.newPage();
    const face = (family: string, font: Buffer): string =>
      `@font-face{font-family:${family};src:url(data:font/ttf;base64,${font.toString('base64')})}`;
    await page.setContent(`<style>${face('Wide', wide)}${face('Narrow', narrow)}</style>`);
    const glyphs: number[][] = [];
    for (let start = 0; start < points.length; start += CHUNK) {
      const characters = points.slice(start, start + CHUNK).map((point) => {
        const character = String.fromCodePoint(point);
        return { character, columns: columnsOfCharacter(character) };
      });
      glyphs.push(...(await page.evaluate<number[][]>(`(${DRAW})(${JSON.stringify(characters)})`)));
    }
    return glyphs;
  } finally {
    await browser.close();
  }
}

/** `RCP1`, the number of glyphs, their code points (16 bits each, ascending), then their rows in that order. */
function fontFile(points: readonly number[], glyphs: readonly number[][]): Buffer {
  const head = Buffer.alloc(6 + 2 * points.length);
  head.write('RCP1', 'latin1');
  head.writeUInt16BE(points.length, 4);
  points.forEach((point, index) => {
    head.writeUInt16BE(point, 6 + 2 * index);
  });
  points.forEach((point, index) => {
    const expected = ROW_BYTES[columnsOfCharacter(String.fromCodePoint(point))] * HEIGHT_DOTS;
    if (glyphs[index]?.length !== expected) throw new Error(`glyph ${point} has the wrong size`);
  });
  return Buffer.concat([head, Buffer.from(glyphs.flat())]);
}

const [widePath, narrowPath] = process.argv.slice(2);
if (widePath === undefined || narrowPath === undefined)
  throw new Error('name the wide and the narrow font file');
const wide = readFileSync(widePath);
const narrow = readFileSync(narrowPath);
const points = receiptRepertoire();
const covered = { 1: coverage(narrow), 2: coverage(wide) };
const missing = points.filter(
  (point) => !covered[columnsOfCharacter(String.fromCodePoint(point))].has(point),
);
if (missing.length > 0)
  throw new Error(`no glyph for ${missing.map((point) => point.toString(16)).join(' ')}`);
const bytes = fontFile(points, await drawGlyphs(points, wide, narrow));
const compressed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } });
writeFileSync(new URL('receipt-24.font', import.meta.url), compressed);
console.log(`${points.length} glyphs, ${bytes.length} bytes, ${compressed.length} compressed`);
