import { useTranslation } from 'react-i18next';
import { IMPORT_FIELDS, type ImportField } from '#shared/contracts/catalog.ts';

/** Makes spreadsheet programs read the file as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** Codes and numbers of the example row; its words come from the texts. */
const EXAMPLE: Readonly<Partial<Record<ImportField, string>>> = {
  code: 'A0001',
  packSize: '24',
  price: '18.50',
  memberPrice: '17.00',
  taxRate: '13%',
  shelf: 'A1-1',
  batchNumber: '260101',
  expiryDate: '2028-12-31',
  productionDate: '2026-01-05',
  quantity: '20',
  cost: '11.20',
};

/** A CSV with the name of every column that an import knows, and one row to show what goes where. */
export function useTemplate(): string {
  const { t } = useTranslation('catalogImport');
  const words: Readonly<Partial<Record<ImportField, string>>> = {
    genericName: t('example.genericName'),
    specification: t('example.specification'),
    dosageForm: t('example.dosageForm'),
    manufacturer: t('example.manufacturer'),
    unit: t('example.unit'),
    category: t('example.category'),
    storage: t('example.storage'),
  };
  const header = IMPORT_FIELDS.map((field) => t(`field.${field}`));
  const example = IMPORT_FIELDS.map((field) => EXAMPLE[field] ?? words[field] ?? '');
  return `${BYTE_ORDER_MARK}${header.join(',')}\r\n${example.join(',')}\r\n`;
}
