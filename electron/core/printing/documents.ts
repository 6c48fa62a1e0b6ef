import type { OrderDocumentKind } from '#shared/domain/order-documents.ts';
import { BAG_LABEL } from './bag-label-document.ts';
import { LABEL } from './label-document.ts';
import type { OrderDocument } from './order-document.ts';
import { OWED_NOTE } from './owed-note-document.ts';
import { PACKING_SLIP } from './packing-slip-document.ts';
import { PICK_LIST } from './pick-list-document.ts';
import { RECEIPT } from './receipt-document.ts';

/** How each kind of paper of an order is made. */
export const DOCUMENTS: Readonly<Record<OrderDocumentKind, OrderDocument>> = {
  receipt: RECEIPT,
  packing_slip: PACKING_SLIP,
  label: LABEL,
  pick_list: PICK_LIST,
  bag_label: BAG_LABEL,
  owed_note: OWED_NOTE,
};
