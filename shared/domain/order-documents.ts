/** The papers that go with an order, each with copies of its own. */
export const ORDER_DOCUMENTS = [
  'receipt',
  'packing_slip',
  'label',
  'pick_list',
  'bag_label',
  'owed_note',
] as const;
export type OrderDocumentKind = (typeof ORDER_DOCUMENTS)[number];

/** The papers that may have a printer of their own; the bags of loose units are labels, and are printed where labels are. */
export const PRINTED_APART = ['packing_slip', 'label', 'pick_list', 'owed_note'] as const;
export type PrintedApart = (typeof PRINTED_APART)[number];

/** What an order's history says of a copy: the first print, or a reprint. */
export type PrintAction = `print_${OrderDocumentKind}` | `reprint_${OrderDocumentKind}`;

/** The history's word for the first copy of a document, and for every later one. */
export function printActions(kind: OrderDocumentKind): { first: PrintAction; again: PrintAction } {
  return { first: `print_${kind}`, again: `reprint_${kind}` };
}

/** Every such word. */
export const PRINT_ACTIONS: readonly PrintAction[] = ORDER_DOCUMENTS.flatMap((kind) => {
  const { first, again } = printActions(kind);
  return [first, again];
});
