import type { ExchangeView } from '#shared/contracts/aftersales.ts';
import { exchangeAmounts } from '#shared/domain/exchange-amounts.ts';
import type { PricedOrder } from '#shared/domain/pricing.ts';
import { AppError, invariant } from '#shared/errors/index.ts';
import { quote } from '../cart/quote.ts';
import { findSoldDrug, type SoldDrug } from '../catalog/drugs.ts';
import { findCustomer } from '../customers/customers.ts';
import type { Reader } from '../db/store.ts';
import { availability, findBatch } from '../inventory/batches.ts';
import { refuseShortages } from '../inventory/reserve-stock.ts';
import { draftOrder } from '../orders/draft-order.ts';
import { getOrder, type OrderRow, readItems } from '../orders/order-rows.ts';
import type { QueryContext } from '../platform/context.ts';
import { requireApproved } from '../prescriptions/cover-sale.ts';
import { findPrescription } from '../prescriptions/prescription-rows.ts';
import type { AfterSalesRow } from './after-sales-rows.ts';
import type { ReplacementLine } from './replacement-lines.ts';
import { wishOfExchange } from './replacement-order.ts';

/** What an exchange would come to now, by the prices, the stock and the rules of now. Null without replacements. */
export function showPlannedExchange(
  context: QueryContext,
  order: OrderRow,
  { lines, worthFen }: { lines: readonly ReplacementLine[]; worthFen: number },
): ExchangeView | null {
  if (lines.length === 0) return null;
  const drugs = lines.map((line) => ({ ...line, drug: drugOf(context.reader, line) }));
  const problem = whyNotNow(context, order, lines);
  const priced = priceOf(context.reader, order, drugs);
  const totalFen = priced?.totalFen ?? 0;
  return {
    lines: drugs.map((line, index) => ({
      ...namesOf(context, line),
      unitPriceFen: priced?.lines[index]?.unitPriceFen ?? line.drug.priceFen,
      netFen: priced?.lines[index]?.netFen ?? 0,
    })),
    totalFen,
    worthFen,
    ...exchangeAmounts(worthFen, totalFen),
    problem,
    order: null,
  };
}

/** What an exchange came to: its order as it was made, and what became of it since. */
export function showSettledExchange(
  context: QueryContext,
  row: AfterSalesRow,
  lines: readonly ReplacementLine[],
): ExchangeView | null {
  if (row.replacementOrderId === null) return null;
  const order = getOrder(context.reader, row.replacementOrderId);
  const items = readItems(context.reader, order.id);
  const worthFen = row.refundFen ?? 0;
  return {
    lines: lines.map((line, index) => {
      const item = items[index];
      invariant(item?.drugId === line.drugId, 'the order of an exchange has the lines that were chosen');
      const { unitPriceFen, netFen } = item;
      return { ...namesOf(context, { ...line, drug: drugOf(context.reader, line) }), unitPriceFen, netFen };
    }),
    totalFen: order.totalFen,
    worthFen,
    carriedFen: row.carriedFen,
    backFen: worthFen - row.carriedFen,
    dueFen: order.totalFen - row.carriedFen,
    problem: null,
    order: { orderId: order.id, orderNumber: order.orderNumber, status: order.status },
  };
}

type WithDrug = ReplacementLine & { readonly drug: SoldDrug };

function drugOf(reader: Reader, { drugId }: ReplacementLine): SoldDrug {
  const drug = findSoldDrug(reader, drugId);
  invariant(drug !== undefined, 'a drug of the catalogue stays in it');
  return drug;
}

function namesOf({ reader, today }: QueryContext, { drug, quantity, batchId, prescription }: WithDrug) {
  const batch = batchId === null ? undefined : findBatch(reader, batchId);
  const { genericName, specification, manufacturer, unit } = drug;
  return {
    drugId: drug.id,
    drugCode: drug.code,
    genericName,
    specification,
    manufacturer,
    unit,
    category: drug.category as ExchangeView['lines'][number]['category'],
    quantity,
    batch:
      batch === undefined
        ? null
        : { batchId: batch.id, batchNumber: batch.batchNumber, expiryDate: batch.expiryDate },
    prescriptionNumber:
      prescription === null ? '' : (findPrescription(reader, prescription.prescriptionId)?.number ?? ''),
    availableQuantity: availability(reader, drug.id, today).availableQuantity,
  };
}

/** The price even of what may not be sold yet; null for amounts that nobody can pay. */
function priceOf(reader: Reader, order: OrderRow, lines: readonly WithDrug[]): PricedOrder | null {
  const customer = order.customerId === null ? null : findCustomer(reader, order.customerId);
  const terms = { orderDiscount: null, couponFen: 0, coupon: null, shippingFeeFen: 0, customer };
  const wanted = lines.map(({ drug, quantity }) => ({ drug, quantity, discount: null }));
  return orProblem(() => quote(reader, wanted, terms).priced).value;
}

/** The first thing that keeps the order from being made and paid, as the command would refuse it. */
function whyNotNow(
  { reader, today }: QueryContext,
  order: OrderRow,
  lines: readonly ReplacementLine[],
): ExchangeView['problem'] {
  const { problem } = orProblem(() => {
    draftOrder(reader, wishOfExchange(order, lines, { expectedTotalFen: null, buyer: null }));
    refuseShortages(
      { reader, today },
      lines.map(({ drugId, quantity, batchId }) => ({ drugId, quantity, scannedBatchId: batchId })),
    );
    requireApproved(
      reader,
      lines.map(({ prescription }) => prescription?.prescriptionId ?? null),
      today,
    );
  });
  return problem;
}

function orProblem<T>(work: () => T): { value: T | null; problem: ExchangeView['problem'] } {
  try {
    return { value: work(), problem: null };
  } catch (error) {
    if (error instanceof AppError)
      return { value: null, problem: { code: error.code, params: error.params } };
    throw error;
  }
}
