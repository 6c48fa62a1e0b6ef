import type { Generated } from 'kysely';
import type { AfterSalesKind, AfterSalesState } from '#shared/domain/after-sales-states.ts';
import type { HoldAction, RecallLevel, RecallOutcome, RecallSource } from '#shared/domain/batches.ts';
import type { OrderStatus } from '#shared/domain/order-states.ts';
import type { PrescriptionStatus } from '#shared/domain/prescription-states.ts';
import type { ReturnReason } from '#shared/domain/return-reasons.ts';
import type { ShipmentState } from '#shared/domain/shipment-states.ts';

/** A JSON text; what it holds is parsed by the feature that owns it. */
type Json = string;

export interface MetaTable {
  key: string;
  value: string;
}
export interface SettingTable {
  section: string;
  value: Json;
  updatedAtMs: number;
}
export interface RegisterExportTable {
  id: Generated<number>;
  register: string;
  fromDate: string;
  toDate: string;
  rowCount: number;
  fileNames: string;
  staffId: number;
  staffName: string;
  atMs: number;
}
export interface RuleSettingTable {
  id: Generated<number>;
  ruleId: string;
  version: number;
  isOn: number;
  numbers: Json;
  reason: string;
  staffId: number;
  staffName: string;
  atMs: number;
}
export interface StaffTable {
  id: Generated<number>;
  name: string;
  roles: Json;
  createdAtMs: number;
  /** An argon2id hash; null until the person has chosen a PIN. */
  pinHash: string | null;
  isActive: Generated<number>;
  licenceNumber: Generated<string>;
  licenceExpiresOn: string | null;
  version: Generated<number>;
}
export interface SessionTable {
  id: string;
  staffId: number;
  createdAtMs: number;
  endedAtMs: number | null;
}
export interface CustomerTable {
  id: Generated<number>;
  name: string;
  phone: string;
  isMember: number;
  address: Json | null;
  createdAtMs: number;
  updatedAtMs: number;
}
export interface ImportTable {
  id: Generated<number>;
  fileName: string;
  phase: 'reading' | 'ready' | 'applying' | 'done' | 'failed' | 'discarded';
  rowsRead: Generated<number>;
  rowsAccepted: Generated<number>;
  rowsRejected: Generated<number>;
  rowsApplied: Generated<number>;
  newDrugs: Generated<number>;
  changedDrugs: Generated<number>;
  newBatches: Generated<number>;
  error: Json | null;
  firstDrugId: number | null;
  staffId: number;
  startedAtMs: number;
  finishedAtMs: number | null;
}
export interface ImportRowTable {
  importId: number;
  rowNo: number;
  state: 'accepted' | 'rejected' | 'applied';
  payload: string;
  problems: Json | null;
}
export interface DrugTable {
  id: Generated<number>;
  code: string;
  genericName: string;
  tradeName: string;
  pinyinInitials: string;
  specification: string;
  dosageForm: string;
  manufacturer: string;
  approvalNumber: string;
  unit: string;
  packSize: number;
  category: string;
  controlClass: string;
  storage: string;
  insuranceCode: string;
  priceFen: number;
  memberPriceFen: number | null;
  taxRateBp: number;
  shelf: string;
  imageRef: Generated<string>;
  searchPinyin: string;
  importId: number | null;
  version: Generated<number>;
  createdAtMs: number;
  updatedAtMs: number;
}
export interface DrugBarcodeTable {
  barcode: string;
  drugId: number;
}
export interface DrugPopularityTable {
  drugId: number;
  sold: number;
  level: Generated<number>;
  nextLevelAt: Generated<number>;
}
/** The index of search. It keeps no texts: only the row id can be read back. */
export interface DrugSearchTable {
  rowid: Generated<number>;
  terms: Generated<string>;
  /** Written only, with `rank`: an order to the index itself. */
  drugSearch: Generated<string>;
  rank: Generated<number>;
}
export interface DrugSearchStaleTable {
  drugId: number;
}
export interface BatchTable {
  id: Generated<number>;
  drugId: number;
  batchNumber: string;
  expiryDate: string;
  productionDate: string | null;
  status: Generated<'available' | 'locked' | 'recalled'>;
  zone: Generated<'saleable' | 'quarantine'>;
  onHand: Generated<number>;
  reserved: Generated<number>;
  costFen: number | null;
  receivedAtMs: number;
}
export interface StockMovementTable {
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
export interface CartTable {
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
}
export interface CartLineTable {
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
}
export interface SaleOrderTable {
  id: Generated<number>;
  orderNumber: string;
  version: Generated<number>;
  status: OrderStatus;
  channel: string;
  cartId: number | null;
  customerId: number | null;
  customerName: string;
  customerPhone: string;
  doctorId: number | null;
  doctorName: string;
  address: Json | null;
  buyerName: string;
  buyerIdNumber: string;
  itemCount: number;
  quantity: number;
  itemsFen: number;
  memberDiscountFen: number;
  lineDiscountFen: number;
  orderDiscountFen: number;
  couponCode: string;
  couponFen: number;
  shippingFeeFen: number;
  taxFen: number;
  totalFen: number;
  roundingFen: Generated<number>;
  paidFen: Generated<number>;
  refundedFen: Generated<number>;
  payType: Generated<string>;
  remark: string;
  carrier: Generated<string>;
  trackingNumber: Generated<string>;
  cancelReason: Generated<string>;
  receiptCount: Generated<number>;
  staffId: number;
  createdAtMs: number;
  expiresAtMs: number;
  paidAtMs: number | null;
  dispensingAtMs: number | null;
  shippedAtMs: number | null;
  completedAtMs: number | null;
  cancelledAtMs: number | null;
  afterSalesAtMs: number | null;
  eventCount: Generated<number>;
  eventHash: Uint8Array;
}
export interface OrderLinkTable {
  fromOrderId: number;
  toOrderId: number;
  kind: 'split' | 'merge';
  atMs: number;
}
export interface OrderTallyTable {
  day: number;
  status: string;
  channel: string;
  orders: number;
}
export interface OrderItemTable {
  orderId: number;
  lineNo: number;
  drugId: number;
  drugCode: string;
  genericName: string;
  tradeName: string;
  specification: string;
  manufacturer: string;
  approvalNumber: string;
  unit: string;
  category: string;
  controlClass: string;
  quantity: number;
  listPriceFen: number;
  unitPriceFen: number;
  grossFen: number;
  memberDiscountFen: number;
  lineDiscountFen: number;
  orderDiscountFen: number;
  couponFen: number;
  netFen: number;
  taxRateBp: number;
  taxFen: number;
  prescriptionId: number | null;
  prescriptionLineNo: number | null;
}
export interface RecallTable {
  id: Generated<number>;
  drugId: number;
  level: RecallLevel;
  source: RecallSource;
  noticeNumber: string;
  reason: string;
  staffId: number;
  atMs: number;
}
export interface BatchHoldTable {
  id: Generated<number>;
  batchId: number;
  action: HoldAction;
  recallId: number | null;
  reason: string;
  staffId: number;
  atMs: number;
}
export interface RecallOrderTable {
  recallId: number;
  orderId: number;
  quantity: number;
  outcome: RecallOutcome;
}
export interface RecallMoveTable {
  orderId: number;
  recallId: number;
  lineNo: number;
  fromBatchId: number;
  toBatchId: number;
  quantity: number;
}
export interface OrderItemBatchTable {
  orderId: number;
  lineNo: number;
  batchId: number;
  quantity: number;
  state: 'reserved' | 'dispensed' | 'released' | 'restocked' | 'quarantined' | 'lost';
}
export interface PaymentTable {
  id: Generated<number>;
  orderId: number;
  tender: string;
  status: string;
  amountFen: number;
  receivedFen: number;
  changeFen: number;
  refundedFen: Generated<number>;
  reference: string;
  createdAtMs: number;
  paidAtMs: number | null;
}
export interface PaymentTransferTable {
  toPaymentId: number;
  fromPaymentId: number;
  staffId: number;
  atMs: number;
}
export interface RefundTable {
  id: Generated<number>;
  orderId: number;
  paymentId: number;
  amountFen: number;
  reason: string;
  staffId: number;
  atMs: number;
  afterSalesId: number | null;
  reference: Generated<string>;
}
export interface RefundLineTable {
  afterSalesId: number;
  lineNo: number;
  quantity: number;
  amountFen: number;
}
export interface AfterSalesTable {
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
  requestedBy: number;
  requestedAtMs: number;
  approvedAtMs: number | null;
  receivedAtMs: number | null;
  failedAtMs: number | null;
  endedAtMs: number | null;
  eventCount: number;
  eventHash: Uint8Array;
}
export interface AfterSalesLineTable {
  afterSalesId: number;
  lineNo: number;
  quantity: number;
  received: number | null;
  accepted: number | null;
}
export interface AfterSalesEventTable {
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
export interface ReturnBatchTable {
  afterSalesId: number;
  orderId: number;
  lineNo: number;
  batchId: number;
  quarantineBatchId: number;
  quantity: number;
  atMs: number;
}
export interface ControlledSaleTable {
  orderId: number;
  lineNo: number;
  batchId: number;
  controlClass: string;
  genericName: string;
  specification: string;
  manufacturer: string;
  batchNumber: string;
  quantity: number;
  buyerName: string;
  buyerIdNumber: string;
  staffId: number;
  atMs: number;
}
export interface OrderEventTable {
  orderId: number;
  seq: number;
  action: string;
  fromStatus: string | null;
  toStatus: string;
  staffId: number;
  staffName: string;
  role: string;
  reason: string;
  details: Json;
  atMs: number;
  hash: Uint8Array;
}
export interface ShipmentTable {
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
export interface ShipmentEventTable {
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
export interface AuditLogTable {
  seq: Generated<number>;
  command: string;
  commandId: string;
  staffId: number | null;
  staffName: string;
  subject: string;
  details: Json;
  atMs: number;
  hash: Uint8Array;
}
export interface CommandLogTable {
  commandId: string;
  name: string;
  inputHash: Uint8Array;
  outcome: Json;
  transient: number;
  atMs: number;
}
export interface OutboxTable {
  seq: Generated<number>;
  epoch: number;
  kind: string;
  subject: string;
  subjectVersion: number;
  firstMovementId: number | null;
  lastMovementId: number | null;
  payload: Json;
  payloadHash: Uint8Array;
  atMs: number;
}
export interface PatientTable {
  id: Generated<number>;
  version: Generated<number>;
  name: string;
  sex: 'male' | 'female' | 'unknown';
  birthDate: string | null;
  ageYears: number | null;
  ageStatedOn: string | null;
  phone: string;
  idNumber: string;
  allergies: Json;
  customerId: number | null;
  createdAtMs: number;
  updatedAtMs: number;
}
export interface DoctorTable {
  id: Generated<number>;
  version: Generated<number>;
  name: string;
  hospital: string;
  department: string;
  licenceNumber: string;
  createdAtMs: number;
  updatedAtMs: number;
}
export interface NameReadingTable {
  kind: 'patient' | 'doctor';
  reading: string;
  personId: number;
}
export interface PrescriptionTable {
  id: Generated<number>;
  number: string;
  version: Generated<number>;
  status: PrescriptionStatus;
  kind: 'normal' | 'emergency' | 'chronic';
  patientId: number | null;
  patientName: string;
  patientPhone: string;
  patient: Json;
  doctorId: number | null;
  doctorName: string;
  doctorLicence: string;
  hospital: string;
  department: string;
  diagnosis: string;
  issuedOn: string;
  validDays: number;
  lastValidDay: string;
  capturedBy: number;
  stopCount: Generated<number>;
  confirmCount: Generated<number>;
  noteCount: Generated<number>;
  reviewerId: number | null;
  reason: Generated<string>;
  createdAtMs: number;
  draftedAtMs: number;
  submittedAtMs: number | null;
  approvedAtMs: number | null;
  rejectedAtMs: number | null;
  lapsedAtMs: number | null;
  dispensedAtMs: number | null;
  withdrawnAtMs: number | null;
  lockUntil: string | null;
  eventCount: number;
  eventHash: Uint8Array;
}
export interface PrescriptionLineTable {
  prescriptionId: number;
  lineNo: number;
  drugId: number;
  drugCode: string;
  genericName: string;
  tradeName: string;
  specification: string;
  dosageForm: string;
  manufacturer: string;
  unit: string;
  packSize: number;
  category: string;
  controlClass: string;
  doseAmount: string | null;
  doseUnit: string | null;
  frequency: string | null;
  route: string | null;
  timing: string | null;
  days: number | null;
  directionsText: string;
  quantity: number;
}
export interface InteractionTable {
  id: Generated<number>;
  a: string;
  b: string;
  severity: 'forbidden' | 'caution';
  note: string;
  source: string;
}
export interface MediaTable {
  sha256: string;
  mediaType: string;
  sizeBytes: number;
  cipher: 'none';
  createdAtMs: number;
}
export interface PrescriptionImageTable {
  prescriptionId: number;
  sha256: string;
  fileName: string;
  staffId: number;
  atMs: number;
}
export interface PrescriptionSignatureTable {
  prescriptionId: number;
  seq: number;
  role: 'doctor' | 'doctor_again' | 'reviewer' | 'dispenser';
  staffId: number | null;
  name: string;
  licenceNumber: string;
  documentHash: Uint8Array;
  atMs: number;
}
export interface PrescriptionEventTable {
  prescriptionId: number;
  seq: number;
  action: string;
  fromStatus: PrescriptionStatus | null;
  toStatus: PrescriptionStatus;
  staffId: number;
  staffName: string;
  role: string;
  reason: string;
  details: Json;
  atMs: number;
  hash: Uint8Array;
}

export interface DispensedPackTable {
  id: Generated<number>;
  orderId: number;
  lineNo: number;
  batchId: number;
  quantity: number;
  takenBackId: number | null;
  code: string;
  traceCode: string | null;
  noCodeReason: string;
  staffId: number;
  atMs: number;
}
export interface DispensingCheckTable {
  orderId: number;
  lastPackId: number;
  staffId: number;
  atMs: number;
}
export interface TraceCodeTable {
  code: string;
  drugId: number;
  state: 'sold' | 'taken_back' | 'returned';
  orderId: number;
  lineNo: number;
  atMs: number;
}
export interface TraceEventTable {
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

/** The store's tables as Kysely sees them; `migrations/schema.sql` is the truth that this mirrors. */
export interface Schema {
  meta: MetaTable;
  setting: SettingTable;
  ruleSetting: RuleSettingTable;
  registerExport: RegisterExportTable;
  staff: StaffTable;
  session: SessionTable;
  customer: CustomerTable;
  import: ImportTable;
  importRow: ImportRowTable;
  drug: DrugTable;
  drugBarcode: DrugBarcodeTable;
  drugPopularity: DrugPopularityTable;
  drugSearch: DrugSearchTable;
  drugSearchStale: DrugSearchStaleTable;
  batch: BatchTable;
  stockMovement: StockMovementTable;
  cart: CartTable;
  cartLine: CartLineTable;
  saleOrder: SaleOrderTable;
  orderLink: OrderLinkTable;
  orderTally: OrderTallyTable;
  orderItem: OrderItemTable;
  orderItemBatch: OrderItemBatchTable;
  recall: RecallTable;
  batchHold: BatchHoldTable;
  recallOrder: RecallOrderTable;
  recallMove: RecallMoveTable;
  payment: PaymentTable;
  paymentTransfer: PaymentTransferTable;
  refund: RefundTable;
  refundLine: RefundLineTable;
  afterSales: AfterSalesTable;
  afterSalesLine: AfterSalesLineTable;
  afterSalesEvent: AfterSalesEventTable;
  returnBatch: ReturnBatchTable;
  controlledSale: ControlledSaleTable;
  orderEvent: OrderEventTable;
  shipment: ShipmentTable;
  shipmentEvent: ShipmentEventTable;
  auditLog: AuditLogTable;
  commandLog: CommandLogTable;
  dispensedPack: DispensedPackTable;
  dispensingCheck: DispensingCheckTable;
  traceCode: TraceCodeTable;
  traceEvent: TraceEventTable;
  outbox: OutboxTable;
  patient: PatientTable;
  doctor: DoctorTable;
  nameReading: NameReadingTable;
  prescription: PrescriptionTable;
  prescriptionLine: PrescriptionLineTable;
  interaction: InteractionTable;
  media: MediaTable;
  prescriptionImage: PrescriptionImageTable;
  prescriptionSignature: PrescriptionSignatureTable;
  prescriptionEvent: PrescriptionEventTable;
}
