import type { Settings } from '#shared/contracts/settings.ts';
import { ORDER_DOCUMENTS, type OrderDocumentKind } from '#shared/domain/order-documents.ts';
import {
  draftOfPrinter,
  type PrinterDraft,
  type PrinterProblem,
  readPrinter,
} from '../printer/printer-draft.ts';

type DocumentsSettings = Settings['documents'];
export type OtherDocument = Exclude<OrderDocumentKind, 'receipt'>;
type OwnPrinter = NonNullable<DocumentsSettings[OtherDocument]>;

/** The papers that may have a printer of their own. */
export const OTHER_DOCUMENTS: readonly OtherDocument[] = ORDER_DOCUMENTS.filter((kind) => kind !== 'receipt');

/** The printer of one paper as it is typed; what was typed is kept while the receipt printer is chosen. */
export interface DocumentDraft extends Omit<OwnPrinter, 'printer'>, PrinterDraft {
  readonly isOwn: boolean;
}

export type DocumentsDraft = Readonly<Record<OtherDocument, DocumentDraft>>;

const NOT_SET: OwnPrinter = { printer: { kind: 'file' }, paperMm: 58, chinese: 'raster' };

export function draftOfDocuments(saved: DocumentsSettings): DocumentsDraft {
  const draftOf = (own: OwnPrinter | null): DocumentDraft => {
    const { printer, ...paper } = own ?? NOT_SET;
    return { ...paper, ...draftOfPrinter(printer), isOwn: own !== null };
  };
  return {
    packing_slip: draftOf(saved.packing_slip),
    label: draftOf(saved.label),
    pick_list: draftOf(saved.pick_list),
  };
}

export interface DocumentsProblem {
  readonly document: OtherDocument;
  readonly problem: PrinterProblem;
}

/** The settings that a draft stands for, or the first paper whose printer is not complete. */
export function readDocuments(
  draft: DocumentsDraft,
):
  | { readonly documents: DocumentsSettings; readonly problem: null }
  | { readonly documents: null; readonly problem: DocumentsProblem } {
  const documents: Record<OtherDocument, OwnPrinter | null> = {
    packing_slip: null,
    label: null,
    pick_list: null,
  };
  for (const document of OTHER_DOCUMENTS) {
    const { isOwn, paperMm, chinese, ...typed } = draft[document];
    if (!isOwn) continue;
    const { printer, problem } = readPrinter(typed);
    if (problem !== null) return { documents: null, problem: { document, problem } };
    documents[document] = { printer, paperMm, chinese };
  }
  return { documents, problem: null };
}
