import type { Generated } from 'kysely';
import type { AfterSalesKind, AfterSalesState } from '#shared/domain/after-sales-states.ts';
import type { ReturnReason } from '#shared/domain/return-reasons.ts';
import type { ShipmentState } from '#shared/domain/shipment-states.ts';
import type { Json } from './json.ts';

interface ShipmentTable {
  id: Generated<number>;
  orderId: number;
  version: number;
  state: ShipmentState;
  carrier: string;
  trackingNumber: string;
  packageCount: number;
  note: string;
  receiverName: string;
  receiverPhone: string;
  staffId: number;
  createdAtMs: number;
  stateAtMs: number;
  underWaySinceMs: number;
  closedAtMs: number | null;
}

interface ShipmentEventTable {
  shipmentId: number;
  seq: number;
  action: string;
  fromState: string | null;
  toState: string;
  place: string;
  note: string;
  staffId: number;
  staffName: string;
  atMs: number;
}

interface AfterSalesTable {
  id: Generated<number>;
  number: string;
  orderId: number;
  kind: AfterSalesKind;
  state: AfterSalesState;
  version: Generated<number>;
  reason: ReturnReason;
  reasonText: string;
  overrideReason: string;
  withShipping: number;
  refundFen: number | null;
  refundShippingFen: Generated<number>;
  refundRoundingFen: Generated<number>;
  replacementOrderId: number | null;
  replacementChoice: Generated<number>;
  carriedFen: Generated<number>;
  requestedBy: number;
  requestedAtMs: number;
  approvedAtMs: number | null;
  receivedAtMs: number | null;
  failedAtMs: number | null;
  endedAtMs: number | null;
  eventCount: number;
  eventHash: Uint8Array;
}

interface AfterSalesLineTable {
  afterSalesId: number;
  lineNo: number;
  quantity: number;
  received: number | null;
  accepted: number | null;
}

interface ReplacementLineTable {
  afterSalesId: number;
  choice: number;
  lineNo: number;
  drugId: number;
  quantity: number;
  batchId: number | null;
  prescriptionId: number | null;
  prescriptionLineNo: number | null;
}

interface AfterSalesImageTable {
  afterSalesId: number;
  sha256: string;
  fileName: string;
  staffId: number;
  atMs: number;
}

interface AfterSalesEventTable {
  afterSalesId: number;
  seq: number;
  action: string;
  fromStatus: AfterSalesState | null;
  toStatus: AfterSalesState;
  staffId: number;
  staffName: string;
  role: string;
  reason: string;
  details: Json;
  atMs: number;
  hash: Uint8Array;
}

/** What came back of a batch that a line was given. */
interface ReturnBatchTable {
  afterSalesId: number;
  orderId: number;
  lineNo: number;
  batchId: number;
  quarantineBatchId: number;
  quantity: number;
  atMs: number;
}

/** Parcels and after-sales requests: what comes after an order was dispensed. */
export interface DeliveryTables {
  shipment: ShipmentTable;
  shipmentEvent: ShipmentEventTable;
  afterSales: AfterSalesTable;
  afterSalesLine: AfterSalesLineTable;
  replacementLine: ReplacementLineTable;
  afterSalesImage: AfterSalesImageTable;
  afterSalesEvent: AfterSalesEventTable;
  returnBatch: ReturnBatchTable;
}
