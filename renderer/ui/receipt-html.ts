import type { ReceiptLayout, ReceiptRow } from '#shared/contracts/printing.ts';
import { gridRuns } from './grid-cells.ts';
import { codeSvg } from './receipt-code.ts';

const STYLE = `
@page { margin: 0; }
body { margin: 2mm auto; color: #000; font: 3mm/1.4 "Sarasa Mono SC", "Noto Sans Mono CJK SC", NSimSun, SimSun, Menlo, Consolas, monospace; }
div { min-height: 1.4em; white-space: pre; }
.rule { min-height: 0; margin: 0.6em 0; border-top: 1px dashed #000; }
.cut { min-height: 0; break-after: page; }
.bold { font-weight: 700; }
.double { font-size: 2em; line-height: 1.2; }
.cell { display: inline-block; width: 2ch; text-align: center; }
.code128, .qrcode { text-align: center; }
.code128 svg { width: 81.25%; }
.qrcode svg { width: 33%; }`;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * The receipt as a whole document for the system's printer, from the same rows as preview and ESC/POS. A column
 * is 1.5 mm, as on a receipt printer, so that 32 or 48 of them take the 48 or 72 mm that such paper can print.
 */
export function receiptHtml(layout: ReceiptLayout): string {
  const rows = layout.rows.map(rowHtml).join('');
  const page = `@page { size: ${layout.paperMm}mm auto; } body { width: ${layout.columns}ch; }`;
  return `<!doctype html><meta charset="utf-8"><style>${page}${STYLE}</style><body>${rows}</body>`;
}

function rowHtml(row: ReceiptRow): string {
  switch (row.kind) {
    case 'rule':
      return '<div class="rule"></div>';
    case 'cut':
      return '<div class="cut"></div>';
    case 'blank':
      return '<div></div>';
    case 'barcode':
      return `<div class="${row.symbology}">${codeSvg(row)}</div>`;
    case 'text':
      return `<div>${row.spans.map((span) => spanHtml(span)).join('')}</div>`;
  }
}

function spanHtml(span: { text: string; bold: boolean; scale: 1 | 2 }): string {
  const cells = gridRuns(span.text).map((run) =>
    run.wide ? `<span class="cell">${escapeHtml(run.text)}</span>` : escapeHtml(run.text),
  );
  return `<span class="${span.bold ? 'bold' : ''} ${span.scale === 2 ? 'double' : ''}">${cells.join('')}</span>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
