import type { Settings } from '#shared/contracts/settings.ts';
import { PRINTED_APART, type PrintedApart } from '#shared/domain/order-documents.ts';
import {
  draftOfPrinter,
  type PrinterDraft,
  type PrinterProblem,
  readPrinter,
} from '../printer/printer-draft.ts';
import { draftOfStock, readStock, type StockDraft, type StockProblem } from './label-stock-draft.ts';

type DocumentsSettings = Settings['documents'];
export type OtherDocument = PrintedApart;
type OwnPrinter = NonNullable<DocumentsSettings['pick_list']>;
type LabelPrinter = NonNullable<DocumentsSettings['label']>;

/** The papers that may have a printer of their own. */
export const OTHER_DOCUMENTS: readonly OtherDocument[] = PRINTED_APART;

/** The printer of one paper as it is typed; what was typed is kept while the receipt printer is chosen. */
export interface DocumentDraft extends Omit<OwnPrinter, 'printer'>, PrinterDraft {
  readonly isOwn: boolean;
  /** Of labels alone; nobody asks it of other papers. */
  readonly stock: StockDraft;
}

export type DocumentsDraft = Readonly<Record<OtherDocument, DocumentDraft>>;

const NOT_SET: OwnPrinter = { printer: { kind: 'file' }, paperMm: 58, chinese: 'raster' };

export function draftOfDocuments(saved: DocumentsSettings): DocumentsDraft {
  const draftOf = (own: OwnPrinter | LabelPrinter | null): DocumentDraft => {
    const { printer, paperMm, chinese } = own ?? NOT_SET;
    const stock = draftOfStock(own !== null && 'tspl' in own ? own.tspl : null);
    return { paperMm, chinese, ...draftOfPrinter(printer), stock, isOwn: own !== null };
  };
  return {
    packing_slip: draftOf(saved.packing_slip),
    label: draftOf(saved.label),
    pick_list: draftOf(saved.pick_list),
    owed_note: draftOf(saved.owed_note),
  };
}

export interface DocumentsProblem {
  readonly document: OtherDocument;
  readonly problem: PrinterProblem | StockProblem;
}

/** The settings that a draft stands for, or the first paper whose printer is not complete. */
export function readDocuments(
  draft: DocumentsDraft,
):
  | { readonly documents: DocumentsSettings; readonly problem: null }
  | { readonly documents: null; readonly problem: DocumentsProblem } {
  const documents: { -readonly [K in OtherDocument]: DocumentsSettings[K] } = {
    packing_slip: null,
    label: null,
    pick_list: null,
    owed_note: null,
  };
  for (const document of OTHER_DOCUMENTS) {
    const { isOwn, paperMm, chinese, stock, ...typed } = draft[document];
    if (!isOwn) continue;
    const { printer, problem } = readPrinter(typed);
    if (problem !== null) return { documents: null, problem: { document, problem } };
    if (document !== 'label') {
      documents[document] = { printer, paperMm, chinese };
      continue;
    }
    const labels = readStock(stock, paperMm);
    if (labels.problem !== null) return { documents: null, problem: { document, problem: labels.problem } };
    documents.label = { printer, paperMm, chinese, tspl: labels.stock };
  }
  return { documents, problem: null };
}
