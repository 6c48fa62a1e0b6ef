import type { OrderDetail } from '#shared/contracts/orders.ts';
import { type DrugCategory, isDrug } from '#shared/domain/drugs.ts';
import {
  isTakenByPeople,
  ORDER_TRANSITIONS,
  type OrderStatus,
  type OrderTransition,
} from '#shared/domain/order-states.ts';
import { isPermitted } from '#shared/domain/permissions.ts';
import { maskResidentId } from '#shared/domain/resident-id.ts';
import { showEvents } from '../audit/event-chain.ts';
import { looseAmong } from '../catalog/loose-articles.ts';
import type { QueryContext } from '../platform/context.ts';
import { type OrderRecord, readRecord } from './order-record.ts';
import type { ItemRow, OrderRow } from './order-rows.ts';
import { showSubstitution } from './substitutions.ts';
import { standingRefusals } from './transition-guards.ts';

/** An order with everything that its screen shows. Fails with ORDER_NOT_FOUND. */
export function orderDetail(context: QueryContext, orderId: number): OrderDetail {
  return showRecord(context, readRecord(context.reader, orderId));
}

/** The same of an order that was read already. */
export function showRecord(context: QueryContext, record: OrderRecord): OrderDetail {
  const { order, events } = record;
  return {
    orderId: order.id,
    ...headline(order),
    address: order.address === null ? null : (JSON.parse(order.address) as OrderDetail['address']),
    staffName: record.staffName,
    items: itemsWithBatches(context, record),
    looseLines: looseAmong(context.reader, record.items).map(({ lineNo }) => lineNo),
    payments: record.payments.map(({ id, orderId: _, createdAtMs: __, ...payment }) => ({
      paymentId: id,
      ...payment,
      ...transfersOf(record, id),
    })) as OrderDetail['payments'],
    owed: record.owed,
    links: { madeFrom: [...record.links.madeFrom], became: [...record.links.became] },
    events: showEvents(events) as OrderDetail['events'],
    historyIntact: record.isHistoryIntact(),
    actions: offeredActions(context, record),
  };
}

type Headline = Omit<
  OrderDetail,
  | 'orderId'
  | 'address'
  | 'staffName'
  | 'items'
  | 'looseLines'
  | 'payments'
  | 'events'
  | 'links'
  | 'owed'
  | 'historyIntact'
  | 'actions'
>;

function headline(order: OrderRow): Headline {
  return {
    orderNumber: order.orderNumber,
    version: order.version,
    status: order.status,
    channel: order.channel as OrderDetail['channel'],
    customer: { customerId: order.customerId, name: order.customerName, phone: order.customerPhone },
    doctor: { doctorId: order.doctorId, name: order.doctorName },
    buyer:
      order.buyerName === ''
        ? null
        : { name: order.buyerName, idNumberMasked: maskResidentId(order.buyerIdNumber) },
    payType: order.payType,
    amounts: amountsOf(order),
    itemCount: order.itemCount,
    quantity: order.quantity,
    remark: order.remark,
    carrier: order.carrier,
    trackingNumber: order.trackingNumber,
    cancelReason: order.cancelReason,
    createdAtMs: order.createdAtMs,
    expiresAtMs: order.expiresAtMs,
    paidAtMs: order.paidAtMs,
    dispensingAtMs: order.dispensingAtMs,
    shippedAtMs: order.shippedAtMs,
    completedAtMs: order.completedAtMs,
    cancelledAtMs: order.cancelledAtMs,
    afterSalesAtMs: order.afterSalesAtMs,
  };
}

function amountsOf(order: OrderRow): OrderDetail['amounts'] {
  return {
    itemsFen: order.itemsFen,
    memberDiscountFen: order.memberDiscountFen,
    lineDiscountFen: order.lineDiscountFen,
    orderDiscountFen: order.orderDiscountFen,
    couponFen: order.couponFen,
    shippingFeeFen: order.shippingFeeFen,
    taxFen: order.taxFen,
    totalFen: order.totalFen,
    roundingFen: order.roundingFen,
    paidFen: order.paidFen,
    refundedFen: order.refundedFen,
  };
}

function transfersOf({ transfers, links }: OrderRecord, paymentId: number) {
  const source = transfers.in.find((transfer) => transfer.paymentId === paymentId);
  const from = links.madeFrom.find((linked) => linked.orderId === source?.fromOrderId);
  const out = transfers.out.filter((transfer) => transfer.paymentId === paymentId);
  return {
    transferredFen: out.reduce((sum, transfer) => sum + transfer.amountFen, 0),
    takenOverFrom: from?.orderNumber ?? null,
  };
}

function itemsWithBatches({ reader }: QueryContext, { items, batches }: OrderRecord): OrderDetail['items'] {
  return items.map((item) => ({
    ...soldLine(item),
    substitution: showSubstitution(reader, item),
    batches: batches
      .filter((batch) => batch.lineNo === item.lineNo)
      .map(({ batchId, batchNumber, expiryDate, quantity, state }) => ({
        batchId,
        batchNumber,
        expiryDate,
        quantity,
        state,
      })),
  }));
}

/** Written out, for taking one column out of a row and leaving the rest takes ten times as long. */
function soldLine(item: ItemRow): Omit<OrderDetail['items'][number], 'substitution' | 'batches'> {
  return {
    lineNo: item.lineNo,
    drugId: item.drugId,
    drugCode: item.drugCode,
    genericName: item.genericName,
    tradeName: item.tradeName,
    specification: item.specification,
    manufacturer: item.manufacturer,
    approvalNumber: item.approvalNumber,
    unit: item.unit,
    category: item.category as OrderDetail['items'][number]['category'],
    controlClass: item.controlClass as OrderDetail['items'][number]['controlClass'],
    quantity: item.quantity,
    listPriceFen: item.listPriceFen,
    unitPriceFen: item.unitPriceFen,
    grossFen: item.grossFen,
    memberDiscountFen: item.memberDiscountFen,
    lineDiscountFen: item.lineDiscountFen,
    orderDiscountFen: item.orderDiscountFen,
    couponFen: item.couponFen,
    netFen: item.netFen,
    taxRateBp: item.taxRateBp,
    taxFen: item.taxFen,
    prescriptionId: item.prescriptionId,
    prescriptionLineNo: item.prescriptionLineNo,
  };
}

/** The actions that the machine has from here, each with whether this person may take it now and why not. */
function offeredActions(context: QueryContext, record: OrderRecord): OrderDetail['actions'] {
  const { reader, nowMs, today } = context;
  const roles = context.session?.roles ?? [];
  const { isFresh, owed } = record;
  const guarded = { reader, nowMs, today, items: () => record.items, isFresh, owed };
  const refusals = standingRefusals(guarded, record.order);
  return ORDER_TRANSITIONS.filter(
    (row) => row.from === (record.order.status as OrderStatus) && isTakenByPeople(row),
  ).map((row) => {
    const reason = isPermitted(roles, row.permission) ? (refusals(row)?.code ?? null) : 'FORBIDDEN';
    return { action: row.action, allowed: reason === null, reason, needs: needsOf(row, record) };
  });
}

function needsOf(
  { guards, money }: OrderTransition,
  { items }: OrderRecord,
): OrderDetail['actions'][number]['needs'] {
  const hasDrugs = items.some(({ category }) => isDrug(category as DrugCategory));
  return [
    ...(guards.includes('reason_given') ? (['reason'] as const) : []),
    ...(guards.includes('disposition_given') ? (['disposition'] as const) : []),
    ...(guards.includes('carrier_given') ? (['carrier'] as const) : []),
    ...(guards.includes('drugs_packed_apart') && hasDrugs ? (['drugsApart'] as const) : []),
    ...(money === 'settle' ? (['payment'] as const) : []),
  ];
}
