import type { CounterModel } from './counter-model.ts';
import { refundFen } from './model-after-sales.ts';
import { amountDue, type ModelOrder, type ModelRequest, type Payment } from './model-order.ts';
import { requireApproved } from './model-prescription.ts';
import { NO_TERMS } from './model-prices.ts';
import type { Share } from './model-stock.ts';

/** What an exchange comes to, by the prices of now. */
export interface ExchangeSum {
  readonly totalFen: number;
  /** Of what came back, what pays for the new order. */
  readonly carriedFen: number;
  readonly dueFen: number;
}

/** What the customer gets instead, set aside and paid. */
export interface ModelExchange extends ExchangeSum {
  readonly shares: readonly Share[];
  readonly paidFen: number;
  /** Puts the goods back: something else refuses the exchange. */
  readonly undo: () => void;
}

const wished = ({ instead }: ModelRequest) => instead.map((line) => ({ ...line, discount: null }));

/** What came back pays up to the new order's total; the customer pays the rest of it, or gets what is left. */
export function exchangeSum(model: CounterModel, order: ModelOrder, request: ModelRequest): ExchangeSum {
  const totalFen = model.prices.totalFen(wished(request), { ...NO_TERMS, isMember: order.isMember });
  const carriedFen = Math.min(Math.max(0, refundFen(order, request)), totalFen);
  return { totalFen, carriedFen, dueFen: totalFen - carriedFen };
}

/** Sells what the customer gets instead under every rule of sale; refuses it as a sale, with nothing set aside. */
export function sellInstead(
  model: CounterModel,
  order: ModelOrder,
  asked: { request: ModelRequest; payment: Payment; expectsTotal: boolean },
): ModelExchange {
  const { request, payment, expectsTotal } = asked;
  const sum = exchangeSum(model, order, request);
  const terms = { ...NO_TERMS, isMember: order.isMember };
  const { shares } = model.sell({ lines: wished(request), terms, showsId: true, expectsTotal });
  const undo = () => {
    for (const { batch, quantity } of shares) batch.reserved -= quantity;
  };
  try {
    const paidFen = sum.carriedFen + amountDue(sum.dueFen, payment);
    requireApproved(request.instead, model.clock.today);
    return { ...sum, shares, paidFen, undo };
  } catch (error) {
    undo();
    throw error;
  }
}
