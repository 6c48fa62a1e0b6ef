import { describe, expect, it } from 'vitest';
import {
  FIELD_GROUPS,
  findMappingProblems,
  GROUP_NAMES,
  withColumn,
} from '#renderer/features/catalog-import/map/mapping.ts';
import {
  draftOfDocuments,
  OTHER_DOCUMENTS,
  readDocuments,
} from '#renderer/features/settings/documents/documents-draft.ts';
import { draftOfLimits, LIMIT_FIELDS, readLimits } from '#renderer/features/settings/limits/limits-draft.ts';
import { PRINTER_KINDS } from '#renderer/features/settings/printer/printer-draft.ts';
import { formatUsbId } from '#renderer/features/settings/printer/usb-id.ts';
import { draftOfReceipt, readReceipt } from '#renderer/features/settings/receipt/receipt-draft.ts';
import { draftOfCarriers, readCarriers } from '#renderer/features/settings/shipping/carriers-draft.ts';
import { IMPORT_FIELDS, REQUIRED_IMPORT_FIELDS } from '#shared/contracts/catalog.ts';
import { printerTarget, settings } from '#shared/contracts/settings.ts';
import { DEFAULT_SALE_LIMITS } from '#shared/domain/limits.ts';

const RECEIPT = {
  printer: { kind: 'none' },
  paperMm: 58,
  chinese: 'raster',
  printAfterSale: true,
  openDrawer: false,
} as const;

describe('limits as they are typed', () => {
  it('ORD-4: come back as they were saved', () => {
    expect(readLimits(draftOfLimits(DEFAULT_SALE_LIMITS)).limits).toEqual(DEFAULT_SALE_LIMITS);
  });

  it('ORD-4: have the bounds of the contract', () => {
    const draft = draftOfLimits(DEFAULT_SALE_LIMITS);
    const accepts = (name: string, value: number) =>
      settings.shape.limits.safeParse({ ...DEFAULT_SALE_LIMITS, [name]: value }).success;
    for (const { name, least, most } of LIMIT_FIELDS) {
      expect(
        [least - 1, least, most, most + 1].map((value) => accepts(name, value)),
        name,
      ).toEqual([false, true, true, false]);
      const typed = { ...draft, texts: { ...draft.texts, [name]: String(most + 1) } };
      expect(readLimits(typed)).toEqual({ limits: null, wrong: [name] });
    }
  });
});

describe('the printer as it is chosen', () => {
  it('OPS-7: every kind of the contract can be chosen and comes back as it was saved', () => {
    const kinds = printerTarget.options.map((option) => option.shape.kind.value);
    expect([...PRINTER_KINDS].sort()).toEqual([...kinds].sort());
    for (const printer of [
      { kind: 'none' },
      { kind: 'file' },
      { kind: 'system' },
      { kind: 'network', host: '192.168.1.60', port: 9100 },
      { kind: 'usb', vendorId: 0x0fe6, productId: 0x811e },
    ] as const) {
      const saved = { ...RECEIPT, printer };
      expect(readReceipt(draftOfReceipt(saved)).receipt).toEqual(saved);
    }
    expect(formatUsbId({ vendorId: 0x0fe6, productId: 0x811e })).toBe('0fe6:811e');
  });

  it('OPS-7: says what is missing of it', () => {
    const draft = draftOfReceipt(RECEIPT);
    expect(readReceipt({ ...draft, kind: 'network', host: ' ' }).problem).toBe('host');
    expect(readReceipt({ ...draft, kind: 'network', host: 'till', portText: '70000' }).problem).toBe('port');
    expect(readReceipt({ ...draft, kind: 'usb' }).problem).toBe('usb');
  });
});

describe('printers of papers besides the receipt', () => {
  const LABELS = {
    printer: { kind: 'network', host: '192.168.1.61', port: 9100 },
    paperMm: 40,
    chinese: 'raster',
    tspl: { widthMm: 60, heightMm: 40, gapMm: 2 },
  } as const;
  const SAVED = { packing_slip: null, label: LABELS, pick_list: null, owed_note: null };

  it('OPS-7: every kind besides the receipt may have its own, and comes back as it was saved', () => {
    expect([...OTHER_DOCUMENTS].sort()).toEqual(Object.keys(settings.shape.documents.shape).sort());
    expect(readDocuments(draftOfDocuments(SAVED)).documents).toEqual(SAVED);
  });

  it('OPS-7: what is typed of a printer that is not used hinders nobody, else the paper is named', () => {
    const draft = draftOfDocuments(SAVED);
    const label = { ...draft.label, host: '' };
    expect(readDocuments({ ...draft, label }).problem).toEqual({ document: 'label', problem: 'host' });
    expect(readDocuments({ ...draft, label: { ...label, isOwn: false } }).documents?.label).toBeNull();
  });

  it.each([
    ['widthMm', { widthMm: '29' }],
    ['heightMm', { heightMm: 'x' }],
    ['gapMm', { gapMm: '11' }],
    ['too_narrow', { widthMm: '35' }],
  ])('RX-4: labels that a printer cannot be told of are named: %s', (problem, change) => {
    const draft = draftOfDocuments(SAVED);
    const stock = { ...draft.label.stock, sides: { ...draft.label.stock.sides, ...change } };
    const label = { ...draft.label, stock };
    expect(readDocuments({ ...draft, label }).problem).toEqual({ document: 'label', problem });
    const escpos = { ...label, stock: { ...stock, isTspl: false } };
    expect(readDocuments({ ...draft, label: escpos }).documents?.label?.tspl).toBeNull();
  });
});

describe('the columns of a file', () => {
  it('CAT-2: every field of an import has its line, once', () => {
    const shown = GROUP_NAMES.flatMap((group) => FIELD_GROUPS[group]);
    expect([...shown].sort()).toEqual([...IMPORT_FIELDS].sort());
  });

  it('CAT-2: what is missing and what is given twice is named', () => {
    expect(findMappingProblems({})).toEqual({ missing: [...REQUIRED_IMPORT_FIELDS], twice: [] });
    const complete = { genericName: 0, category: 1, price: 2 };
    expect(findMappingProblems(complete)).toEqual({ missing: [], twice: [] });
    expect(findMappingProblems({ ...complete, memberPrice: 2 })).toEqual({ missing: [], twice: [2] });
  });

  it('CAT-2: a column is given and taken away', () => {
    expect(withColumn({ price: 1 }, 'cost', 4)).toEqual({ price: 1, cost: 4 });
    expect(withColumn({ price: 1, cost: 4 }, 'cost', null)).toEqual({ price: 1 });
  });
});

describe('the carriers', () => {
  it('SHIP-1: are read one a line, each once, and there is at least one', () => {
    const carriers = ['顺丰速运', '自送'];
    expect(readCarriers(draftOfCarriers(carriers))).toEqual(carriers);
    expect(readCarriers(' 顺丰速运 \n\n顺丰速运\n自送')).toEqual(carriers);
    expect(readCarriers(' \n ')).toBeNull();
    expect(readCarriers(Array.from({ length: 21 }, (_, place) => `承运${place}`).join('\n'))).toBeNull();
    expect(readCarriers('长'.repeat(41))).toBeNull();
  });
});
