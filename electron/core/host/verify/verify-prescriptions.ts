import type { ControlClass, DrugCategory } from '#shared/domain/drugs.ts';
import { isLegalPrescriptionStep, type PrescriptionStatus } from '#shared/domain/prescription-states.ts';
import { needsPrescription } from '#shared/domain/sale-rules.ts';
import { isChainIntact } from '../../audit/event-chain.ts';
import { statement } from '../../db/statement.ts';
import type { Reader } from '../../db/store.ts';
import { documentHash } from '../../prescriptions/document-hash.ts';
import { orderedQuantity, readOrdered } from '../../prescriptions/ordered-quantity.ts';
import {
  getPrescription,
  type PrescriptionRow,
  readEvents,
  readImages,
  readLines,
  readSignatures,
} from '../../prescriptions/prescription-rows.ts';
import type { Differ } from './differences.ts';

const prescriptionIds = statement()((db) => db.selectFrom('prescription').select('id').orderBy('id'));

const paidItems = statement()((db) =>
  db
    .selectFrom('orderItem')
    .innerJoin('saleOrder', 'saleOrder.id', 'orderItem.orderId')
    .leftJoin('substitution', 'substitution.id', 'orderItem.substitutionId')
    .leftJoin('orderItem as soldItem', (join) =>
      join
        .onRef('soldItem.orderId', '=', 'substitution.soldOrderId')
        .onRef('soldItem.lineNo', '=', 'substitution.soldLineNo'),
    )
    .leftJoin('prescription', 'prescription.id', 'orderItem.prescriptionId')
    .leftJoin('prescriptionLine', (join) =>
      join
        .onRef('prescriptionLine.prescriptionId', '=', 'orderItem.prescriptionId')
        .onRef('prescriptionLine.lineNo', '=', 'orderItem.prescriptionLineNo'),
    )
    .select([
      'orderItem.orderId',
      'saleOrder.orderNumber',
      'saleOrder.paidAtMs',
      'orderItem.category',
      'orderItem.controlClass',
      'orderItem.drugId',
      'orderItem.prescriptionId',
      'prescription.approvedAtMs',
      'prescription.lapsedAtMs',
      'prescription.withdrawnAtMs',
      'prescriptionLine.drugId as prescribedDrugId',
      'soldItem.drugId as soldDrugId',
    ])
    .where('saleOrder.paidAtMs', 'is not', null),
);

const splitFrom = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('orderLink')
    .innerJoin('saleOrder', 'saleOrder.id', 'orderLink.fromOrderId')
    .select(['orderLink.fromOrderId as orderId', 'saleOrder.paidAtMs'])
    .where('orderLink.toOrderId', '=', p.orderId)
    .where('orderLink.kind', 'in', ['split', 'owe', 'substitute']),
);

/** What a dispenser signs for. */
const DISPENSINGS: readonly string[] = ['dispense', 'dispense_part', 'dispense_owed'];

type HereDiffer = (kind: string, expected: unknown, actual: unknown) => void;
type Events = ReturnType<typeof readEvents>;

/** Every prescription against its story, its signatures and its orders; and no Rx line was paid without approval. */
export function verifyPrescriptions(
  reader: Reader,
  toldVersions: ReadonlyMap<string, number>,
  differ: Differ,
): void {
  const unseen = new Set([...toldVersions.keys()].filter((subject) => subject.startsWith('prescription:')));
  for (const { id } of reader.iterate(prescriptionIds, {})) {
    const row = getPrescription(reader, id);
    const subject = `prescription:${row.number}`;
    const here: HereDiffer = (kind, expected, actual) => differ(kind, subject, { expected, actual });
    const events = readEvents(reader, id);
    verifyStory(row, events, here);
    verifySignatures(reader, row, { events, differ: here });
    verifyQuantities(reader, row, here);
    here('outbox_version', row.version, toldVersions.get(subject));
    unseen.delete(subject);
  }
  for (const subject of unseen)
    differ('prescription_missing', subject, { expected: 'kept', actual: 'missing' });
  verifyPaidItems(reader, differ);
}

function verifyStory(row: PrescriptionRow, events: Events, differ: HereDiffer): void {
  differ('prescription_chain', true, isChainIntact(row.number, events, row));
  let status: PrescriptionStatus | null = null;
  for (const { fromStatus, toStatus } of events) {
    const isStep = fromStatus !== null && fromStatus !== toStatus;
    const isLegal = fromStatus === status && (!isStep || isLegalPrescriptionStep(fromStatus, toStatus));
    differ('prescription_step', true, isLegal);
    status = toStatus;
  }
  differ('prescription_status', status, row.status);
  const reached = (...actions: string[]): number | null =>
    events.findLast(({ action }) => actions.includes(action))?.atMs ?? null;
  differ('prescription_created_at_ms', reached('create'), row.createdAtMs);
  differ('prescription_drafted_at_ms', reached('create', 'revise'), row.draftedAtMs);
  differ('prescription_submitted_at_ms', reached('submit'), row.submittedAtMs);
  differ('prescription_approved_at_ms', reached('approve'), row.approvedAtMs);
  differ('prescription_rejected_at_ms', reached('reject'), row.rejectedAtMs);
  differ('prescription_lapsed_at_ms', reached('lapse'), row.lapsedAtMs);
  differ('prescription_dispensed_at_ms', reached('dispense'), row.dispensedAtMs);
  differ('prescription_withdrawn_at_ms', reached('withdraw'), row.withdrawnAtMs);
}

/** What was handed in has its doctor's signature, what was approved the reviewer's, each over what is there now. */
function verifySignatures(
  reader: Reader,
  row: PrescriptionRow,
  { events, differ }: { events: Events; differ: HereDiffer },
): void {
  const signatures = readSignatures(reader, row.id);
  const signed = (role: string) => signatures.findLast((signature) => signature.role === role);
  const dispensings = events.filter(({ action }) => DISPENSINGS.includes(action));
  const dispensers = signatures.filter(({ role }) => role === 'dispenser');
  differ('dispenser_signatures', dispensings.length, dispensers.length);
  if (row.approvedAtMs !== null) {
    differ('reviewer_signature', row.approvedAtMs, signed('reviewer')?.atMs);
    differ('reviewer_signature', row.reviewerId, signed('reviewer')?.staffId);
  }
  if (row.approvedAtMs === null && row.status !== 'waiting') return;
  const now = documentHash(row, readLines(reader, row.id), readImages(reader, row.id));
  const doctor = signed('doctor');
  const standing = [
    ...(doctor === undefined ? [] : [doctor]),
    ...signatures.filter(({ role }) => role !== 'doctor'),
  ];
  const good = standing.filter(({ documentHash: hash }) => Buffer.compare(hash, now) === 0);
  differ('signed_document', Math.max(1, standing.length), good.length);
}

function verifyQuantities(reader: Reader, row: PrescriptionRow, differ: HereDiffer): void {
  // An order that waits for payment may be older than a correction; it is held against it when it is paid.
  const ordered = readOrdered(reader, row.id).filter(({ paidAtMs }) => paidAtMs !== null);
  if (ordered.length === 0) return;
  for (const line of readLines(reader, row.id)) {
    differ('prescribed_quantity', true, orderedQuantity(ordered, line.lineNo) <= line.quantity);
  }
}

/**
 * RX-2: what is sold only on prescription was paid while its prescription was approved; what it was sold as, where a
 * pharmacist gave an equivalent for it.
 */
function verifyPaidItems(reader: Reader, differ: Differ): void {
  for (const item of reader.iterate(paidItems, {})) {
    const { category, controlClass, approvedAtMs } = item;
    const isRx = needsPrescription(category as DrugCategory, controlClass as ControlClass);
    if (item.paidAtMs === null || (!isRx && item.prescriptionId === null)) continue;
    const paidAtMs = moneyCameAtMs(reader, { orderId: item.orderId, paidAtMs: item.paidAtMs });
    const isApproved = approvedAtMs !== null && approvedAtMs <= paidAtMs;
    const hasEnded = [item.lapsedAtMs, item.withdrawnAtMs].some((atMs) => atMs !== null && atMs < paidAtMs);
    const isTheDrug = item.prescribedDrugId === (item.soldDrugId ?? item.drugId);
    const subject = `order:${item.orderNumber}`;
    differ('paid_on_prescription', subject, {
      expected: true,
      actual: isApproved && !hasEnded && isTheDrug,
    });
  }
}

/** When the money of an order came in: the part of an order that was paid and split took it over with its goods. */
function moneyCameAtMs(reader: Reader, order: { orderId: number; paidAtMs: number }): number {
  const source = reader.get(splitFrom, { orderId: order.orderId });
  if (source === undefined || source.paidAtMs === null) return order.paidAtMs;
  return moneyCameAtMs(reader, { orderId: source.orderId, paidAtMs: source.paidAtMs });
}
