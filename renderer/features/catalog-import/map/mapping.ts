import { type ImportField, REQUIRED_IMPORT_FIELDS } from '#shared/contracts/catalog.ts';
import type { CallInput } from '#shared/contracts/index.ts';

/** Which column of the file, from 0, holds which field. */
export type ColumnMapping = CallInput<'catalog.startImport'>['mapping'];

/** The fields in the order in which people look for them, those that have to be there first. */
export const FIELD_GROUPS = {
  required: REQUIRED_IMPORT_FIELDS,
  drug: [
    'code',
    'tradeName',
    'specification',
    'dosageForm',
    'manufacturer',
    'approvalNumber',
    'barcodes',
    'unit',
    'packSize',
    'controlClass',
    'ephedrinePerUnit',
    'ephedrinePerPack',
    'storage',
    'insuranceCode',
  ],
  sale: ['memberPrice', 'taxRate', 'shelf'],
  stock: ['batchNumber', 'expiryDate', 'quantity', 'productionDate', 'cost'],
} as const satisfies Readonly<Record<string, readonly ImportField[]>>;

export const GROUP_NAMES = [
  'required',
  'drug',
  'sale',
  'stock',
] as const satisfies readonly (keyof typeof FIELD_GROUPS)[];

export function isRequired(field: ImportField): boolean {
  return REQUIRED_IMPORT_FIELDS.some((required) => required === field);
}

/** Gives a field a column, or none. */
export function withColumn(mapping: ColumnMapping, field: ImportField, column: number | null): ColumnMapping {
  const { [field]: _, ...others } = mapping;
  return column === null ? others : { ...others, [field]: column };
}

/** What keeps a mapping from being checked against the file. */
export interface MappingProblems {
  readonly missing: readonly ImportField[];
  /** Columns that stand for more than one field. */
  readonly twice: readonly number[];
}

export function findMappingProblems(mapping: ColumnMapping): MappingProblems {
  const columns = Object.values(mapping).filter((column) => column !== undefined);
  return {
    missing: REQUIRED_IMPORT_FIELDS.filter((field) => mapping[field] === undefined),
    twice: [...new Set(columns.filter((column, place) => columns.indexOf(column) !== place))],
  };
}
