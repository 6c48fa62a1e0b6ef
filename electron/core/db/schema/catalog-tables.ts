import type { Generated } from 'kysely';
import type { Json } from './json.ts';

interface ImportTable {
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

interface ImportRowTable {
  importId: number;
  rowNo: number;
  state: 'accepted' | 'rejected' | 'applied';
  payload: string;
  problems: Json | null;
}

interface DrugTable {
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
  ephedrineUnitUg: number | null;
  ephedrinePackUg: number | null;
  imageRef: Generated<string>;
  searchPinyin: string;
  importId: number | null;
  version: Generated<number>;
  createdAtMs: number;
  updatedAtMs: number;
}

interface DrugBarcodeTable {
  barcode: string;
  drugId: number;
}

interface DrugPopularityTable {
  drugId: number;
  sold: number;
  level: Generated<number>;
  nextLevelAt: Generated<number>;
}

/** The index of search. It keeps no texts: only the row id can be read back. */
interface DrugSearchTable {
  rowid: Generated<number>;
  terms: Generated<string>;
  /** Written only, with `rank`: an order to the index itself. */
  drugSearch: Generated<string>;
  rank: Generated<number>;
}

interface DrugSearchStaleTable {
  drugId: number;
}

interface LooseArticleTable {
  drugId: number;
  packDrugId: number;
  unitsPerPack: number;
  unitPriceFen: number | null;
  directions: string;
  isActive: number;
}

interface OpenedPackTable {
  id: Generated<number>;
  packBatchId: number;
  looseBatchId: number;
  units: number;
  outMovementId: number;
  inMovementId: number;
  genericName: string;
  specification: string;
  manufacturer: string;
  unit: string;
  splitterId: number;
  splitterName: string;
  checkerId: number;
  checkerName: string;
  atMs: number;
  traceCode: string | null;
  noCodeReason: string;
}

interface LooseSaleTable {
  id: Generated<number>;
  openedPackId: number;
  orderId: number;
  lineNo: number;
  batchId: number;
  quantity: number;
  atMs: number;
}

/** Drugs, how they are found, imported and split. */
export interface CatalogTables {
  import: ImportTable;
  importRow: ImportRowTable;
  drug: DrugTable;
  drugBarcode: DrugBarcodeTable;
  drugPopularity: DrugPopularityTable;
  drugSearch: DrugSearchTable;
  drugSearchStale: DrugSearchStaleTable;
  looseArticle: LooseArticleTable;
  openedPack: OpenedPackTable;
  looseSale: LooseSaleTable;
}
