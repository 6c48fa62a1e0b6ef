import type { Generated } from 'kysely';
import type {
  BinPlace,
  HoldAction,
  RecallLevel,
  RecallOutcome,
  RecallSource,
} from '#shared/domain/batches.ts';

interface BatchTable {
  id: Generated<number>;
  drugId: number;
  batchNumber: string;
  expiryDate: string;
  productionDate: string | null;
  status: Generated<'available' | 'locked' | 'recalled'>;
  zone: Generated<'saleable' | 'quarantine'>;
  bin: Generated<BinPlace>;
  onHand: Generated<number>;
  reserved: Generated<number>;
  costFen: number | null;
  receivedAtMs: number;
}

interface StockMovementTable {
  id: Generated<number>;
  batchId: number;
  kind: string;
  onHandDelta: number;
  reservedDelta: number;
  onHandAfter: number;
  reservedAfter: number;
  orderId: number | null;
  reason: string;
  staffId: number;
  atMs: number;
}

/** What was decided about units in quarantine, by the movement that took them out. */
interface QuarantineDecisionTable {
  movementId: number;
  decision: 'released' | 'destroyed';
}

interface RecallTable {
  id: Generated<number>;
  drugId: number;
  level: RecallLevel;
  source: RecallSource;
  noticeNumber: string;
  reason: string;
  staffId: number;
  atMs: number;
}

interface BatchHoldTable {
  id: Generated<number>;
  batchId: number;
  action: HoldAction;
  recallId: number | null;
  reason: string;
  staffId: number;
  atMs: number;
}

/** A batch of TCM pieces that was put into its bin; nobody checks the first of a drug. */
interface BinFillTable {
  id: Generated<number>;
  batchId: number;
  fillerId: number;
  fillerName: string;
  checkerId: number | null;
  checkerName: string | null;
  atMs: number;
}

interface BinRemovalTable {
  fillId: number;
  batchId: number;
  quantity: number;
}

interface RecallOrderTable {
  recallId: number;
  orderId: number;
  quantity: number;
  outcome: RecallOutcome;
}

interface RecallMoveTable {
  orderId: number;
  recallId: number;
  lineNo: number;
  fromBatchId: number;
  toBatchId: number;
  quantity: number;
}

interface TraceCodeTable {
  code: string;
  drugId: number;
  state: 'sold' | 'taken_back' | 'returned';
  orderId: number;
  lineNo: number;
  atMs: number;
}

interface ScannedPackTable {
  code: string;
  cartId: number | null;
  orderId: number | null;
  lineNo: number | null;
  batchId: number | null;
}

interface TraceEventTable {
  id: Generated<number>;
  code: string;
  kind: 'sale' | 'take_back' | 'return';
  orderId: number;
  batchNumber: string;
  expiryDate: string;
  insuranceCode: string;
  staffId: number;
  atMs: number;
}

/** Batches, every movement of theirs, what holds them, and the codes of single packs. */
export interface StockTables {
  batch: BatchTable;
  stockMovement: StockMovementTable;
  quarantineDecision: QuarantineDecisionTable;
  recall: RecallTable;
  batchHold: BatchHoldTable;
  binFill: BinFillTable;
  binRemoval: BinRemovalTable;
  recallOrder: RecallOrderTable;
  recallMove: RecallMoveTable;
  traceCode: TraceCodeTable;
  scannedPack: ScannedPackTable;
  traceEvent: TraceEventTable;
}
