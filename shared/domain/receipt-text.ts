import type { ReceiptLayout, ReceiptRow } from './receipt-grid.ts';

/** The rows of a receipt as plain lines, for files and for people who read without a printer. */
export function receiptLines(layout: ReceiptLayout): string[] {
  return layout.rows.map((row) => lineOf(row, layout.columns));
}

function lineOf(row: ReceiptRow, columns: number): string {
  switch (row.kind) {
    case 'text':
      return row.spans.map(({ text }) => text).join('');
    case 'rule':
      return '-'.repeat(columns);
    case 'blank':
      return '';
    case 'cut':
      return '='.repeat(columns);
    case 'barcode':
      return `[${row.symbology} ${row.value}]`;
  }
}
