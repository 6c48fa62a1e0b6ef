import { code128, drawingSVG, qrcode } from 'bwip-js/generic';
import type { ReceiptRow } from '#shared/contracts/printing.ts';

export type CodeRow = Extract<ReceiptRow, { kind: 'barcode' }>;

/** A receipt's code as an SVG drawing: the same bars that the printer makes of the same text. */
export function codeSvg({ symbology, value }: CodeRow): string {
  return symbology === 'code128'
    ? code128({ bcid: 'code128', text: value, height: 8 }, drawingSVG())
    : qrcode({ bcid: 'qrcode', text: value }, drawingSVG());
}

/** The same as an address for an image. */
export function codeImage(row: CodeRow): string {
  return `data:image/svg+xml,${encodeURIComponent(codeSvg(row))}`;
}
