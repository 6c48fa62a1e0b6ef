import type { OrderDocumentKind } from './order-documents.ts';
import { type PaperMm, ReceiptGrid, type ReceiptLayout } from './receipt-grid.ts';
import { RECEIPT_WORDS, type ReceiptLanguage } from './receipt-words.ts';

const TITLES: Readonly<Record<ReceiptLanguage, string>> = { zh: '打印机测试页', en: 'PRINTER TEST PAGE' };

/** Lines that between them hold every class of character a receipt uses. */
const SAMPLES = [
  ' !"#$%&\'()*+,-./0123456789:;<=>?',
  '@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_',
  '`abcdefghijklmnopqrstuvwxyz{|}~',
  '阿莫西林胶囊 复方氨酚烷胺 曦囊瓣',
  '，。、；：？！“”‘’（）《》…',
  '０１２ＡＢＣａｂｃ￥±×÷≤≥℃',
  'ⅠⅡⅢ①②③αβγδμАБВаб',
  'éüñ 䓖䗪㎎㎏【】 中A文b混1排2',
];

const RULERS = [32, 48] as const;

interface TestPageOptions {
  readonly paperMm: PaperMm;
  readonly language: ReceiptLanguage;
}

/** The test page for the printer of a kind of paper. */
export function layTestPageOf(kind: OrderDocumentKind, options: TestPageOptions): ReceiptLayout {
  return kind === 'label' || kind === 'bag_label' ? layTestLabels(options) : layTestPage(options);
}

/**
 * Two labels that show whether a label printer is set up right: each begins at the top of a label of its own, and
 * the ruler and the rules reach both edges. No barcode, for labels carry none.
 */
export function layTestLabels({ paperMm, language }: TestPageOptions): ReceiptLayout {
  const grid = new ReceiptGrid(paperMm);
  for (const part of [1, 2]) {
    if (part > 1) grid.cut();
    grid.pair(TITLES[language], `${part}/2`, { bold: true });
    grid.lines([ruler(grid.columns)]);
    grid.rule();
    grid.left('阿莫西林胶囊 曦囊瓣 ①ⅡαΩ', { bold: true });
    grid.left('中A文b混1排2 ￥±×÷≤≥℃');
    grid.rule();
  }
  return grid.layout();
}

/**
 * A page that shows whether a printer is set up right: rulers of both widths (where they fit), every class of
 * character, bold, double size, amounts at the right edge, and both codes.
 */
export function layTestPage(options: TestPageOptions): ReceiptLayout {
  const words = RECEIPT_WORDS[options.language];
  const grid = new ReceiptGrid(options.paperMm);
  grid.centre(TITLES[options.language], { bold: true, scale: 2 });
  grid.centre(`${options.paperMm}mm / ${grid.columns}`);
  for (const columns of RULERS.filter((ruler) => ruler <= grid.columns)) grid.lines([ruler(columns)]);
  grid.rule();
  grid.lines(SAMPLES);
  grid.rule();
  grid.left('粗体 Bold 0123456789', { bold: true });
  grid.pair('倍大', 'x2', { scale: 2 });
  grid.pair(words.itemsTotal(1, 1), '1.00');
  grid.pair(words.total, '￥123456.78', { bold: true });
  grid.blank();
  grid.barcode('code128', 'TESTPAGE128');
  grid.barcode('qrcode', 'TESTPAGEQR');
  return grid.layout();
}

/** `1234567890123…`: its last character stands in the last column. */
function ruler(columns: number): string {
  return Array.from({ length: columns }, (_, index) => String((index + 1) % 10)).join('');
}
