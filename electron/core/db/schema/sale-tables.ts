import type { Generated } from 'kysely';
import type { Json } from './json.ts';

interface CustomerTable {
  id: Generated<number>;
  name: string;
  phone: string;
  isMember: number;
  address: Json | null;
  createdAtMs: number;
  updatedAtMs: number;
}

interface CartTable {
  id: Generated<number>;
  status: 'active' | 'parked' | 'ordered' | 'discarded';
  sessionId: string;
  staffId: number;
  label: Generated<string>;
  customerId: number | null;
  orderDiscount: Json | null;
  couponCode: Generated<string>;
  couponFen: Generated<number>;
  shippingFeeFen: Generated<number>;
  remark: Generated<string>;
  undoStack: Generated<Json>;
  createdAtMs: number;
  updatedAtMs: number;
  couponId: Generated<number | null>;
}

interface CartLineTable {
  cartId: number;
  lineId: number;
  drugId: number;
  quantity: number;
  selected: number;
  discount: Json | null;
  scannedBatchId: number | null;
  addedPriceFen: number;
  prescriptionId: number | null;
  prescriptionLineNo: number | null;
  traceCodes: Json | null;
}

interface CouponTable {
  id: Generated<number>;
  version: Generated<number>;
  code: string;
  name: string;
  kind: 'amount' | 'percent';
  amountFen: number;
  percentBp: number;
  capFen: number | null;
  minimumFen: number;
  validFrom: string;
  validTo: string;
  categories: Json;
  drugIds: Json;
  excludedDrugIds: Json;
  membersOnly: number;
  stackable: number;
  maxUses: number | null;
  maxUsesPerCustomer: number | null;
  used: Generated<number>;
  stopped: Generated<number>;
  updatedAtMs: number;
}

interface CouponUseTable {
  id: Generated<number>;
  couponId: number;
  customerId: number | null;
  atMs: number;
  givenBackAtMs: number | null;
}

interface CouponUseOrderTable {
  useId: number;
  orderId: number;
}

/** Customers, carts and coupons: what comes before an order. */
export interface SaleTables {
  customer: CustomerTable;
  cart: CartTable;
  cartLine: CartLineTable;
  coupon: CouponTable;
  couponUse: CouponUseTable;
  couponUseOrder: CouponUseOrderTable;
}
