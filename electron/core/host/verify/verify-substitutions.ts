import { isSameName } from '#shared/domain/equivalents.ts';
import { wordingOf } from '#shared/domain/specification.ts';
import { rateOf } from '#shared/domain/substitution.ts';
import { statement } from '../../db/statement.ts';
import type { Reader } from '../../db/store.ts';
import { readEvents } from '../../orders/order-events.ts';
import { readLinks } from '../../orders/order-links.ts';
import { getOrder, type ItemRow, readItems } from '../../orders/order-rows.ts';
import { findSubstitution } from '../../orders/substitutions.ts';
import { readEvents as readPrescriptionEvents } from '../../prescriptions/prescription-rows.ts';
import type { Differ } from './differences.ts';

const substitutions = statement()((db) => db.selectFrom('substitution').selectAll().orderBy('id'));

const linkCount = statement()((db) =>
  db
    .selectFrom('orderLink')
    .select((eb) => eb.fn.countAll<number>().as('links'))
    .where('kind', '=', 'substitute'),
);

type Row = NonNullable<ReturnType<typeof findSubstitution>>;

/** What a substitution may not change of any line, by a fen. */
const KEPT = [
  'grossFen',
  'memberDiscountFen',
  'lineDiscountFen',
  'orderDiscountFen',
  'couponFen',
  'netFen',
  'taxRateBp',
  'taxFen',
  'prescriptionId',
  'prescriptionLineNo',
] as const satisfies readonly (keyof ItemRow)[];

/**
 * Every substitution (RX-5) against the two orders that it stands between: one line is an equivalent and as much, all
 * others are as they were, nobody paid a fen more or less, and the stories of the order and of the prescription name
 * the pharmacist who answers for it.
 */
export function verifySubstitutions(reader: Reader, differ: Differ): void {
  let links = 0;
  for (const row of reader.iterate(substitutions, {})) {
    const before = getOrder(reader, row.orderId);
    const subject = `order:${before.orderNumber}`;
    const here = (kind: string, expected: unknown, actual: unknown) =>
      differ(kind, subject, { expected, actual });
    const next = readLinks(reader, row.orderId).became.filter(({ kind }) => kind === 'substitute');
    here('substitution_link', 1, next.length);
    links += next.length;
    verifyTold(reader, row, here);
    const items = readItems(reader, row.orderId);
    const after = next[0] === undefined ? [] : readItems(reader, next[0].orderId);
    here('substitution_lines', items.length, after.length);
    items.forEach((item, place) => {
      const given = after[place];
      if (given === undefined) return;
      for (const name of KEPT) here(`substitution_${name}`, item[name], given[name]);
      if (item.lineNo === row.lineNo) verifyLine(reader, row, { item, given, here });
      else here('substitution_other_line', goodsOf(item), goodsOf(given));
    });
  }
  const told = reader.get(linkCount, {})?.links ?? 0;
  differ('substitution_link', 'order_link', { expected: links, actual: told });
}

type Here = (kind: string, expected: unknown, actual: unknown) => void;

const goodsOf = ({ drugId, quantity, substitutionId }: ItemRow): string =>
  `drug:${drugId}×${quantity} substitution:${substitutionId}`;

function verifyLine(
  reader: Reader,
  row: Row,
  { item, given, here }: { item: ItemRow; given: ItemRow; here: Here },
): void {
  const { id: substitutionId, drugId, quantity } = row;
  here('substitution_given', goodsOf({ ...item, drugId, quantity, substitutionId }), goodsOf(given));
  here('substitution_name', true, isSameName(item.genericName, given.genericName));
  here('substitution_class', classOf(item), classOf(given));
  const [sold, instead] = [item, given].map(({ specification }) => wordingOf(specification)?.count ?? null);
  if (sold != null && instead != null)
    here('substitution_pieces', sold * item.quantity, instead * given.quantity);
  const before = findSubstitution(reader, item);
  const { soldUnits = null, perUnits = null } = before ?? {};
  const rate = rateOf({ quantity: item.quantity, soldUnits, perUnits }, quantity);
  here('substitution_rate', `${rate.soldUnits}/${rate.perUnits}`, `${row.soldUnits}/${row.perUnits}`);
  const first = before ?? { soldOrderId: row.orderId, soldLineNo: row.lineNo };
  here(
    'substitution_sold',
    `${first.soldOrderId}/${first.soldLineNo}`,
    `${row.soldOrderId}/${row.soldLineNo}`,
  );
}

const classOf = ({ category, controlClass }: ItemRow): string => `${category} ${controlClass}`;

/** The last word of the order that ended, and a word beside the prescription of the line. */
function verifyTold(reader: Reader, row: Row, here: Here): void {
  const { staffName, reason, atMs } = row;
  const said = { action: 'substitute', staffName, reason, atMs };
  const word = (event: typeof said | undefined) =>
    event === undefined ? '' : `${event.action} ${event.staffName} ${event.reason} ${event.atMs}`;
  here('substitution_told', word(said), word(readEvents(reader, row.orderId).at(-1)));
  const item = readItems(reader, row.orderId).find(({ lineNo }) => lineNo === row.lineNo);
  if (item === undefined || item.prescriptionId === null) return;
  const beside = readPrescriptionEvents(reader, item.prescriptionId).filter(
    (event) => event.action === 'substitute' && event.atMs === atMs,
  );
  here('substitution_on_prescription', true, beside.map(word).includes(word(said)));
}
