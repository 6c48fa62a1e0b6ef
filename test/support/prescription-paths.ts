import type { CallResult } from '#shared/contracts/envelope.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import type { PrescriptionAction, PrescriptionStatus } from '#shared/domain/prescription-states.ts';
import { draft, seen } from './prescriptions.ts';
import { DAY_MS, MINUTE_MS } from './test-platform.ts';
import type { TestShop } from './test-shop.ts';
import type { Till } from './till.ts';

/** A shop and the pharmacist who reviews what its till wrote down. */
export interface ReviewedShop extends TestShop {
  readonly reviewer: Till;
}

/** A prescription and the order that was made on it while it waited, as they are now. */
export interface OnSale {
  readonly prescription: PrescriptionDetail;
  readonly order: OrderDetail | null;
}

type Call = (shop: ReviewedShop, on: OnSale) => Promise<CallResult<unknown>>;

/** What leads to each step of the machine, with an input that lacks nothing for any status; time alone lapses. */
export const PRESCRIPTION_CALLS = {
  submit: ({ till }, { prescription }) => till.try('prescriptions.submit', seen(prescription)),
  revise: ({ till }, { prescription }) => till.try('prescriptions.revise', seen(prescription)),
  approve: ({ reviewer }, { prescription }) => reviewer.try('prescriptions.approve', seen(prescription)),
  reject: ({ reviewer }, { prescription }) =>
    reviewer.try('prescriptions.reject', { ...seen(prescription), reason: '剂量有误' }),
  withdraw: ({ till }, { prescription }) =>
    till.try('prescriptions.withdraw', { ...seen(prescription), reason: '患者不要了' }),
  dispense: (shop, on) => dispense(shop, on),
} as const satisfies Record<Exclude<PrescriptionAction, 'lapse'>, Call>;

/** The next thing that would bring the goods of a prescription to the bench: an order, its payment, its dispensing. */
function dispense({ till, drugs }: ReviewedShop, { prescription, order }: OnSale) {
  if (order?.status === 'paid') return till.try('orders.startDispensing', { orderId: order.orderId });
  if (order?.status === 'pending') return till.try('orders.settle', paymentOf(order));
  const { prescriptionId } = prescription;
  return till.try('orders.createDirect', {
    lines: [{ drugId: drugs.antibiotic, quantity: 2, prescription: { prescriptionId, lineNo: 1 } }],
  });
}

const paymentOf = ({ orderId, amounts }: OrderDetail) => ({
  orderId,
  tenders: [{ kind: 'card' as const, amountFen: amounts.totalFen, reference: 'POS1' }],
  handOver: false,
});

/** The shortest way from a draft of two packs of the antibiotic to each status. */
const PATHS: Readonly<Record<PrescriptionStatus, readonly (PrescriptionAction | 'order' | 'pay')[]>> = {
  draft: [],
  waiting: ['submit', 'order'],
  approved: ['submit', 'order', 'approve', 'pay'],
  rejected: ['submit', 'order', 'reject'],
  lapsed: ['submit', 'order', 'approve', 'pay', 'lapse'],
  dispensed: ['submit', 'order', 'approve', 'pay', 'dispense'],
  withdrawn: ['submit', 'order', 'approve', 'pay', 'withdraw'],
};

/** Drives a prescription into a status, with an order on it as far as the status allows, a minute between the steps. */
export async function prescriptionIn(shop: ReviewedShop, status: PrescriptionStatus): Promise<OnSale> {
  let on: OnSale = { prescription: await draft(shop), order: null };
  for (const step of PATHS[status]) {
    shop.counter.time.advance(MINUTE_MS);
    if (step === 'lapse') shop.counter.time.advance(DAY_MS);
    else mustGo(await callOf(step)(shop, on));
    on = await readOnSale(shop, on.prescription.prescriptionId);
  }
  if (on.prescription.status !== status) throw new Error(`it is ${on.prescription.status}, not ${status}`);
  return on;
}

/** Ordering and paying are what `dispense` does before anybody can. */
const callOf = (step: Exclude<PrescriptionAction, 'lapse'> | 'order' | 'pay'): Call =>
  PRESCRIPTION_CALLS[step === 'order' || step === 'pay' ? 'dispense' : step];

function mustGo(result: CallResult<unknown>): void {
  if (!result.ok) throw new Error(`a step of the way was refused: ${result.error.code}`);
}

/** A prescription and its order, as they are now. */
export async function readOnSale({ till }: Pick<TestShop, 'till'>, prescriptionId: number): Promise<OnSale> {
  const prescription = await till.do('prescriptions.get', { prescriptionId });
  const orderId = prescription.orders[0]?.orderId;
  return { prescription, order: orderId === undefined ? null : await till.do('orders.get', { orderId }) };
}
