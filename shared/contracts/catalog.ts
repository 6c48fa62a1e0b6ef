import { z } from 'zod';
import { CONTROL_CLASSES, DRUG_CATEGORIES, STORAGE_CONDITIONS } from '#shared/domain/drugs.ts';
import { command, query } from './define.ts';
import { count, date, fen, id, requiredLine, timeMs } from './fields.ts';

export const drug = z.object({
  drugId: id,
  /** The chain's own article number. */
  code: z.string(),
  genericName: z.string(),
  tradeName: z.string(),
  pinyinInitials: z.string(),
  specification: z.string(),
  dosageForm: z.string(),
  manufacturer: z.string(),
  approvalNumber: z.string(),
  barcodes: z.array(z.string()),
  /** The unit a customer buys and stock counts: 盒, 瓶, 袋. */
  unit: z.string(),
  packSize: z.int().min(1),
  category: z.enum(DRUG_CATEGORIES),
  controlClass: z.enum(CONTROL_CLASSES),
  storage: z.enum(STORAGE_CONDITIONS),
  insuranceCode: z.string(),
  priceFen: fen,
  memberPriceFen: fen.nullable(),
  taxRateBp: z.int(),
  shelf: z.string(),
  /** Micrograms of ephedrine in a unit dose and in a pack; null where the catalogue does not say. */
  ephedrineUnitUg: count.nullable(),
  ephedrinePackUg: count.nullable(),
  imageRef: z.string(),
});
export type Drug = z.infer<typeof drug>;

/** A drug that is sold by the pack and by the unit: which of its two articles is which. */
export const splitRef = z.object({ packDrugId: id, looseDrugId: id, unitsPerPack: z.int() });

/** A row of search results: the drug and what this counter can sell of it now. */
export const drugHit = drug
  .pick({
    drugId: true,
    code: true,
    genericName: true,
    tradeName: true,
    specification: true,
    manufacturer: true,
    unit: true,
    category: true,
    controlClass: true,
    priceFen: true,
    memberPriceFen: true,
    shelf: true,
  })
  .extend({
    /** Sellable units: on hand less reserved, over batches that are neither expired nor locked. */
    availableQuantity: count,
    /** Of the sellable batches. */
    nearestExpiry: date.nullable(),
    /** Units that could be sold if their batch of TCM pieces were in its bin. */
    outsideBinQuantity: count,
    /** How it is split, or of what it is the units; null for nearly every drug. */
    loose: splitRef.nullable(),
  });
export type DrugHit = z.infer<typeof drugHit>;

/** What a scanned code says, besides the drug it means. */
export const scanFacts = z.object({
  symbology: z.enum(['ean', 'gs1', 'trace_code', 'internal']),
  batchNumber: z.string().nullable(),
  expiryDate: date.nullable(),
  serial: z.string().nullable(),
  traceCode: z.string().nullable(),
});

export const IMPORT_FIELDS = [
  'code',
  'genericName',
  'tradeName',
  'specification',
  'dosageForm',
  'manufacturer',
  'approvalNumber',
  'barcodes',
  'unit',
  'packSize',
  'category',
  'controlClass',
  'storage',
  'insuranceCode',
  'price',
  'memberPrice',
  'taxRate',
  'shelf',
  'ephedrinePerUnit',
  'ephedrinePerPack',
  'batchNumber',
  'expiryDate',
  'productionDate',
  'quantity',
  'cost',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Fields without which a row is no drug that could be sold rightly. A category decides who may buy. */
export const REQUIRED_IMPORT_FIELDS = [
  'genericName',
  'category',
  'price',
] as const satisfies readonly ImportField[];

/** Column index (from 0) in the file for each field; a field left out is not in the file. */
export const columnMapping = z.partialRecord(z.enum(IMPORT_FIELDS), z.int().min(0).max(255));

export const importStatus = z.object({
  importId: id,
  fileName: z.string(),
  /** reading → ready (checked, nothing changed yet) → applying → done; or failed, or discarded. */
  phase: z.enum(['reading', 'ready', 'applying', 'done', 'failed', 'discarded']),
  rowsRead: count,
  rowsAccepted: count,
  rowsRejected: count,
  rowsApplied: count,
  newDrugs: count,
  changedDrugs: count,
  newBatches: count,
  /** Why it failed; while it is applied, why it does not get on, which is tried again and again. */
  error: z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) }).nullable(),
  startedAtMs: timeMs,
  finishedAtMs: timeMs.nullable(),
});
export type ImportStatus = z.infer<typeof importStatus>;

/** Why a row of an imported file is refused; the renderer has a text for each. */
export const ROW_PROBLEMS = [
  'required',
  'too_long',
  'too_many',
  'control_character',
  'broken_character',
  'not_an_amount',
  'negative',
  'too_many_decimals',
  'not_a_number',
  'not_whole',
  'not_positive',
  'too_large',
  'not_a_rate',
  'not_a_date',
  'after_expiry',
  'contains_ephedrine',
  'too_strong',
  'too_strong_for_otc',
  'bad_approval_number',
  'empty',
  'not_ascii',
  'bad_check_digit',
  'unknown_category',
  'unknown_control_class',
  'unknown_storage',
  'formula_without_result',
  'error_value',
  // `value` is the number of the earlier row.
  'differs_from_row',
  'repeats_row',
  'repeated_in_file',
  // What the catalogue already has.
  'barcode_taken',
  'batch_exists',
  'loose_article',
] as const;
export type RowProblemCode = (typeof ROW_PROBLEMS)[number];

/** Why a file cannot be read at all: `problem` of FILE_UNREADABLE. */
export const FILE_PROBLEMS = [
  'empty',
  'not_a_file',
  'no_permission',
  'binary',
  'bad_quotes',
  'old_or_encrypted_excel',
  'encrypted',
  'broken_archive',
  'broken_xml',
  'part_missing',
  'no_sheet',
  'too_many_parts',
  'unpacks_too_large',
  'too_complex',
  'reading_stopped',
] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

export const rejectedRow = z.object({
  /** The row's number in the file, counted from 1 with the header. */
  row: z.int().min(1),
  problems: z.array(
    z.object({ field: z.enum(IMPORT_FIELDS), code: z.enum(ROW_PROBLEMS), value: z.string() }),
  ),
  text: z.string(),
});

export const catalogContract = {
  searchDrugs: query({
    access: 'catalog.read',
    input: z.object({ query: z.string().max(100), limit: z.int().min(1).max(100).default(20) }),
    output: z.object({ hits: z.array(drugHit) }),
    errors: [],
  }),
  /** Reads a scanned code and finds its drug. */
  resolveScan: query({
    access: 'catalog.read',
    input: z.object({ code: z.string().min(1).max(200) }),
    output: z.object({ hit: drugHit, facts: scanFacts, batchId: id.nullable() }),
    errors: ['BARCODE_UNKNOWN', 'BARCODE_INVALID'],
  }),
  getDrug: query({
    access: 'catalog.read',
    input: z.object({ drugId: id }),
    output: drug,
    errors: ['DRUG_NOT_FOUND'],
  }),
  /** Looks at a file: encoding, columns, a guessed mapping and its first rows. Changes nothing. */
  previewImport: query({
    access: 'catalog.import',
    input: z.object({ fileRef: requiredLine(200) }),
    output: z.object({
      fileName: z.string(),
      sizeBytes: count,
      format: z.enum(['csv', 'xlsx']),
      encoding: z.enum(['utf-8', 'gb18030', 'none']),
      columns: z.array(z.string()),
      mapping: columnMapping,
      sampleRows: z.array(z.array(z.string())),
    }),
    errors: ['FILE_NOT_FOUND', 'FILE_TOO_LARGE', 'FILE_UNREADABLE', 'FILE_ENCODING_UNKNOWN'],
  }),
  /** Reads and checks every row into a waiting room. Nothing of the catalogue changes yet. */
  startImport: command({
    access: 'catalog.import',
    input: z.object({ fileRef: requiredLine(200), mapping: columnMapping }),
    output: z.object({ importId: id }),
    errors: [
      'FILE_NOT_FOUND',
      'FILE_TOO_LARGE',
      'FILE_UNREADABLE',
      'IMPORT_COLUMNS_MISSING',
      'IMPORT_RUNNING',
    ],
  }),
  /** Makes the accepted rows of a checked import the catalogue's: all of them, also across a crash. */
  applyImport: command({
    access: 'catalog.import',
    input: z.object({ importId: id }),
    output: z.object({ importId: id }),
    errors: ['IMPORT_NOT_FOUND', 'IMPORT_NOT_READY'],
  }),
  discardImport: command({
    access: 'catalog.import',
    input: z.object({ importId: id }),
    output: z.object({ importId: id }),
    errors: ['IMPORT_NOT_FOUND', 'IMPORT_NOT_READY'],
  }),
  importStatus: query({
    access: 'catalog.import',
    input: z.object({ importId: id }),
    output: importStatus,
    errors: ['IMPORT_NOT_FOUND'],
  }),
  rejectedRows: query({
    access: 'catalog.import',
    input: z.object({
      importId: id,
      page: z.int().min(1).default(1),
      pageSize: z.int().min(1).max(200).default(50),
    }),
    output: z.object({ rows: z.array(rejectedRow), total: count }),
    errors: ['IMPORT_NOT_FOUND'],
  }),
  /** The whole report of rejected rows as a UTF-8 CSV text, for saving. */
  rejectedRowsCsv: query({
    access: 'catalog.import',
    input: z.object({ importId: id }),
    output: z.object({ fileName: z.string(), csv: z.string() }),
    errors: ['IMPORT_NOT_FOUND'],
  }),
  /** Fills an empty store with the demo catalogue and, if wished, a past of sales. */
  loadDemo: command({
    access: 'catalog.import',
    input: z.object({ withHistory: z.boolean() }),
    output: z.object({ drugs: count, batches: count, orders: count }),
    errors: ['CATALOG_NOT_EMPTY'],
  }),
};
